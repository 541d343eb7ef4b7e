// The doors of the web: other people's forms, old forms, headers, sessions, and what a closed door says.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { findWhoAsks } from '../../src/sign-in/who-asks.store.ts';
import { endSession, forgetOldSessions, saveSession } from '../../src/web/session.store.ts';
import { ownPath } from '../../src/web/session.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { kept } from './example/change-target.page.ts';
import { exampleRoutes } from './example/example.routes.ts';

const { deps, clock, superuser } = await aCouncil();
const site = await aSite(deps, { rooms: [exampleRoutes] });
const officer = { id: randomUUID() };

beforeAll(async () => {
  // Laid out by a hand above the rules: no audit entry is what these tests are about.
  await superuser.transaction(async (tx) => {
    await tx.raw('set local session_replication_role = replica');
    await tx.raw('insert into slough.people (id, name, email, joined_on) values (?, ?, ?, ?)', [officer.id, 'Sam Rao', 'sam@example.org', '2020-01-01']);
  });
});

const filled = { title: 'T', 'newTarget-day': '1', 'newTarget-month': '2', 'newTarget-year': '2027', reason: 'Because.', urgency: 'low' };

describe('forms from elsewhere', () => {
  const post = async (headers: Record<string, string>, token?: string): Promise<number> => {
    const browser = site.browser();
    const page = await browser.open('/example');
    const body = new URLSearchParams({ ...filled, _csrf: token ?? page.valueOf('_csrf'), once: randomUUID(), version: String(kept.version) });
    return (await browser.send('/example', { method: 'POST', body, headers })).status;
  };
  test('our own page, by Sec-Fetch-Site or by Origin', async () => {
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(303);
    expect(await post({ origin: site.address })).toBe(303);
  });
  test.each<[Record<string, string>]>([[{ 'sec-fetch-site': 'cross-site' }], [{ 'sec-fetch-site': 'same-site' }], [{ origin: 'https://evil.example' }], [{ origin: 'null' }], [{}],
    [{ 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }]])('another site, %j: 403', async (headers) => {
    const before = kept.orders.length;
    expect(await post(headers)).toBe(403);
    expect(kept.orders.length).toBe(before);
  });
  test('a token of another session: 403', async () => {
    const other = await site.browser().open('/example');
    expect(await post({ origin: site.address }, other.valueOf('_csrf'))).toBe(403);
  });
  test('an upload of unknown length is not read', async () => {
    const browser = site.browser();
    await browser.open('/example');
    const body = new ReadableStream({ start: (out) => { out.enqueue(new TextEncoder().encode('--b\r\n')); out.close(); } });
    const response = await browser.send('/example', { method: 'POST', body, duplex: 'half', headers: { origin: site.address, 'content-type': 'multipart/form-data; boundary=b' } });
    expect(response.status).toBe(400);
  });
});

describe('a form that has expired', () => {
  test('gives back what was typed, and can be sent again', async () => {
    const browser = site.browser();
    await browser.open('/example');
    browser.cookies.clear();
    const page = await browser.open('/example');
    clock.advance(31 * 60_000);
    const body = new URLSearchParams({ ...filled, reason: 'Half an hour of <typing>', _csrf: page.valueOf('_csrf'), once: page.valueOf('once'), version: String(kept.version) });
    const response = await browser.send('/example', { method: 'POST', body, headers: { origin: site.address } });
    expect(response.status).toBe(403);
    const text = await response.text();
    expect(text).toContain('Half an hour of &lt;typing&gt;');
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(text) ?? [];
    body.set('_csrf', token);
    expect((await browser.send('/example', { method: 'POST', body, headers: { origin: site.address } })).status).toBe(303);
    expect(kept.orders.at(-1)?.order.reason).toBe('Half an hour of <typing>');
  });
});

