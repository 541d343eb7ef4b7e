// Before each round: what has gone stale in a dead worker's hands, what has lost its use, what quiet mode keeps back.
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import { needsMending, troubleInWords } from './answer.ts';
import { listExpiring, listStale, listWaitingUnreleased, moveDelivery, type InHand } from './delivery.store.ts';
import { forgetSecrets } from './letter-secret.store.ts';
import { nextTryAfterStall } from './patience.ts';
import type { Post } from './post.ts';
import { getRelayState, takeAlert } from './relay-state.store.ts';
import { whyHeld } from './why-held.ts';

type Sweeping = Pick<Post, 'patience' | 'hold'>;

export async function sweep(deps: Deps, post: Sweeping): Promise<void> {
  const now = deps.clock.now();
  const { staleClaimMs, staleHandOverMs } = post.patience;
  for (const stale of await listStale(deps.db, { claimed: later(now, -staleClaimMs), handingOver: later(now, -staleHandOverMs) })) await takeBack(deps, post, stale);
  for (const letterId of await listExpiring(deps.db, now)) {
    await moveDelivery(deps.db, { letterId, to: 'expired', at: now, said: 'Not sent: what it is about had begun before it could leave.' });
  }
  await forgetSecrets(deps.db, now);
  const why = await whyHeld(deps.db, post);
  if (why !== undefined) await holdWaiting(deps, why);
  await alertOnce(deps);
}

/** Claimed and no more: certainly not sent, so back to the queue. Handing over: only the relay knows, so a person decides. */
async function takeBack(deps: Deps, post: Sweeping, stale: InHand): Promise<void> {
  const at = deps.clock.now();
  const { letterId, worker, attempt } = stale;
  const held = { worker, attempt };
  if (stale.state === 'handing_over') {
    await moveDelivery(deps.db, { letterId, to: 'unknown', at, held, said: 'The program stopped while the relay was taking the letter: it may or may not have gone.' });
    return;
  }
  const nextTryAt = nextTryAfterStall(at, stale, post.patience);
  if (nextTryAt === undefined) {
    await moveDelivery(deps.db, { letterId, to: 'failed', at, held, said: `The program stopped ${stale.stalls + 1} times while it was at this letter; nothing was sent.` });
  } else {
    await moveDelivery(deps.db, { letterId, to: 'queued', at, held, nextTryAt, stalls: stale.stalls + 1, said: 'The program stopped before the letter had left.' });
  }
}

/** Every letter that would leave by itself waits for a person. */
async function holdWaiting(deps: Pick<Deps, 'db' | 'clock'>, why: string): Promise<number> {
  const waiting = await listWaitingUnreleased(deps.db);
  for (const letterId of waiting) await moveDelivery(deps.db, { letterId, to: 'held', at: deps.clock.now(), said: why });
  return waiting.length;
}

const PATIENCE_WITH_SILENCE_MS = 15 * 60_000;

/** One alert when letters are not going out, not one a letter: at once where somebody must mend a setting, else after a quarter of an hour. */
export async function alertOnce(deps: Pick<Deps, 'db' | 'clock' | 'log'>): Promise<void> {
  const now = deps.clock.now();
  const { trouble, troubledSince, alertedAt, said } = await getRelayState(deps.db);
  if (trouble === null || troubledSince === null || alertedAt !== null) return;
  if (!needsMending(trouble) && now.getTime() - troubledSince.getTime() < PATIENCE_WITH_SILENCE_MS) return;
  if (await takeAlert(deps.db, now)) deps.log.error({ alert: 'letters', trouble, said, since: troubledSince }, troubleInWords[trouble]);
}
