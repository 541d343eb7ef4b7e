// From a file to its text, for each kind of file an honest clerk brings.
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../../src/intake/extract.ts';
import type { Extracted } from '../../../src/intake/extracted.ts';
import { minutesDocx, pdfOf } from './files.support.ts';

type Read = Extract<Extracted, { ok: true }>;

async function read(bytes: Uint8Array, name: string): Promise<Read> {
  const extracted = await extractText(new Uint8Array(bytes), name);
  if (!extracted.ok) throw new Error(extracted.sentence);
  return extracted;
}

describe('plain text, however it was saved', () => {
  const words = 'Members’ questions – “noted”\nÉlan Café';
  const saved: [string, Buffer][] = [
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${words}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${words}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(words.repeat(5), 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${words}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(words.replace('’', '\x92').replace('–', '\x96').replace('“', '\x93').replace('”', '\x94'), 'latin1')],
    ['Windows line ends', Buffer.from(words.replaceAll('\n', '\r\n'))],
  ];
  test.each(saved)('%s', async (_, bytes) => {
    expect((await read(bytes, 'minutes.txt')).text.startsWith(words)).toBe(true);
  });
});

test('a committee page keeps paragraphs, list marks and table rows, and leaves menus and scripts', async () => {
  const { source, text } = await read(Buffer.from(`<!DOCTYPE html><html><head><title>Agenda</title><script>alert(1)</script></head><body>
    <nav><a href="/">Home</a></nav>
    <h2>Minutes</h2><table><tr><td><p>12.</p></td><td><p>School places</p><p>The report was&nbsp;read.</p></td></tr></table>
    <p>RESOLVED: That<br>the following be asked:</p><ol type="a"><li>the clerk</li><li>the chair</li></ol><ul><li>one</li></ul>
    <table><tr><th>No.</th><th>Item</th></tr><tr><td>1</td><td>Apologies</td></tr></table><p style="display:none">secret</p></body></html>`), 'page.html');
  expect(source).toBe('html');
  expect(text).toBe('Minutes\n\n12. School places\n\nThe report was read.\n\nRESOLVED: That\nthe following be asked:\n\na. the clerk\nb. the chair\n\n• one\n\nNo. | Item\n1 | Apologies');
});

test('a page in Windows-1252 that says so', async () => {
  const page = Buffer.from('<html><head><meta charset="windows-1252"></head><body><p>Members\x92 questions</p></body></html>', 'latin1');
  expect((await read(page, 'page.htm')).text).toBe('Members’ questions');
});

test('a Word document keeps the numbers that Word puts before its paragraphs', async () => {
  const { source, text, rows } = await read(await minutesDocx(), 'minutes.docx');
  expect(source).toBe('docx');
  expect(text.split(/\n+/)).toEqual([
    '12. School places', 'RESOLVED: That', '(a) the report be noted;', '(b) the Head of Admissions bring', '(i) the figures for each ward; and', '(ii) a plan for 2027;',
    '(c) the chair write to schools.', '• Apologies were received.', 'Ref | Action | Owner', '1 | Write to schools | Chair',
  ]);
  expect(rows).toEqual([['Ref', 'Action', 'Owner'], ['1', 'Write to schools', 'Chair']]);
});

test('a PDF keeps its lines, sets paragraphs and cells apart, and loses its running heads and page numbers', async () => {
  const bytes = await pdfOf((pdf) => {
    for (const page of [1, 2, 3]) {
      if (page > 1) pdf.addPage();
      // As Word does: the foot first, then the body.
      pdf.text('Inspection of Nowhere', 72, 790, { lineBreak: false });
      pdf.text(String(page), 500, 790, { lineBreak: false });
      pdf.text(`First line of page ${page}`, 72, 100).text('second line', 72, 114).text('another paragraph', 72, 150);
      pdf.text('Area', 72, 200, { lineBreak: false }).text('Good', 400, 200, { lineBreak: false });
    }
  });
  const { source, text } = await read(bytes, 'report.pdf');
  expect(source).toBe('pdf');
  const page = (n: number): string => `First line of page ${n}\nsecond line\n\nanother paragraph\n\nArea\tGood`;
  expect(text.replaceAll('\n\f', '\n')).toBe([1, 2, 3].map(page).join('\n'));
});

test('a PDF without text says that it is a scan; one with some says how many pages have none', async () => {
  const scan = await pdfOf((pdf) => { pdf.rect(100, 100, 200, 200).fill('grey'); });
  expect(await extractText(new Uint8Array(scan), 'scan.pdf')).toEqual({ ok: false, sentence: expect.stringContaining('scan') as string });
  const mixed = await pdfOf((pdf) => { pdf.text('Words'); pdf.addPage(); pdf.rect(100, 100, 200, 200).fill('grey'); });
  expect((await read(mixed, 'mixed.pdf')).note).toBe('1 of 2 pages have no text in them: they may be scans or pictures.');
});

test('CSV with commas, semicolons or tabs, and quotes', async () => {
  for (const sign of [',', ';', '\t']) {
    const csv = [['Ref', 'Action', 'Owner'], ['1', `"Write${sign} and\nask"`, 'Chair'], ['2', 'Say "no"', '']].map((row) => row.join(sign)).join('\n');
    expect((await read(Buffer.from(csv), 'tracker.csv')).rows).toEqual([['Ref', 'Action', 'Owner'], ['1', `Write${sign} and\nask`, 'Chair'], ['2', 'Say "no"', '']]);
  }
});

test('a workbook: the first sheet with anything on it, days as days, numbers as printed', async () => {
  const file = writeXlsxFile([
    { sheet: 'Tracker', data: [[{ value: 'Ref' }, { value: 'Due' }, { value: 'Done %' }], [{ value: 'A1' }, { value: new Date('2026-03-31T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, { value: 0.5, type: Number }]] },
    { sheet: 'Old', data: [[{ value: 'x' }]] },
  ] as never, {} as never);
  const bytes = await (file as unknown as { toBuffer(): Promise<Buffer> }).toBuffer();
  const { rows, note, source } = await read(bytes, 'tracker.xlsx');
  expect(source).toBe('xlsx');
  expect(rows).toEqual([['Ref', 'Due', 'Done %'], ['A1', '2026-03-31', '0.5']]);
  expect(note).toBe('Read the sheet “Tracker”; not read: “Old”.');
});

test('the kind is told by the content, not by the name', async () => {
  expect((await read(await pdfOf((pdf) => { pdf.text('Words'); }), 'minutes.txt')).source).toBe('pdf');
  expect((await read(Buffer.from('<html><body><p>Printed minutes</p></body></html>'), 'minutes.doc')).source).toBe('html');
});
