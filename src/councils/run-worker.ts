// A worker: for every council its queue, its signs of life, and the freeing of what workers that died still held.
import { randomUUID } from 'node:crypto';
import { later } from '../calendar/clock.ts';
import type { Job } from '../database/jobs.ts';
import { addressFor, jobsSchemaOf, loginsOf } from '../database/logins.ts';
import { runQueue, type RunningQueue } from '../database/run-queue.ts';
import { transact } from '../database/transact.ts';
import type { Councils } from './councils.ts';
import type { Deps } from './deps.ts';
import type { Part } from './part.ts';
import { relayProblem } from './relay-answers.ts';
import { forgetSign, forgetSignsBefore, listSignsSince, saveSign } from './worker.store.ts';

export interface WorkerOrder {
  councils: Councils;
  jobs: readonly Job[];
  databaseUrl: string;
  sessionSecret: string;
  smtpUrl: string;
  /** Between two signs of life. */
  signEveryMs?: number;
}

const SIGN_EVERY_MS = 10_000;
/** A worker silent for so long is taken for dead. Longer than any pause of a living one, since its jobs are then run again. */
const DEAD_AFTER_MS = 60_000;
/** A council whose queue could not be begun. */
const RETRY_EVERY_MS = 10_000;
const FORGET_AFTER_MS = 24 * 3_600_000;

export async function runWorker(order: WorkerOrder): Promise<Part> {
  const { councils } = order;
  const running = new Map<Deps, RunningCouncil>();
  let ending = false;
  let end: (how: Promise<void>) => void = () => {};
  const ended = new Promise<void>((resolve) => { end = resolve; });
  const begin = async (deps: Deps): Promise<void> => {
    const one = await runForCouncil(order, deps);
    running.set(deps, one);
    // Its own end is the worker's end, unless it was stopped because the council is served no more.
    void one.ended.catch(() => {}).then(() => { if (running.get(deps) === one) end(one.ended); });
  };
  const follow = async (): Promise<void> => {
    const now = ending ? [] : councils.all();
    const gone = [...running].filter(([deps]) => !now.includes(deps));
    for (const [deps] of gone) running.delete(deps);
    await Promise.all(gone.map(([, one]) => one.stop()));
    for (const deps of now) {
      // One that cannot be begun keeps nobody else from their letters; its turn comes with the next look.
      if (!running.has(deps)) await begin(deps).catch((error: unknown) => { deps.log.error({ err: error }, 'the jobs of this council cannot be run; it is tried again'); });
    }
  };
  await begin(councils.main);
  let following = follow();
  const followNext = (): void => { following = following.then(follow); };
  councils.whenChanged(followNext);
  const timer = setInterval(() => { if (councils.all().some((deps) => !running.has(deps))) followNext(); }, RETRY_EVERY_MS);
  await following;
  return {
    stop: async () => {
      clearInterval(timer);
      ending = true;
      followNext();
      await following;
    },
    ended,
  };
}

interface RunningCouncil { stop: () => Promise<void>; ended: Promise<void> }

async function runForCouncil(order: WorkerOrder, deps: Deps): Promise<RunningCouncil> {
  const { council, log } = deps;
  const queue = await runQueue({
    url: addressFor(order.databaseUrl, loginsOf(council.key, order.sessionSecret).jobs), schema: jobsSchemaOf(council.key),
    tasks: tasksOf(order.jobs, deps), everyMinute: 'tick', concurrency: 4, log,
  });
  const id = randomUUID();
  const startedAt = deps.clock.now();
  const sign = async (): Promise<void> => {
    try {
      await giveSign(deps, queue, { id, startedAt, smtpUrl: order.smtpUrl });
    } catch (error) {
      log.warn({ err: error }, 'no sign of life could be given; the next is tried in time');
    }
  };
  let last = sign();
  const timer = setInterval(() => { last = last.then(sign); }, order.signEveryMs ?? SIGN_EVERY_MS);
  return {
    ended: queue.ended,
    stop: async () => {
      clearInterval(timer);
      await queue.stop();
      await last;
      // Gone at once, so that nobody believes that it still lives. When the database went first, the sign grows old by itself.
      await transact(deps, {}, async (tx) => { await forgetSign(tx, id); return { ok: true }; }).catch(() => {});
    },
  };
}

async function giveSign(deps: Deps, queue: RunningQueue, of: { id: string; startedAt: Date; smtpUrl: string }): Promise<void> {
  const problem = await relayProblem(of.smtpUrl);
  const now = deps.clock.now();
  await transact(deps, {}, async (tx) => {
    await forgetSignsBefore(tx, later(now, -FORGET_AFTER_MS));
    await saveSign(tx, {
      id: of.id, queueWorkerIds: queue.workerIds(), startedAt: of.startedAt, seenAt: now,
      relayAnsweredAt: problem === undefined ? now : undefined, relayProblem: problem,
    });
    return { ok: true };
  });
  const alive = await listSignsSince(deps.db, later(now, -DEAD_AFTER_MS));
  const freed = await queue.freeUnlessHeldBy([...queue.workerIds(), ...alive.flatMap((one) => one.queueWorkerIds)]);
  if (freed.length > 0) deps.log.warn({ freed }, 'a worker died; its jobs are run again');
}

/** One task a job, and `tick`, which does for every job of each minute what is due. */
function tasksOf(jobs: readonly Job[], deps: Deps): Record<string, (payload: Record<string, unknown>, stop: AbortSignal) => Promise<void>> {
  let ticking: Promise<void> | undefined;
  return {
    ...Object.fromEntries(jobs.map((job) => [job.name, (payload: Record<string, unknown>, stop: AbortSignal) => job.run(deps, payload, stop)])),
    // A tick that takes longer than a minute is not joined by the next one.
    tick: (_payload, stop) => (ticking ??= tick(jobs, deps, stop).finally(() => { ticking = undefined; })),
  };
}

/** Does what is due at `deps.clock`. One job's trouble is logged and does not keep the others from their work. */
export async function tick(jobs: readonly Job[], deps: Deps, stop: AbortSignal = new AbortController().signal): Promise<void> {
  for (const job of jobs.filter((one) => one.everyMinute)) {
    if (stop.aborted) return;
    try {
      await job.run(deps, {}, stop);
    } catch (error) {
      deps.log.error({ err: error, job: job.name }, 'a job failed; it is tried again in a minute');
    }
  }
}
