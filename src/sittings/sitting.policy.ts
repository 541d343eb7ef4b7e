// Who runs the screen in the meeting, and who reads afterwards what was recorded.
import { isClerkOf, partIn, type Person } from '../people/person.ts';
import type { Sitting } from './sitting.ts';

/** Drafts are the clerk's: what the panel said is not said by the record before it is finished. */
export function maySeeSitting(person: Person, panelId: string, sitting: Pick<Sitting, 'finishedAt'> | undefined): boolean {
  return isClerkOf(person, panelId) || (partIn(person, panelId) !== undefined && sitting !== undefined && sitting.finishedAt !== null);
}

export function mayRunSitting(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}
