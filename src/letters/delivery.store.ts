// The only SQL about where a letter stands. Each move is one statement: the row and its event together, fenced by worker and attempt.
import type { Db, Transaction } from '../database/db.ts';
import type { Delivery, Lane, Letter, LetterState } from './letter.ts';
import { statesBefore } from './letter.ts';
import { LETTER_COLUMNS, letterFrom, type LetterRow } from './letter.store.ts';

export interface Claim {
  letter: Letter;
  attempt: number;
  tries: number;
  stalls: number;
  /** The address refused an earlier letter, and nobody has released this one since. */
  flagged: { why: string; at: Date } | null;
  claimedAt: Date;
  /** Where the relay is to be spared: when its turn comes. */
  notBefore?: Date;
}

interface DeliveryRow {
  letter_id: string; state: LetterState; attempt: number; tries: number; stalls: number; next_try_at: Date | null;
  released_at: Date | null; changed_at: Date; said: string | null;
}

function deliveryFrom(row: DeliveryRow): Delivery {
  return {
    letterId: row.letter_id, state: row.state, attempt: row.attempt, tries: row.tries, stalls: row.stalls,
    nextTryAt: row.next_try_at, releasedAt: row.released_at, changedAt: row.changed_at, said: row.said,
  };
}

export async function addDelivery(tx: Transaction, letter: Letter, firstTryAt: Date, refused?: string): Promise<void> {
  const state: LetterState = refused === undefined ? 'queued' : 'failed';
  await tx('letter_deliveries').insert({
    letter_id: letter.id, state, lane: letter.lane, expires_at: letter.expiresAt, next_try_at: refused === undefined ? firstTryAt : null,
    changed_at: letter.queuedAt, said: refused ?? null,
  });
  await tx('letter_events').insert({ letter_id: letter.id, at: letter.queuedAt, was: null, became: state, attempt: 0, said: refused ?? null });
}

/**
 * Takes up to `atMost` letters that are due, leaving those another worker has its hands on. `onlyReleased`: quiet mode.
 * One statement and so its own transaction: none stays open while the relay is spoken to.
 */
export async function claimDue(db: Db, by: { worker: string; lane: Lane; now: Date; atMost: number; onlyReleased: boolean }): Promise<Claim[]> {
  const { rows } = await db.raw<{ rows: (LetterRow & { attempt: number; tries: number; stalls: number; flag_why: string | null; flagged_at: Date | null })[] }>(`
    with due as (
      select letter_id, state from letter_deliveries
      where state in ('queued', 'deferred') and lane = :lane and next_try_at <= :now and (expires_at is null or expires_at > :now)
        ${by.onlyReleased ? 'and released_at is not null' : ''}
      order by next_try_at, letter_id limit :atMost for update skip locked
    ), claimed as (
      update letter_deliveries d set state = 'claimed', worker = :worker, attempt = d.attempt + 1, changed_at = :now, said = null
      from due where d.letter_id = due.letter_id
      returning d.letter_id, d.attempt, d.tries, d.stalls, d.released_at, due.state as was
    ), noted as (
      insert into letter_events (letter_id, at, was, became, attempt, worker)
      select letter_id, cast(:now as timestamptz), was, 'claimed', attempt, cast(:worker as text) from claimed
    )
    select ${LETTER_COLUMNS}, c.attempt, c.tries, c.stalls, f.why as flag_why, f.flagged_at
    from claimed c join letters l on l.id = c.letter_id
    left join address_flags f on f.address = lower(l.to_address) and f.cleared_at is null
      and l.lane = 'ordinary' and (c.released_at is null or c.released_at < f.flagged_at)
    order by l.queued_at, l.id`, { lane: by.lane, now: by.now, atMost: by.atMost, worker: by.worker });
  return rows.map((row) => ({
    letter: letterFrom(row), attempt: row.attempt, tries: row.tries, stalls: row.stalls, claimedAt: by.now,
    flagged: row.flag_why === null || row.flagged_at === null ? null : { why: row.flag_why, at: row.flagged_at },
  }));
}

export interface Move {
  letterId: string;
  to: LetterState;
  at: Date;
  /** In the words of the relay, the report or the person. */
  said?: string;
  /** A worker moves only what it still holds; without a fence it is a person, a report or the sweep. */
  held?: { worker: string; attempt: number };
  onlyFrom?: readonly LetterState[];
  nextTryAt?: Date;
  tries?: number;
  stalls?: number;
  released?: boolean;
  bytesSha256?: string;
  byPersonId?: string;
}

/** False: it is no longer ours, or no longer in a state that may become this one. Takes a pool too, since one statement is a transaction. */
export async function moveDelivery(db: Db, move: Move): Promise<boolean> {
  const [moved] = await moveDeliveries(db, [move]);
  return moved === true;
}

