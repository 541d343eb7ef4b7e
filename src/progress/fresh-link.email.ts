// The letter with a fresh update link, for somebody whose earlier one has ended.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface FreshLinkLetter { officerName: string; panelName: string; meetingDay: string; deadline: string; address: string }

const text = textView<FreshLinkLetter>('progress/fresh-link.text');
const html = view<FreshLinkLetter>('progress/fresh-link.html');

export function freshLinkEmail(letter: FreshLinkLetter, face: Face): Email {
  return makeEmail(face, { subject: 'A fresh link to your actions', text: text(letter), html: html(letter) });
}

export const freshLinkSample: FreshLinkLetter = {
  officerName: 'Sunita Rao', panelName: 'Education and Children’s Services Scrutiny Panel', meetingDay: 'Thursday 12 March 2026', deadline: '25 February 2026', address: 'https://actions.example.gov.uk/answer/sample',
};
