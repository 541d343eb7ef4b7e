// The letter that invites a person: who asks them in, to what, and the link with which they set a password.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface InvitationLetter {
  councilName: string;
  name: string;
  invitedBy: string;
  address: string;
  /** "30 October 2025, 6.30 pm" */
  until: string;
}

const text = textView<InvitationLetter>('sign-in/invitation.text');
const html = view<InvitationLetter>('sign-in/invitation.html');

export function invitationEmail(model: InvitationLetter, face: Face): Email {
  return makeEmail(face, { subject: `${model.councilName}: set your password for scrutiny actions and reports`, text: text(model), html: html(model) });
}
