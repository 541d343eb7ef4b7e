// The letter that tells a person what became of their second factor, so that they notice when it was not they who did it.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface SecondFactorChangedLetter { councilName: string; name: string; /** A sentence without its full stop. */ says: string; when: string; forgottenPasswordAddress: string }

const text = textView<SecondFactorChangedLetter>('sign-in/second-factor-changed.text');
const html = view<SecondFactorChangedLetter>('sign-in/second-factor-changed.html');

export function secondFactorChangedEmail(model: SecondFactorChangedLetter, face: Face): Email {
  return makeEmail(face, { subject: `${model.councilName}: your sign-in was changed`, text: text(model), html: html(model), answered: 'by nobody' });
}
