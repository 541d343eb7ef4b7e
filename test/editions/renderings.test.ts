// The renderings of one content: the same words in the same order, the same bytes each time, and what each format must be able to do.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildEdition } from '../../src/editions/build-edition.ts';
import type { EditionContent } from '../../src/editions/edition-content.ts';
import type { EditionDocument } from '../../src/editions/edition-document.ts';
import { plainText, renderCsv, safeText } from '../../src/editions/edition.csv.render.ts';
import { renderDocx } from '../../src/editions/edition.docx.render.ts';
import { renderHtml } from '../../src/editions/edition.html.render.ts';
import { renderPdf } from '../../src/editions/edition.pdf.render.ts';
import { renderText } from '../../src/editions/edition.text.render.ts';
import { renderXlsx } from '../../src/editions/edition.xlsx.render.ts';
import { readEntries } from '../../src/editions/fixed-zip.ts';
import { present } from '../../src/editions/present.ts';
import { day } from '../../src/calendar/day.ts';
import { anAction, anOrder, aPublicRegister, aRegister, AS_AT_7, AS_AT_8 } from './a-register.ts';
import { pageSays, pdfinfo, pdfSays, single, soffice, withFile } from './read-renderings.ts';

let content: EditionContent;
let document: EditionDocument;
let pdf: Buffer;

beforeAll(async () => {
  const seven = buildEdition(aRegister(AS_AT_7), AS_AT_7, undefined, anOrder({ number: 7 }));
  content = buildEdition(aRegister(AS_AT_8), AS_AT_8, seven, anOrder());
  document = present(content);
  pdf = await renderPdf(document);
}, 120_000);

test.skipIf(pdfinfo === undefined)('the PDF’s headings, paragraphs, lists and cells are those of the web page, in the same order (needs pdfinfo of poppler-utils)', () => {
  const page = pageSays(renderHtml(document));
  expect(page.length).toBeGreaterThan(500);
  expect(pdfSays(pdf)).toEqual(page);
}, 120_000);

