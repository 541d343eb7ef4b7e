// Whether an action is answered for a meeting: one rule for the chase, "my actions", the home and the clerk. Pure.
import type { AnsweredFor } from '../meetings/cycle.ts';
import type { Return, Update } from './progress.ts';

type Last = Pick<Update, 'meetingId' | 'at'> | undefined;
type LastReturn = Pick<Return, 'at'> | undefined;

/** The newest update was sent back with a question, and nothing has been written since. */
export function isSentBack(last: Last, lastReturn: LastReturn): boolean {
  return last !== undefined && lastReturn !== undefined && lastReturn.at >= last.at;
}

/** Written for this meeting, or, for whichever meeting, since this one's first request went out. */
export function isAnswered(last: Last, lastReturn: LastReturn, meeting: AnsweredFor | undefined): boolean {
  if (last === undefined || meeting === undefined || isSentBack(last, lastReturn)) return false;
  return (last.meetingId !== null && meeting.meetingIds.includes(last.meetingId)) || (meeting.since !== undefined && last.at >= meeting.since);
}
