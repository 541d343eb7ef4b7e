// The letter that brings an officer what members want to know, between two requests for updates.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface OfficerAskedLetter { officerName: string; panelName: string; reference: string; wording: string; question: string; address: string }

const text = textView<OfficerAskedLetter>('progress/officer-asked.text');
const html = view<OfficerAskedLetter>('progress/officer-asked.html');

export function officerAskedEmail(letter: OfficerAskedLetter, face: Face): Email {
  return makeEmail(face, { subject: `A question from members about ${letter.reference}`, text: text(letter), html: html(letter) });
}

export const officerAskedSample: OfficerAskedLetter = {
  officerName: 'Sunita Rao', panelName: 'Education and Children’s Services Scrutiny Panel', reference: 'ECS-12', wording: 'Interview every child who returns from being missing within 72 hours',
  question: 'How many of those who waited longer were under twelve?', address: 'https://actions.example.gov.uk/answer/sample',
};
