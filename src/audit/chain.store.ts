// Reads the chain as the database keeps it and finds the first link that does not hold; keeps the head of each day.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import type { Break, Fault, Head } from './chain.ts';

export async function getHead(db: Db): Promise<Head> {
  const { rows } = await db.raw<{ rows: Head[] }>("select position, encode(hash, 'hex') as hash from audit_head");
  const [head] = rows;
  if (head === undefined) throw new Error('The audit chain has no head: the row of audit_head is gone');
  return head;
}

export async function countEntries(db: Db): Promise<{ entries: number; erased: number }> {
  const { rows } = await db.raw<{ rows: { entries: number; erased: number }[] }>(
    'select count(*) as entries, count(*) filter (where d.entry_id is null) as erased from audit_entries e left join audit_details d on d.entry_id = e.id');
  return rows[0] ?? { entries: 0, erased: 0 };
}

type Row = Omit<Break, 'fault'> & { fault: Fault };

/**
 * The lowest position at which anything is wrong. One pass over the chain, computed by the database with the same text the
 * chain was made of; erased values (no row of details) are no fault.
 */
export async function findBreak(db: Db): Promise<Break | undefined> {
  const { rows } = await db.raw<{ rows: Row[] }>(`
    with chain as (
      select l.position, l.entry_id, l.previous_hash, l.hash, e.id, e.at, e.what, e.person_name, e.details_digest, audit_entry_text(e) as text,
        lag(l.position, 1, 0::bigint) over by_position as before, lag(l.hash, 1, sha256('matters arising')) over by_position as hash_before
      from audit_links l left join audit_entries e on e.id = l.entry_id
      window by_position as (order by l.position)
    ), judged as (
      select c.*, case
        when c.position <> c.before + 1 or c.previous_hash <> c.hash_before then 'a link before it is missing, or was put in another place'
        when c.id is null then 'the entry of this link is missing'
        when c.hash <> sha256(c.previous_hash || convert_to(c.text, 'UTF8')) then 'the entry is not as it was written'
        when d.entry_id is not null and c.details_digest <> sha256(d.salt || convert_to(d.changes, 'UTF8')) then 'its values are not as they were written'
      end as fault
      from chain c left join audit_details d on d.entry_id = c.id
    )
    select position, fault, entry_id as "entryId", at, what, person_name as "personName" from judged where fault is not null order by position limit 1`);
  return rows[0] ?? (await findStray(db)) ?? (await findWrongEnd(db));
}

/** An entry put in beside the chain. */
async function findStray(db: Db): Promise<Break | undefined> {
  const { rows } = await db.raw<{ rows: Row[] }>(`select null::bigint as position, 'the entry stands outside the chain' as fault, e.id as "entryId", e.at, e.what, e.person_name as "personName"
    from audit_entries e left join audit_links l on l.entry_id = e.id where l.entry_id is null order by e.at limit 1`);
  return rows[0];
}

async function findWrongEnd(db: Db): Promise<Break | undefined> {
  const { rows } = await db.raw<{ rows: Row[] }>(`select h.position, 'the chain ends elsewhere than its head says' as fault, null as "entryId", null as at, null as what, null as "personName"
    from audit_head h left join (select position, hash from audit_links order by position desc limit 1) l on true
    where coalesce(l.position, 0) <> h.position or coalesce(l.hash, sha256('matters arising')) <> h.hash`);
  return rows[0];
}

/** Anchors that the chain no longer passes through: those of the table, and those kept outside. */
export async function findBreakAtAnchor(db: Db, outside: readonly Head[]): Promise<Break | undefined> {
  const { rows: kept } = await db.raw<{ rows: Head[] }>("select position, encode(hash, 'hex') as hash from audit_anchors");
  for (const { position, hash } of [...kept, ...outside].filter((one) => one.position > 0).sort((a, b) => a.position - b.position)) {
    const { rows } = await db.raw<{ rows: { hash: string; entryId: string }[] }>("select encode(hash, 'hex') as hash, entry_id as \"entryId\" from audit_links where position = ?", [position]);
    if (rows[0]?.hash !== hash) return { position, fault: 'the chain is not the one this anchor was taken from', entryId: rows[0]?.entryId ?? null, at: null, what: null, personName: null };
  }
  return undefined;
}

/** The oldest first. */
export async function listAnchorsSince(db: Db, since: Day): Promise<{ on: Day; head: Head }[]> {
  const { rows } = await db.raw<{ rows: (Head & { on: Day })[] }>("select taken_on as \"on\", position, encode(hash, 'hex') as hash from audit_anchors where taken_on >= ? order by taken_on", [since]);
  return rows.map(({ on, position, hash }) => ({ on, head: { position, hash } }));
}

/** @returns true when it was the first of its day */
export async function addAnchor(tx: Transaction, takenOn: Day, head: Head): Promise<boolean> {
  const added = await tx('audit_anchors').insert({ taken_on: takenOn, position: head.position, hash: Buffer.from(head.hash, 'hex') }).onConflict('taken_on').ignore().returning('taken_on');
  return added.length > 0;
}

export async function isAnchored(db: Db, on: Day): Promise<boolean> {
  return (await db('audit_anchors').where({ taken_on: on }).first('taken_on')) !== undefined;
}
