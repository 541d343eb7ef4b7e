// Who is named to do it: the posts, people and bodies councils name, and the many times nobody is.
import { expect, test } from 'vitest';
import { isNameOnly, readOwner } from '../../../src/intake/minutes/owners.reader.ts';
import { wordsOf } from '../../../src/intake/minutes/words.ts';

function owner(text: string, kind: 'act' | 'recommend' | 'note' = 'act'): string | null {
  return readOwner(wordsOf(text, 0, text.length), kind, ['panel'])?.text ?? null;
}

test.each([
  ['That the Director of Children’s Services be requested to prepare a response', 'the Director of Children’s Services'],
  ['To ask the Chairman to write to the headteachers', 'the Chairman'],
  ['That the report be noted and that the Scrutiny Officer report on item 4', 'the Scrutiny Officer'],
  ['A first response from the cabinet member for Children be given in October', 'the cabinet member for Children'],
  ['That inspection reports be sent to members by the Head of Placements before May', 'the Head of Placements'],
  ['That authority be delegated to the Strategic Director of Place', 'the Strategic Director of Place'],
  ['Brian Stokes, Director for Early Support, undertook to ask about it', 'Brian Stokes, Director for Early Support'],
  ['Officers confirmed they would look at this', 'Officers'],
  ['Members asked that the Service Manager bring figures', 'the Service Manager'],
  ['The Chair asked whether Noah could give an update', 'Noah'],
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
  ['That the Cabinet be recommended to fund it', 'the Cabinet'], ['that the report be sent to the next meeting of the council for debate', 'the council'], ['That the findings be submitted to OSMB', 'OSMB'],
  ['that it be put to the Scrutiny Management Panel', 'the Scrutiny Management Panel'],
])('asked of another body: %s', (text, body) => { expect(owner(text, 'recommend')).toBe(body); });

test('what is only noted has no owner', () => {
  expect(owner('notes that the Director will write', 'note')).toBeNull();
});

test.each([['Clerk', true], ['Head of Children in Care', true], ['JB/TK', true], ['Strategic Director, Children’s Services', true], ['Ann Dray', true], ['Clerk to send the list', false], ['members should see it', false]])('%s is a name only: %s', (text, yes) => {
  expect(isNameOnly(text.replace(/’/g, "'"))).toBe(yes);
});
