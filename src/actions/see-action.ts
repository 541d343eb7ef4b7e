// Find an action for somebody who may know of it: for everybody else it does not exist.
import type { Db } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Person } from '../people/person.ts';
import { maySeeAction } from './action.policy.ts';
import { findActionByReference, type ActionWithPosts } from './action.store.ts';

/** @throws NotFound alike for an action that is not there and for one of a panel that is none of this person's */
export async function seeAction(db: Db, person: Person, reference: string): Promise<ActionWithPosts> {
  const action = await findActionByReference(db, reference);
  if (action === undefined || !maySeeAction(person, action)) throw new NotFound(`action ${reference}`);
  return action;
}
