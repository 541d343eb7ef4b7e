// The relay: connections opened when needed, used again while they last, one deadline for each attempt.
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Reached, Relay } from './relay.ts';
import type { RelaySettings } from './relay-settings.ts';
import { NotOpened, openConnection } from './smtp-connection.relay.ts';
import { converse, timeLeft, type Run } from './smtp-conversation.relay.ts';

const LETTERS_A_CONNECTION = 100;
const IDLE_MS = 15_000;

interface Line { connection: SMTPConnection; carried: number; closesAt?: NodeJS.Timeout }

export function openRelay(settings: RelaySettings): Relay {
  const idle: Line[] = [];
  const turn = turns(settings.connections);
  return {
    async handOver(parcel, goAhead) {
      const done = await turn();
      try {
        // One deadline for all that comes before the final dot, a second connection included.
        const run: Run = { parcel, goAhead, times: settings.times, deadline: performance.now() + settings.times.toTheDotMs };
        const used = takeIdle(idle);
        const reached = used && (await carry(used, run, idle));
        // A relay may have hung up on a connection that lay idle: that says nothing of the relay, and nothing has left.
        return reached === undefined || reached.stage === 'lost' ? await onNewLine(run, settings, idle) : reached;
      } finally {
        done();
      }
    },
    close() {
      for (let line = takeIdle(idle); line !== undefined; line = takeIdle(idle)) hangUp(line);
      return Promise.resolve();
    },
  };
}

/** At most so many at once; the others wait in the order they came. */
function turns(atOnce: number): () => Promise<() => void> {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return done;
  };
}

function takeIdle(idle: Line[]): Line | undefined {
  for (let line = idle.pop(); line !== undefined; line = idle.pop()) {
    clearTimeout(line.closesAt);
    if (!line.connection.destroyed) return line;
  }
  return undefined;
}

function keepIdle(line: Line, idle: Line[]): void {
  if (line.connection.destroyed || line.carried >= LETTERS_A_CONNECTION) return hangUp(line);
  line.closesAt = setTimeout(() => {
    idle.splice(idle.indexOf(line), 1);
    hangUp(line);
  }, IDLE_MS).unref();
  idle.push(line);
}

function hangUp({ connection }: Line): void {
  if (connection.destroyed) return;
  connection.quit();
  setTimeout(() => connection.close(), 1_000).unref();
}

async function onNewLine(run: Run, settings: RelaySettings, idle: Line[]): Promise<Reached> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'too late'>((resolve) => { late = setTimeout(() => resolve('too late'), timeLeft(run)); });
  const opening = openConnection(settings);
  try {
    const opened = await Promise.race([opening, tooLate]);
    if (opened !== 'too late') return await carry({ connection: opened, carried: 0 }, run, idle);
    opening.then((connection) => connection.close(), () => undefined);
    return { stage: 'connecting', said: 'The relay took too long to let us in' };
  } catch (fault) {
    if (fault instanceof NotOpened) return fault.reached;
    throw fault;
  } finally {
    clearTimeout(late);
  }
}

async function carry(line: Line, run: Run, idle: Line[]): Promise<Reached> {
  const { reached, wrote } = await converse(line.connection, run);
  line.carried += 1;
  const refusedBeforeData = ['sender', 'recipient', 'data'].includes(reached.stage) && reached.code !== 421;
  if (reached.stage === 'answered' && reached.code === 250 && wrote) keepIdle(line, idle);
  else if (refusedBeforeData) startAfresh(line, idle);
  else line.connection.close();
  return reached;
}

function startAfresh(line: Line, idle: Line[]): void {
  const silent = setTimeout(() => line.connection.close(), 10_000).unref();
  line.connection.reset((fault) => {
    clearTimeout(silent);
    if (fault) line.connection.close();
    else keepIdle(line, idle);
  });
}
