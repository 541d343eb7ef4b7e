// Tells the panel's clerks, once, that requests did not go out: blockers stand against them, or their time has passed. Inside the caller's transaction.
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { queue } from '../letters/queue.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMemberships } from '../panels/panel.store.ts';
import { faceOf } from '../web/face.ts';
import type { Due, RequestStep, Standing } from './chase.ts';
import { chaseStoppedEmail, type ChaseStoppedLetter } from './chase-stopped.email.ts';
import type { CycleFacts } from './read-asked.ts';

export const blockerSays: Record<Standing['blocker'], string> = { 'no-lead-post': 'has no lead post', 'nobody-holds-it': 'is led by a post nobody holds', 'no-target': 'has no target date' };
const requestNames: Record<RequestStep, string> = { 'first-request': 'The first request for updates', reminder: 'The reminder', 'last-call': 'The last call' };

export async function tellChaseStopped(tx: Transaction, deps: Deps, { panel, settings }: CycleFacts, meeting: Meeting, due: Due, why: { refused: readonly Standing[] } | 'lapsed'): Promise<number> {
  const clerks = (await listMemberships(tx, panel.id, deps.clock.today())).filter(({ part, lettersBy }) => part === 'clerk' && lettersBy === 'email');
  const said: Pick<ChaseStoppedLetter, 'says' | 'because' | 'then'> = why === 'lapsed'
    ? { says: `${requestNames[due.step]} was due on ${dayLong(due.on)} and could not go out while it was of use.`, because: [], then: 'It will not be sent any more. What comes next in the cycle goes out as usual.' }
    : { says: `${requestNames[due.step]} was due on ${dayLong(due.on)} and has not gone out.`, because: why.refused.map(({ reference, blocker }) => `${reference} ${blockerSays[blocker]}`), then: 'It goes out within a minute of the last of these being put right, or when you pass over them with a reason.' };
  for (const clerk of clerks) {
    const email = chaseStoppedEmail({ clerkName: clerk.name, panelName: panel.name, meetingDay: dayWithWeekday(meeting.meetsOn), ...said, address: `${deps.council.baseUrl}/meetings/${meeting.id}/cycle` }, faceOf(settings));
    await queue(tx, deps, {
      ...email, kind: 'chase-stopped', dedupeKey: `chase-stopped:${meeting.id}:${clerk.personId}:${due.step}:${due.on}:${why === 'lapsed' ? 'lapsed' : 'refused'}`,
      to: { personId: clerk.personId, name: clerk.name, address: clerk.email }, about: { kind: 'meetings', id: meeting.id, panelId: meeting.panelId },
    });
  }
  return clerks.length;
}