describe('a form with a file that has expired', () => {
  test('gives back the texts and says that the file could not be kept', async () => {
    const browser = site.browser();
    await browser.open('/example');
    browser.cookies.clear();
    const page = await browser.submit('Change the date', { ...filled, reason: 'Typed for half an hour', evidence: { fileName: 'a.pdf', bytes: 'pdf' } });
    expect(page.status).toBe(403);
    expect(page.text).toContain('Typed for half an hour');
    expect(page.text).toContain('The file you had chosen could not be kept');
  });
});

describe('a session', () => {
  test('ends 30 minutes after the last use', async () => {
    const browser = await site.signIn(officer);
    expect((await browser.open('/example/signed-in')).wholeText).toContain('Sam Rao');
    clock.advance(29 * 60_000);
    expect((await browser.open('/example/signed-in')).status).toBe(200);
    clock.advance(29 * 60_000);
    expect((await browser.open('/example/signed-in')).status).toBe(200);
    clock.advance(31 * 60_000);
    expect((await browser.send('/example/signed-in')).headers.get('location')).toBe('/sign-in?next=%2Fexample%2Fsigned-in');
  });
  test('ends 8 hours after it began, used or not', async () => {
    const browser = await site.signIn(officer);
    for (let half = 1; half < 20; half++) {
      clock.advance(25 * 60_000);
      const { status } = await browser.send('/example/signed-in');
      expect(status).toBe(half * 25 < 480 ? 200 : 303);
    }
  });
  test('lets a page be read where nothing can be written, and is over in its time', async () => {
    const browser = await site.signIn(officer);
    await browser.open('/example/signed-in');
    clock.advance(20 * 60_000);
    await superuser.raw(`create function slough.disk_full() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$; create trigger disk_full before update on slough.sessions for each row execute function slough.disk_full()`);
    try {
      expect((await browser.open('/example/signed-in')).status).toBe(200);
    } finally {
      await superuser.raw('drop function slough.disk_full cascade');
    }
    clock.advance(20 * 60_000);
    expect((await browser.send('/example/signed-in')).status).toBe(303);
  });
  test('is kept under a hash, and forgotten afterwards', async () => {
    await site.signIn(officer);
    clock.advance(9 * 60 * 60_000);
    expect(await forgetOldSessions(deps.db, clock.now())).toBeGreaterThan(0);
    const { rows } = await superuser.raw<{ rows: unknown[] }>('select * from slough.sessions');
    expect(rows).toEqual([]);
  });
  test('has a cookie no script reads and no other site sends', async () => {
    const response = await site.browser().send('/example');
    expect(response.headers.get('set-cookie')).toMatch(/^matters=s%3A[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  });
  test('under https is __Host- and Secure, whatever a header says', async () => {
    const secure = await aSite({ ...deps, db: deps.db.withUserParams({}), council: { ...deps.council, baseUrl: 'https://actions.example.gov.uk' } }, { rooms: [exampleRoutes] });
    const response = await secure.browser().send('/example', { headers: { 'x-forwarded-proto': 'http' } });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-matters=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
  test('that was ended stays so, though a request that began before it is saved afterwards', async () => {
    await saveSession(deps.db, 'under way', { cookie: { originalMaxAge: null }, passport: { user: officer.id } }, clock.now());
    const read = await findWhoAsks(deps, 'under way');
    await endSession(deps.db, 'under way');
    if (read !== undefined) await saveSession(deps.db, 'under way', { ...read, notice: { text: 'Saved.' } }, clock.now());
    expect(read?.passport?.user).toBe(officer.id);
    expect(await findWhoAsks(deps, 'under way')).toBeUndefined();
  });
  test('a forged or unknown cookie is nobody', async () => {
    const browser = site.browser();
    browser.cookies.set('matters', 's%3Aforged.signature');
    expect((await browser.send('/example/signed-in')).status).toBe(303);
  });
});

describe('closed doors', () => {
  test('hidden and absent say the same, byte for byte', async () => {
    const browser = await site.signIn(officer);
    const [hidden, absent] = [await browser.open('/example/hidden'), await browser.open('/no-such-page')];
    expect(hidden.status).toBe(404);
    expect(absent.html).toBe(hidden.html);
  });
  test('not permitted explains and leaves one signed in', async () => {
    const browser = await site.signIn(officer);
    const page = await browser.open('/example/forbidden');
    expect(page.status).toBe(403);
    expect(page.text).toContain('Only the clerk of this panel can do that.');
    expect(page.wholeText).toContain('Sam Rao');
    expect((await browser.open('/example/administrators')).status).toBe(403);
    expect((await browser.open('/example/signed-in')).status).toBe(200);
  });
  test('a surprise shows its number and nothing else', async () => {
    const page = await site.browser().open('/example/broken');
    expect(page.status).toBe(500);
    expect(page.text).toMatch(/Reference: [0-9a-f-]{36}/);
    expect(page.html).not.toMatch(/canary|at .*\.ts/);
  });
  test.each([['/example/x.css'], ['//evil.example/example'], ['/example;a.js'], ['/example%2f..'], ['/example/%00'], ['/example?x=a%00'], ['/assets/none.css']])('%s is 404 and never kept', async (path) => {
    const { status, headers } = await site.browser().send(path);
    expect(status).toBe(404);
    expect(headers.get('cache-control')).toBe('no-store');
  });
  test.each([['PUT'], ['DELETE'], ['OPTIONS'], ['PATCH']])('%s: 405', async (method) => {
    const response = await site.browser().send('/example', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });
  test('an address that is no text: 400', async () => {
    expect((await site.browser().send('/example/of/%E0%A4%A')).status).toBe(400);
  });
  test('the database away: 503, with when to come again', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const broken = await aSite({ ...deps, db: Object.assign(() => { throw away; }, { isTransaction: false }) as unknown as typeof deps.db }, { rooms: [exampleRoutes] });
    const response = await broken.browser().send('/example');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await response.text()).toContain('The service is not available just now');
  });
});

describe('every response', () => {
  test.each([['/example'], ['/no-such-page'], ['/example/broken'], ['/example/signed-in'], ['/example/x.css']])('%s carries the security headers', async (path) => {
    const { headers } = await site.browser().send(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
    for (const part of ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "object-src 'none'"]) expect(policy).toContain(part);
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toMatch(/charset=utf-8/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
  test('a council’s own colour comes as a sheet; one that white cannot be read on does not', async () => {
    expect(await (await site.browser().send('/colour-5b2a6e.sheet')).text()).toBe(':root { --brand: #5b2a6e; }\n');
    expect((await site.browser().send('/colour-ffee00.sheet')).status).toBe(404);
  });
  test('assets are kept for a year under a name that changes with them, and come compressed', async () => {
    const page = await site.browser().open('/example');
    const [, css = ''] = /href="(\/assets\/main\.[0-9a-f]{10}\.css)"/.exec(page.html) ?? [];
    const response = await site.browser().send(css, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    const sheet = await response.text();
    expect(/GDS Transport|url\((?!\/assets\/).{0,40}/.exec(sheet)?.[0]).toBeUndefined();
    const [, font = ''] = /url\((\/assets\/source-sans[^)]+)\)/.exec(sheet) ?? [];
    expect((await site.browser().send(font)).headers.get('content-type')).toBe('font/woff2');
  });
});

test.each([['//evil.example'], ['/\\evil.example'], ['https:evil'], ['https://evil'], ['/\t/evil'], ['javascript:alert(1)'], ['evil'], [''], [undefined], ['/a\\b'], ['/a b']])('a way back to %j is the home page', (path) => {
  expect(ownPath(path)).toBe('/');
});
test.each([['/actions/ECS-12'], ['/actions?state=closed&sort=-target'], ['/a@b'], ['/']])('a way back to %j is kept', (path) => {
  expect(ownPath(path)).toBe(path);
});
