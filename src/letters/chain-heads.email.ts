// The week's heads of the audit chain, sent where nobody with the database can change them.
import { makeEmail, type Email } from './email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface ChainHeadsLetter {
  name: string;
  councilKey: string;
  /** The oldest first: "Monday 9 March 2026" and '1234:9f86…'. */
  heads: readonly { day: string; head: string }[];
  address: string;
}

const text = textView<ChainHeadsLetter>('letters/chain-heads.text');
const html = view<ChainHeadsLetter>('letters/chain-heads.html');

export function chainHeadsEmail(letter: ChainHeadsLetter, face: Face): Email {
  return makeEmail(face, { subject: 'Keep this letter: the week’s marks of the audit trail', text: text(letter), html: html(letter) });
}

export const chainHeadsSample: ChainHeadsLetter = {
  name: 'Tess Administrator', councilKey: 'testborough', address: 'https://actions.example.gov.uk/audit',
  heads: [{ day: 'Monday 9 March 2026', head: `812:${'9f86d081'.repeat(8)}` }, { day: 'Tuesday 10 March 2026', head: `840:${'2c26b46b'.repeat(8)}` }],
};