/** Several at once, each letter once: all that may move do, in one statement and so in one commit. */
export async function moveDeliveries(db: Db, moves: readonly Move[]): Promise<boolean[]> {
  const asked = JSON.stringify(moves.map((m) => ({
    letter_id: m.letterId, became: m.to, allowed: statesBefore(m.to).filter((state) => m.onlyFrom?.includes(state) ?? true), at: m.at, said: m.said,
    worker: m.held?.worker, attempt: m.held?.attempt, next_try_at: m.nextTryAt, tries: m.tries, stalls: m.stalls, released: m.released ?? false,
    bytes_sha256: m.bytesSha256, by_person_id: m.byPersonId,
  })));
  const { rows } = await db.raw<{ rows: { letter_id: string }[] }>(`
    with asked as (
      select * from jsonb_to_recordset(cast(? as jsonb)) as a(letter_id uuid, became text, allowed text[], at timestamptz, said text, worker text, attempt integer,
        next_try_at timestamptz, tries integer, stalls integer, released boolean, bytes_sha256 text, by_person_id uuid)
    ), old as (
      select d.letter_id, d.state, d.worker from letter_deliveries d join asked a on a.letter_id = d.letter_id
      where d.state = any(a.allowed) and (a.worker is null or (d.worker = a.worker and d.attempt = a.attempt))
      order by d.letter_id for update of d
    ), moved as (
      update letter_deliveries d set state = a.became, changed_at = a.at, said = a.said,
        told_at = case when a.became in ('queued', 'claimed', 'handing_over', 'deferred') then d.told_at end,
        worker = case when a.became in ('claimed', 'handing_over') then d.worker end,
        next_try_at = a.next_try_at, tries = coalesce(a.tries, d.tries), stalls = coalesce(a.stalls, d.stalls),
        released_at = case when a.released then a.at else d.released_at end
      from old join asked a on a.letter_id = old.letter_id where d.letter_id = old.letter_id
      returning d.letter_id, old.state as was, a.became, a.at, d.attempt, old.worker, a.said, a.bytes_sha256, a.by_person_id
    )
    insert into letter_events (letter_id, at, was, became, attempt, worker, said, bytes_sha256, by_person_id)
    select letter_id, at, was, became, attempt, worker, said, bytes_sha256, by_person_id from moved returning letter_id`, [asked]);
  const moved = new Set(rows.map((row) => row.letter_id));
  return moves.map((m) => moved.has(m.letterId));
}

export interface InHand { letterId: string; state: 'claimed' | 'handing_over'; worker: string; attempt: number; stalls: number }

/** Letters a worker took and never said another word about. */
export async function listStale(db: Db, before: { claimed: Date; handingOver: Date }): Promise<InHand[]> {
  const { rows } = await db.raw<{ rows: { letter_id: string; state: 'claimed' | 'handing_over'; worker: string; attempt: number; stalls: number }[] }>(`
    select letter_id, state, worker, attempt, stalls from letter_deliveries
    where (state = 'claimed' and changed_at < :claimed) or (state = 'handing_over' and changed_at < :handingOver)
    order by changed_at limit 500`, { claimed: before.claimed, handingOver: before.handingOver });
  return rows.map((r) => ({ letterId: r.letter_id, state: r.state, worker: r.worker, attempt: r.attempt, stalls: r.stalls }));
}

export async function listExpiring(db: Db, now: Date): Promise<string[]> {
  const rows = await db('letter_deliveries').whereIn('state', ['queued', 'deferred', 'held']).where('expires_at', '<=', now)
    .select<{ letter_id: string }[]>('letter_id');
  return rows.map((r) => r.letter_id);
}

/** Everything that would leave by itself and that no person has released. */
export async function listWaitingUnreleased(db: Db): Promise<string[]> {
  const rows = await db('letter_deliveries').whereIn('state', ['queued', 'deferred']).whereNull('released_at').select<{ letter_id: string }[]>('letter_id');
  return rows.map((r) => r.letter_id);
}

/** Neither arrived nor given up nor waiting for a person. */
export async function listOnTheirWay(db: Db): Promise<{ letterId: string; state: LetterState }[]> {
  return await db('letter_deliveries').whereIn('state', ['queued', 'deferred', 'claimed', 'handing_over']).select<{ letterId: string; state: LetterState }[]>({ letterId: 'letter_id', state: 'state' });
}

export async function findDelivery(db: Db, letterId: string): Promise<Delivery | undefined> {
  const row = await db('letter_deliveries').where({ letter_id: letterId }).first<DeliveryRow | undefined>();
  return row && deliveryFrom(row);
}
