// What time it is: the only file that asks the machine, so that a test can live through a year.
import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';

export interface Clock {
  now(): Date;
  today(): Day;
}

const LONDON = 'Europe/London';

/** The London wall time of an instant. */
export function inLondon(at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(LONDON);
}

/**
 * The instant of a London wall time. In the hour that does not exist in March the later reading is taken (01:30 becomes 02:30),
 * in the hour that comes twice in October the first, so that a letter due then goes out once and not before its time.
 */
export function fromLondon(wall: Temporal.PlainDateTime): Date {
  return new Date(wall.toZonedDateTime(LONDON, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The instant of an ISO text with its offset ('2026-03-12T18:30:00Z'); throws on anything else, a bare wall time included. */
export function instantFrom(iso: string): Date {
  return new Date(Temporal.Instant.from(iso).epochMilliseconds);
}

/** The instant that many milliseconds after (or before) another. */
export function later(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}

function london(at: Date): Day {
  return inLondon(at).toPlainDate().toString() as Day;
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => london(new Date()),
};

/** A clock that stands still until it is set or advanced. `iso` needs an offset or Z. */
export function clockAt(iso: string): Clock & { set(iso: string): void; advance(ms: number): void } {
  let at = instantFrom(iso);
  return {
    now: () => later(at, 0),
    today: () => london(at),
    set: (to) => { at = instantFrom(to); },
    advance: (ms) => { at = later(at, ms); },
  };
}
