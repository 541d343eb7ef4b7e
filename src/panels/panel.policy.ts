// Who may see and change panels and who sits on them: the administrator; a panel's clerk reads their own.
import { isClerkOf, type Person } from '../people/person.ts';

export function mayReadPanels(person: Person): boolean {
  return person.isAdministrator || person.parts.some(({ part }) => part === 'clerk');
}

export function mayReadPanel(person: Person, panelId: string): boolean {
  return person.isAdministrator || isClerkOf(person, panelId);
}

export function mayChangePanels(person: Person): boolean {
  return person.isAdministrator;
}

/** Also who is entitled to exempt text: the administrator writes it down, with the reason, and is not thereby entitled: their own entitlement is written down by another. */
export function mayChangeMemberships(person: Person): boolean {
  return person.isAdministrator;
}
