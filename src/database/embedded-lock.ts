// Who runs the embedded database in a folder: PostgreSQL's own lock file, and ours for the moment of starting.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorMustAct } from './errors.ts';

export interface Running {
  pid: number;
  port: number;
  ready: boolean;
}

const lockFile = (dataDir: string): string => path.join(dataDir, 'postmaster.pid');

/** The server at work in the folder, if there is one. */
export function findRunning(dataDir: string): Running | undefined {
  const lines = readIfThere(lockFile(dataDir))?.split('\n');
  if (!lines) return undefined;
  const pid = Number(lines[0]);
  return isOurs(pid, dataDir) ? { pid, port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' } : undefined;
}

/** Waits until a server that is starting or stopping there is ready or gone. */
export async function awaitRunning(dataDir: string): Promise<Running | undefined> {
  for (let i = 0; i < 400; i++) {
    const running = findRunning(dataDir);
    if (!running || running.ready) return running;
    await sleep(50);
  }
  throw new OperatorMustAct(`The embedded database in ${dataDir} has been starting or stopping for 20 seconds; wait for it, or end process ${findRunning(dataDir)?.pid ?? '?'}`);
}

/** After a crash PostgreSQL's lock names a process that is gone, or another one that got its number; PostgreSQL would refuse to start. */
export function clearStaleLock(dataDir: string): void {
  if (!findRunning(dataDir)) fs.rmSync(lockFile(dataDir), { force: true });
}

function isOurs(pid: number, dataDir: string): boolean {
  const words = readIfThere(`/proc/${pid}/cmdline`)?.split('\0');
  if (words) return path.basename(words[0] ?? '') === 'postgres' && words.includes(dataDir);
  // Not Linux: all that can be asked is whether the process lives.
  return process.platform !== 'linux' && isAlive(pid);
}

/** Runs `start` while no other process of ours does the same for this folder. */
export async function whileStarting<T>(dataDir: string, start: () => Promise<T>): Promise<T> {
  const file = `${dataDir}.starting`;
  await take(file, dataDir);
  try {
    return await start();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

async function take(file: string, dataDir: string): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(readIfThere(file));
    // Empty for the instant between its making and its writing; left by a killed process otherwise.
    if (holder ? !isAlive(holder) : i > 20 && i % 20 === 0) fs.rmSync(file, { force: true });
    await sleep(50);
  }
  throw new OperatorMustAct(`Another start of the embedded database in ${dataDir} has not finished for a minute (process ${readIfThere(file) ?? 'gone'}); end it and start again`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
