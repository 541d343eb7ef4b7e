// What is reported of the content policy, and how much may be asked for at once.
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';

const { deps, owner } = await aCouncil();
const logged: string[] = [];
const log = pino({}, { write: (line: string) => { logged.push(line); } });
const app = createApp({ door: (req, _res, next) => { req.deps = { ...deps, log }; next(); }, limited: true });
const server = app.listen(0, '127.0.0.1');
afterAll(() => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }));
const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

beforeAll(async () => { await someSettings(deps); });

test('every page says where to report; a report is a line in the log without any address that could hold a secret', async () => {
  const page = await fetch(at('/help'));
  expect(page.headers.get('content-security-policy')).toMatch(/report-uri \/csp-reports;report-to reports/);
  expect(page.headers.get('reporting-endpoints')).toBe('reports="/csp-reports"');
  const report = (type: string, body: unknown): Promise<Response> => fetch(at('/csp-reports'), { method: 'POST', headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  const old = { 'csp-report': { 'document-uri': 'https://x.example/set-password/SECRET-TOKEN', 'blocked-uri': 'https://evil.example/x.js?SECRET', 'effective-directive': 'script-src-elem' } };
  const newer = [{ type: 'csp-violation', body: { documentURL: 'https://x.example/answer/SECRET-TOKEN', blockedURL: 'inline', effectiveDirective: 'style-src\r\n{"level":60}' } }];
  for (const [type, body] of [['application/csp-report', old], ['application/reports+json', newer], ['application/json', '{'], ['text/plain', 'x'], ['application/json', 'x'.repeat(20_000)]] as const) expect((await report(type, body)).status).toBe(204);
  const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'the content policy stopped something');
  expect(lines.map(({ directive, blocked, room }) => [directive, blocked, room]).slice(0, 2)).toEqual([['script-src-elem', 'https://evil.example', '/set-password'], ['style-srclevel60', 'inline', '/answer']]);
  expect(logged.join('\n')).not.toContain('SECRET');
  for (let i = 0; i < 40; i++) await report('application/csp-report', old);
  expect(logged.filter((line) => line.includes('the content policy stopped')).length, 'a flood is not written down').toBeLessThanOrEqual(20);
  expect((await fetch(at('/csp-reports'))).status).toBe(404);
});

test('one person may send so much in five minutes and no more; the next person is not held up by it', async () => {
  const [sam, lee] = [await aPerson(deps), await aPerson(deps)];
  const cookieOf = async (id: string): Promise<string> => `matters=${await openSession(deps, id)}`;
  const [one, two] = [await cookieOf(sam.id), await cookieOf(lee.id)];
  const send = async (cookie: string): Promise<number> => (await fetch(at('/actions'), { method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, redirect: 'manual' })).status;
  expect(await send(one)).not.toBe(429);
  expect(await owner('guesses').where('key', 'like', 'sent:%').update({ points: 600 })).toBe(1);
  expect([await send(one), await send(two)]).toEqual([429, 403]);
  const answer = await fetch(at('/actions'), { method: 'POST', headers: { cookie: one, 'sec-fetch-site': 'same-origin' } });
  expect([answer.headers.get('retry-after'), await answer.text()]).toEqual(['300', expect.stringContaining('Too much at once')]);
  expect((await fetch(at('/actions'), { headers: { cookie: one } })).status, 'reading goes on').toBe(200);
});
