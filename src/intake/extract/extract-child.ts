// The parser's own process: one file comes in, what could be read of it goes out, then it ends. A hostile file can only harm this.
import { decodeText } from './decode-text.ts';
import type { Extracted, Source } from '../extracted.ts';
import { UnsafeZip } from './office-zip.ts';

/** Each library is loaded only for its own kind of file: loading them all takes longer than reading. */
async function extractHere(source: Source, bytes: Uint8Array): Promise<Extracted> {
  switch (source) {
    case 'pdf': return (await import('./extract-pdf.ts')).extractPdf(bytes);
    case 'docx': return (await import('./extract-docx.ts')).extractDocx(bytes);
    case 'xlsx': return (await import('./extract-rows.ts')).extractXlsx(bytes);
    case 'csv': return (await import('./extract-rows.ts')).extractCsv(bytes);
    case 'html': return extractHtml(bytes);
    case 'text': return { ok: true, source, text: decodeText(bytes) ?? '', rows: null, note: null };
  }
}

async function extractHtml(bytes: Uint8Array): Promise<Extracted> {
  const { readHtml } = await import('./extract-html.ts');
  const declared = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(Buffer.from(bytes.subarray(0, 2_048)).toString('latin1'))?.[1];
  const { text, rows } = readHtml(decodeText(bytes, declared) ?? '');
  return text === '' ? { ok: false, sentence: 'The page has no text in it. Save it again, or paste the text.' } : { ok: true, source: 'html', text, rows, note: null };
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

const damaged = 'The file is damaged and could not be read. Ask for it again, or paste the text.';
const extracted = await extractHere(process.argv[2] as Source, await standardInput())
  .catch((error: unknown): Extracted => ({ ok: false, sentence: error instanceof UnsafeZip ? error.message : damaged }));
process.stdout.write(JSON.stringify(extracted));
