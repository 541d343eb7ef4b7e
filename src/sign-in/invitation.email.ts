// The letter that invites a person: who asks them in, to what, and the link with which they set a password.
import { textView, view } from '../web/view.ts';
import type { Words } from '../web/words.ts';

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

export function invitationEmail(model: InvitationLetter, words: Words): { subject: string; text: string; html: string } {
  return { subject: `${model.councilName}: set your password for scrutiny actions and reports`, text: text(model)(words), html: html(model)(words).toString() };
}
