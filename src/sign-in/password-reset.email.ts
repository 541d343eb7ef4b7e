// The letter with which a forgotten password is set anew.
import { textView, view } from '../web/view.ts';
import type { Words } from '../web/words.ts';

export interface PasswordResetLetter { councilName: string; name: string; address: string; until: string }

const text = textView<PasswordResetLetter>('sign-in/password-reset.text');
const html = view<PasswordResetLetter>('sign-in/password-reset.html');

export function passwordResetEmail(model: PasswordResetLetter, words: Words): { subject: string; text: string; html: string } {
  return { subject: `${model.councilName}: set a new password`, text: text(model)(words), html: html(model)(words).toString() };
}
