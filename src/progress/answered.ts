// Whether an action is answered for a meeting: one rule for the chase, "my actions", the home and the clerk. Pure.
import type { Return, Update } from './progress.ts';

type Last = Pick<Update, 'meetingId' | 'at'> | undefined;
type LastReturn = Pick<Return, 'at'> | undefined;

/** The newest update was sent back with a question, and nothing has been written since. */
export function isSentBack(last: Last, lastReturn: LastReturn): boolean {
  return last !== undefined && lastReturn !== undefined && lastReturn.at >= last.at;
}

/** @param meetingIds the meeting, and those it was moved from (`meetingsAnsweredFor`) */
export function isAnswered(last: Last, lastReturn: LastReturn, meetingIds: readonly string[]): boolean {
  return last?.meetingId != null && meetingIds.includes(last.meetingId) && !isSentBack(last, lastReturn);
}
