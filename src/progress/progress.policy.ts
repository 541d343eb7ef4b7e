// Who may read and ask what about progress.
import { isEnded } from '../actions/action.ts';
import type { OwnedAction } from '../actions/action.policy.ts';
import { directsPost, isClerkOf, partIn, sitsOn, type Person } from '../people/person.ts';
import type { Question } from './progress.ts';

/** A member's line of enquiry; a clerk asks by letter, not by question. */
export function mayAsk(person: Person, panelId: string): boolean {
  return sitsOn(person, panelId);
}

/** What is shared is for the clerk and the chair; what is private only for whoever wrote it. */
export function mayReadShared(person: Person, panelId: string): boolean {
  const part = partIn(person, panelId);
  return part === 'clerk' || part === 'chair';
}

export function mayReadQuestion(person: Person, question: Question): boolean {
  return question.byPersonId === person.id || (question.shared && mayReadShared(person, question.panelId));
}

export function mayAnswer(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

/** "By phone, 3 March": the clerk writes down what an officer said. */
export function mayReportOnBehalf(person: Person, action: OwnedAction): boolean {
  return !isEnded(action.state) && isClerkOf(person, action.panelId);
}

/** A thin update goes back to its author with a question; where the panel wants updates signed off, its director may ask one instead. */
export function mayReturnUpdate(person: Person, action: OwnedAction): boolean {
  return isClerkOf(person, action.panelId) || maySignOff(person, action);
}

/** Whoever directs the lead post, and nobody above or beside them. */
export function maySignOff(person: Person, action: OwnedAction): boolean {
  return !isEnded(action.state) && directsPost(person, action.leadPostId);
}

export function maySignOffUpdates(person: Person): boolean {
  return person.directs.length > 0;
}

export function mayWithdraw(person: Person, question: Question): boolean {
  return question.byPersonId === person.id;
}
