// The letter that tells a person that their password is a new one, so that they notice when it was not they who did it.
import { textView, view } from '../web/view.ts';
import type { Words } from '../web/words.ts';

export interface PasswordChangedLetter { councilName: string; name: string; when: string; forgottenPasswordAddress: string }

const text = textView<PasswordChangedLetter>('sign-in/password-changed.text');
const html = view<PasswordChangedLetter>('sign-in/password-changed.html');

export function passwordChangedEmail(model: PasswordChangedLetter, words: Words): { subject: string; text: string; html: string } {
  return { subject: `${model.councilName}: your password was changed`, text: text(model)(words), html: html(model)(words).toString() };
}
