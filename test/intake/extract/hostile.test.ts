// Files made to do harm, and files that are merely broken: each is refused with a sentence, in time, and this process does not notice.
import { deflateRawSync, deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { extractText } from '../../../src/intake/extract.ts';
import { extractInSandbox } from '../../../src/intake/extract/sandbox.ts';
import { docxParts, minutesDocx, part, pdfOf, rawPdf, wordXml, zipOf } from './files.support.ts';

/** Ten seconds of the processor; on a busy machine the clock on the wall shows up to four times as much. */
const IN_TIME = 45_000;
const MOST_MEMORY = 100 * 1024 * 1024;

async function refused(bytes: Uint8Array, name: string): Promise<string> {
  const began = performance.now();
  const before = process.memoryUsage().rss;
  const extracted = await extractText(new Uint8Array(bytes), name);
  expect(performance.now() - began).toBeLessThan(IN_TIME);
  expect(process.memoryUsage().rss - before).toBeLessThan(MOST_MEMORY);
  if (extracted.ok) throw new Error(`It was read: ${extracted.text.slice(0, 80)}`);
  expect(extracted.sentence).toMatch(/^[A-Z].*\.$/s);
  return extracted.sentence;
}

let bomb: Buffer;
vi.setConfig({ testTimeout: 90_000 });

beforeAll(() => {
  bomb = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 9 });
});

describe('zip bombs', () => {
  test('one part that unpacks a thousandfold, whatever its header says', async () => {
    for (const claims of [200 * 1024 * 1024, 10]) {
      const file = zipOf([...docxParts('x').slice(0, 2), { name: 'word/document.xml', packed: bomb, claims }]);
      expect(await refused(file, 'minutes.docx')).toContain('unpacks to far more');
    }
  });

  test('the same in a workbook', async () => {
    const file = zipOf([part('[Content_Types].xml', '<x/>'), part('xl/workbook.xml', '<x/>'), { name: 'xl/worksheets/sheet1.xml', packed: bomb, claims: 10 }]);
    expect(await refused(file, 'tracker.xlsx')).toContain('unpacks to far more');
  });

  test('sixty-five thousand parts', async () => {
    const empty = deflateRawSync(Buffer.alloc(0));
    const file = zipOf([...docxParts(wordXml('')), ...Array.from({ length: 65_000 }, (_, n) => ({ name: `w${n}`, packed: empty }))]);
    expect(await refused(file, 'minutes.docx')).toContain('65003 parts');
  });

  test('parts that share their bytes', async () => {
    const parts = docxParts(wordXml('<w:p/>'));
    expect(await refused(zipOf([...parts, { ...part('word/a.xml', 'x'), offset: 0 }]), 'minutes.docx')).toContain('not opened');
  });

  test('names that leave the folder, links, locked parts, unknown packing', async () => {
    const parts = docxParts(wordXml('<w:p/>'));
    expect(await refused(zipOf([...parts, part('../../etc/passwd', 'x')]), 'a.docx')).toContain('not opened');
    expect(await refused(zipOf([...parts, part('/etc/passwd', 'x')]), 'a.docx')).toContain('not opened');
    expect(await refused(zipOf([...parts, { ...part('word/link', '/etc/passwd'), attributes: 0o120777 * 65_536 }]), 'a.docx')).toContain('not opened');
    expect(await refused(zipOf([...parts, { ...part('word/b.xml', 'x'), flags: 1 }]), 'a.docx')).toContain('password');
    expect(await refused(zipOf([...parts, { ...part('word/b.xml', 'x'), method: 99 }]), 'a.docx')).toContain('not opened');
  });

  test('a zip within, a zip of papers, a zip cut off', async () => {
    expect(await refused(zipOf([{ name: 'inner.zip', packed: bomb }]), 'papers.zip')).toContain('zip file');
    const whole = await minutesDocx();
    expect(await refused(whole.subarray(0, whole.length - 200), 'minutes.docx')).toContain('cut off');
    expect(await refused(zipOf([part('word/document.xml', wordXml('<w:p>'))]), 'minutes.docx')).toContain('damaged');
  });
});

