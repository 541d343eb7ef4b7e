// Who may see and change what is kept how long, and what is held: the administrator. Removing is the operator's, with a role nobody signs in as.
import type { Person } from '../people/person.ts';

export function mayReadRetention(person: Person): boolean {
  return person.isAdministrator;
}

export function mayChangeRetention(person: Person): boolean {
  return person.isAdministrator;
}
