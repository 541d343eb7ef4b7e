// Meetings and update deadlines as entries of a calendar: only what a panel's meeting says of itself, never what is on its table. Pure.
import { dayLong, type Day } from '../calendar/day.ts';
import { meetingPath, stateLabel, type Meeting } from './meeting.ts';

export interface FeedEvent {
  /** Stays for ever, also when the meeting is moved: the calendar then moves its entry. */
  uid: string;
  /** Goes up with whatever changes the entry, and never down. */
  sequence: number;
  isCancelled: boolean;
  on: Day;
  /** '18:30'; undefined for a whole day. */
  at: string | undefined;
  summary: string;
  location: string | undefined;
  description: string;
  href: string;
}

export interface FeedPanel { name: string; /** Counts its own changes and those of the settings. */ version: number; meetings: readonly Meeting[] }

/** A meeting that was put off is one entry with the meeting it was put off to. */
export interface Chain { rootId: string; tip: Meeting; version: number }

function chainsOf(meetings: readonly Meeting[]): Chain[] {
  const before = new Map(meetings.flatMap((m) => (m.movedToId === null ? [] : [[m.movedToId, m] as const])));
  return meetings.filter(({ movedToId }) => movedToId === null).map((tip) => {
    const chain = [tip];
    for (let at = before.get(tip.id); at !== undefined && !chain.includes(at); at = before.get(at.id)) chain.push(at);
    return { rootId: chain.at(-1)?.id ?? tip.id, tip, version: chain.reduce((sum, { version }) => sum + version, 0) };
  });
}

const isLost = ({ state }: Meeting): boolean => state === 'cancelled' || state === 'inquorate';

export function meetingEvents(panel: FeedPanel, since: Day): FeedEvent[] {
  return chainsOf(panel.meetings).filter(({ tip }) => tip.meetsOn >= since).map(({ rootId, tip, version }) => ({
    uid: `meeting-${rootId}`, sequence: version, isCancelled: isLost(tip), on: tip.meetsOn, at: tip.meetsAt, location: tip.venue, href: meetingPath(tip.id),
    summary: `${panel.name}${tip.kind === 'ordinary' ? '' : ` (${tip.kind} meeting)`}${isLost(tip) ? `: ${stateLabel(tip)}` : ''}`,
    description: 'Its papers are on its page, after signing in. When it ends is not known beforehand: two hours are shown.',
  }));
}

/** @param deadlineOf undefined for a meeting that asks for no updates */
export function deadlineEvents(panel: FeedPanel, since: Day, deadlineOf: (meeting: Meeting) => Day | undefined): FeedEvent[] {
  return chainsOf(panel.meetings).filter(({ tip }) => tip.meetsOn >= since).flatMap(({ rootId, tip, version }) => {
    const on = deadlineOf(tip);
    return on === undefined ? [] : [{
      uid: `updates-${rootId}`, sequence: version + panel.version, isCancelled: isLost(tip), on, at: undefined, location: undefined, href: '/my-actions',
      summary: `Updates due: ${panel.name}`, description: `For its meeting on ${dayLong(tip.meetsOn)}. What you owe is on your page, after signing in.`,
    }];
  });
}
