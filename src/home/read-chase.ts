// Where the requests for updates of the coming meeting stand: what went out, what refuses them, and how many have answered. Reads only.
import type { UnreadyAction } from '../actions/action-list.store.ts';
import type { Step } from '../calendar/cycle-steps.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { meetingPath } from '../meetings/meeting.ts';
import type { StepMore } from '../meetings/present-cycle.ts';
import { whatRefuses } from '../progress/chase.ts';
import { listChaseOverrides, listRuns } from '../progress/cycle-run.store.ts';
import { standOf } from '../progress/present-stand.ts';
import { readAsked } from '../progress/read-asked.ts';
import type { PanelNow } from './panel-now.ts';

export interface ChaseNow {
  /** What stands beside each step of the cycle. */
  steps: ReadonlyMap<Step, StepMore>;
  /** Undefined before the first request has gone out. */
  answers: { people: number; waiting: number; dueOn: Day } | undefined;
}

/** @param counts false where the panel follows too much to count answers on every visit */
export async function readChase(db: Db, { next, cycle, panel, answeredFor }: PanelNow, unready: readonly UnreadyAction[], today: Day, counts: boolean): Promise<ChaseNow | undefined> {
  if (next === undefined || cycle === undefined || answeredFor === undefined) return undefined;
  const [runs, passedOver] = await Promise.all([listRuns(db, [next.id]), listChaseOverrides(db, next.id)]);
  const against = whatRefuses(unready, new Set(passedOver.map(({ blocker }) => blocker)));
  const steps = new Map(cycle.steps.map((one): [Step, StepMore] => { const stand = standOf(one, { runs, against }, today); return [one.step, { ...stand, href: stand && `${meetingPath(next.id)}/cycle` }]; }));
  if (!counts || !runs.some(({ outcome }) => outcome === 'sent')) return { steps, answers: undefined };
  const asked = await readAsked(db, { panel, answeredFor }, today);
  const people = new Set(asked.map(({ post }) => post.holder?.personId));
  const waiting = new Set(asked.filter(({ isAnswered }) => !isAnswered).map(({ post }) => post.holder?.personId));
  return { steps, answers: { people: people.size, waiting: waiting.size, dueOn: cycle.updateDeadline } };
}
