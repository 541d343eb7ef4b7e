// The letter to whoever had a report that has been withdrawn: not to use it, and why.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface WithdrawnLetter {
  memberName: string;
  reportTitle: string;
  panelName: string;
  meetingSays: string;
  why: string;
  /** Where a replacement is named once there is one. */
  address: string;
}

const text = textView<WithdrawnLetter>('editions/edition-withdrawn.text');
const html = view<WithdrawnLetter>('editions/edition-withdrawn.html');

export function editionWithdrawnEmail(letter: WithdrawnLetter, face: Face): Email {
  return makeEmail(face, { subject: `Withdrawn: ${letter.reportTitle}, ${letter.panelName}`, text: text(letter), html: html(letter) });
}

export const editionWithdrawnSample: WithdrawnLetter = {
  memberName: 'Councillor Okafor', reportTitle: 'Progress report 8', panelName: 'Education and Children’s Services Scrutiny Panel', meetingSays: 'Thursday 12 March 2026',
  why: 'The target dates of two actions were wrong.', address: 'https://actions.example.gov.uk/editions/8',
};
