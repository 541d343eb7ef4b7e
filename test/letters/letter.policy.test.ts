// Rights to look into the outbox: every kind of person.
import { expect, test } from 'vitest';
import { lettersOf, mayDecideOnLetter, mayLetLettersGo, mayReadLetter, mayReadLetters, mayReadText } from '../../src/letters/letter.policy.ts';
import { everyKind, kinds, otherPanel, ownPanel } from '../support/people.ts';

test('the outbox: clerks and administrators', () => {
  expect(kinds.filter((kind) => mayReadLetters(everyKind[kind]))).toEqual(['administrator', 'clerk']);
});

test('whether a restored copy takes the place of the original: the administrator', () => {
  expect(kinds.filter((kind) => mayLetLettersGo(everyKind[kind]))).toEqual(['administrator']);
});

test.each<[string, string | null, string[]]>([
  ['of the panel', ownPanel, ['clerk']], ['of another panel', otherPanel, []], ['of no panel', null, ['administrator']],
])('a letter %s', (_, panelId, allowed) => {
  const letter = { panelId, personId: 'somebody' };
  expect(kinds.filter((kind) => mayReadLetter(everyKind[kind], letter))).toEqual(allowed);
  expect(kinds.filter((kind) => mayDecideOnLetter(everyKind[kind], letter))).toEqual(allowed);
});

test('a letter of no panel to oneself: those who see the outbox at all', () => {
  expect(kinds.filter((kind) => mayReadLetter(everyKind[kind], { panelId: null, personId: everyKind[kind].id }))).toEqual(['administrator', 'clerk']);
});

test('the list says what the policy says', () => {
  for (const kind of ['administrator', 'clerk'] as const) {
    const person = everyKind[kind];
    const whose = lettersOf(person);
    for (const panelId of [ownPanel, otherPanel, null]) {
      for (const personId of [person.id, 'somebody', null]) {
        const listed = panelId === null ? whose.allOfNoPanel || personId === whose.personId : whose.panelIds.includes(panelId);
        expect([kind, panelId, personId, mayReadLetter(person, { panelId, personId })]).toEqual([kind, panelId, personId, listed]);
      }
    }
  }
});

test('the text of a sign-in letter: nobody', () => {
  expect([mayReadText({ lane: 'ordinary' }), mayReadText({ lane: 'sign-in' })]).toEqual([true, false]);
});
