// Making a backup: nothing is left of one that failed, none is written over another, and it waits for a migrate that is at work.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { makeBackup, type Backup } from '../../src/backup/make-backup.ts';
import { installCouncil } from '../../src/councils/install-council.ts';
import { aCouncil, anEmptyDatabase } from '../support/database.ts';
import { testCouncil, testSecret } from '../support/test-server.ts';
import { aFolder, aKey } from './backup.support.ts';

const { clock, url } = await aCouncil();
const folder = aFolder();
const backUp = (file: string, given: { ownerUrl?: string; sessionSecret?: string } = {}): Promise<Backup> => makeBackup({ ownerUrl: url.owner, sessionSecret: testSecret, clock, key: aKey, program: '0.0.1', ...given, file });

test('into a folder of its own, for its owner alone, and never over another file', async () => {
  await installCouncil({ ownerUrl: url.owner, ...testCouncil });
  const file = path.join(folder, 'nightly', 'one.backup');
  const made = await backUp(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(made).toMatchObject({ file, bytes: statSync(file).size, about: { madeAt: '2026-03-12T10:00:00.000Z', councils: [{ key: 'slough', baseUrl: null }] } });
  await expect(backUp(file)).rejects.toThrow(/one\.backup is there already; a backup is never written over another$/);
});

test('an empty database, one that cannot be reached and a place that cannot be written are each a sentence, and leave nothing', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  await expect(backUp(path.join(folder, 'empty', 'a.backup'), { ownerUrl })).rejects.toThrow('There is nothing to back up: no council has been made in this database');
  await expect(backUp(path.join(folder, 'empty', 'a.backup'), { ownerUrl: 'postgres://a:b@127.0.0.1:1/x' })).rejects.toThrow(/^The database at 127\.0\.0\.1:1 cannot be used/);
  expect(readdirSync(path.join(folder, 'empty'))).toEqual([]);
  writeFileSync(path.join(folder, 'a-file'), '');
  await expect(backUp(path.join(folder, 'a-file', 'a.backup'))).rejects.toThrow();
});

test('one cut short in the middle leaves nothing of its name', async () => {
  const file = path.join(folder, 'cut.backup');
  // The queue is read after all tables: by then nearly everything has been written.
  await expect(backUp(file, { sessionSecret: 'another secret than that of the jobs login' })).rejects.toThrow(/password authentication failed/);
  expect(existsSync(file) || existsSync(`${file}.part`)).toBe(false);
});

test('while a migrate is at work it waits', async () => {
  const migrate = new pg.Client({ connectionString: url.owner });
  await migrate.connect();
  await migrate.query("select pg_advisory_lock(hashtext('matters arising migrate'))");
  let done = false;
  const backup = backUp(path.join(folder, 'patient.backup')).then(() => { done = true; });
  await new Promise((resolve) => { setTimeout(resolve, 700); });
  expect(done).toBe(false);
  await migrate.end();
  await backup;
  expect(done).toBe(true);
});
