// The tables organisations, posts and post_holders.
import type { Day } from '../calendar/day.ts';
import { addDays } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Organisation, Post } from './post.ts';

const organisationColumns = { id: 'id', name: 'name', kind: 'kind', beganOn: 'began_on', endedOn: 'ended_on', version: 'version' } as const;

export async function listOrganisations(db: Db): Promise<Organisation[]> {
  return await db('organisations').select<Organisation[]>(organisationColumns).orderByRaw('ended_on is not null, name collate "en-GB-x-icu"');
}

export async function getOrganisation(db: Db, id: string): Promise<Organisation> {
  const row = await db('organisations').where({ id }).first<Organisation | undefined>(organisationColumns);
  if (row === undefined) throw new NotFound(`organisation ${id}`);
  return row;
}

export async function addOrganisation(tx: Transaction, o: Organisation): Promise<void> {
  await tx('organisations').insert({ id: o.id, name: o.name, kind: o.kind, began_on: o.beganOn, ended_on: o.endedOn, version: o.version });
}

/** Locked until the commit. */
export async function lockOrganisation(tx: Transaction, id: string): Promise<Organisation> {
  const row = await tx('organisations').where({ id }).forUpdate().first<Organisation | undefined>(organisationColumns);
  if (row === undefined) throw new NotFound(`organisation ${id}`);
  return row;
}

/** False when somebody else saved it first. */
export async function saveOrganisation(tx: Transaction, o: Organisation): Promise<boolean> {
  return (await tx('organisations').where({ id: o.id, version: o.version })
    .update({ name: o.name, kind: o.kind, began_on: o.beganOn, ended_on: o.endedOn, version: o.version + 1 })) === 1;
}

interface PostRow {
  id: string; title: string; organisationId: string; organisationName: string; directorPostId: string | null; endedOn: Day | null; version: number;
  holderId: string | null; holderName: string | null; holderEmail: string | null; since: Day | null;
}

function posts(db: Db, on: Day) {
  return db('posts as p').join('organisations as o', 'o.id', 'p.organisation_id')
    .leftJoin('post_holders as h', (held) => void held.on('h.post_id', 'p.id').andOn(db.raw('h.from_on <= ? and (h.until_on is null or h.until_on >= ?)', [on, on])))
    .leftJoin('people as h2', 'h2.id', 'h.person_id')
    .select<PostRow[]>({
      id: 'p.id', title: 'p.title', organisationId: 'p.organisation_id', organisationName: 'o.name', directorPostId: 'p.director_post_id', endedOn: 'p.ended_on',
      version: 'p.version', holderId: 'h.person_id', holderName: 'h2.name', holderEmail: 'h2.email', since: 'h.from_on',
    });
}

function asPost(row: PostRow): Post {
  const { holderId, holderName, holderEmail, since, ...post } = row;
  const holder = holderId === null || holderName === null || holderEmail === null || since === null ? null : { personId: holderId, name: holderName, email: holderEmail, since };
  return { ...post, holder };
}

export async function listPosts(db: Db, on: Day): Promise<Post[]> {
  return (await posts(db, on).orderByRaw('p.ended_on is not null, p.title collate "en-GB-x-icu"')).map(asPost);
}

/** Those of these that are there and have not ended. */
export async function listOpenPostIds(db: Db, ids: readonly string[], on: Day): Promise<string[]> {
  return await db('posts').whereIn('id', ids).andWhere((open) => void open.whereNull('ended_on').orWhere('ended_on', '>', on)).pluck('id');
}

export async function findPost(db: Db, id: string, on: Day): Promise<Post | undefined> {
  const row = (await posts(db, on).where('p.id', id))[0];
  return row && asPost(row);
}

export async function getPost(db: Db, id: string, on: Day): Promise<Post> {
  const post = await findPost(db, id, on);
  if (post === undefined) throw new NotFound(`post ${id}`);
  return post;
}

/** Locked until the commit, its holders with it: nobody else hands it over meanwhile. */
export async function lockPost(tx: Transaction, id: string, on: Day): Promise<Post> {
  const locked = await tx('posts').where({ id }).forUpdate().first<{ id: string } | undefined>('id');
  if (locked === undefined) throw new NotFound(`post ${id}`);
  return await getPost(tx, id, on);
}

/** The post of this title in this organisation, ended or not: a title is used once. */
export async function findPostByTitle(db: Db, organisationId: string, title: string): Promise<{ id: string } | undefined> {
  return await db('posts').where({ organisation_id: organisationId, title }).first<{ id: string } | undefined>('id');
}

/** Posts a person holds or is about to, on or after a day. */
export async function listHoldingsOfPerson(db: Db, personId: string, on: Day): Promise<(Holding & { title: string })[]> {
  return await db('post_holders as h').join('people as p', 'p.id', 'h.person_id').join('posts as t', 't.id', 'h.post_id').where('h.person_id', personId)
    .andWhere((still) => void still.whereNull('h.until_on').orWhere('h.until_on', '>=', on)).orderByRaw('t.title collate "en-GB-x-icu"')
    .select<(Holding & { title: string })[]>({ id: 'h.id', postId: 'h.post_id', personId: 'h.person_id', name: 'p.name', fromOn: 'h.from_on', untilOn: 'h.until_on', title: 't.title' });
}

export interface Holding { id: string; postId: string; personId: string; name: string; fromOn: Day; untilOn: Day | null }

/** Everyone who ever held a post, newest first. */
export async function listHoldings(db: Db, postId: string): Promise<Holding[]> {
  return await db('post_holders as h').join('people as p', 'p.id', 'h.person_id').where('h.post_id', postId).orderBy('h.from_on', 'desc')
    .select<Holding[]>({ id: 'h.id', postId: 'h.post_id', personId: 'h.person_id', name: 'p.name', fromOn: 'h.from_on', untilOn: 'h.until_on' });
}

export async function addPost(tx: Transaction, post: { id: string; title: string; organisationId: string; directorPostId: string | null }): Promise<void> {
  await tx('posts').insert({ id: post.id, title: post.title, organisation_id: post.organisationId, director_post_id: post.directorPostId });
}

/** False when somebody else saved it first. */
export async function savePost(tx: Transaction, post: Pick<Post, 'id' | 'title' | 'directorPostId' | 'endedOn' | 'version'>): Promise<boolean> {
  return (await tx('posts').where({ id: post.id, version: post.version })
    .update({ title: post.title, director_post_id: post.directorPostId, ended_on: post.endedOn, version: post.version + 1 })) === 1;
}

/** The holder before stays until the day before; one person at a time. */
export async function addHolding(tx: Transaction, holding: { id: string; postId: string; personId: string; fromOn: Day }): Promise<void> {
  await endHolding(tx, holding.postId, addDays(holding.fromOn, -1));
  await tx('post_holders').insert({ id: holding.id, post_id: holding.postId, person_id: holding.personId, from_on: holding.fromOn });
}

export async function endHolding(tx: Transaction, postId: string, lastDay: Day): Promise<void> {
  await tx('post_holders').where({ post_id: postId }).whereNull('until_on').update({ until_on: tx.raw('greatest(from_on, ?::date)', [lastDay]) });
}
