// Letters for tests: an order that leaves nothing out, a post office at a scripted relay, and what the database says afterwards.
import { afterAll } from 'vitest';
import type { Deps } from '../../src/councils/deps.ts';
import type { Db } from '../../src/database/db.ts';
import { attachedBytes } from '../../src/letters/attached-bytes.ts';
import { deliverDue } from '../../src/letters/deliver.ts';
import type { Lane, LetterState } from '../../src/letters/letter.ts';
import { patience, type Patience } from '../../src/letters/patience.ts';
import { usualSlots, type Post } from '../../src/letters/post.ts';
import { queue, type LetterOrder } from '../../src/letters/queue.ts';
import type { Relay } from '../../src/letters/relay.ts';
import type { RelaySettings } from '../../src/letters/relay-settings.ts';
import { openRelay } from '../../src/letters/smtp.relay.ts';
import { scriptedRelay, type Script, type ScriptedRelay } from '../support/scripted-relay.ts';

let serial = 0;

export function anOrder(given: Partial<LetterOrder> = {}): LetterOrder {
  serial += 1;
  return {
    kind: 'test letter', dedupeKey: `test ${serial}`, to: { personId: null, name: `Member ${serial}`, address: `member${serial}@example.org` },
    subject: 'The progress report', text: 'The report is ready.', html: '<p>The report is ready.</p>', ...given,
  };
}

export async function queued(deps: Deps, given: Partial<LetterOrder> = {}): Promise<string> {
  return (await deps.db.transaction((tx) => queue(tx, deps, anOrder(given)))).letterId;
}

/** Thousands of letters in a moment: rows as `queue` writes them. Answers their ids. */
export async function queuedInBulk(deps: Deps, count: number, at: Date = deps.clock.now()): Promise<string[]> {
  serial += 1;
  const { rows } = await deps.db.raw<{ rows: { letter_id: string }[] }>(`
    with written as (
      insert into letters (id, kind, dedupe_key, message_id, to_name, to_address, from_name, from_address, subject, text, html, lane, queued_at)
      select gen_random_uuid(), 'test letter', key || n, '<' || key || n || '>', 'Member ' || n, key || n, 'Scrutiny', 'scrutiny@testborough.example',
        'The progress report', 'The report is ready.', '<p>The report is ready.</p>', 'ordinary', at
      from generate_series(1, ?) n, (select cast(? as text) as key, cast(? as timestamptz) as at) as same returning id, lane, queued_at
    )
    insert into letter_deliveries (letter_id, state, lane, next_try_at, changed_at) select id, 'queued', lane, queued_at, queued_at from written returning letter_id`, [count, `bulk${serial}@of.`, at]);
  return rows.map((row) => row.letter_id);
}

/** Whose business a letter is, for an order. */
export function ofPanel({ id }: { id: string }): Pick<Required<LetterOrder>, 'about'> {
  return { about: { kind: 'panels', id, panelId: id } };
}

export interface PostOffice { server: ScriptedRelay; relay: Relay; post: Post; deliver: (lane?: Lane, signal?: AbortSignal) => Promise<number> }

export async function aPostOffice(deps: Deps, script: Script = {}, { via = {}, ...given }: Partial<Omit<Post, 'patience'>> & { patience?: Partial<Patience>; via?: Partial<RelaySettings> } = {}): Promise<PostOffice> {
  const server = await scriptedRelay({ keepBytes: true, ...script });
  // Long enough for a busy machine; a test of silence asks for less.
  const times = { toTheDotMs: given.patience?.toTheDotMs ?? 20_000, afterTheDotMs: given.patience?.afterTheDotMs ?? 20_000 };
  const relay = openRelay({ host: '127.0.0.1', port: server.port, security: 'plain', ownName: 'example.org', connections: 20, times, ...via });
  afterAll(async () => {
    await relay.close();
    await server.stop();
  });
  const post: Post = {
    relays: { ordinary: relay, 'sign-in': relay }, worker: `worker ${(serial += 1)}`, bounceMailbox: undefined, checks: {}, hold: false, slots: usualSlots, bytesOf: attachedBytes(),
    ...given, patience: { ...patience, ...times, ...given.patience },
  };
  return { server, relay, post, deliver: (lane = 'ordinary', signal) => deliverDue(deps, post, lane, signal) };
}

export async function stateOf(db: Db, letterId: string): Promise<{ state: LetterState; said: string | null; nextTryAt: Date | null; tries: number; worker: string | null }> {
  return await db('letter_deliveries').where({ letter_id: letterId }).first({ state: 'state', said: 'said', nextTryAt: 'next_try_at', tries: 'tries', worker: 'worker' });
}

export async function eventsOf(db: Db, letterId: string): Promise<LetterState[]> {
  return await db('letter_events').where({ letter_id: letterId }).orderBy('number').pluck<LetterState[]>('became');
}
