// The letter with which a forgotten password is set anew.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface PasswordResetLetter { councilName: string; name: string; address: string; until: string }

const text = textView<PasswordResetLetter>('sign-in/password-reset.text');
const html = view<PasswordResetLetter>('sign-in/password-reset.html');

export function passwordResetEmail(model: PasswordResetLetter, face: Face): Email {
  return makeEmail(face, { subject: `${model.councilName}: set a new password`, text: text(model), html: html(model), answered: 'by nobody' });
}