test('the plain text says every heading, paragraph, label and cell of the web page', () => {
  const text = single(renderText(document)).toLowerCase();
  const squeezed = text.replace(/[^\p{L}\p{N}]+/gu, '');
  for (const { text: said } of pageSays(renderHtml(document))) expect(squeezed).toContain(said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
});

test('rendered twice, every format has the same bytes', async () => {
  expect(renderHtml(present(content))).toBe(renderHtml(document));
  expect(renderText(present(content))).toBe(renderText(document));
  expect(renderCsv(content).equals(renderCsv(content))).toBe(true);
  expect((await renderPdf(present(content))).equals(pdf)).toBe(true);
  expect((await renderDocx(document)).equals(await renderDocx(document))).toBe(true);
  expect((await renderXlsx(content)).equals(await renderXlsx(content))).toBe(true);
}, 120_000);

describe('the PDF', () => {
  test('is marked as PDF/UA, with title and language', async () => {
    const read = await getDocumentProxy(new Uint8Array(pdf));
    const { info, metadata } = await read.getMetadata() as unknown as { info: Record<string, unknown>; metadata: { getRaw(): string } };
    expect((await read.getMarkInfo())?.Marked).toBe(true);
    expect(info).toMatchObject({ Language: 'en-GB', Title: document.title });
    expect(metadata.getRaw()).toMatch(/<pdfuaid:part>1</);
    expect((await read.getOutline()).length).toBe(1);
  });

  test('has no text outside marked content, and an alternative text for each figure', async () => {
    const read = await getDocumentProxy(new Uint8Array(pdf));
    const alts: string[] = [];
    for (let n = 1; n <= read.numPages; n += 1) {
      const page = await read.getPage(n);
      let depth = 0;
      for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
        if ('type' in item) depth += item.type.startsWith('begin') ? 1 : -1;
        else if (item.str.trim() !== '') expect(depth, `"${item.str}" on page ${n}`).toBeGreaterThan(0);
      }
      collectAlts(await page.getStructTree(), alts);
    }
    const figures = document.blocks.flatMap((block) => (block.kind === 'figure' ? [block.alt] : []));
    expect(figures.length).toBeGreaterThan(2);
    expect([...new Set(alts)].sort()).toEqual([...figures].sort());
  });

  test('marks a draft on every page, and keeps a row longer than a page', async () => {
    const long = 'A sentence that an officer wrote at length. '.repeat(300);
    const action = anAction({ reference: 'ECS-1', proposals: [{ id: 'p', kind: 'closure', reason: long, newTargetOn: null, byName: 'A. Officer', at: AS_AT_7 }], state: 'proposed for closure' });
    const one = buildEdition({ open: aPublicRegister({ actions: [action] }), exempt: [] }, AS_AT_8, undefined, anOrder());
    const read = await getDocumentProxy(new Uint8Array(await renderPdf(present(one, { draft: true }))));
    let words = '';
    for (let n = 1; n <= read.numPages; n += 1) {
      const text = (await (await read.getPage(n)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ');
      expect(text).toContain('DRAFT');
      words += text;
    }
    expect(read.numPages).toBeGreaterThan(3);
    expect(words.split('at length').length).toBeGreaterThanOrEqual(601); // in the table and in the plan
  }, 120_000);
});

function collectAlts(node: unknown, into: string[]): void {
  if (typeof node !== 'object' || node === null) return;
  if ('role' in node && node.role === 'Figure' && 'alt' in node) into.push(String(node.alt));
  if ('children' in node && Array.isArray(node.children)) for (const child of node.children) collectAlts(child, into);
}

describe('DOCX', () => {
  test('has real headings with outline levels, repeated table headers, language and title', async () => {
    const entries = new Map(readEntries(await renderDocx(document)).map((entry) => [entry.name.toString(), entry.bytes.toString('utf8')]));
    const body = entries.get('word/document.xml') ?? '';
    for (const block of document.blocks.filter((b) => b.kind === 'heading')) expect(body).toContain(`w:val="Heading${block.level}"`);
    expect((body.match(/<w:tblHeader\/>/g) ?? []).length).toBe(document.blocks.filter((b) => b.kind === 'table').length);
    expect(entries.get('word/styles.xml')).toMatch(/w:outlineLvl w:val="0"/);
    expect(entries.get('word/styles.xml')).toMatch(/w:lang w:val="en-GB"/);
    expect(entries.get('docProps/core.xml')).toContain('<dc:title>Progress report 8');
    expect(entries.get('docProps/core.xml')).not.toMatch(/>20(?!26-03-04)\d\d-/);
  });

  test('draws each chart as Word’s own, with the PDF’s alternative text and the same figures in its workbook', async () => {
    const entries = readEntries(await renderDocx(document));
    const figures = document.blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
    const body = entries.find((entry) => entry.name.toString() === 'word/document.xml')?.bytes.toString('utf8') ?? '';
    const told = [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt = '']) => alt.replaceAll('&apos;', '’').replaceAll('&amp;', '&').replaceAll('&quot;', '"'));
    expect(told).toEqual(figures.map((figure) => figure.alt));
    const charts = entries.filter((entry) => /^word\/charts\/chart\d+\.xml$/.test(entry.name.toString())).map((entry) => entry.bytes.toString('utf8'));
    expect(charts).toHaveLength(figures.length);
    for (const { chart } of figures) for (const { value } of chart.series.points) expect(charts.some((xml) => xml.includes(`<c:v>${value}</c:v>`))).toBe(true);
  });

  test.skipIf(soffice === undefined)('opens in LibreOffice, as does the workbook (needs soffice)', async () => {
    const opened = (name: string, bytes: Buffer) => withFile(name, bytes, (file, folder) => {
      execFileSync(soffice ?? 'soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], { stdio: 'ignore', timeout: 120_000 });
      return readdirSync(folder);
    });
    expect(opened('edition.docx', await renderDocx(document))).toContain('edition.pdf');
    expect(opened('edition.xlsx', await renderXlsx(content))).toContain('edition.pdf');
  }, 240_000);
});

describe('cells that look like formulas', () => {
  const risky = ['=1+1', '+44 20 7946', '-2+3', '@SUM(1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x', ' =cmd', "'quoted", '%0A=1', '\n=1'];
  const harmless = ['on track', 'a = b', '12 March', '“=1”', ''];

  test.each([...risky, ...harmless])('%j comes back as it was', (text) => {
    expect(plainText(safeText(text))).toBe(text);
  });

  test.each(risky)('%j begins with an apostrophe', (text) => {
    expect(safeText(text).startsWith("'")).toBe(true);
  });

  test('are text in CSV and XLSX alike, and a separator stays inside its cell', async () => {
    const actions = risky.map((wording, i) => anAction({ reference: `ECS-${i + 1}`, wording: `${wording}`, updates: [{ id: `u${i}`, at: AS_AT_7, state: 'on track', text: `a,${wording}\n"b"`, byName: wording, byPost: null, way: 'signed in', receivedWords: null, afterDeadline: false }] }));
    const one = buildEdition({ open: aPublicRegister({ actions, meeting: { on: day('2026-03-12'), at: '18:30', venue: 'x' } }), exempt: [] }, AS_AT_8, undefined, anOrder());
    const csv = renderCsv(one).toString('utf8').slice(1);
    for (const field of csv.matchAll(/(?:^|,|\r\n)"((?:[^"]|"")*)"/g)) expect(field[1]).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
    const sheets = readEntries(await renderXlsx(one)).filter((entry) => entry.name.toString().includes('worksheets/'));
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) expect(sheet.bytes.toString('utf8')).not.toContain('<f>');
  });
});
