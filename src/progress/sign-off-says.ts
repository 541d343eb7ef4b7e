// How many updates wait for this person's sign-off, in words: on "My actions" and at home. Nothing where none does.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import type { Person } from '../people/person.ts';
import { maySignOffUpdates } from './progress.policy.ts';
import { readToSignOff } from './read-to-sign-off.ts';

export async function signOffSays(db: Db, person: Person, today: Day): Promise<string | undefined> {
  if (!maySignOffUpdates(person)) return undefined;
  const waiting = (await readToSignOff(db, person, today)).flatMap(({ posts }) => posts.flatMap(({ items }) => items)).length;
  return waiting === 0 ? undefined : waiting === 1 ? 'One update waits for your sign-off' : `${waiting} updates wait for your sign-off`;
}