describe('XML in Office files', () => {
  const laughs = `<!DOCTYPE lol [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY ${String.fromCharCode(98 + n)} "${`&${String.fromCharCode(97 + n)};`.repeat(10)}">`).join('')}]>`;
  test('entities that grow, entities from outside', async () => {
    expect(await refused(zipOf(docxParts(wordXml('<w:p><w:r><w:t>&u;</w:t></w:r></w:p>', laughs))), 'a.docx')).toContain('not opened');
    expect(await refused(zipOf(docxParts(wordXml('<w:p/>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'))), 'a.docx')).toContain('not opened');
  });

  test('a template from elsewhere is not fetched', async () => {
    const settings = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>';
    const file = zipOf([...docxParts(wordXml('<w:p><w:r><w:t>Words</w:t></w:r></w:p>')), part('word/_rels/document.xml.rels', settings)]);
    expect(await extractText(new Uint8Array(file), 'a.docx')).toMatchObject({ ok: true, text: 'Words' });
  });

  test('an attribute of megabytes, tags without end, very deep nesting', async () => {
    const wide = zipOf(docxParts(wordXml(`<w:p w:x="${'a'.repeat(8_000_000)}"><w:r><w:t>Words</w:t></w:r></w:p>`)));
    const began = performance.now();
    await extractText(new Uint8Array(wide), 'a.docx');
    expect(performance.now() - began).toBeLessThan(IN_TIME);
    await refused(zipOf(docxParts(wordXml('<w:p><w:pPr>'.repeat(200_000)))), 'a.docx');
    await refused(zipOf(docxParts(wordXml('<w:tbl>'.repeat(100_000)))), 'a.docx');
  }, 90_000);
});

describe('PDFs', () => {
  const page = (contents: string): string[] => ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>', contents, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const stream = (bytes: Buffer, more = ''): string => `<< /Length ${bytes.length} ${more} >>\nstream\n${bytes.toString('latin1')}\nendstream`;
  const words = Buffer.from('BT /F1 12 Tf 72 700 Td (Some words) Tj ET');

  test('the plain one is read, so the broken ones below are broken in one way', async () => {
    expect(await extractText(new Uint8Array(rawPdf(page(stream(words)))), 'a.pdf')).toMatchObject({ ok: true, text: 'Some words' });
  });

  test('cut off, empty, garbage', async () => {
    const whole = await pdfOf((pdf) => { pdf.text('Words'); });
    await extractText(new Uint8Array(whole.subarray(0, 400)), 'a.pdf');
    expect(await refused(Buffer.from('%PDF-1.7\n'), 'a.pdf')).toContain('damaged');
    expect(await refused(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5_000, 0xfe)]), 'a.pdf')).toContain('damaged');
    expect(await refused(Buffer.alloc(0), 'a.pdf')).toBe('The file is empty.');
  });

  test('a cross-reference table that goes in a circle, a page that is its own parent', async () => {
    const circle = await extractText(new Uint8Array(rawPdf(page(stream(words)), '/Root 1 0 R', '/Prev XREF')), 'a.pdf');
    expect(circle.ok ? circle.text : circle.sentence).toMatch(/Some words|damaged|scan/);
    await refused(rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']), 'a.pdf');
  });

  test('a million pages, claimed or real', async () => {
    // A count that lies is put right; the pages that are there are read.
    const claims = page(stream(words)).map((object) => object.replace('/Count 1', '/Count 1000000'));
    expect(await extractText(new Uint8Array(rawPdf(claims)), 'a.pdf')).toMatchObject({ ok: true, text: 'Some words' });
    const many = page(stream(words)).map((object) => object.replace('/Kids [3 0 R] /Count 1', `/Kids [${'3 0 R '.repeat(1_000_000)}] /Count 1000000`));
    expect(await refused(rawPdf(many), 'a.pdf')).toMatch(/1000000 pages|memory|too long/);
  });

  test('a page that unpacks to a gigabyte', async () => {
    const packed = deflateSync(Buffer.alloc(300 * 1024 * 1024, '(a) Tj '), { level: 9 });
    expect(await refused(rawPdf(page(stream(packed, '/Filter /FlateDecode'))), 'a.pdf')).toMatch(/memory|too long|more text|damaged/);
  }, 60_000);

  test('locked with a password', async () => {
    const locked = await pdfOf((pdf) => { pdf.text('Secret'); }, { userPassword: 'x', ownerPassword: 'y' });
    expect(await refused(locked, 'a.pdf')).toContain('password');
  });

  test('scripts and launch actions are text to nobody', async () => {
    const objects = page(stream(words));
    objects[0] = '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(true){}) >> /AA << /WC << /S /Launch /F (calc.exe) >> >> >>';
    expect(await extractText(new Uint8Array(rawPdf(objects)), 'a.pdf')).toMatchObject({ ok: true, text: 'Some words' });
  });
});

describe('wrong types', () => {
  const html = '<html><body>Hello</body></html>';
  const cases: [what: string, bytes: Buffer | string, name: string, says: string][] = [
    ['a PDF that is also a page', `${html}\n%PDF-1.4\n`, 'a.pdf', 'two kinds of file'],
    ['a picture that is also a script', 'GIF89a/*<script>*/', 'a.gif', 'picture'],
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.svg', 'picture'],
    ['a web archive', 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x', 'a.mht', 'web archive'],
    ['a page called .docx', html, 'minutes.docx', 'something else'],
    ['words called .pdf', 'Only words', 'minutes.pdf', 'something else'],
    ['macros', zipOf([...docxParts(wordXml('<w:p/>')), part('word/vbaProject.bin', 'x')]), 'minutes.docm', 'macros'],
    ['old Word', Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(600)]), 'minutes.doc', 'old Word'],
    ['locked Word', Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]), 'minutes.docx', 'password'],
    ['RTF', '{\\rtf1 words}', 'minutes.rtf', 'RTF'],
    ['a program', '\x7FELF\x02\x01', 'minutes', 'program'],
    ['bytes', Buffer.from([0, 1, 2, 3, 0, 200, 0, 9]), 'minutes.txt', 'no kind of file'],
    ['nothing but spaces', '  \n ', 'minutes.txt', 'no text'],
  ];
  test.each(cases)('%s', async (_, bytes, name, says) => {
    expect(await refused(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, name)).toContain(says);
  });
});

describe('the sandbox', () => {
  test('a page that never ends is stopped in time, and the next one is read', async () => {
    const deep = Buffer.from(`<html><body>${'<b><i><a>'.repeat(60_000)}words`);
    const began = performance.now();
    const stopped = await extractInSandbox('html', new Uint8Array(deep), { milliseconds: 2_500, bytes: 256 * 1024 * 1024 });
    expect(performance.now() - began).toBeLessThan(15_000);
    if (!stopped.ok) expect(stopped.sentence).toMatch(/too long|memory|damaged/);
    expect(await extractText(new Uint8Array(Buffer.from('<html><body><p>Words</p></body></html>')), 'a.html')).toMatchObject({ ok: true, text: 'Words' });
  });

  test('one that takes too much memory is stopped', async () => {
    const stopped = await extractInSandbox('pdf', new Uint8Array(await pdfOf((pdf) => { pdf.text('Words'); })), { milliseconds: 10_000, bytes: 30 * 1024 * 1024 });
    expect(stopped).toEqual({ ok: false, sentence: expect.stringContaining('could not be read') as string });
  });

  test('this process keeps answering while a hostile file is read', async () => {
    const packed = deflateSync(Buffer.alloc(100 * 1024 * 1024, '(a) Tj '), { level: 9 });
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 20);
    await extractText(new Uint8Array(rawPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 6 8] /Contents 4 0 R >>',
      `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`])), 'a.pdf');
    clearInterval(watch);
    expect(longest).toBeLessThan(1_000);
  }, 60_000);
});
