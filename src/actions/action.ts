// An action: what an officer will do because of a finding, a resolution or an undertaking; its states and rules, pure.
import { daysBetween, type Day } from '../calendar/day.ts';

export type ReportedState = 'not started' | 'on track' | 'at risk';
export type EndState = 'closed' | 'not accepted' | 'superseded';
export type ActionState = ReportedState | 'proposed for closure' | EndState;

export const reportedStates: readonly ReportedState[] = ['not started', 'on track', 'at risk'];
export const actionStates: readonly ActionState[] = ['not started', 'on track', 'at risk', 'proposed for closure', 'closed', 'not accepted', 'superseded'];

export interface Action {
  id: string;
  panelId: string;
  /** ECS-42: permanent, sayable aloud, never reused. */
  reference: string;
  /** What will be done, in the panel's words for it; the resolution or finding keeps its own. */
  wording: string;
  /** What will show that it has worked. */
  willShow: string | null;
  leadPostId: string | null;
  state: ActionState;
  stateSinceOn: Day;
  targetOn: Day | null;
  /** The words the target was given in, kept beside the day worked out from them. */
  targetWords: string | null;
  targetMeetingId: string | null;
  supersededById: string | null;
  agreedOn: Day;
  endedOn: Day | null;
  version: number;
}

/** One target date an action has or had; position 0 is the original. */
export interface Target {
  actionId: string;
  position: number;
  targetOn: Day;
  words: string | null;
  agreedBy: string;
  agreedOn: Day;
  minuteNumber: string | null;
  why: string | null;
}

export type ProposalKind = 'closure' | 'extension' | 'not mine';

export interface Proposal {
  id: string;
  actionId: string;
  kind: ProposalKind;
  /** For a closure: what shows that it has worked. For an extension: why. */
  reason: string;
  newTargetOn: Day | null;
  newTargetWords: string | null;
  byPersonId: string;
  byName: string;
  at: Date;
  outcome: 'open' | 'agreed' | 'refused' | 'withdrawn';
  /** The state to go back to when the panel does not agree to close. */
  stateBefore: ActionState | null;
  version: number;
}

export function isEnded(state: ActionState): state is EndState {
  return state === 'closed' || state === 'not accepted' || state === 'superseded';
}

/** Arithmetic, never an opinion: the target has passed and the panel has not taken the action off its list. */
export function isOverdue(action: Pick<Action, 'state' | 'targetOn'>, on: Day): boolean {
  return action.targetOn !== null && action.targetOn < on && !isEnded(action.state);
}

/** Days past the target on a day; 0 when it is not overdue. */
export function daysOverdue(action: Pick<Action, 'state' | 'targetOn'>, on: Day): number {
  return action.targetOn !== null && isOverdue(action, on) ? daysBetween(action.targetOn, on) : 0;
}

export type Decided<T, Because extends string> = ({ ok: true } & T) | { ok: false; because: Because };

/** What an officer reports becomes the state, unless closure is before the panel: that is the panel's to answer. */
export function report(action: Action, state: ReportedState, today: Day): Decided<{ action: Action }, 'ended'> {
  if (isEnded(action.state)) return { ok: false, because: 'ended' };
  if (action.state === 'proposed for closure' || action.state === state) return { ok: true, action };
  return { ok: true, action: { ...action, state, stateSinceOn: today } };
}

export function proposeClosure(action: Action, today: Day): Decided<{ action: Action }, 'ended' | 'already-proposed'> {
  if (isEnded(action.state)) return { ok: false, because: 'ended' };
  if (action.state === 'proposed for closure') return { ok: false, because: 'already-proposed' };
  return { ok: true, action: { ...action, state: 'proposed for closure', stateSinceOn: today } };
}

export function askForExtension(action: Action, newTargetOn: Day, today: Day): Decided<object, 'ended' | 'no-target' | 'not-later' | 'past'> {
  if (isEnded(action.state)) return { ok: false, because: 'ended' };
  if (action.targetOn === null) return { ok: false, because: 'no-target' };
  if (newTargetOn <= action.targetOn) return { ok: false, because: 'not-later' };
  if (newTargetOn <= today) return { ok: false, because: 'past' };
  return { ok: true };
}

/** Only a decision of the panel takes an action off the list. */
export function end(action: Action, as: EndState, decidedOn: Day, supersededById: string | null): Decided<{ action: Action }, 'ended' | 'no-successor'> {
  if (isEnded(action.state)) return { ok: false, because: 'ended' };
  if (as === 'superseded' && (supersededById === null || supersededById === action.id)) return { ok: false, because: 'no-successor' };
  return { ok: true, action: { ...action, state: as, stateSinceOn: decidedOn, endedOn: decidedOn, supersededById: as === 'superseded' ? supersededById : null } };
}

export function refuseClosure(action: Action, stateBefore: ActionState | null, today: Day): Action {
  const back = stateBefore === null || isEnded(stateBefore) || stateBefore === 'proposed for closure' ? 'on track' : stateBefore;
  return { ...action, state: back, stateSinceOn: today };
}

export function extend(action: Action, newTargetOn: Day, words: string | null): Decided<{ action: Action }, 'ended' | 'not-later'> {
  if (isEnded(action.state)) return { ok: false, because: 'ended' };
  if (action.targetOn !== null && newTargetOn <= action.targetOn) return { ok: false, because: 'not-later' };
  return { ok: true, action: { ...action, targetOn: newTargetOn, targetWords: words, targetMeetingId: null } };
}

/** Until a dispatched edition has shown it, the clerk may still set a target right; after that only the panel moves it (§2.8). */
export function setTarget(action: Action, target: { on: Day; words: string | null; meetingId: string | null }, shownInEdition: boolean): Decided<{ action: Action }, 'ended' | 'shown'> {
  if (isEnded(action.state)) return { ok: false, because: 'ended' };
  if (shownInEdition && action.targetOn !== null) return { ok: false, because: 'shown' };
  return { ok: true, action: { ...action, targetOn: target.on, targetWords: target.words, targetMeetingId: target.meetingId } };
}

/** What stands against chasing and dispatch (§2.9). */
export type Blocker = 'no-lead-post' | 'nobody-holds-it' | 'no-target';

export function blockersOf(action: Pick<Action, 'state' | 'leadPostId' | 'targetOn'>, holderExists: boolean): Blocker[] {
  if (isEnded(action.state)) return [];
  const blockers: Blocker[] = [];
  if (action.leadPostId === null) blockers.push('no-lead-post');
  else if (!holderExists) blockers.push('nobody-holds-it');
  if (action.targetOn === null) blockers.push('no-target');
  return blockers;
}
