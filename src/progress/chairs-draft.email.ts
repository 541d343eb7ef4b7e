// The letter that tells the chair that the draft report can be read.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface ChairsDraftLetter { chairName: string; panelName: string; meetingDay: string; papersOut: string; counts: string; address: string }

const text = textView<ChairsDraftLetter>('progress/chairs-draft.text');
const html = view<ChairsDraftLetter>('progress/chairs-draft.html');

export function chairsDraftEmail(letter: ChairsDraftLetter, face: Face): Email {
  return makeEmail(face, { subject: `The draft report for ${letter.meetingDay} can be read`, text: text(letter), html: html(letter) });
}

export const chairsDraftSample: ChairsDraftLetter = {
  chairName: 'Councillor Okafor', panelName: 'Education and Children’s Services Scrutiny Panel', meetingDay: 'Thursday 12 March 2026', papersOut: '4 March 2026', counts: '21 of 24 actions have an update.',
  address: 'https://actions.example.gov.uk/meetings/sample/draft',
};
