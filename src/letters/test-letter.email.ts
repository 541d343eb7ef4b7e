// A letter to oneself: proof that letters go out, before the first one that matters does.
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';
import { makeEmail, type Email } from './email.ts';

export interface TestLetter { name: string; askedAt: string; address: string }

const text = textView<TestLetter>('letters/test-letter.text');
const html = view<TestLetter>('letters/test-letter.html');

export function testLetterEmail(letter: TestLetter, face: Face): Email {
  return makeEmail(face, { subject: 'Test letter', text: text(letter), html: html(letter) });
}

export const testLetterSample: TestLetter = { name: 'Asha Clerk', askedAt: '12 March 2026, 10.00 am', address: 'https://actions.example.gov.uk/letters' };
