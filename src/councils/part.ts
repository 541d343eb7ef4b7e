// A part of the running program (web, worker): starts or says in a sentence why not, and drains when it is asked to end.
import { readConfig, type Config } from '../config.ts';
import { DatabaseRefused, OperatorMustAct, translated } from '../database/errors.ts';
import { makeLog, type Log } from '../web/log.ts';

export interface Part {
  /** Takes nothing new, finishes what it has, closes everything it opened. */
  stop: () => Promise<void>;
  /** Settles when the part ended by itself, which it never should. */
  ended?: Promise<void>;
  /** Told to the parent: the address it listens at. */
  says?: Record<string, unknown>;
}

/** Longer than the longest request and the queue's own patience; then the process ends whatever is still at work. */
const DRAIN_MS = 30_000;

export async function runPart(name: string, start: (config: Config, log: Log) => Promise<Part>): Promise<void> {
  const toldToEnd = askedToEnd();
  const log = makeLog(name, logLevel());
  try {
    const part = await start(readConfig(), log);
    process.send?.({ ready: name, ...part.says });
    const why = await Promise.race([toldToEnd, part.ended?.then(() => 'it ended by itself') ?? new Promise<never>(() => {})]);
    log.info({ why }, 'ending');
    setTimeout(() => { log.error('not drained after 30 seconds; ending all the same'); process.exit(1); }, DRAIN_MS).unref();
    await part.stop();
    process.exit(why === 'it ended by itself' ? 1 : 0);
  } catch (error) {
    sayAndEnd(error, log);
  }
}

/** What the operator can mend is one sentence and no stack; anything else is ours to mend, and its stack is wanted. */
export function sayAndEnd(error: unknown, log: Log): never {
  const known = translated(error);
  if (known instanceof OperatorMustAct) console.error(known.message);
  else if (known instanceof DatabaseRefused && known.kind === 'unreachable') console.error(`${known.message} (${(error as Error).message})`);
  else log.fatal({ err: error }, 'a surprise');
  process.exit(1);
}

export function askedToEnd(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => { resolve(signal); });
    // The channel to `npm start` closes when that is killed: a part without it would hold the port for nobody.
    process.on('disconnect', () => { resolve('its parent ended'); });
  });
}

/** Asked before the settings are checked, because their problems are said too. */
function logLevel(): string {
  try {
    return readConfig().logLevel;
  } catch {
    return 'info';
  }
}
