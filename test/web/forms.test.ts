// What a person typed comes back: parsed, or with a sentence at the field; and what nobody could have typed is refused without a 500.
import { describe, expect, test } from 'vitest';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { kept } from './example/change-target.page.ts';
import { exampleRoutes } from './example/example.routes.ts';

const { deps } = await aCouncil();
const site = await aSite(deps, { rooms: [exampleRoutes] });

const filled = { title: ' O’Brien & <b>sons</b> ', 'newTarget-day': '24', 'newTarget-month': 'oct', 'newTarget-year': '2026', reason: 'First.\r\nSecond.', urgency: 'high', panels: ['ecs', 'hcw'], told: 'yes', post: 'head' };

describe('a form that is right', () => {
  test('becomes an order, sends on to a page and says so once', async () => {
    const browser = site.browser();
    await browser.open('/example');
    expect(browser.page.valueOf('newTarget-year')).toBe('2026');
    expect(browser.page.valueOf('panels')).toBe('ecs');
    const done = await browser.submit('Change the date', { ...filled, evidence: { fileName: 'Wächter report.pdf', bytes: 'pdf!' } });
    expect(done.path).toBe('/example');
    expect(done.notice).toContain('The target date is now 24 October 2026.');
    expect((await browser.open('/example')).notice).toBeUndefined();
    const { order, formKey } = kept.orders.at(-1)!;
    expect(order).toMatchObject({ title: 'O’Brien & <b>sons</b>', newTarget: '2026-10-24', reason: 'First.\nSecond.', urgency: 'high', panels: ['ecs', 'hcw'], told: true, post: 'head' });
    expect(order.evidence?.fileName).toBe('Wächter report.pdf');
    expect(order.evidence?.bytes.toString()).toBe('pdf!');
    expect(formKey).toMatch(/^[0-9a-f-]{36}:[\w-]{43}$/);
    expect(browser.page.html).toContain('O’Brien &amp; &lt;b&gt;sons&lt;/b&gt;');
  });
});

describe('a form that is wrong', () => {
  test('comes back with every value as typed, a sentence at the field and a summary', async () => {
    const browser = site.browser();
    await browser.open('/example');
    const again = await browser.submit('Change the date', { ...filled, title: '', 'newTarget-day': '31', 'newTarget-month': '2', reason: 'x'.repeat(501) });
    expect(again.status).toBe(422);
    expect(again.title).toMatch(/^Error: Change the target/);
    expect(again.errorSummary).toEqual(['Enter a title', 'The new target date must be a real date, like 24 10 2025', 'The reason must be 500 characters or fewer']);
    expect(again.errorOf('title')).toBe('Enter a title');
    expect(again.valueOf('newTarget-day')).toBe('31');
    expect(again.valueOf('reason')).toBe('x'.repeat(501));
    expect(again.valueOf('panels')).toBe('ecs, hcw');
    expect(again.valueOf('told')).toBe('yes');
    expect(again.links).toContainEqual({ text: 'Enter a title', href: '#title' });
    expect(again.links).toContainEqual({ text: 'The new target date must be a real date, like 24 10 2025', href: '#newTarget-day' });
  });

  test.each([
    [{ 'newTarget-day': '', 'newTarget-month': '', 'newTarget-year': '' }, 'Enter the new target date'],
    [{ 'newTarget-year': '' }, 'The new target date must include a year'],
    [{ 'newTarget-year': '26' }, 'The new target date must have a year of four numbers, like 2026'],
    [{ 'newTarget-month': '13' }, 'The new target date must be a real date, like 24 10 2025'],
    [{ 'newTarget-year': '2019' }, 'The new target date must be after 2020'],
    [{ urgency: 'sky-high' }, 'Say how urgent it is'],
  ])('%j: %s', async (change, sentence) => {
    const browser = site.browser();
    await browser.open('/example');
    expect((await browser.submit('Change the date', { ...filled, ...change })).errorSummary).toEqual([sentence]);
  });

  test('a file of the wrong kind, an empty one and one over 25 MB are refused at the field, and nothing typed is lost', async () => {
    const browser = site.browser();
    await browser.open('/example');
    const wrong = await browser.submit('Change the date', { ...filled, evidence: { fileName: 'run.exe', bytes: 'MZ' } });
    expect(wrong.errorOf('evidence')).toBe('The file must be one of these kinds: .pdf, .docx');
    const empty = await browser.submit('Change the date', { evidence: { fileName: 'a.pdf', bytes: '' } });
    expect(empty.errorOf('evidence')).toBe('The file is empty');
    const large = await browser.submit('Change the date', { evidence: { fileName: 'a.pdf', bytes: Buffer.alloc(26 * 1024 * 1024) } });
    expect(large.errorOf('evidence')).toBe('The file must be smaller than 25 MB');
    expect(large.valueOf('reason').trim()).toBe(filled.reason.replace('\r\n', '\n'));
  });

  test('a record that somebody else saved meanwhile is not overwritten', async () => {
    const browser = site.browser();
    await browser.open('/example');
    kept.version += 1;
    const again = await browser.submit('Change the date', filled);
    expect(again.errorSummary).toEqual(['Somebody else has changed this since you opened it']);
    expect(again.valueOf('version')).toBe(String(kept.version));
    expect(again.valueOf('reason')).toContain('Second.');
  });
});

describe('what no form of ours sends', () => {
  const post = async (change: (body: URLSearchParams) => void): Promise<number> => {
    const browser = site.browser();
    const page = await browser.open('/example');
    const body = new URLSearchParams({ _csrf: page.valueOf('_csrf'), once: page.valueOf('once'), version: '1', title: 'T' });
    change(body);
    return (await browser.send('/example', { method: 'POST', body, headers: { origin: site.address } })).status;
  };
  test.each<[string, (body: URLSearchParams) => void]>([
    ['a name twice', (body) => { body.append('title', 'U'); }],
    ['no one-time key', (body) => { body.delete('once'); }],
    ['a one-time key of one’s own', (body) => { body.set('once', 'x'); }],
    ['a version that is none', (body) => { body.set('version', '1e309'); }],
    ['a version below nothing', (body) => { body.set('version', '-1'); }],
  ])('%s: 400', async (_what, change) => {
    expect(await post(change)).toBe(400);
  });
  test('__proto__, constructor and brackets are names like any other, and change nothing', async () => {
    expect(await post((body) => { for (const name of ['__proto__', '__proto__[polluted]', 'constructor[prototype][polluted]', 'title[a]', 'toString']) body.append(name, 'yes'); })).toBe(422);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
  test('10,000 names and a body of 2 MB: 413', async () => {
    expect(await post((body) => { for (let i = 0; i < 10_000; i++) body.append(`n${i}`, ''); })).toBe(413);
    expect(await post((body) => { body.set('title', 'x'.repeat(2_000_000)); })).toBe(413);
  });
  test('a cut-off upload: 400', async () => {
    const browser = site.browser();
    await browser.open('/example');
    const body = '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\nhalf';
    const response = await browser.send('/example', { method: 'POST', body, headers: { origin: site.address, 'content-type': 'multipart/form-data; boundary=b' } });
    expect(response.status).toBe(400);
  });
});
