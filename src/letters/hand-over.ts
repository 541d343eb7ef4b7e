// One claimed letter: asked whether it may still go, put together, handed to the relay, and written down as what became of it.
import type { Deps } from '../councils/deps.ts';
import { dayLong, dayOf } from '../calendar/day.ts';
import { flagAddress } from './address-flag.store.ts';
import { whatBecomes, type Trouble, type Verdict } from './answer.ts';
import { composeLetter, sha256Of } from './compose.render.ts';
import { moveDelivery, type Claim, type Move } from './delivery.store.ts';
import { envelopeSender } from './envelope-sender.ts';
import { findSecret } from './letter-secret.store.ts';
import { hasSecret, openSecret, withSecret } from './letter-secret.ts';
import type { Letter } from './letter.ts';
import { hasWaitedTooLong, nextTryAfter } from './patience.ts';
import { domainOf, isPlainAddress } from './plain-address.ts';
import type { Post } from './post.ts';
import type { Reached } from './relay.ts';

/** What a hand-over says of the relay itself; `answers`: it is there and does its work, whatever it thought of this letter. */
export interface Outcome { accepted: boolean; answers: boolean; trouble: Trouble | null; said: string }

const NOTHING_SAID: Outcome = { accepted: false, answers: false, trouble: null, said: '' };

type Step = (to: Move['to'], more?: Partial<Move>) => Promise<boolean>;

/** @param move how the letter is moved: its moves go to the database together with those of the others in hand */
export async function handOverLetter(deps: Deps, post: Post, claim: Claim, move: (move: Move) => Promise<boolean>): Promise<Outcome> {
  const { letter, attempt } = claim;
  const step: Step = (to, more = {}) => move({ letterId: letter.id, to, at: deps.clock.now(), held: { worker: post.worker, attempt }, ...more });
  if (claim.flagged !== null) {
    await step('held', { said: `Not sent: this address refused a letter on ${dayLong(dayOf(claim.flagged.at))} (${claim.flagged.why}). Correct it, or release the letter.` });
    return NOTHING_SAID;
  }
  const whyNot = await reasonAgainst(deps, post, letter);
  if (whyNot !== undefined) {
    await step('superseded', { said: whyNot });
    return NOTHING_SAID;
  }
  const bytes = await putTogether(deps, post, letter);
  if (typeof bytes === 'string') {
    await step('failed', { said: bytes });
    return NOTHING_SAID;
  }
  return await speakToRelay(deps, post, claim, step, bytes);
}

async function reasonAgainst(deps: Deps, post: Post, letter: Letter): Promise<string | undefined> {
  const answer = await post.checks[letter.kind]?.(deps, letter);
  return typeof answer === 'string' ? answer : undefined;
}

/** A text says why it could not be put together: that letter fails, the others go. */
async function putTogether(deps: Deps, post: Post, letter: Letter): Promise<Buffer | string> {
  // Checked when it was queued; checked again because here it becomes a line of the SMTP conversation.
  if (!isPlainAddress(letter.to.address)) return `"${letter.to.address}" is not a plain e-mail address.`;
  const whole = await withItsSecret(deps, letter);
  if (whole === undefined) return 'The link in it is no longer kept, so it cannot be sent; a new letter must be asked for.';
  const attached = [];
  for (const a of letter.attachments) attached.push({ ...a, bytes: await post.bytesOf(deps, a.sha256) });
  try {
    return await composeLetter(whole, attached, deps.council.key);
  } catch (error) {
    deps.log.error({ err: error, letter: letter.id }, 'a letter could not be put together');
    return `The message could not be put together: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Undefined when the secret it had is forgotten, or was sealed with another key. */
async function withItsSecret(deps: Deps, letter: Letter): Promise<Letter | undefined> {
  if (!hasSecret(letter)) return letter;
  const sealed = await findSecret(deps.db, letter.id);
  const secret = sealed && openSecret(deps.council.secret, letter.id, sealed);
  return secret === undefined ? undefined : withSecret(letter, secret);
}

async function speakToRelay(deps: Deps, post: Post, claim: Claim, step: Step, bytes: Buffer): Promise<Outcome> {
  const { letter } = claim;
  let whyNot: string | undefined;
  let isOurs = true;
  const reached = await post.relays[letter.lane].handOver(
    { from: envelopeSender(post.bounceMailbox ?? `bounces@${domainOf(letter.from.address)}`, deps.council.secret, letter.id), to: letter.to.address, bytes },
    async () => {
      // Asked again at the last moment: the relay may have kept us waiting for a minute.
      whyNot = await reasonAgainst(deps, post, letter);
      if (whyNot !== undefined) return false;
      isOurs = await step('handing_over', { bytesSha256: sha256Of(bytes) });
      return isOurs;
    });
  if (!isOurs) return NOTHING_SAID;
  if (whyNot !== undefined) {
    await step('superseded', { said: whyNot });
    return NOTHING_SAID;
  }
  return await writeDown(deps, post, claim, step, reached);
}

async function writeDown(deps: Deps, post: Post, claim: Claim, step: Step, reached: Reached): Promise<Outcome> {
  const verdict = givenUp(deps, post, claim, whatBecomes(reached));
  const said = reached.said;
  if (verdict.to === 'queued' || verdict.to === 'deferred') {
    const waits = verdict.to === 'queued' ? post.patience.backOffMs : post.patience.deferralMs;
    await step(verdict.to, { said, nextTryAt: nextTryAfter(deps.clock.now(), waits, claim.tries), tries: claim.tries + 1 });
  } else if (verdict.to === 'failed' && verdict.flagAddress) {
    await failAndFlag(deps, post, claim, said);
  } else {
    await step(verdict.to, { said, tries: 0 });
  }
  const answers = ['accepted', 'deferred', 'failed'].includes(verdict.to);
  return { accepted: verdict.to === 'accepted', answers, trouble: verdict.to === 'queued' ? verdict.trouble : null, said };
}

function givenUp(deps: Deps, post: Post, { letter }: Claim, verdict: Verdict): Verdict {
  const mayTryAgain = verdict.to === 'deferred' || (verdict.to === 'queued' && verdict.trouble === null);
  return mayTryAgain && hasWaitedTooLong(letter.queuedAt, deps.clock.now(), post.patience) ? { to: 'failed', flagAddress: false } : verdict;
}

async function failAndFlag(deps: Deps, post: Post, { letter, attempt }: Claim, said: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    const moved = await moveDelivery(tx, { letterId: letter.id, to: 'failed', at, said, held: { worker: post.worker, attempt } });
    if (moved) await flagAddress(tx, { address: letter.to.address, why: said, letterId: letter.id, at });
  });
}
