// The storm: letters going out while workers are killed with SIGKILL and the relay dawdles and hangs up, and what the two logs say afterwards.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/calendar/clock.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { queue } from '../../src/letters/queue.ts';
import type { LetterState } from '../../src/letters/letter.ts';
import { scriptedRelay, type Script, type ScriptedRelay, type Visit } from '../support/scripted-relay.ts';
import type { StormOrder } from './storm-worker.ts';

export interface Storm { letters: number; workers: number; kills: number; killEveryMs: number; perSecond: number | null; slots: number; relay: Script; signal?: 'SIGKILL' | 'SIGTERM' }

export interface Figures {
  letters: number;
  kills: number;
  seconds: number;
  accepted: number;
  unknown: number;
  /** Letters in no known and no listed place, or said to be accepted and not with the relay. */
  lost: string[];
  /** Letters the relay has more than once. */
  duplicates: string[];
  /** Of the unknown: cut between the relay's 354 and its answer, by its own log. */
  cut: number;
  /** Of the unknown: the relay answered, and the worker was killed before it could write that down. */
  answeredUnheard: number;
  /** Letters cut after some of it was written that are not unknown, and unknown ones the relay never said 354 to: must be none. */
  mistaken: string[];
  /** Cut at 354 with not one byte written: certainly not sent, and sent later. */
  cutUntouched: number;
}

const IMPATIENT: StormOrder['patience'] = {
  toTheDotMs: 4_000, afterTheDotMs: 4_000, staleClaimMs: 6_000, staleHandOverMs: 10_000, backOffMs: [300, 600, 1_000], deferralMs: [500], stallMs: [0, 0, 300, 300, 300, 300, 300, 300],
};

