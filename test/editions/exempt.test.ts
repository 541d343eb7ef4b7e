// Exempt words: in the exempt edition, and in no rendering of the public one, however it is packed.
import { beforeAll, expect, test } from 'vitest';
import { buildEdition } from '../../src/editions/build-edition.ts';
import type { EditionContent } from '../../src/editions/edition-content.ts';
import { renderCsv } from '../../src/editions/edition.csv.render.ts';
import { renderDocx } from '../../src/editions/edition.docx.render.ts';
import { renderHtml } from '../../src/editions/edition.html.render.ts';
import { renderPdf } from '../../src/editions/edition.pdf.render.ts';
import { renderText } from '../../src/editions/edition.text.render.ts';
import { renderXlsx } from '../../src/editions/edition.xlsx.render.ts';
import { freeze } from '../../src/editions/freeze.ts';
import { present } from '../../src/editions/present.ts';
import { aRegister, anOrder, AS_AT_7, AS_AT_8, CANARY } from './a-register.ts';
import { everythingIn, pdfinfo, pdfSays } from './read-renderings.ts';

let open: EditionContent;
let exempt: EditionContent;

beforeAll(() => {
  const some = [2, 4, 8, 9, 12, 30, 35];
  const seven = buildEdition(aRegister(AS_AT_7, some), AS_AT_7, undefined, anOrder({ number: 7 }));
  open = buildEdition(aRegister(AS_AT_8, some), AS_AT_8, seven, anOrder());
  exempt = buildEdition(aRegister(AS_AT_8, some), AS_AT_8, seven, anOrder({ audience: 'exempt' }));
});

async function renderings(content: EditionContent): Promise<Record<string, Buffer>> {
  const document = present(content);
  return {
    html: Buffer.from(renderHtml(document)), txt: Buffer.from(renderText(document)), json: Buffer.from(freeze(content).text), csv: renderCsv(content),
    pdf: await renderPdf(document), docx: await renderDocx(document), xlsx: await renderXlsx(content),
  };
}

test('no public rendering holds a word of an exempt note', async () => {
  for (const [format, bytes] of Object.entries(await renderings(open))) {
    expect(everythingIn(bytes), format).not.toContain(CANARY);
    expect(everythingIn(bytes), format).not.toContain('ZEBRAFISH');
  }
  if (pdfinfo !== undefined) expect(pdfSays(await renderPdf(present(open))).some(({ text }) => text.includes(CANARY))).toBe(false);
}, 120_000);

test('the exempt renderings do hold them, so that the search above would have found one', async () => {
  const found = await renderings(exempt);
  for (const format of ['html', 'json', 'docx']) expect(everythingIn(found[format] ?? Buffer.alloc(0)), format).toContain(CANARY);
  expect(everythingIn(found['txt'] ?? Buffer.alloc(0)).replace(/\s+/g, ' ')).toContain(CANARY);
  if (pdfinfo !== undefined) expect(pdfSays(found['pdf'] ?? Buffer.alloc(0)).some(({ text }) => text.includes(CANARY))).toBe(true);
}, 120_000);

test('both editions number alike and name the same items; the public one says where something is left out', () => {
  const headings = (content: EditionContent) => present(content).blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(headings(open)).toEqual(headings(exempt));
  const text = renderText(present(open));
  expect(text.match(/exempt information, paragraph \d/gi)?.length).toBeGreaterThanOrEqual(4);
  expect(text).toContain('4 items carry exempt notes');
  expect(renderText(present(exempt))).toContain('Part II');
});
