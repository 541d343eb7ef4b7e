// Starts the web process and the worker, notices when one dies, says so and starts it again, and takes them down.
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorMustAct } from '../database/errors.ts';

export interface PartOrder {
  /** 'web' or 'worker'. */
  name: string;
  /** Below src/. */
  file: string;
  env: Record<string, string | undefined>;
  /** Told of each death in a sentence. */
  say: (sentence: string) => void;
}

export interface SupervisedPart {
  /** Settles when it cannot be kept alive. */
  lost: Promise<string>;
  stop: () => Promise<void>;
  pid: () => number | undefined;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** So many deaths within a minute are no accident. */
const DEATHS_A_MINUTE = 5;
const LONGEST_DRAIN_MS = 32_000;

/** Resolves when the part is ready. @throws OperatorMustAct when it does not come up the first time; it has then said why itself */
export async function supervise(order: PartOrder): Promise<SupervisedPart> {
  let child = spawnPart(order);
  let stopping = false;
  let lose: (why: string) => void = () => {};
  const lost = new Promise<string>((resolve) => { lose = resolve; });
  if (!(await isReady(child))) throw new OperatorMustAct(`The ${order.name} process did not start`);
  const deaths: number[] = [];
  const watch = (): void => {
    child.once('exit', (code, signal) => {
      if (stopping) return;
      void (async () => {
        order.say(`The ${order.name} process ended (${signal ?? `exit ${code ?? '?'}`}); starting it again`);
        deaths.push(performance.now());
        if (deaths.filter((at) => performance.now() - at < 60_000).length >= DEATHS_A_MINUTE) return lose(`The ${order.name} process ended ${DEATHS_A_MINUTE} times within a minute`);
        await sleep(500 * deaths.length);
        if (stopping) return;
        child = spawnPart(order);
        watch();
      })();
    });
  };
  watch();
  return {
    lost,
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      await end(child);
    },
  };
}

function spawnPart({ file, env }: PartOrder): ChildProcess {
  return fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), {
    cwd: root, env, execArgv: ['--import', 'tsx'],
    // A group of its own: a Ctrl-C at the terminal reaches only the parent, which keeps the order. When the parent is
    // killed the channel closes, and the part ends by itself.
    detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function isReady(child: ChildProcess): Promise<boolean> {
  return await new Promise((resolve) => {
    child.once('message', () => { resolve(true); });
    child.once('exit', () => { resolve(false); });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  child.kill('SIGTERM');
  const slow = setTimeout(() => child.kill('SIGKILL'), LONGEST_DRAIN_MS);
  await ended;
  clearTimeout(slow);
}
