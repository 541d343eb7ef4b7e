// The table people, read together with the parts and posts a person has on a day.
import type { Day } from '../calendar/day.ts';
import { ask, type Clause } from '../database/ask.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Person } from './person.ts';

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
  return await findOne(db, 'p.id = ?', id, on);
}

export async function getPerson(db: Db, id: string, on: Day): Promise<Person> {
  const person = await findPerson(db, id, on);
  if (person === undefined) throw new NotFound(`person ${id}`);
  return person;
}

export async function findPersonByEmail(db: Db, email: string, on: Day): Promise<Person | undefined> {
  return await findOne(db, 'lower(p.email) = lower(?)', email, on);
}

async function findOne(db: Db, who: string, value: string, on: Day): Promise<Person | undefined> {
  const { sql, values } = personWithRights(who, on, value);
  return (await ask<Person>(db, sql, values))[0];
}

/** Each panel with those that took over from it, in however many steps. */
const LINE = `with recursive line as (select id as panel_id, id as heir_id, 0 as steps from panels union select n.id, l.heir_id, l.steps + 1 from panels n join line l on n.successor_id = l.panel_id)`;

/**
 * Asked with every request of whoever has signed in. Whoever sits on a panel that took over from another has the same part in that
 * one: its past meetings and reports are theirs to read. A part of their own there goes before it.
 */
export function personWithRights(who: string, on: Day, ...values: readonly string[]): Clause {
  const current = (alias: string): string => `${alias}.from_on <= ? and (${alias}.until_on is null or ${alias}.until_on >= ?)`;
  const sql = `select p.id, p.name, p.email, p.is_administrator as "isAdministrator",
      (select coalesce(json_agg(json_build_object('panelId', id, 'panelCode', code, 'panelName', name, 'part', part, 'entitledToExempt', entitled_to_exempt) order by code), '[]') from (
        ${LINE} select distinct on (k.code) k.id, k.code, k.name, m.part, m.entitled_to_exempt from memberships m join line l on l.heir_id = m.panel_id join panels k on k.id = l.panel_id
          where m.person_id = p.id and ${current('m')} order by k.code, l.steps) as mine) as parts,
      (select coalesce(json_agg(json_build_object('postId', t.id, 'title', t.title) order by t.title), '[]') from post_holders h join posts t on t.id = h.post_id where h.person_id = p.id and ${current('h')}) as posts,
      (select coalesce(json_agg(t.id), '[]') from posts t where t.director_post_id in (select h.post_id from post_holders h where h.person_id = p.id and ${current('h')})) as directs
    from people p where ${who} and (p.left_on is null or p.left_on > ?)`;
  return { sql, values: [on, on, on, on, on, on, ...values, on] };
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
