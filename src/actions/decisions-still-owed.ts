// Asked when a letter about decisions is about to leave: is its reader still with us?
import type { Deps } from '../councils/deps.ts';
import type { Letter } from '../letters/letter.ts';
import { findPerson } from '../people/person.store.ts';

export async function decisionsStillOwed(deps: Deps, letter: Letter): Promise<true | string> {
  const reader = letter.to.personId === null ? undefined : await findPerson(deps.db, letter.to.personId, deps.clock.today());
  return reader === undefined ? `${letter.to.name} has left.` : true;
}
