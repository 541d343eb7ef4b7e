// Who may see and change the council's settings: the administrator.
import type { Person } from '../people/person.ts';

export function mayReadSettings(person: Person): boolean {
  return person.isAdministrator;
}

export function mayChangeSettings(person: Person): boolean {
  return person.isAdministrator;
}
