// Rights to the trail: every kind of person, own panel, another one, and what belongs to none.
import { expect, test } from 'vitest';
import { mayReadAudit, mayReadTrail } from '../../src/audit/audit.policy.ts';
import { everyKind, kinds, otherPanel, ownPanel, type Kind } from '../support/people.ts';

test.each<[string, (kind: Kind) => boolean, Kind[]]>([
  ['the trail of the whole council', (kind) => mayReadAudit(everyKind[kind]), ['administrator']],
  ['the trail of a record of one’s own panel', (kind) => mayReadTrail(everyKind[kind], ownPanel), ['administrator', 'clerk']],
  ['the trail of a record of another panel', (kind) => mayReadTrail(everyKind[kind], otherPanel), ['administrator']],
  ['the trail of a person, a post, the settings', (kind) => mayReadTrail(everyKind[kind], null), ['administrator']],
])('%s', (_what, may, who) => {
  expect(kinds.filter(may)).toEqual(who);
});
