// The letter to a director: updates of the posts they direct wait for their sign-off, all of a panel's in one.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface SignOffAskedLetter {
  directorName: string;
  panelName: string;
  meetingDay: string;
  /** By when the report is drawn up. */
  papersSay: string;
  items: readonly { reference: string; wording: string; says: string; text: string }[];
  address: string;
}

const text = textView<SignOffAskedLetter>('progress/sign-off-asked.text');
const html = view<SignOffAskedLetter>('progress/sign-off-asked.html');

export function signOffAskedEmail(letter: SignOffAskedLetter, face: Face): Email {
  const { items, panelName } = letter;
  const subject = `${items.length === 1 ? '1 update waits' : `${items.length} updates wait`} for your sign-off: ${panelName}`.slice(0, 120);
  return makeEmail(face, { subject, text: text(letter), html: html(letter) });
}

export const signOffAskedSample: SignOffAskedLetter = {
  directorName: 'Helen Ashdown', panelName: 'Education and Children’s Services Scrutiny Panel', meetingDay: 'Thursday 12 March 2026', papersSay: 'The papers go out by 4 March 2026. Until you have signed off an update, the report says beside it that it is not signed off.',
  items: [{ reference: 'ECS-12', wording: 'Interview every child who returns from being missing within 72 hours', says: 'Sunita Rao, Head of Assessment, wrote on 24 February 2026: at risk', text: 'Eighty-four per cent within 72 hours.' }],
  address: 'https://actions.example.gov.uk/sign-off',
};
