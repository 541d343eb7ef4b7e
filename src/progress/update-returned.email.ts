// The letter that brings an officer the clerk's question about an update, with the update as they wrote it.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface UpdateReturnedLetter { officerName: string; panelName: string; reference: string; wording: string; wrote: string; question: string; askedBy: string; address: string }

const text = textView<UpdateReturnedLetter>('progress/update-returned.text');
const html = view<UpdateReturnedLetter>('progress/update-returned.html');

export function updateReturnedEmail(letter: UpdateReturnedLetter, face: Face): Email {
  return makeEmail(face, { subject: `A question about your update on ${letter.reference}`, text: text(letter), html: html(letter) });
}

export const updateReturnedSample: UpdateReturnedLetter = {
  officerName: 'Sunita Rao', panelName: 'Education and Children’s Services Scrutiny Panel', reference: 'ECS-12', wording: 'Interview every child who returns from being missing within 72 hours', wrote: 'Ongoing.',
  question: 'How many within 72 hours, and by when all of them?', askedBy: 'Asha Clerk', address: 'https://actions.example.gov.uk/answer/sample',
};
