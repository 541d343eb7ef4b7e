// The council's logo: read from its bytes, at the head of every rendering with a text in its place, and kept with the report it was sent with.
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { renderEdition } from '../../src/editions/edition.render.ts';
import { listFiles } from '../../src/editions/edition.store.ts';
import { readEntries } from '../../src/editions/fixed-zip.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { readPicture } from '../../src/settings/logo.ts';
import { aDispatch, aMeeting, aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { pageSays, pdfinfo, pdfSays } from './read-renderings.ts';

const { deps, owner } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);

/** A PNG of one grey. */
function aPng(width: number, height: number, grey = 60): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.writeUInt8(8, 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, grey)]);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))), chunk('IEND', Buffer.alloc(0))]);
}

test('kind and size come from the bytes', () => {
  expect(readPicture(aPng(240, 80))).toEqual({ mediaType: 'image/png', width: 240, height: 80 });
  expect(readPicture(Buffer.from('ffd8ffe000040000ffc000110800500078030122000211010311010000', 'hex'))).toEqual({ mediaType: 'image/jpeg', width: 120, height: 80 });
  for (const no of ['', '<svg onload="alert(1)">', 'GIF89a', '\x89PNG\r\n\x1a\n']) expect(readPicture(Buffer.from(no, 'latin1'))).toBeUndefined();
  expect(readPicture(aPng(20_000, 1))).toBeUndefined();
  expect(readPicture(Buffer.from('ffd8ffe00000', 'hex'))).toBeUndefined();
});

test('it heads the web page, the PDF and the Word document, alike and with the council’s name in its place', async () => {
  const logo = aPng(240, 80);
  const plain = readContent(readFileSync(new URL('fixtures/content-1.json', import.meta.url), 'utf8'));
  const content = { ...plain, head: { ...plain.head, logo: { sha256: 'a'.repeat(64), mediaType: 'image/png' as const, width: 240, height: 80 } } };
  const html = (await renderEdition(content, 'html', { logo })).toString('utf8');
  expect(html).toContain('alt="Slough Borough Council"');
  const pdf = await renderEdition(content, 'pdf', { logo });
  expect(pdf.equals(await renderEdition(content, 'pdf', { logo }))).toBe(true);
  if (pdfinfo !== undefined) {
    expect(pdfSays(pdf)[0]?.kind).toBe('Figure');
    expect(pdfSays(pdf).slice(0, 40)).toEqual(pageSays(html).slice(0, 40));
  }
  const docx = await renderEdition(content, 'docx', { logo });
  expect(docx.equals(await renderEdition(content, 'docx', { logo }))).toBe(true);
  const entries = readEntries(docx);
  expect(entries.filter((entry) => entry.bytes.equals(logo))).toHaveLength(1);
  expect(entries.find((entry) => entry.name.toString() === 'word/document.xml')?.bytes.toString('utf8')).toContain('descr="Slough Borough Council"');
}, 60_000);

test('an administrator sets it; a report that was sent keeps the one it was sent with', async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  await aPerson(deps, { part: { panel, part: 'member' } });
  const administrator = await aPerson(deps, { isAdministrator: true });
  const browser = await site.signIn(administrator);
  await browser.open('/settings/change-logo');
  expect((await browser.submit('Save the logo', { logo: { fileName: 'logo.png', bytes: 'no picture at all' } })).text).toContain('The file is no PNG or JPEG picture');
  await browser.submit('Save the logo', { logo: { fileName: 'logo.png', bytes: aPng(240, 80) } });
  const meeting = await aMeeting(deps, panel);
  const clerks = await site.signIn(clerk);
  expect(await (await clerks.send(`/meetings/${meeting.id}/draft`)).text()).toContain('src="/logo"');
  const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting));
  const editionId = sent.ok ? sent.editionId : '';
  await sendEdition.run(deps, { editionId }, new AbortController().signal);
  expect((await listFiles(deps.db, editionId)).length).toBeGreaterThan(5);
  await browser.open('/settings/change-logo');
  await browser.submit('Save the logo', { logo: { fileName: 'new.png', bytes: aPng(100, 100, 200) } });
  expect(Buffer.from(await (await clerks.send(`/editions/${editionId}/logo`)).arrayBuffer()).equals(aPng(240, 80))).toBe(true);
  expect(Buffer.from(await (await clerks.send('/logo')).arrayBuffer()).equals(aPng(100, 100, 200))).toBe(true);
  expect(await owner('audit_entries').where({ what: 'settings.changed' }).count('* as n')).toEqual([{ n: 2 }]);
  await browser.open('/settings/change-logo');
  await browser.submit('Save the logo');
  expect((await clerks.send('/logo')).status).toBe(404);
}, 60_000);
