// The letter that tells a person that their password is a new one, so that they notice when it was not they who did it.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface PasswordChangedLetter { councilName: string; name: string; when: string; forgottenPasswordAddress: string }

const text = textView<PasswordChangedLetter>('sign-in/password-changed.text');
const html = view<PasswordChangedLetter>('sign-in/password-changed.html');

export function passwordChangedEmail(model: PasswordChangedLetter, face: Face): Email {
  return makeEmail(face, { subject: `${model.councilName}: your password was changed`, text: text(model), html: html(model), answered: 'by nobody' });
}
