// Set the target date of an action that has none, or put one right that no dispatched report has shown yet.
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { setTarget } from './action.ts';
import { mayChangeAction } from './action.policy.ts';
import { addTarget, isTargetShown, lockAction, saveAction } from './action.store.ts';
import { repeatsIn } from './repeat.ts';
import { saveRepeats } from './repeat.store.ts';

export interface TargetOrder {
  reference: string;
  version: number;
  on: Day;
  words: string | null;
  meetingId: string | null;
  minuteNumber: string | null;
  why: string | null;
}

export type TargetRefusal = 'changed-since' | 'ended' | 'shown';

export async function setTargetDate(deps: Deps, by: Doer, order: TargetOrder): Promise<Outcome<object, TargetRefusal>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayChangeAction(by.person, action)) throw new NotAllowed('Only the clerk of the panel sets the target dates of its actions.');
    if (action.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const after = setTarget(action, order, await isTargetShown(tx, action));
    if (!after.ok) return after;
    await saveAction(tx, after.action);
    await addTarget(tx, {
      actionId: action.id, targetOn: order.on, words: order.words, agreedBy: 'the panel', agreedOn: deps.clock.today(), minuteNumber: order.minuteNumber,
      why: order.why ?? (action.targetOn === null ? null : 'put right before any report had shown it'), decisionId: null, meetingId: order.meetingId, at: deps.clock.now(),
    });
    await saveRepeats(tx, action.id, repeatsIn(order.words, action.agreedOn, await listMeetings(tx, action.panelId)));
    await record(tx, deps, by, {
      what: 'action.target-set', about: { kind: 'actions', id: action.id, label: action.reference },
      changes: { targetOn: [action.targetOn, order.on], targetWords: [action.targetWords, order.words], why: [null, order.why] },
    });
    return { ok: true as const };
  });
}
