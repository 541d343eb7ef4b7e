// Who may do what to an action: the sentences that refuse and that decide whether the button is drawn.
import { directsPost, holdsPost, isClerkOf, isEntitledToExempt, partIn, type Person } from '../people/person.ts';
import { isEnded, type Action } from './action.ts';

/** The posts an action concerns: its lead post and its contributors. */
export type OwnedAction = Pick<Action, 'panelId' | 'leadPostId' | 'state'> & { contributorPostIds?: readonly string[] };

/** Panels are walls: its people, and the officers and directors of the posts concerned. */
export function maySeeAction(person: Person, action: OwnedAction): boolean {
  return partIn(person, action.panelId) !== undefined || answersFor(person, action) || contributes(person, action);
}

export function mayReport(person: Person, action: OwnedAction): boolean {
  return !isEnded(action.state) && (answersFor(person, action) || contributes(person, action));
}

/** Only whoever answers for it proposes closure, asks for time or hands it back; contributors report. */
export function mayPropose(person: Person, action: OwnedAction): boolean {
  return !isEnded(action.state) && answersFor(person, action);
}

export function mayMakeActions(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

export function mayChangeAction(person: Person, action: OwnedAction): boolean {
  return isClerkOf(person, action.panelId);
}

/** The clerk records what the panel decided; nobody decides by pressing a button of their own. */
export function mayRecordDecision(person: Person, action: OwnedAction): boolean {
  return isClerkOf(person, action.panelId);
}

export function mayAskAboutAction(person: Person, action: OwnedAction): boolean {
  const part = partIn(person, action.panelId);
  return part !== undefined && part !== 'clerk';
}

/** Those entitled in that panel, and the posts concerned; never by rank alone. */
export function mayReadExempt(person: Person, action: OwnedAction): boolean {
  return isEntitledToExempt(person, action.panelId) || holdsPost(person, action.leadPostId) || contributes(person, action);
}

export function mayWriteExempt(person: Person, action: OwnedAction): boolean {
  return !isEnded(action.state) && mayReadExempt(person, action) && (isClerkOf(person, action.panelId) || holdsPost(person, action.leadPostId) || contributes(person, action));
}

function answersFor(person: Person, action: OwnedAction): boolean {
  return holdsPost(person, action.leadPostId) || directsPost(person, action.leadPostId);
}

function contributes(person: Person, action: OwnedAction): boolean {
  return (action.contributorPostIds ?? []).some((postId) => holdsPost(person, postId));
}
