// The letter that brings the chair the draft of a report, to be answered to the clerk.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface DraftLetter { chairName: string; reportTitle: string; panelName: string; meetingSays: string; clerkName: string; isAttached: boolean; address: string }

const text = textView<DraftLetter>('editions/draft-ready.text');
const html = view<DraftLetter>('editions/draft-ready.html');

export function draftReadyEmail(letter: DraftLetter, face: Face): Email {
  return makeEmail(face, { subject: `Draft to read: ${letter.reportTitle}, ${letter.panelName}`, text: text(letter), html: html(letter) });
}

export const draftReadySample: DraftLetter = {
  chairName: 'Councillor Okafor', reportTitle: 'Progress report 8', panelName: 'Education and Children’s Services Scrutiny Panel', meetingSays: 'Thursday 12 March 2026', clerkName: 'Priya Nair',
  isAttached: true, address: 'https://actions.example.gov.uk/meetings/8/draft',
};
