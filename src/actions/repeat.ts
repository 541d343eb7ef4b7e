// An obligation that comes round: "regular reports", "every six months", until when; and on which day the next one falls. Pure.
import { readDuePhrase } from '../calendar/due-phrase.ts';
import { addMonths, dayLong, type Day } from '../calendar/day.ts';
import type { KnownMeeting } from './due-target.ts';

export interface Repeats {
  every: { months: number } | 'each meeting';
  /** The last day on which one may fall; null: until the panel says so. */
  until: Day | null;
}

/** What the words of a target say about coming round; null for words that name a day once. */
export function repeatsIn(words: string | null, saidOn: Day, meetings: readonly KnownMeeting[]): Repeats | null {
  if (words === null) return null;
  const { every, until = null } = readDuePhrase(words, {
    saidOn, meetings: meetings.map(({ meetsOn }) => meetsOn), annualMeetings: meetings.filter(({ kind }) => kind === 'annual').map(({ meetsOn }) => meetsOn),
  });
  return every === undefined ? null : { every, until };
}

export type Next = { on: Day; meetingId: string | null } | 'over' | 'no-meeting-yet';

/**
 * The occurrence after the one due on `targetOn`. What would have fallen on days gone by is passed over: nobody can report then.
 * An extraordinary meeting is called for one matter, so what comes to each meeting does not come to it.
 */
export function nextOf(repeats: Repeats, targetOn: Day, today: Day, meetings: readonly (KnownMeeting & { state: string })[]): Next {
  const next = repeats.every === 'each meeting' ? nextAtMeeting(targetOn, today, meetings) : { on: nextByMonths(repeats.every.months, targetOn, today), meetingId: null };
  if (next === undefined) return repeats.until !== null && today > repeats.until ? 'over' : 'no-meeting-yet';
  return repeats.until !== null && next.on > repeats.until ? 'over' : next;
}

function nextAtMeeting(targetOn: Day, today: Day, meetings: readonly (KnownMeeting & { state: string })[]): { on: Day; meetingId: string } | undefined {
  const [next] = meetings.filter(({ meetsOn, state, kind }) => state === 'planned' && kind !== 'extraordinary' && meetsOn > targetOn && meetsOn >= today).toSorted((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1));
  return next && { on: next.meetsOn, meetingId: next.id };
}

/** Counted from the target each time, so that the 31st is not worn down to the 28th by one February. */
function nextByMonths(months: number, targetOn: Day, today: Day): Day {
  for (let n = months; ; n += months) {
    const on = addMonths(targetOn, n);
    if (on >= today) return on;
  }
}

export function repeatsSays({ every, until }: Repeats): string {
  const round = every === 'each meeting' ? 'comes round at each meeting' : every.months === 1 ? 'comes round every month' : `comes round every ${every.months} months`;
  return `${round}${until === null ? ', with no end named' : `, until ${dayLong(until)}`}`;
}
