// Editions of every content version there ever was still open, and still read as they did. A fixture is never changed: a new wording is a new version.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderCsv } from '../../src/editions/edition.csv.render.ts';
import { renderDocx } from '../../src/editions/edition.docx.render.ts';
import { renderHtml } from '../../src/editions/edition.html.render.ts';
import { renderPdf } from '../../src/editions/edition.pdf.render.ts';
import { renderText } from '../../src/editions/edition.text.render.ts';
import { renderXlsx } from '../../src/editions/edition.xlsx.render.ts';
import { freeze } from '../../src/editions/freeze.ts';
import { present } from '../../src/editions/present.ts';
import { readContent } from '../../src/editions/read-content.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8').replace(/\n$/, '');

describe.each([[1]])('content version %i', (version) => {
  const stored = fixture(`content-${version}.json`);

  test('reads as it did', () => {
    expect(renderText(present(readContent(stored))).trimEnd()).toBe(fixture(`content-${version}.txt`));
  });

  test('draws in every format', async () => {
    const content = readContent(stored);
    const document = present(content);
    expect(renderHtml(document)).toContain('<main>');
    for (const bytes of [await renderPdf(document), await renderDocx(document), await renderXlsx(content), renderCsv(content)]) expect(bytes.length).toBeGreaterThan(1000);
  }, 120_000);
});

test('the newest version freezes to the very text that was stored', () => {
  const stored = fixture('content-1.json');
  expect(freeze(readContent(stored)).text).toBe(stored);
});

test.each([
  ['{"note":"canary-8d14"', 'This is not the content of an edition: its 21 characters are no JSON.'],
  ['{"contentVersion":99}', 'The edition\'s content is of version 99; this program reads versions 1 to 1.'],
  ['{}', 'This is not the content of an edition: it has no contentVersion.'],
  ['{"contentVersion":1,"head":{}}', 'The edition\'s content of version 1 lacks actions, glance, changes, exceptions, plan, method.'],
])('%s is refused in words', (text, sentence) => {
  expect(() => readContent(text)).toThrow(sentence);
});
