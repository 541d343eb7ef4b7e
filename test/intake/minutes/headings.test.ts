// Headings of items: number and title, and what only looks like one.
import { expect, test } from 'vitest';
import { readHeading } from '../../../src/intake/minutes/headings.reader.ts';
import { readMark } from '../../../src/intake/minutes/marks.reader.ts';
import { cutWords, wordsOf } from '../../../src/intake/minutes/words.ts';

function heading(text: string) {
  const words = wordsOf(text, 0, text.length);
  const mark = readMark(words.plain);
  return readHeading(mark === null ? words : cutWords(words, mark.length), mark);
}

test.each([
  ['18 Early Years - Yearly Figures PDF 412 KB', '18', 'Early Years - Yearly Figures'],
  ['21. Apologies', '21', 'Apologies'],
  ['219 DECLARATIONS OF INTEREST – There were none.', '219', 'DECLARATIONS OF INTEREST'],
  ['221 (28) SCRUTINY – Keeping Children Safe At Work – The chair opened the debate.', '221', 'SCRUTINY – Keeping Children Safe At Work'],
  ['6.1     Youth Offer', '6.1', 'Youth Offer'],
  ['C/45 Short Breaks', 'C/45', 'Short Breaks'],
  ['12/21 Neglect Strategy. Members discussed the strategy.', '12/21', 'Neglect Strategy'],
  ['45. BUDGET: The figures were shown.', '45', 'BUDGET'],
  ['Item 6: SEND Update', '6', 'SEND Update'],
  ['Interests pdf icon PDF 46 KB', null, 'Interests'],
  ['LATE ITEMS To consider any item the Chair lets in.', null, 'LATE ITEMS'],
])('%s', (text, number, title) => {
  const found = heading(text);
  expect([found?.number, found?.title.text]).toEqual([number, title]);
});

test.each(['12.4 The Executive heard about fees.', '1. To note the report', '(a) That it be noted', '2. That the Chair write', 'The minutes were agreed as a correct record.', 'Members asked about clubs.', '30 April 2022'])('no heading: %s', (text) => {
  expect(heading(text)).toBeUndefined();
});
