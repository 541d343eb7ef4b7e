// Move one date of a meeting's cycle, for this meeting alone, with a reason. A request whose date is moved comes round again.
import { record } from '../audit/record.ts';
import { moveStep as mayMove, type MoveRefusal, type Step } from '../calendar/cycle-steps.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { getSettings } from '../settings/settings.store.ts';
import { cycleOf, cycleOrderOf } from './cycle.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { listMovedSteps, lockMeeting, saveMeeting, saveMovedStep } from './meeting.store.ts';

export interface MoveStepOrder { meetingId: string; step: Step; to: Day; why: string }
export type MoveStepRefusal = MoveRefusal | 'not-planned' | 'in-the-past' | 'not-a-step' | 'same-day';

export async function moveStep(deps: Deps, by: Doer, order: MoveStepOrder): Promise<Outcome<object, MoveStepRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of a panel moves the dates of its meetings.');
    const refused = (because: MoveStepRefusal): { ok: false; because: MoveStepRefusal } => ({ ok: false, because });
    if (meeting.state !== 'planned') return refused('not-planned');
    if (order.to < deps.clock.today()) return refused('in-the-past');
    const [panel, settings, moved] = [await getPanel(tx, meeting.panelId), await getSettings(tx), await listMovedSteps(tx, meeting.id)];
    const now = cycleOf(meeting, panel, settings, moved).steps.find(({ step }) => step === order.step);
    if (now === undefined) return refused('not-a-step');
    if (now.on === order.to) return refused('same-day');
    const allowed = mayMove(cycleOrderOf(meeting, panel, settings, moved), { step: order.step, to: order.to, because: order.why });
    if (!allowed.ok) return allowed;
    // The meeting is another than it was: calendars that show its dates ask for its version.
    await saveMeeting(tx, meeting);
    await saveMovedStep(tx, { meetingId: meeting.id, step: order.step, movedToOn: order.to, why: order.why.trim() });
    await record(tx, deps, by, { what: 'meeting.step-moved', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { [order.step]: [now.on, order.to], why: [null, order.why] } });
    return { ok: true as const };
  });
}
