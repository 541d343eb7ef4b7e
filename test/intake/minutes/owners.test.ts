// Who is named to do it: the posts, people and bodies councils name, and the many times nobody is.
import { expect, test } from 'vitest';
import { isNameOnly, readOwner } from '../../../src/intake/minutes/owners.reader.ts';
import { wordsOf } from '../../../src/intake/minutes/words.ts';

function owner(text: string, kind: 'act' | 'recommend' | 'note' = 'act'): string | null {
  return readOwner(wordsOf(text, 0, text.length), kind, ['panel'])?.text ?? null;
}

test.each([
  ['That the Director of Adult Learning be requested to draft an answer', 'the Director of Adult Learning'],
  ['To ask the Chairman to thank the governors in a letter', 'the Chairman'],
  ['That the letter be noted and that the Scrutiny Officer report on the costs', 'the Scrutiny Officer'],
  ['That an early reply from the cabinet member for Transport be given in October', 'the cabinet member for Transport'],
  ['That copies be handed to members by the Head of Fostering before May', 'the Head of Fostering'],
  ['That authority be delegated to the Strategic Director of Place', 'the Strategic Director of Place'],
  ['Carol Finch, Director for Youth Services, undertook to look into it', 'Carol Finch, Director for Youth Services'],
  ['Officers confirmed they would look at this', 'Officers'],
  ['The Panel asked that the Team Manager bring examples', 'the Team Manager'],
  ['The Chair asked whether Priya could bring a list', 'Priya'],
  ['the Chair and Vice-Chair would meet the Youth Cabinet', 'the Chair and Vice-Chair'],
  ['That Councillor Ames write to the Minister', 'Councillor Ames'],
  ['That officers look into a session for new members, to be arranged in May', 'officers'],
  ['That a further report be submitted in six months', null],
  ['That the report be sent to the Director', null],
  ['That figures on the Head of Service’s caseload be circulated', null],
  ['to receive regular reports of progress', null],
  ['That a workshop for the Panel be held', null],
  ['That the Youth Council be invited to the next meeting', null],
])('%s', (text, name) => { expect(owner(text)).toBe(name); });

test.each([
  ['That the Cabinet be recommended to fund it', 'the Cabinet'], ['that the report be forwarded to the next meeting of the council', 'the council'], ['That the findings be submitted to JSOB', 'JSOB'],
  ['that it be put to the Scrutiny Steering Panel', 'the Scrutiny Steering Panel'],
])('asked of another body: %s', (text, body) => { expect(owner(text, 'recommend')).toBe(body); });

test('what is only noted has no owner', () => {
  expect(owner('notes that the Director will write', 'note')).toBeNull();
});

test.each([['Clerk', true], ['Head of Children in Care', true], ['JB/TK', true], ['Strategic Director, Children’s Services', true], ['Ann Dray', true], ['Clerk to send the list', false], ['members should see it', false]])('%s is a name only: %s', (text, yes) => {
  expect(isNameOnly(text.replace(/’/g, "'"))).toBe(yes);
});
