// Rights over panels and who sits on them: every kind of person, every verb, own panel and another.
import { expect, test } from 'vitest';
import { mayChangeMemberships, mayChangePanels, mayReadPanel, mayReadPanels } from '../../src/panels/panel.policy.ts';
import type { Person } from '../../src/people/person.ts';
import { everyKind, kinds, otherPanel, ownPanel, type Kind } from '../support/people.ts';

const rights: [what: string, may: (person: Person) => boolean, who: Kind[]][] = [
  ['read the list of panels', mayReadPanels, ['administrator', 'clerk']],
  ['read who sits on their own panel', (person) => mayReadPanel(person, ownPanel), ['administrator', 'clerk']],
  ['read who sits on another panel', (person) => mayReadPanel(person, otherPanel), ['administrator']],
  ['add and change panels', mayChangePanels, ['administrator']],
  ['change who sits on a panel and who may read exempt text', mayChangeMemberships, ['administrator']],
];

test.each(rights)('%s', (_what, may, who) => {
  expect(kinds.filter((kind) => may(everyKind[kind]))).toEqual(who);
});
