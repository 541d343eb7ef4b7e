// B-06: whatever has happened to an archive is said in a sentence before anything is changed anywhere.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkArchive, readArchive } from '../../src/backup/check-archive.ts';
import { CHUNK_BYTES } from '../../src/backup/sealed-chunks.ts';
import { listOwnMigrations } from '../../src/database/migration-source.ts';
import { aFolder, aKey, archiveBytes, fileOf, flipped } from './backup.support.ts';

const folder = aFolder();
const whole = await archiveBytes();
const HEADER = 25 + 16 + 16;
const CHUNK = CHUNK_BYTES + 16;
const chunk = (bytes: Buffer, n: number): Buffer => bytes.subarray(HEADER + n * CHUNK, HEADER + (n + 1) * CHUNK);
const header = whole.subarray(0, HEADER);

test('an archive is what it was when it was sealed, and shows nothing of what is in it', async () => {
  const read = await readArchive(fileOf(folder, 'whole', whole), aKey);
  expect(read.about.councils[0]).toMatchObject({ key: 'slough', baseUrl: null });
  expect(read.manifest.tables).toMatchObject([{ council: 'slough', table: 'people', rows: 3, bytes: 800_000 }]);
  expect(whole.includes('register')).toBe(false);
  expect(whole.includes('slough')).toBe(false);
  expect((await archiveBytes()).subarray(HEADER).equals(whole.subarray(HEADER))).toBe(false);
});

const own = await listOwnMigrations();
const cutShort = /is cut short: it was not copied to its end, or its end was altered \(from byte \d+\)\. Fetch the whole file again\. Nothing was changed\.$/;
const altered = /was altered at or after byte \d+: bits have changed, or parts were moved, left out or added\. Use another copy of it\. Nothing was changed\.$/;
const notOurs = /is not a backup made by this program\. Nothing was changed\.$/;
const wrongKey = /does not open with this key: .*\. Nothing was changed\.$/;

test.each<[string, Buffer, RegExp, { key?: string; council?: string }?]>([
  ['cut in the middle of a chunk', whole.subarray(0, HEADER + 2 * CHUNK + 1000), cutShort],
  ['cut between two chunks', whole.subarray(0, HEADER + 2 * CHUNK), cutShort],
  ['cut in its header', whole.subarray(0, 40), cutShort],
  ['half uploaded: the room is there, the bytes are not', Buffer.concat([whole.subarray(0, 400_000), Buffer.alloc(whole.length - 400_000)]), altered],
  ['empty', Buffer.alloc(0), notOurs],
  ['one bit flipped in its rows', flipped(whole, HEADER + CHUNK + 77), altered],
  ['one bit flipped in its salt', flipped(whole, 30), wrongKey],
  ['two chunks swapped', Buffer.concat([header, chunk(whole, 1), chunk(whole, 0), whole.subarray(HEADER + 2 * CHUNK)]), altered],
  ['a chunk left out', Buffer.concat([header, chunk(whole, 0), whole.subarray(HEADER + 2 * CHUNK)]), altered],
  ['a chunk from another archive under the same key', Buffer.concat([header, chunk(whole, 0), chunk(await archiveBytes(), 1), whole.subarray(HEADER + 2 * CHUNK)]), altered],
  ['something added at its end', Buffer.concat([whole, Buffer.from('more')]), cutShort],
  ['opened with another key', whole, wrongKey, { key: 'another key that is just as long as it must be' }],
  ['of a later format', Buffer.concat([Buffer.from('matters arising backup 2\n'), whole.subarray(25)]), /is of backup format 2, and this program reads format 1: restore it with the version of the program that made it\. Nothing/],
  ['a file of another program', gzipSync('PGDMP'), notOurs],
  ['a PostgreSQL dump', Buffer.concat([Buffer.from('PGDMP'), Buffer.alloc(5000)]), notOurs],
  ['from a newer version of the program', await archiveBytes({ migrations: [...own, '29990101000000_people__wings'] }), /was made by a newer version of this program \(9\.9\.9\): the migration 29990101000000_people__wings is not in this one\. Restore it with that version or a newer one\. Nothing/],
  ['of another council', await archiveBytes({ council: 'doncaster' }), /holds doncaster and not slough; set COUNCIL to the one that BASE_URL belongs to\. Nothing/],
  ['with rows its manifest does not know', await archiveBytes({ manifestSays: 'f'.repeat(64) }), /does not hold what its manifest says: slough\.people has other contents\. Nothing/],
])('%s', async (what, bytes, sentence, { key = aKey, council = 'slough' } = {}) => {
  await expect(checkArchive(fileOf(folder, what, bytes), key, council)).rejects.toThrow(sentence);
});

test('any bit of it, anywhere', async () => {
  const small = await archiveBytes({ rows: Buffer.from('a few rows') });
  await fc.assert(fc.asyncProperty(fc.nat(small.length * 8 - 1), async (bit) => {
    const bytes = Buffer.from(small);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await expect(checkArchive(fileOf(folder, 'any-bit', bytes), aKey, 'slough')).rejects.toThrow(/Nothing was changed\.$/);
  }), { numRuns: 12 });
}, 60_000);

test('the command refuses before it makes so much as a folder', () => {
  const dataDir = path.join(folder, 'nowhere');
  const restore = (file: string, env: Record<string, string>): { status: number | null; said: string } => {
    const ran = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'restore', file], { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'development', DATABASE_URL: '', SMTP_URL: '', BASE_URL: '', SESSION_SECRET: '', BACKUP_KEY: '', DATA_DIR: dataDir, ...env } });
    return { status: ran.status, said: ran.stderr.trim() };
  };
  expect(restore(fileOf(folder, 'cut', whole.subarray(0, 300_000)), { BACKUP_KEY: aKey })).toMatchObject({ status: 1, said: expect.stringMatching(cutShort) as string });
  expect(restore(fileOf(folder, 'whole', whole), {})).toMatchObject({ status: 1, said: expect.stringMatching(/^Which key opens the backup\?/) as string });
  expect(existsSync(dataDir)).toBe(false);
}, 90_000);
