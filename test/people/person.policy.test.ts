// Rights over people, posts and organisations: every kind of person, every verb.
import { expect, test } from 'vitest';
import { mayChangeOrganisations, mayChangePeople, mayChangePosts, mayReadPeople, mayReadPosts } from '../../src/people/person.policy.ts';
import { everyKind, kinds, type Kind } from '../support/people.ts';

const rights: [what: string, may: (person: (typeof everyKind)[Kind]) => boolean, who: Kind[]][] = [
  ['read the list of people', mayReadPeople, ['administrator']],
  ['add and change people', mayChangePeople, ['administrator']],
  ['read posts and who holds them', mayReadPosts, ['administrator', 'clerk']],
  ['add, change, hand over and end posts', mayChangePosts, ['administrator']],
  ['add and change organisations', mayChangeOrganisations, ['administrator']],
];

test.each(rights)('%s', (_what, may, who) => {
  expect(kinds.filter((kind) => may(everyKind[kind]))).toEqual(who);
});
