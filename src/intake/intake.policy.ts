// Who may read papers in: the clerk of the panel they are for.
import { isClerkOf, type Person } from '../people/person.ts';

export function mayTakeIn(person: Person, panelId: string): boolean {
  return isClerkOf(person, panelId);
}

export function mayReview(person: Person, intake: { panelId: string }): boolean {
  return isClerkOf(person, intake.panelId);
}
