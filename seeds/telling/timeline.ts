// The days of the demonstration: everything is laid around the day it is loaded, so that something is always due.
import { clockAt } from '../../src/calendar/clock.ts';
import { addDays, day, instantOf, type Day } from '../../src/calendar/day.ts';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { When } from './story.ts';

/** A number is days from today; a text is a day. */
export function dayAt(today: Day, when: When): Day {
  return typeof when === 'number' ? addDays(today, when) : day(when);
}

/** Panels meet on working days: the day itself or the last one before it. */
export function meetingDayAt(today: Day, offset: number): Day {
  let on = addDays(today, offset);
  while (!isWorkingDay(on)) on = addDays(on, -1);
  return on;
}

/** Twelve working days ahead: the reminder went out yesterday and the update deadline is tomorrow. */
export function nextMeetingDay(today: Day): Day {
  return addWorkingDays(today, 12);
}

/** The same council, on that day at that London time. */
export function depsOn(deps: Deps, on: Day, at = '10:00'): Deps {
  return { ...deps, clock: clockAt(instantOf(on, at).toISOString()) };
}
