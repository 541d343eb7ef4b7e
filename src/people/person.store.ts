// The table people, read together with the parts and posts a person has on a day.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { HeldPost, PanelPart, Person } from './person.ts';

/** A row of the people page: also those who have left. */
export interface PersonRecord {
  id: string;
  name: string;
  email: string;
  lettersBy: 'email' | 'paper';
  isAdministrator: boolean;
  joinedOn: Day;
  /** From this day on they may do nothing. */
  leftOn: Day | null;
  version: number;
}

const columns = {
  id: 'id', name: 'name', email: 'email', lettersBy: 'letters_by', isAdministrator: 'is_administrator', joinedOn: 'joined_on', leftOn: 'left_on', version: 'version',
} as const;

/** Undefined for an unknown id and for someone who has left: neither may do anything. */
export async function findPerson(db: Db, id: string, on: Day): Promise<Person | undefined> {
  const row = await db('people').where({ id }).andWhere((still) => void still.whereNull('left_on').orWhere('left_on', '>', on)).first<PersonRecord | undefined>(columns);
  return row && (await withRights(db, row, on));
}

export async function getPerson(db: Db, id: string, on: Day): Promise<Person> {
  const person = await findPerson(db, id, on);
  if (person === undefined) throw new NotFound(`person ${id}`);
  return person;
}

export async function findPersonByEmail(db: Db, email: string, on: Day): Promise<Person | undefined> {
  const row = await db('people').whereRaw('lower(email) = lower(?)', [email]).andWhere((still) => void still.whereNull('left_on').orWhere('left_on', '>', on))
    .first<PersonRecord | undefined>(columns);
  return row && (await withRights(db, row, on));
}

async function withRights(db: Db, row: PersonRecord, on: Day): Promise<Person> {
  const parts = await listParts(db, row.id, on);
  const posts: HeldPost[] = await db('post_holders as h').join('posts as p', 'p.id', 'h.post_id').where('h.person_id', row.id)
    .where('h.from_on', '<=', on).andWhere((still) => void still.whereNull('h.until_on').orWhere('h.until_on', '>=', on)).orderBy('p.title')
    .select<HeldPost[]>({ postId: 'p.id', title: 'p.title' });
  const directs: string[] = posts.length === 0 ? [] : await db('posts').whereIn('director_post_id', posts.map((post) => post.postId)).pluck('id');
  return { id: row.id, name: row.name, email: row.email, isAdministrator: row.isAdministrator, parts, posts, directs };
}

/**
 * The parts a person has on a day. Whoever sits on a panel that took over from another has the same part in that one: its past meetings
 * and reports are theirs to read. A part of their own there goes before it.
 */
async function listParts(db: Db, personId: string, on: Day): Promise<PanelPart[]> {
  const line = db.raw('select id as panel_id, id as heir_id, 0 as steps from panels union select p.id, l.heir_id, l.steps + 1 from panels p join line l on p.successor_id = l.panel_id');
  const parts = await db.withRecursive('line', line).from('memberships as m').join('line as l', 'l.heir_id', 'm.panel_id').join('panels as pl', 'pl.id', 'l.panel_id').where('m.person_id', personId)
    .where('m.from_on', '<=', on).andWhere((still) => void still.whereNull('m.until_on').orWhere('m.until_on', '>=', on)).orderBy(['pl.code', 'l.steps'])
    .select<PanelPart[]>({ panelId: 'pl.id', panelCode: 'pl.code', panelName: 'pl.name', part: 'm.part', entitledToExempt: 'm.entitled_to_exempt' });
  return parts.filter((part, i) => parts.findIndex(({ panelId }) => panelId === part.panelId) === i);
}

export interface Contact { id: string; name: string; email: string }

/** Those of these people who have not left. */
export async function listContacts(db: Db, ids: readonly string[]): Promise<Contact[]> {
  return await db('people').whereIn('id', ids).whereNull('left_on').orderByRaw('name collate "en-GB-x-icu"').select<Contact[]>({ id: 'id', name: 'name', email: 'email' });
}

export async function listPeople(db: Db): Promise<PersonRecord[]> {
  return await db('people').select<PersonRecord[]>(columns).orderByRaw('left_on is not null, name collate "en-GB-x-icu"');
}

/** With the parts ("chair, ECS") and posts each has on a day; those who have left come last. */
export async function listPeopleWithParts(db: Db, on: Day): Promise<(PersonRecord & { parts: string[]; posts: string[] })[]> {
  return await db('people').orderByRaw('left_on is not null, name collate "en-GB-x-icu"').select<(PersonRecord & { parts: string[]; posts: string[] })[]>(columns,
    db.raw(`array(select m.part || ', ' || p.code from memberships m join panels p on p.id = m.panel_id where m.person_id = people.id and from_on <= ? and (until_on is null or until_on >= ?) order by p.code) as parts`, [on, on]),
    db.raw(`array(select p.title from post_holders h join posts p on p.id = h.post_id where h.person_id = people.id and from_on <= ? and (until_on is null or until_on >= ?) order by p.title) as posts`, [on, on]));
}

export async function getPersonRecord(db: Db, id: string): Promise<PersonRecord> {
  const row = await db('people').where({ id }).first<PersonRecord | undefined>(columns);
  if (row === undefined) throw new NotFound(`person ${id}`);
  return row;
}

/** Locked until the commit. */
export async function lockPerson(tx: Transaction, id: string): Promise<PersonRecord> {
  const row = await tx('people').where({ id }).forUpdate().first<PersonRecord | undefined>(columns);
  if (row === undefined) throw new NotFound(`person ${id}`);
  return row;
}

/** Whoever has this address and has not left, whatever the case of its letters. */
export async function findPersonRecordByEmail(db: Db, email: string): Promise<PersonRecord | undefined> {
  return await db('people').whereRaw('lower(email) = lower(?)', [email]).whereNull('left_on').first<PersonRecord | undefined>(columns);
}

/** Administrators who have not left; their rows are locked, so that two who take each other's right away cannot both succeed. */
export async function lockAdministrators(tx: Transaction): Promise<string[]> {
  return await tx('people').where({ is_administrator: true }).whereNull('left_on').orderBy('id').forUpdate().pluck('id');
}

export async function addPerson(tx: Transaction, person: PersonRecord): Promise<void> {
  await tx('people').insert(asRow(person));
}

/** False when somebody else saved it first. */
export async function savePerson(tx: Transaction, person: PersonRecord): Promise<boolean> {
  return (await tx('people').where({ id: person.id, version: person.version }).update({ ...asRow(person), version: person.version + 1 })) === 1;
}

function asRow(person: PersonRecord): Record<string, unknown> {
  return {
    id: person.id, name: person.name, email: person.email, letters_by: person.lettersBy, is_administrator: person.isAdministrator,
    joined_on: person.joinedOn, left_on: person.leftOn, version: person.version,
  };
}
