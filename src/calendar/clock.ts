// What time it is: the only file that asks the machine, so that a test can live through a year.
import { Temporal } from 'temporal-polyfill';
import type { Day } from './day.ts';

export interface Clock {
  now(): Date;
  today(): Day;
}

const LONDON = 'Europe/London';

const DAY_MS = 86_400_000;
/** Minutes are not enough before 1847, when London kept the sun's own time. NaN: a day on which the clocks change. */
const offsets = new Map<number, number>();
const DAYS_AT_MOST = 5_000;

/** The London wall time of an instant, as the milliseconds at which UTC shows the same: a list asks it of every row, and the tables of time zones are slow. */
export function londonMs(at: Date): number {
  const ms = at.getTime();
  const date = Math.floor(ms / DAY_MS);
  let offset = offsets.get(date);
  if (offset === undefined) {
    const [first, last] = [offsetAt(date * DAY_MS), offsetAt((date + 1) * DAY_MS)];
    offset = first === last ? first : NaN;
    if (offsets.size >= DAYS_AT_MOST) offsets.clear();
    offsets.set(date, offset);
  }
  return ms + (Number.isNaN(offset) ? offsetAt(ms) : offset);
}

function offsetAt(ms: number): number {
  return inLondon(new Date(ms)).offsetNanoseconds / 1_000_000;
}

/** 'YYYY-MM-DD' of the milliseconds in UTC; the years before 0 and after 9999 have a sign and six digits. */
export function isoDateOf(ms: number): string {
  const iso = new Date(ms).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}

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
  return isoDateOf(londonMs(at)) as Day;
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
