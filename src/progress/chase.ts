// Which request of a cycle has its turn, until when it is of use, and who owes what. Pure.
import { blockersOf, isEnded, type Action, type Blocker, type Proposal } from '../actions/action.ts';
import type { CycleStep, Step } from '../calendar/cycle-steps.ts';
import { dayOf, instantOf, type Day } from '../calendar/day.ts';
import { isWorkingDay } from '../calendar/working-days.ts';

const requestSteps = ['first-request', 'reminder', 'last-call'] as const;
export type RequestStep = (typeof requestSteps)[number];

const SENT_AT = '08:00';
const LAST_SENT_AT = '20:00';
const OF_NO_USE_AT = '17:00';

/** When directors hear what waits for them: as updates fall due, and once more before the draft is drawn up. */
const signOffSteps = ['update-deadline', 'chairs-draft'] as const;
export type SignOffStep = (typeof signOffSteps)[number];

/** A dated step of a cycle, from when it is due and until when a letter about it is of use. */
export interface Due<S extends Step = RequestStep> { step: S; on: Day; from: Date; until: Date }

/** Each request is of use until the next one; the last until the evening of the day the papers go out. */
export function requestsOf(steps: readonly CycleStep[]): Due[] {
  return duesOf(steps, requestSteps);
}

/** Likewise of the letters to directors. */
export function signOffsOf(steps: readonly CycleStep[]): Due<SignOffStep>[] {
  return duesOf(steps, signOffSteps);
}

function duesOf<S extends Step>(steps: readonly CycleStep[], wanted: readonly S[]): Due<S>[] {
  const dues = steps.filter((one): one is CycleStep & { step: S } => (wanted as readonly string[]).includes(one.step));
  const publication = steps.find(({ step }) => step === 'publication');
  return dues.map(({ step, on }, i) => {
    const next = dues[i + 1];
    return { step, on, from: instantOf(on, SENT_AT), until: next !== undefined ? instantOf(next.on, SENT_AT) : instantOf(publication?.on ?? on, OF_NO_USE_AT) };
  });
}

/** What is made up after an outage goes out by day, and not at a weekend unless its own date is one. */
function isHourOfLetters(due: Pick<Due, 'on'>, now: Date): boolean {
  const today = dayOf(now);
  return now >= instantOf(today, SENT_AT) && now < instantOf(today, LAST_SENT_AT) && (isWorkingDay(today) || today === due.on);
}

export function isDue(due: Pick<Due, 'from' | 'until' | 'on'>, now: Date): boolean {
  return due.from <= now && now < due.until && isHourOfLetters(due, now);
}

export function hasLapsed(due: Pick<Due, 'until'>, now: Date): boolean {
  return due.until <= now;
}

/** What waits for the panel or the clerk is not asked for: its owner owes nothing. */
export function isAskedFor(action: Pick<Action, 'state'>, openProposals: readonly Pick<Proposal, 'kind'>[]): boolean {
  return !isEnded(action.state) && action.state !== 'proposed for closure' && !openProposals.some(({ kind }) => kind === 'not mine');
}

export interface Standing { key: string; reference: string; blocker: Blocker }

/** What refuses the chase, without what the clerk has passed over for this meeting. */
export function whatRefuses(unready: readonly (Pick<Action, 'reference' | 'state' | 'leadPostId' | 'targetOn'> & { holderExists: boolean })[], passedOver: ReadonlySet<string>): Standing[] {
  return unready.flatMap((action) => blockersOf(action, action.holderExists).map((blocker) => ({ key: `${action.reference}:${blocker}`, reference: action.reference, blocker })))
    .filter(({ key }) => !passedOver.has(key));
}
