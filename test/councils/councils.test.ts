// The door: which council a host name is for, and that each sees only its own.
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { openCouncils } from '../../src/councils/councils.ts';
import { installCouncil } from '../../src/councils/install-council.ts';
import { readiness } from '../../src/councils/readiness.ts';
import { saveSign } from '../../src/councils/worker.store.ts';
import { later } from '../../src/calendar/clock.ts';
import { aCouncil } from '../support/database.ts';
import { testSecret } from '../support/test-server.ts';

const { deps, owner, url, clock } = await aCouncil();
await installCouncil({ ownerUrl: url.owner, councilKey: 'slough', sessionSecret: testSecret });
await installCouncil({ ownerUrl: url.owner, councilKey: 'doncaster', sessionSecret: testSecret }, 'https://actions.doncaster.example');
const opening = { databaseUrl: url.owner, sessionSecret: testSecret, council: 'slough', baseUrl: 'https://actions.slough.example', name: 'test', log: pino({ level: 'silent' }) };
const councils = await openCouncils({ ...opening, loopbackAllowed: false });
afterAll(() => councils.close());

test.each([
  ['actions.slough.example', 'slough'], ['ACTIONS.slough.example', 'slough'], ['actions.slough.example:8443', 'slough'], ['actions.doncaster.example', 'doncaster'],
  ['localhost:3000', undefined], ['127.0.0.1', undefined], ['evil.example', undefined], ['', undefined], ['actions.slough.example@evil.example', undefined],
  ['actions.slough.example/..', undefined], ['actions.slough.example:x', undefined], ['[::1]', undefined], ['actions.slough.example#', undefined],
])('the host %j is for %s', (host, key) => {
  expect(councils.at(host)?.council.key).toBe(key);
});

test('the demonstration answers to this machine by every name', async () => {
  const demonstration = await openCouncils({ ...opening, loopbackAllowed: true });
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'slough.localhost']) expect(demonstration.at(host)?.council.key).toBe('slough');
  expect(demonstration.at('evil.example')).toBeUndefined();
  await demonstration.close();
});

test('each council sees its own rows, and their secrets differ', async () => {
  const [doncaster] = councils.all().filter((one) => one.council.key === 'doncaster');
  await owner.raw("insert into doncaster.form_keys (key, taken_at) values ('of doncaster alone', now())");
  expect(await doncaster?.db('form_keys').select('key')).toEqual([{ key: 'of doncaster alone' }]);
  expect(await councils.main.db('form_keys').select('key')).toEqual([]);
  expect(new Set([deps.council.secret, doncaster?.council.secret]).size).toBe(2);
});

test('ready means: the database answers, migrations have run, a worker was seen and it reached the relay', async () => {
  expect(await readiness(deps)).toMatchObject({ ready: false, checks: { database: { ok: true }, migrations: { ok: true }, worker: { ok: false }, mailRelay: { ok: false } } });
  const sign = { id: '5f0c1a52-0000-4000-8000-000000000001', queueWorkerIds: [], startedAt: clock.now(), seenAt: clock.now(), relayAnsweredAt: clock.now(), relayProblem: undefined };
  await deps.db.transaction((tx) => saveSign(tx, sign));
  expect(await readiness(deps)).toMatchObject({ ready: true });
  await deps.db.transaction((tx) => saveSign(tx, { ...sign, relayAnsweredAt: undefined, relayProblem: 'the mail relay at relay.example:25 cannot be reached (ECONNREFUSED)' }));
  expect((await readiness(deps)).checks.mailRelay).toEqual({ ok: false, says: 'the mail relay at relay.example:25 cannot be reached (ECONNREFUSED)' });
  expect(await readiness({ ...deps, clock: { ...clock, now: () => later(clock.now(), 60_000) } })).toMatchObject({ ready: false, checks: { worker: { ok: false } } });
});

test('a database that is not there is not ready, and nothing is thrown', async () => {
  const nowhere = await openCouncils({ ...opening, loopbackAllowed: false, databaseUrl: 'postgres://127.0.0.1:1/x' }).catch((error: unknown) => error);
  expect(nowhere).toMatchObject({ code: 'ECONNREFUSED' });
});
