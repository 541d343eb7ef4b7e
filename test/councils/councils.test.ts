// The door: which council a host name is for, and that each sees only its own.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { atMostOnceASecond } from '../../src/councils/at-most-once-a-second.ts';
import { openCouncils } from '../../src/councils/councils.ts';
import { door } from '../../src/councils/door.ts';
import { addCouncil, installCouncil, stopServing } from '../../src/councils/install-council.ts';
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
  for (const host of ['evil.example', 'leeds.localhost']) expect(demonstration.at(host)).toBeUndefined();
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

test('a council that is added is served by those who run already, one that is taken off the list no more, and a moved one at its new address', async () => {
  const order = { ownerUrl: url.owner, councilKey: 'slough', sessionSecret: testSecret, baseUrl: 'https://actions.slough.example' };
  const running = await openCouncils({ ...opening, loopbackAllowed: false });
  const changes: (readonly string[])[] = [];
  running.whenChanged(() => { changes.push(running.all().map(({ council }) => council.key)); });
  const ask = async (host: string): Promise<string> => {
    await sleep(1_100); // it is asked once a second at most
    return await new Promise((resolve) => {
      const response = { status: (code: number) => ({ type: () => ({ send: () => { resolve(String(code)); } }) }) };
      const request = { headers: { host } } as unknown as Request;
      void door(running)(request, response as unknown as Response, () => { resolve(request.deps.council.key); });
    });
  };
  expect(await ask('leeds.example')).toBe('400');
  await addCouncil(order, { key: 'leeds', baseUrl: 'https://leeds.example' });
  expect(await ask('leeds.example')).toBe('leeds');
  expect(await running.at('leeds.example')?.db('people').select('id')).toEqual([]);
  await addCouncil(order, { key: 'leeds', baseUrl: 'https://scrutiny.leeds.example' });
  expect([await ask('scrutiny.leeds.example'), await ask('leeds.example')]).toEqual(['leeds', '400']);
  await stopServing(order, 'leeds');
  await running.refresh();
  await sleep(1_100);
  await running.refresh();
  expect(running.at('scrutiny.leeds.example')).toBeUndefined();
  expect(changes).toEqual([['slough', 'doncaster', 'leeds'], ['slough', 'doncaster', 'leeds'], ['slough', 'doncaster']]);
  await running.close();
}, 60_000);

test('what cannot be added or taken off is a sentence', async () => {
  const order = { ownerUrl: url.owner, councilKey: 'slough', sessionSecret: testSecret, baseUrl: 'https://actions.slough.example' };
  await expect(addCouncil(order, { key: 'leeds', baseUrl: 'https://actions.doncaster.example:8443' })).rejects.toThrow('actions.doncaster.example is the address of doncaster; each council needs a host name of its own');
  await expect(addCouncil(order, { key: 'leeds', baseUrl: 'https://actions.slough.example' })).rejects.toThrow('actions.slough.example is the address of slough');
  await expect(addCouncil(order, { key: 'slough', baseUrl: 'https://x.example' })).rejects.toThrow('slough is the council of BASE_URL already');
  await expect(stopServing(order, 'slough')).rejects.toThrow('slough is the council of BASE_URL');
  await expect(stopServing(order, 'york')).rejects.toThrow('There is no council york in the list');
});

test('a thousand who ask at once are one question', async () => {
  let asked = 0;
  const ask = atMostOnceASecond(async () => { asked += 1; await sleep(20); return asked; });
  expect(new Set(await Promise.all(Array.from({ length: 1_000 }, ask)))).toEqual(new Set([1]));
  await ask();
  expect(asked).toBe(1);
});

test('a database that is not there is not ready, and nothing is thrown', async () => {
  const nowhere = await openCouncils({ ...opening, loopbackAllowed: false, databaseUrl: 'postgres://127.0.0.1:1/x' }).catch((error: unknown) => error);
  expect(nowhere).toMatchObject({ code: 'ECONNREFUSED' });
});
