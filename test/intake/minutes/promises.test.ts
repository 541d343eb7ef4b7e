// Promises in the narrative, and sentences that only look like them.
import { expect, test } from 'vitest';
import { readUndertakings } from '../../../src/intake/minutes/undertakings.reader.ts';
import { wordsOf } from '../../../src/intake/minutes/words.ts';

function promises(text: string): [string, string | null, string | null][] {
  return readUndertakings(wordsOf(text, 0, text.length)).map((one) => [one.text, one.owner?.text ?? null, one.due?.text ?? null]);
}

test.each([
  ['The Director undertook to circulate the letter by the end of May.', 'The Director undertook to circulate the letter by the end of May', 'The Director', 'by the end of May'],
  ['Members talked of nurseries and asked that this be included in the report due in March 2018.', 'asked that this be included in the report due in March 2018', null, 'in March 2018'],
  ['It was agreed that a note be sent to Members.', 'It was agreed that a note be sent to Members', null, null],
  ['A member asked about the waiting list and Officers confirmed they would circulate it.', 'Officers confirmed they would circulate it', 'Officers', null],
  ['Ian Frew advised he could circulate a note on menus.', 'Ian Frew advised he could circulate a note on menus', null, null],
  ['The figures would be circulated after the meeting.', 'The figures would be circulated after the meeting', null, null],
])('%s', (text, words, owner, due) => {
  const [found] = promises(text);
  expect(found?.[0]).toBe(words);
  expect(found?.[2] ?? null).toBe(due);
  if (owner !== null) expect(found?.[1]).toBe(owner);
});

test.each([
  'Members asked how caseloads were watched.', 'The Director said that recruitment had improved.', 'Councillor Ames asked that his vote against be recorded.', 'The Chair thanked the officers.',
  'It was accepted that schools had more to do.', 'Steps had been taken to reduce delay.',
])('no promise: %s', (text) => { expect(promises(text)).toEqual([]); });
