// The letter that tells a clerk which of their letters did not arrive, or may not have, and what to do.
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';
import { makeEmail, type Email } from './email.ts';

export interface LettersInTroubleLetter {
  clerkName: string;
  countLabel: string;
  letters: readonly { reader: string; subject: string; stateLabel: string; said: string; toDo: string }[];
  /** Where all of them are listed with their buttons. */
  address: string;
}

const text = textView<LettersInTroubleLetter>('letters/letters-in-trouble.text');
const html = view<LettersInTroubleLetter>('letters/letters-in-trouble.html');

export function lettersInTroubleEmail(letter: LettersInTroubleLetter, face: Face): Email {
  return makeEmail(face, { subject: `${letter.countLabel} did not arrive, or may not have`, text: text(letter), html: html(letter) });
}

export const lettersInTroubleSample: LettersInTroubleLetter = {
  clerkName: 'Asha Clerk',
  countLabel: '2 letters',
  letters: [
    { reader: 'Councillor Okafor', subject: 'Progress report for 12 March 2026', stateLabel: 'unknown', said: 'Connection closed unexpectedly', toDo: 'Ask the reader: then say that it arrived, or send the same message again.' },
    { reader: 'Father Byrne', subject: 'Progress report for 12 March 2026', stateLabel: 'returned: the address does not work', said: '550 5.1.1 no such user', toDo: 'Correct the address with the reader, or deliver it on paper.' },
  ],
  address: 'https://actions.example.gov.uk/letters',
};
