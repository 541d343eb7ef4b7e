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

/** Supplements, replacements, and taking back what should not have gone. */
export function mayFollowUp(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

/** What was withdrawn is read by nobody but the clerk, who must be able to say what it was. */
export function mayReadWithdrawn(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}
