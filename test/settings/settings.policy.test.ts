// Rights over the council's settings: every kind of person.
import { expect, test } from 'vitest';
import { mayChangeSettings, mayReadSettings } from '../../src/settings/settings.policy.ts';
import { everyKind, kinds } from '../support/people.ts';

test.each([['read', mayReadSettings], ['change', mayChangeSettings]] as const)('%s the settings: the administrator alone', (_what, may) => {
  expect(kinds.filter((kind) => may(everyKind[kind]))).toEqual(['administrator']);
});
