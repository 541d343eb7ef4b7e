// Lists of letters for the clerk: by state, by person, by what they are about, and the history of one.
import type { Knex } from 'knex';
import type { Db } from '../database/db.ts';
import type { LettersOf } from './letter.policy.ts';
import type { Lane, LetterState } from './letter.ts';

export interface LetterLine {
  id: string;
  kind: string;
  dedupeKey: string;
  lane: Lane;
  personId: string | null;
  panelId: string | null;
  toName: string;
  toAddress: string;
  subject: string;
  queuedAt: Date;
  state: LetterState;
  said: string | null;
  changedAt: Date;
  nextTryAt: Date | null;
}

export interface LetterEvent { at: Date; became: LetterState; said: string | null; byName: string | null }

const COLUMNS = {
  id: 'letters.id', kind: 'letters.kind', dedupeKey: 'letters.dedupe_key', lane: 'letters.lane', personId: 'letters.person_id', panelId: 'letters.panel_id', toName: 'letters.to_name',
  toAddress: 'letters.to_address', subject: 'letters.subject', queuedAt: 'letters.queued_at', state: 'd.state', said: 'd.said', changedAt: 'd.changed_at', nextTryAt: 'd.next_try_at',
} as const;

function lines(db: Db): Knex.QueryBuilder<object, LetterLine[]> {
  return db('letters').join('letter_deliveries as d', 'd.letter_id', 'letters.id').select<LetterLine[]>(COLUMNS);
}

/** What `mayReadLetter` says of one letter, for many. */
function among(query: Knex.QueryBuilder<object, LetterLine[]>, whose: LettersOf): Knex.QueryBuilder<object, LetterLine[]> {
  return query.where((any) => void any.whereIn('letters.panel_id', [...whose.panelIds]).orWhere((ofNone) => {
    void ofNone.whereNull('letters.panel_id');
    if (!whose.allOfNoPanel) void ofNone.where('letters.person_id', whose.personId);
  }));
}

export async function countByState(db: Db, whose: LettersOf): Promise<Map<LetterState, number>> {
  const rows = await among(lines(db), whose).clearSelect().select<{ state: LetterState; n: number }[]>({ state: 'd.state' }, db.raw('count(*) as n')).groupBy('d.state');
  return new Map(rows.map((row) => [row.state, row.n]));
}

/** The newest change first. */
export async function listInStates(db: Db, whose: LettersOf, states: readonly LetterState[], atMost = 200): Promise<LetterLine[]> {
  return await among(lines(db), whose).whereIn('d.state', states).orderBy([{ column: 'd.changed_at', order: 'desc' }, { column: 'letters.id' }]).limit(atMost);
}

export async function listLettersTo(db: Db, whose: LettersOf, personId: string, atMost = 500): Promise<LetterLine[]> {
  return await among(lines(db), whose).where('letters.person_id', personId).orderBy('letters.queued_at', 'desc').limit(atMost);
}

/** For whoever ordered them: where each stands now, by dedupe key. */
export async function findLetterLines(db: Db, dedupeKeys: readonly string[]): Promise<Map<string, LetterLine>> {
  const found = await lines(db).whereIn('letters.dedupe_key', dedupeKeys);
  return new Map(found.map((line) => [line.dedupeKey, line]));
}

export async function getLetterLine(db: Db, id: string): Promise<LetterLine | undefined> {
  return await lines(db).where('letters.id', id).first<LetterLine | undefined>();
}

export async function listEvents(db: Db, letterId: string): Promise<LetterEvent[]> {
  return await db('letter_events as e').leftJoin('people', 'people.id', 'e.by_person_id').where('e.letter_id', letterId).orderBy('e.number')
    .select<LetterEvent[]>({ at: 'e.at', became: 'e.became', said: 'e.said', byName: 'people.name' });
}

export interface Untold extends LetterLine { replyToName: string; replyToAddress: string }

/** What a clerk has not been told yet: failed, unknown, returned, out of time, held because of its address, or deferred for long. */
export async function listUntold(db: Db, deferredSince: Date): Promise<Untold[]> {
  return await lines(db).select<Untold[]>({ replyToName: 'letters.reply_to_name', replyToAddress: 'letters.reply_to_address' })
    .whereNull('d.told_at').whereNotNull('letters.reply_to_address')
    .whereRaw(`(d.state in ('failed', 'unknown', 'bounced_hard', 'bounced_soft', 'complained', 'expired')
      or (d.state = 'deferred' and letters.queued_at < ?)
      or (d.state = 'held' and exists (select 1 from address_flags f where f.address = lower(letters.to_address) and f.cleared_at is null)))`, [deferredSince])
    .orderBy('d.changed_at').limit(1000);
}

/** Also while it is deferred, where nothing changes for long: the clerk is told of that once. */
export async function noteTold(db: Db, letterIds: readonly string[], at: Date): Promise<void> {
  await db('letter_deliveries').whereIn('letter_id', letterIds).update({ told_at: at });
}
