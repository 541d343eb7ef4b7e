// The clock tests set by hand, and the one that runs.
import { expect, it } from 'vitest';
import { clockAt, instantFrom, systemClock } from '../../src/calendar/clock.ts';

it('stands still until it is set or advanced', () => {
  const clock = clockAt('2026-06-30T22:59:59Z');
  expect(clock.today()).toBe('2026-06-30');
  expect(clock.now().toISOString()).toBe(clock.now().toISOString());
  clock.advance(1000);
  expect(clock.today()).toBe('2026-07-01');
  clock.set('2026-12-31T23:59:59Z');
  expect(clock.today()).toBe('2026-12-31');
});

it('hands out instants that nobody can change behind it', () => {
  const clock = clockAt('2026-06-30T12:00:00Z');
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe('2026-06-30T12:00:00.000Z');
});

it('wants an offset, so that no test depends on the zone of its machine', () => {
  expect(() => clockAt('2026-06-30T12:00:00')).toThrow();
  expect(instantFrom('2026-06-30T12:00:00+01:00').toISOString()).toBe('2026-06-30T11:00:00.000Z');
});

it('runs', () => {
  expect(systemClock.today()).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(systemClock.now().getTime()).toBeGreaterThan(instantFrom('2026-01-01T00:00:00Z').getTime());
});
