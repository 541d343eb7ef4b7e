// Entries as an iCalendar file (RFC 5545): in London's own time, whatever the clock of the machine that draws it.
import ical, { ICalEventStatus } from 'ical-generator';
import { inLondon } from '../calendar/clock.ts';
import { instantOf, type Day } from '../calendar/day.ts';
import type { FeedEvent } from './feed-events.ts';

const LONDON = 'Europe/London';
/** Shown for a meeting, whose end nobody knows. */
const HOURS = 2;

/** Both changes are at 01:00 UTC on the last Sunday of the month, since 1996. */
const londonTime = ['BEGIN:VTIMEZONE', `TZID:${LONDON}`, 'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'TZNAME:BST', 'DTSTART:19960331T010000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'TZNAME:GMT', 'DTSTART:19961027T020000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD', 'END:VTIMEZONE'].join('\r\n');

export function renderCalendar(order: { name: string; baseUrl: string; now: Date; events: readonly FeedEvent[] }): string {
  const host = new URL(order.baseUrl).hostname;
  // The zone stands with each entry: named for the whole calendar, the library would write its stamps in it, and they are UTC.
  const calendar = ical({ name: order.name, prodId: { company: 'Matters Arising', product: 'Meetings', language: 'EN' }, ttl: 6 * 60 * 60, timezone: { name: null, generator: () => londonTime } });
  for (const event of order.events) {
    calendar.createEvent({
      id: `${event.uid}@${host}`, sequence: event.sequence, stamp: order.now, summary: event.summary, description: event.description, url: order.baseUrl + event.href,
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED, ...(event.location === undefined ? {} : { location: event.location }), ...when(event.on, event.at),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** A library that knows Temporal needs no guess about the machine's own zone. */
function when(on: Day, at: string | undefined): { start: ReturnType<typeof inLondon>; end: ReturnType<typeof inLondon>; timezone: string } | { start: ReturnType<ReturnType<typeof inLondon>['toPlainDate']>; allDay: true } {
  const start = inLondon(instantOf(on, at ?? '12:00'));
  return at === undefined ? { start: start.toPlainDate(), allDay: true } : { start, end: start.add({ hours: HOURS }), timezone: LONDON };
}
