// How fast papers go into an archive and out of it, and that memory does not grow with them.
import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { installCouncil } from '../../src/councils/install-council.ts';
import { aCouncil, anEmptyDatabase } from '../support/database.ts';
import { testCouncil, testSecret } from '../support/test-server.ts';
import { aFolder, aKey } from './backup.support.ts';
import type { Measured, MeasuredOrder } from './measured-child.ts';

/** `npm run bench:backup` is this file in full. */
const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'bench';
const PAPERS = isFull ? 200 : 60;
const MEGABYTE = 1_000_000;

const { deps, url } = await aCouncil();
const file = path.join(aFolder(), 'papers.backup');

beforeAll(async () => {
  await installCouncil({ ownerUrl: url.owner, ...testCouncil });
  for (let i = 0; i < PAPERS; i++) {
    const bytes = randomBytes(MEGABYTE);
    await deps.db('document_bytes').insert({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes });
  }
}, 300_000);

async function measured(order: Pick<MeasuredOrder, 'what' | 'ownerUrl'>): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('./measured-child.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  child.send({ ...order, sessionSecret: testSecret, key: aKey, file } satisfies MeasuredOrder);
  return await new Promise((resolve, reject) => {
    child.once('message', (said: Measured) => { resolve(said); });
    child.once('exit', (code) => { reject(new Error(`it ended with ${code ?? 'a signal'}`)); });
  });
}

test('memory stays what it was, however many papers there are', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  const backup = await measured({ what: 'backup', ownerUrl: url.owner });
  const restore = await measured({ what: 'restore', ownerUrl });
  const size = statSync(file).size / MEGABYTE;
  for (const [what, { seconds, megabytesAtFirst, megabytesAtMost }] of Object.entries({ backup, restore })) {
    if (isFull) console.log(`${what}: ${size.toFixed(0)} MB in ${seconds.toFixed(1)} s, ${(size / seconds).toFixed(0)} MB/s; memory ${megabytesAtFirst.toFixed(0)} MB before, ${megabytesAtMost.toFixed(0)} MB at most`);
    // scrypt takes 32 MB, and Node collects buffers late; a process that kept the papers would have them all, and twice.
    expect([what, megabytesAtMost - megabytesAtFirst]).toEqual([what, expect.toSatisfy((grown: number) => grown < 110) as number]);
  }
  expect(size).toBeGreaterThan(PAPERS);
}, 300_000);
