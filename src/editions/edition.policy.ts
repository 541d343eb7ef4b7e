// Who may read, prepare and dispatch a panel's progress reports.
import { isClerkOf, isEntitledToExempt, partIn, type Person } from '../people/person.ts';

/** The panel's own people, before and after publication. */
export function mayReadEditions(person: Person, panelId: string): boolean {
  return partIn(person, panelId) !== undefined;
}

export function mayReadExemptEdition(person: Person, panelId: string): boolean {
  return isEntitledToExempt(person, panelId);
}

export function mayDispatch(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

/** The clerk and the chair see the draft before it goes. */
export function mayReadDraft(person: Person, panelId: string): boolean {
  const part = partIn(person, panelId);
  return part === 'clerk' || part === 'chair';
}

export function maySeeDispatch(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}
