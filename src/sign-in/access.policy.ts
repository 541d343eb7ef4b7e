// Who may let people in and keep them out.
import type { Person } from '../people/person.ts';

/** The invitation goes to the person's own inbox; the administrator never sees the link. */
export function mayInvite(person: Person): boolean {
  return person.isAdministrator;
}

/** Whoever has made sure of the person, and never of themselves: a stolen session must not get rid of the second step. It takes two of them. */
export function mayResetSecondFactor(person: Person, whom: { id: string }): boolean {
  return person.isAdministrator && person.id !== whom.id;
}

/** Nobody deactivates themselves: there would be nobody left to put it right. */
export function mayDeactivate(person: Person, whom: { id: string }): boolean {
  return person.isAdministrator && person.id !== whom.id;
}

/** Which ways in are open is the council's choice; whoever is let in by them, and to what, is not decided here. */
export function mayChangeSignIn(person: Person): boolean {
  return person.isAdministrator;
}
