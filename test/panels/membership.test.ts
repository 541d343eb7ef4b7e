// Which memberships may stand beside each other.
import { expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { mayStand, type Membership, type MembershipRefusal } from '../../src/panels/panel.ts';

type Sitting = Parameters<typeof mayStand>[0];
const a = (given: Partial<Membership> = {}): Sitting =>
  ({ id: 'new', personId: 'new', part: 'member', votesOn: 'everything', entitledToExempt: false, exemptReason: null, fromOn: day('2026-05-20'), untilOn: null, ...given });
const others: Sitting[] = [
  a({ id: '1', personId: 'chair', part: 'chair', fromOn: day('2025-05-20') }),
  a({ id: '2', personId: 'gone', fromOn: day('2024-05-20'), untilOn: day('2025-05-19') }),
];

test.each<[string, Partial<Membership>, MembershipRefusal | undefined]>([
  ['a member', {}, undefined],
  ['a co-opted member who votes on education', { part: 'co-opted member', votesOn: 'education' }, undefined],
  ['a second chair', { part: 'chair' }, 'has-a-chair'],
  ['a chair for the time before', { part: 'chair', fromOn: day('2024-05-20'), untilOn: day('2025-05-19') }, undefined],
  ['the chair as a member too', { personId: 'chair' }, 'sits-already'],
  ['somebody who was here before', { personId: 'gone' }, undefined],
  ['somebody on their last day', { personId: 'gone', fromOn: day('2025-05-19') }, 'sits-already'],
  ['one that ends before it begins', { untilOn: day('2026-05-19') }, 'ends-before-it-begins'],
  ['one of a single day', { untilOn: day('2026-05-20') }, undefined],
  ['exempt text without a reason', { entitledToExempt: true, exemptReason: '  ' }, 'exempt-without-reason'],
  ['exempt text with one', { entitledToExempt: true, exemptReason: 'Resolved 20 May 2026, minute 4' }, undefined],
  ['a clerk with a vote', { part: 'clerk' }, 'clerks-do-not-vote'],
  ['a clerk', { part: 'clerk', votesOn: 'nothing' }, undefined],
])('%s', (_what, given, refusal) => {
  expect(mayStand(a(given), others)).toEqual(refusal === undefined ? { ok: true } : { ok: false, because: refusal });
});
