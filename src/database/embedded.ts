// The PostgreSQL that comes with the program: started from npm's binaries in a folder of ours, for demonstration, development and tests.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findLauncher, type Launcher } from './embedded-binaries.ts';
import { awaitRunning, clearStaleLock, findRunning, whileStarting } from './embedded-lock.ts';
import { OperatorMustAct } from './errors.ts';
import { freePort } from './free-port.ts';

export interface EmbeddedPostgres {
  /** The owner's address of its database. */
  url: string;
  pid: number;
  /** False when another process had started it: then that one stops it too. */
  owner: boolean;
  /** Settles when the server has ended, for whatever reason; never for one that was joined. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataDir: string;
  /** Only to come back at the same address; else a free one is found. */
  port?: number;
  /** False for tests: faster, and a power cut loses everything. */
  durable?: boolean;
  noUserNamespace?: boolean;
}

/** Starts the server of this folder, or joins the one that is running. @throws OperatorMustAct, with one sentence */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const asked = path.resolve(options.dataDir);
  mustBeWritable(path.dirname(asked));
  const launcher = await findLauncher({ ...options, dataDir: asked });
  const { dataDir } = launcher;
  const joined = await join(dataDir);
  if (joined) return joined;
  return await whileStarting(dataDir, async () => {
    const again = await join(dataDir);
    if (again) return again;
    initialise(launcher);
    mustBeOurVersion(launcher);
    clearStaleLock(dataDir);
    return await launch(launcher, options);
  });
}

function mustBeWritable(folder: string): void {
  try {
    makeFolder(folder);
    // Tried and not asked: as root every question about permission is answered yes, for a read-only disk too.
    const probe = path.join(folder, `.writable-${process.pid}`);
    fs.writeFileSync(probe, '');
    fs.rmSync(probe);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OperatorMustAct(`The data folder ${folder} cannot be written to (${code ?? message}); set DATA_DIR to a folder that can`, { cause: error });
  }
}

/** Level by level: Node's own recursive way never comes back where the system says that a parent is not there (/proc). */
function makeFolder(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  fs.mkdirSync(folder);
}

const secretFile = (dataDir: string): string => `${dataDir}.password`;

function addressAt(dataDir: string, port: number): string {
  return `postgres://owner:${fs.readFileSync(secretFile(dataDir), 'utf8').trim()}@127.0.0.1:${port}/postgres`;
}

async function join(dataDir: string): Promise<EmbeddedPostgres | undefined> {
  const running = await awaitRunning(dataDir);
  if (!running) return undefined;
  return { url: addressAt(dataDir, running.port), owner: false, pid: running.pid, ended: new Promise(() => {}), stop: async () => {} };
}

function initialise({ prefix, programs, dataDir, owner }: Launcher): void {
  if (fs.existsSync(path.join(dataDir, 'PG_VERSION'))) return;
  if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).length > 0) {
    throw new OperatorMustAct(`${dataDir} holds files but no database; move them away, or set DATA_DIR to another folder`);
  }
  // Made aside and moved into place whole: initdb writes PG_VERSION first, so one cut short looks like a database.
  const half = `${dataDir}.new`;
  const secret = secretFile(dataDir);
  fs.rmSync(half, { recursive: true, force: true });
  fs.rmSync(secret, { force: true });
  fs.mkdirSync(half, { mode: 0o700 });
  fs.writeFileSync(secret, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (owner) for (const file of [half, secret]) fs.chownSync(file, owner.uid, owner.gid);
  // The built-in C.UTF-8 sorts the same on every host; names shown to people are sorted with COLLATE "en-GB-x-icu".
  const [program = '', ...words] = [...prefix, path.join(programs, 'bin', 'initdb'), '-D', half, '-U', 'owner', '-A', 'scram-sha-256', `--pwfile=${secret}`,
    '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const made = spawnSync(program, words, { encoding: 'utf8', cwd: '/' });
  if (made.status !== 0) throw new OperatorMustAct(`The embedded database could not be made in ${dataDir}: ${lastLine(made.stderr)}`);
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.renameSync(half, dataDir);
}

function mustBeOurVersion({ programs, dataDir }: Launcher): void {
  const has = fs.readFileSync(path.join(dataDir, 'PG_VERSION'), 'utf8').trim();
  const version = spawnSync(path.join(programs, 'bin', 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/' });
  const is = /(?<!\d)(\d+)\./.exec(version.stdout ?? '')?.[1];
  if (is === undefined) throw new OperatorMustAct(`The embedded PostgreSQL does not run on this machine: ${lastLine(version.stderr ?? '')}`);
  if (has !== is) {
    throw new OperatorMustAct(`${dataDir} was made by PostgreSQL ${has} and this program brings PostgreSQL ${is}; move the folder away to begin anew, or restore a backup into a new one`);
  }
}

async function launch(launcher: Launcher, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    const { child, tail } = spawnServer(launcher, port, options.durable ?? true);
    const ended = new Promise<void>((resolve) => void child.once('exit', () => { resolve(); }));
    if (await becomesReady(child, launcher.dataDir)) {
      // Neither the server nor its log keeps this process alive.
      child.unref();
      (child.stderr as unknown as { unref(): void }).unref();
      return { url: addressAt(launcher.dataDir, port), owner: true, pid: child.pid ?? 0, ended, stop: () => stopServer(child, ended) };
    }
    // The port was free when it was looked for, or its last user (or the last server's memory) is going just now.
    const mayPass = /Address already in use|could not bind|still in use|Is another postmaster/.test(tail());
    if (!mayPass || attempt === 10) throw new OperatorMustAct(`The embedded database in ${launcher.dataDir} did not start: ${lastLine(tail()) || 'it said nothing'}`);
    await sleep(options.port === undefined ? 50 : 500);
  }
}

function spawnServer({ prefix, programs, dataDir }: Launcher, port: number, durable: boolean): { child: ChildProcess; tail: () => string } {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC', 'max_connections=200',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'])];
  const [program = '', ...words] = [...prefix, path.join(programs, 'bin', 'postgres'), '-D', dataDir, '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
  // detached: a Ctrl-C at the terminal must not reach the server before the app has drained.
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], detached: true, cwd: '/' });
  let said = '';
  child.stderr?.on('data', (data: Buffer) => { said = (said + data.toString()).slice(-4000); });
  child.once('error', (error) => { said += error.message; });
  return { child, tail: () => said };
}

async function becomesReady(child: ChildProcess, dataDir: string): Promise<boolean> {
  // A minute: recovery after a crash reads back what had not reached the tables.
  for (let i = 0; i < 2400 && child.exitCode === null && child.signalCode === null && child.pid !== undefined; i++) {
    const running = findRunning(dataDir);
    if (running?.ready && running.pid === child.pid) return true;
    await sleep(25);
  }
  child.kill('SIGQUIT');
  return false;
}

async function stopServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  child.kill('SIGINT'); // fast: open transactions are rolled back, everything committed is written
  const slow = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await ended;
  clearTimeout(slow);
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC|error):\s*/i, '').trim();
}
