// Delivers what is due: letters claimed a few at a time, as many in the relay's hands as there are slots, until nothing is left.
import { setTimeout as sleep } from 'node:timers/promises';
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import { needsMending } from './answer.ts';
import { claimDue, moveDeliveries, type Claim, type Move } from './delivery.store.ts';
import { gather } from './gather.ts';
import { handOverLetter, type Outcome } from './hand-over.ts';
import type { Lane } from './letter.ts';
import { forgetSecrets } from './letter-secret.store.ts';
import { nextTryAfter } from './patience.ts';
import type { Post } from './post.ts';
import { getRelayState, giveProbeBack, noteAnswering, noteFailure, takeProbe, takeSlots } from './relay-state.store.ts';
import { alertOnce, sweep } from './sweep.ts';
import { whyHeld } from './why-held.ts';

/** One dropped connection says little; so many in a row without one success between them say that the relay is away. */
const FAILURES_IN_A_ROW = 3;
const POLITE_STOP_MS = 20_000;
const FIRST_ALONE_MS = 2_000;
const STILL_FRESH = 0.5;
const SWEEP_EVERY_MS = 30_000;

interface Round { deps: Deps; move: (move: Move) => Promise<boolean>; post: Post; lane: Lane; signal: AbortSignal; onlyReleased: boolean; probing: boolean; open: boolean; notedAt: number; sweptAt: number; delivered: number }

/** Returns when nothing is due, the relay is away, or `signal` asks it to stop: letters not yet begun are then given back. */
export async function deliverDue(deps: Deps, post: Post, lane: Lane, signal: AbortSignal = new AbortController().signal): Promise<number> {
  await sweep(deps, post);
  const round: Round = { deps, move: gathered(deps), post, lane, signal, onlyReleased: (await whyHeld(deps.db, post)) !== undefined, probing: false, open: false, notedAt: -Infinity, sweptAt: performance.now(), delivered: 0 };
  const state = await getRelayState(deps.db);
  if (state.trouble !== null) {
    round.probing = await mayProbe(round);
    if (!round.probing) return 0;
  }
  await goRound(round);
  // What a sign-in letter carried is in its reader's inbox now, and nowhere else.
  if (lane === 'sign-in') await forgetSecrets(deps.db, deps.clock.now());
  await alertOnce(deps);
  return round.delivered;
}

/** While a letter comes to be handed over its connection stands still: that move never waits behind those for which nobody does. */
function gathered({ db }: Deps): Round['move'] {
  const ask = (moves: readonly Move[]): Promise<boolean[]> => moveDeliveries(db, moves);
  const [urgent, usual] = [gather(ask), gather(ask)];
  return (move) => (move.to === 'handing_over' ? urgent(move) : usual(move));
}

async function mayProbe({ deps, post }: Round): Promise<boolean> {
  const now = deps.clock.now();
  return await takeProbe(deps.db, now, later(now, post.patience.toTheDotMs + 1_000));
}

async function goRound(round: Round): Promise<void> {
  const inHand = new Set<Promise<void>>();
  let waiting: Claim[] = [];
  let isFirst = true;
  while (!round.signal.aborted && !round.open) {
    const slots = round.probing ? 1 : round.post.slots[round.lane];
    await sweepNowAndThen(round);
    if (waiting.length === 0) waiting = await claim(round, round.probing ? 1 : slots * 2);
    const next = waiting.shift();
    if (next === undefined && inHand.size === 0) break;
    if (next === undefined) {
      await Promise.race(inHand);
      continue;
    }
    const carried = carry(round, next).finally(() => inHand.delete(carried));
    inHand.add(carried);
    // The first one shows whether the relay is there at all, so that a wrong password is tried once and not eight times.
    if (isFirst) await Promise.race([carried, sleep(FIRST_ALONE_MS, undefined, { ref: false })]);
    isFirst = false;
    while (inHand.size >= (round.probing ? 1 : slots)) await Promise.race(inHand);
  }
  await giveBack(round, waiting);
  await finish(round, inHand);
  if (round.probing && !round.open) await giveProbeBack(round.deps.db, round.deps.clock.now());
}

