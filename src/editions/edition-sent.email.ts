// The letter that brings a member the progress report: what to know first, then the whole report as text, the PDF attached.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';
import type { EditionKind } from './edition-content.ts';

export interface EditionLetter {
  memberName: string;
  reportTitle: string;
  kind: EditionKind;
  /** Of a supplement or a replacement: to what, and why. */
  kindSays: string | undefined;
  panelName: string;
  meetingSays: string;
  venue: string;
  asks: readonly string[];
  slipped: readonly string[];
  silent: readonly string[];
  changed: readonly string[];
  /** How many more of each there are than fit in a letter. */
  counts: readonly string[];
  /** The same edition on the web, behind sign-in. */
  address: string;
  /** The meeting's page: its papers, who was there, what was resolved. */
  meetingAddress: string;
  /** Where a member marks what they want to know, behind sign-in. */
  askAddress: string;
  /** That the PDF is attached, or where it is. */
  attachedSays: string;
  exemptSays: string | undefined;
  report: string;
}

const text = textView<EditionLetter>('editions/edition-sent.text');
const html = view<EditionLetter>('editions/edition-sent.html');

/** A reader with two letters must see which one counts. */
const kindWord: Record<EditionKind, string> = { main: '', supplement: 'Supplement: ', replacement: 'Replacement: ' };

export function editionSentEmail(letter: EditionLetter, face: Face): Email {
  return makeEmail(face, { subject: `${kindWord[letter.kind]}${letter.reportTitle}: ${letter.panelName}, ${letter.meetingSays}`, text: text(letter), html: html(letter) });
}

export const editionSentSample: EditionLetter = {
  memberName: 'Councillor Okafor', reportTitle: 'Progress report 8', kind: 'main', kindSays: undefined, panelName: 'Education and Children’s Services Scrutiny Panel', meetingSays: 'Thursday 12 March 2026, 6.30 pm', venue: 'Council Chamber',
  asks: ['Agree the closure of 3 actions', 'Decide 2 requests for more time'], slipped: ['ECS-12 became overdue; its target has moved twice'], silent: ['ECS-19: no update received; 2 requests; 96 days'],
  changed: ['ECS-4 is closed'], counts: ['31 actions followed', '6 overdue', '4 without an update'], address: 'https://actions.example.gov.uk/editions/8', meetingAddress: 'https://actions.example.gov.uk/meetings/8', askAddress: 'https://actions.example.gov.uk/ask', attachedSays: 'The report is attached as a PDF.',
  exemptSays: undefined, report: 'PROGRESS REPORT 8\n=================\n\nSample.\n',
};
