// Rights to let people in and keep them out: every kind of person.
import { expect, test } from 'vitest';
import { mayDeactivate, mayInvite } from '../../src/sign-in/access.policy.ts';
import { everyKind, kinds } from '../support/people.ts';

test('invite: the administrator alone', () => {
  expect(kinds.filter((kind) => mayInvite(everyKind[kind]))).toEqual(['administrator']);
});

test('deactivate: the administrator alone, and never themselves', () => {
  expect(kinds.filter((kind) => mayDeactivate(everyKind[kind], { id: 'somebody' }))).toEqual(['administrator']);
  expect(mayDeactivate(everyKind.administrator, everyKind.administrator)).toBe(false);
});