export async function storm(deps: Deps, url: string, of: Storm, random: () => number): Promise<Figures> {
  const live = { ...deps, clock: systemClock };
  const relay = await scriptedRelay(of.relay);
  const children = new Set<ChildProcess>();
  try {
    const order: StormOrder = { url, council: deps.council, relayPort: relay.port, patience: IMPATIENT, perSecond: of.perSecond, slots: of.slots };
    const crew = await muster(order, of, children);
    await queueAll(live, of.letters);
    const began = performance.now();
    const kills = await killAtRandom(live, crew, of, random);
    await settled(live);
    return { ...(await compare(live, relay)), letters: of.letters, kills, seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await relay.stop();
  }
}

/** A worker takes a second to load, on a busy machine several. */
const SPARES = 8;

interface Crew { atWork: ChildProcess[]; relieve: (killed: ChildProcess) => Promise<void> }

/** The workers, and spares already loaded, so that a killed one is replaced at once. */
async function muster(order: StormOrder, of: Storm, children: Set<ChildProcess>): Promise<Crew> {
  const hire = async (): Promise<ChildProcess> => {
    const child = fork(fileURLToPath(new URL('./storm-worker.ts', import.meta.url)), [JSON.stringify(order)], { execArgv: ['--import', 'tsx'] });
    children.add(child);
    child.once('exit', () => children.delete(child));
    await new Promise((resolve) => child.once('message', resolve));
    return child;
  };
  const atWork: ChildProcess[] = [];
  for (let i = 0; i < of.workers; i++) atWork.push(await hire());
  const spares = Array.from({ length: Math.min(of.kills, SPARES) }, () => hire());
  await Promise.all(spares);
  for (const child of atWork) child.send('go');
  return {
    atWork,
    relieve: async (killed) => {
      const next = await spares.shift();
      if (next === undefined) throw new Error('No worker to take the place of a killed one');
      spares.push(hire());
      next.send('go');
      atWork[atWork.indexOf(killed)] = next;
    },
  };
}

async function queueAll(deps: Deps, letters: number): Promise<void> {
  await deps.db.transaction(async (tx) => {
    for (let i = 0; i < letters; i++) {
      await queue(tx, deps, {
        kind: 'storm', dedupeKey: `storm ${i}`, to: { personId: null, name: `Member ${i}`, address: `storm${i}@example.org` },
        subject: 'The progress report', text: `Letter ${i}\n${'What officers reported this time.\n'.repeat(200)}`, html: `<p>Letter ${i}</p>`,
      });
    }
  });
}

async function killAtRandom(deps: Deps, crew: Crew, of: Storm, random: () => number): Promise<number> {
  let kills = 0;
  while (kills < of.kills && (await waiting(deps)) > 0) {
    await new Promise((resolve) => setTimeout(resolve, of.killEveryMs * (0.5 + random())));
    const victim = crew.atWork[Math.floor(random() * crew.atWork.length)];
    if (victim === undefined) break;
    victim.kill(of.signal ?? 'SIGKILL');
    kills += 1;
    await crew.relieve(victim);
  }
  return kills;
}

async function waiting(deps: Deps): Promise<number> {
  const row = await deps.db('letter_deliveries').whereIn('state', ['queued', 'deferred', 'claimed', 'handing_over']).count<{ n: number }[]>('* as n');
  return row[0]?.n ?? 0;
}

async function settled(deps: Deps): Promise<void> {
  const until = performance.now() + 240_000;
  while ((await waiting(deps)) > 0) {
    if (performance.now() > until) throw new Error(`${await waiting(deps)} letters are still on their way four minutes after the storm`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function compare(deps: Deps, relay: ScriptedRelay): Promise<Omit<Figures, 'letters' | 'kills' | 'seconds'>> {
  const rows = await deps.db('letters').join('letter_deliveries', 'letter_id', 'letters.id').where({ kind: 'storm' })
    .select<{ to_address: string; state: LetterState }[]>('to_address', 'state');
  const visits = grouped(relay.visits);
  const seen = rows.map(({ to_address: to, state }) => {
    const mine = (visits.get(to) ?? []).filter((v) => v.wentAhead);
    return { to, state, taken: mine.filter((v) => v.taken).length, cutWithBytes: mine.some((v) => v.answered === undefined && v.received > 0), mine };
  });
  const unknown = seen.filter((one) => one.state === 'unknown');
  const lastCut = unknown.filter(({ mine }) => mine.at(-1)?.answered === undefined);
  return {
    accepted: seen.filter((one) => one.state === 'accepted').length,
    unknown: unknown.length,
    lost: seen.filter((one) => !(one.state === 'unknown' || (one.state === 'accepted' && one.taken === 1))).map((one) => `${one.to} ${one.state} ${one.taken}`),
    duplicates: seen.filter((one) => one.taken > 1).map((one) => one.to),
    cut: lastCut.length,
    answeredUnheard: unknown.length - lastCut.length,
    mistaken: [...seen.filter((one) => one.cutWithBytes && one.state !== 'unknown'), ...unknown.filter((one) => one.mine.length === 0)].map((one) => `${one.to} ${one.state}`),
    cutUntouched: seen.filter((one) => one.state === 'accepted' && one.mine.some((v) => v.answered === undefined && v.received === 0)).length,
  };
}

function grouped(visits: readonly Visit[]): Map<string, Visit[]> {
  const by = new Map<string, Visit[]>();
  for (const visit of visits) by.set(visit.to[0] ?? '', [...(by.get(visit.to[0] ?? '') ?? []), visit]);
  return by;
}

/** The same storm twice: a small generator with a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A relay that takes its time over everything and hangs up now and then, before, during and after the letter. */
export function moody(random: () => number): Script {
  return {
    act: (step) => {
      const dice = random();
      if (step === 'connect' || step === 'MAIL' || step === 'RCPT' || step === 'DATA') return dice < 0.012 ? { drop: true } : { reply: usual[step], afterMs: 5 + random() * 30 };
      if (step === 'bytes') return dice < 0.01 ? { drop: true } : undefined;
      if (step === 'dot') return dice < 0.01 ? { drop: true, afterMs: random() * 200 } : { reply: '250 2.0.0 taken', afterMs: 30 + random() * 250 };
      return undefined;
    },
  };
}

const usual = { connect: '220 scripted relay ESMTP', MAIL: '250 sender ok', RCPT: '250 recipient ok', DATA: '354 go ahead' };

export function brisk(): Script {
  return { act: (step) => (step === 'dot' ? { reply: '250 2.0.0 taken', afterMs: 5 } : undefined) };
}
