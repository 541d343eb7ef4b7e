// The letter to a new e-mail address, with the link that shows it is its owner's.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface NewAddressLetter { councilName: string; name: string; address: string; until: string }

const text = textView<NewAddressLetter>('sign-in/new-address.text');
const html = view<NewAddressLetter>('sign-in/new-address.html');

export function newAddressEmail(model: NewAddressLetter, face: Face): Email {
  return makeEmail(face, { subject: `${model.councilName}: confirm your new e-mail address`, text: text(model), html: html(model), answered: 'by nobody' });
}