/** A large dispatch takes longer than a letter may lie in a dead worker's hands. */
async function sweepNowAndThen(round: Round): Promise<void> {
  if (performance.now() - round.sweptAt < SWEEP_EVERY_MS) return;
  round.sweptAt = performance.now();
  await sweep(round.deps, round.post);
}

async function claim({ deps, post, lane, onlyReleased }: Round, atMost: number): Promise<Claim[]> {
  const now = deps.clock.now();
  const limited = post.perSecond === undefined ? atMost : Math.min(atMost, Math.max(1, Math.floor(post.perSecond * 5)));
  const claims = await claimDue(deps.db, { worker: post.worker, lane, now, atMost: limited, onlyReleased });
  if (post.perSecond !== undefined && claims.length > 0) {
    const startsAt = await takeSlots(deps.db, now, claims.length, post.perSecond);
    claims.forEach((one, i) => { one.notBefore = later(startsAt, (i * 1000) / (post.perSecond ?? 1)); });
  }
  return claims;
}

async function carry(round: Round, claimed: Claim): Promise<void> {
  const { deps, post } = round;
  try {
    if (claimed.notBefore !== undefined) await sleep(Math.max(0, claimed.notBefore.getTime() - deps.clock.now().getTime()));
    // Claimed too long ago to be sure that it is still ours.
    if (deps.clock.now().getTime() - claimed.claimedAt.getTime() > post.patience.staleClaimMs * STILL_FRESH) return await giveBack(round, [claimed]);
    await note(round, claimed, await handOverLetter(deps, post, claimed, round.move));
  } catch (error) {
    // The row says what is certain; the sweep takes it from there. The other letters go on.
    deps.log.error({ err: error, letter: claimed.letter.id }, 'a letter was left where it stands');
  }
}

async function note(round: Round, { tries }: Claim, outcome: Outcome): Promise<void> {
  if (outcome.accepted) round.delivered += 1;
  if (outcome.answers) return await noteSuccess(round);
  if (outcome.trouble === null) return;
  const { deps, post, probing } = round;
  const now = deps.clock.now();
  const before = await getRelayState(deps.db);
  const state = await noteFailure(deps.db, {
    now, trouble: outcome.trouble, said: outcome.said, wasProbe: probing,
    opensAt: needsMending(outcome.trouble) ? 1 : FAILURES_IN_A_ROW,
    probeAt: nextTryAfter(now, post.patience.backOffMs, probing ? before.probes + 1 : tries),
  });
  round.notedAt = -Infinity;
  round.open = state.trouble !== null;
}

async function noteSuccess(round: Round): Promise<void> {
  if (performance.now() - round.notedAt < 5_000 && !round.probing) return;
  round.notedAt = performance.now();
  round.probing = false;
  await noteAnswering(round.deps.db, round.deps.clock.now());
}

async function giveBack({ deps, post, move }: Round, claims: readonly Claim[]): Promise<void> {
  for (const { letter, attempt } of claims) {
    const at = deps.clock.now();
    await move({ letterId: letter.id, to: 'queued', at, nextTryAt: at, held: { worker: post.worker, attempt }, said: 'Given back untouched.' });
  }
}

/** Asked to stop: letters in the relay's hands get twenty seconds, so that the process ends within its thirty; what is still unanswered then is for the sweep. */
async function finish({ signal }: Round, inHand: Set<Promise<void>>): Promise<void> {
  const all = Promise.all(inHand);
  let start = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    start = () => void setTimeout(resolve, POLITE_STOP_MS).unref();
    if (signal.aborted) start();
    else signal.addEventListener('abort', start, { once: true });
  });
  await Promise.race([all, stopped]);
  // The signal lives as long as the process, and there is a round every minute.
  signal.removeEventListener('abort', start);
}
