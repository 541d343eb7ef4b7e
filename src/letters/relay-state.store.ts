// The only SQL about whether the relay answers: one row, shared by all workers of a council.
import type { Db } from '../database/db.ts';
import type { Trouble } from './answer.ts';

export interface RelayState {
  failures: number;
  trouble: Trouble | null;
  said: string | null;
  troubledSince: Date | null;
  probes: number;
  probeAt: Date | null;
  alertedAt: Date | null;
  lastAnswerAt: Date | null;
}

const COLUMNS = {
  failures: 'failures', trouble: 'trouble', said: 'said', troubledSince: 'troubled_since', probes: 'probes', probeAt: 'probe_at',
  alertedAt: 'alerted_at', lastAnswerAt: 'last_answer_at',
} as const;

export async function getRelayState(db: Db): Promise<RelayState> {
  const row = await db('relay_state').first<RelayState | undefined>(COLUMNS);
  if (row === undefined) throw new Error('relay_state has lost its row; the migration that made it put one there');
  return row;
}

/** Of several failures at once each counts; only the one that finds the circuit closed, or was its probe, sets the next probe. */
export async function noteFailure(db: Db, of: { now: Date; trouble: Trouble; said: string; opensAt: number; probeAt: Date; wasProbe: boolean }): Promise<RelayState> {
  await db.raw(`
    update relay_state set failures = failures + 1, troubled_since = coalesce(troubled_since, :now), said = :said,
      trouble = case when trouble is not null or failures + 1 >= :opensAt then :trouble else trouble end,
      probe_at = case when (failures + 1 >= :opensAt and trouble is null) or :wasProbe then cast(:probeAt as timestamptz) else probe_at end,
      probes = case when :wasProbe then probes + 1 else probes end`, of as never);
  return await getRelayState(db);
}

/** It answers, so nothing stands against it. Written at most now and then while all is well, so that workers do not queue for one row. */
export async function noteAnswering(db: Db, now: Date): Promise<void> {
  await db('relay_state').update({ failures: 0, trouble: null, said: null, troubled_since: null, probes: 0, probe_at: null, alerted_at: null, last_answer_at: now });
}

/** One worker alone may knock; the others wait for what it finds. `until`: when the next may, should this one fall silent. */
export async function takeProbe(db: Db, now: Date, until: Date): Promise<boolean> {
  return (await db('relay_state').whereNotNull('trouble').where('probe_at', '<=', now).update({ probe_at: until })) === 1;
}

/** There was nothing to knock with. */
export async function giveProbeBack(db: Db, now: Date): Promise<void> {
  await db('relay_state').whereNotNull('trouble').update({ probe_at: now });
}

/** True for the one caller who is to raise the alarm. */
export async function takeAlert(db: Db, now: Date): Promise<boolean> {
  return (await db('relay_state').whereNotNull('troubled_since').whereNull('alerted_at').update({ alerted_at: now })) === 1;
}

/** All workers together keep to so many letters a second: when the first of the next `count` may leave. */
export async function takeSlots(db: Db, now: Date, count: number, perSecond: number): Promise<Date> {
  const { rows } = await db.raw<{ rows: { starts_at: Date }[] }>(`
    update relay_state set next_slot_at = greatest(coalesce(next_slot_at, :now), :now) + make_interval(secs => :takes)
    returning next_slot_at - make_interval(secs => :takes) as starts_at`, { now, takes: count / perSecond });
  return rows[0]?.starts_at ?? now;
}
