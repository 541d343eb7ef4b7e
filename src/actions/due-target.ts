// A target in words: the day they mean in this panel's calendar, and the meeting where they name one. Pure.
import { readDuePhrase } from '../calendar/due-phrase.ts';
import type { Day } from '../calendar/day.ts';

export interface KnownMeeting { id: string; meetsOn: Day; kind: 'ordinary' | 'extraordinary' | 'annual' }

export interface DueTarget {
  on: Day | undefined;
  meetingId: string | null;
  /** The arithmetic, in a sentence or two a clerk can check. */
  because: string;
}

/** @param saidOn the day of the meeting at which it was said */
export function readDueTarget(words: string, saidOn: Day, meetings: readonly KnownMeeting[]): DueTarget {
  const read = readDuePhrase(words, {
    saidOn, meetings: meetings.map((meeting) => meeting.meetsOn), annualMeetings: meetings.filter(({ kind }) => kind === 'annual').map((meeting) => meeting.meetsOn),
  });
  return { on: read.on, meetingId: meetings.find((meeting) => meeting.meetsOn === read.meeting)?.id ?? null, because: read.because };
}
