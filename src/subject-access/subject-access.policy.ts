// Who may gather everything held about a person: the administrator, for whoever asks the council for it. Exempt text is not among it.
import type { Person } from '../people/person.ts';

export function mayGatherEverything(person: Person): boolean {
  return person.isAdministrator;
}
