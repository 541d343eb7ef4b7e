// People, posts and organisations as the options of a select.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { listPeople } from './person.store.ts';
import { postLabel } from './post.ts';
import { listOrganisations, listPosts } from './post.store.ts';

interface Option { value: string; text: string }

/** Whoever has not left; the address tells two of one name apart. */
export async function personOptions(db: Db): Promise<Option[]> {
  return (await listPeople(db)).filter(({ leftOn }) => leftOn === null).map(({ id, name, email }) => ({ value: id, text: `${name} (${email})` }));
}

export async function postOptions(db: Db, on: Day, except?: string): Promise<Option[]> {
  return (await listPosts(db, on)).filter(({ id, endedOn }) => endedOn === null && id !== except).map((post) => ({ value: post.id, text: postLabel(post) }));
}

export async function organisationOptions(db: Db): Promise<Option[]> {
  return (await listOrganisations(db)).filter(({ endedOn }) => endedOn === null).map(({ id, name }) => ({ value: id, text: name }));
}
