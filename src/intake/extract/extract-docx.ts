// Reads a Word document: opened and counted here, its automatic numbers written out, then turned into text by way of mammoth's HTML.
import mammoth from 'mammoth';
import { numberParagraphs } from './docx-numbers.ts';
import { readHtml } from './extract-html.ts';
import type { Extracted } from '../extracted.ts';
import { openOfficeZip, packZip } from './office-zip.ts';

const PARTS = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/_rels/document.xml.rels', 'word/styles.xml', 'word/numbering.xml', 'word/footnotes.xml', 'word/endnotes.xml'];

export async function extractDocx(bytes: Uint8Array): Promise<Extracted> {
  const file = openOfficeZip(bytes, (name) => PARTS.includes(name));
  const document = file.text('word/document.xml');
  if (document === null) return { ok: false, sentence: 'The Word document is damaged and could not be opened. Ask for it again.' };
  const parts = new Map(PARTS.flatMap((name) => {
    const text = file.text(name);
    // Without its numbering part mammoth makes no lists of its own: the marks are in the text already.
    return text === null || name === 'word/numbering.xml' ? [] : [[name, text] as const];
  }));
  parts.set('word/document.xml', numberParagraphs(document, file.text('word/numbering.xml') ?? '', file.text('word/styles.xml') ?? ''));
  const { value } = await mammoth.convertToHtml(
    { buffer: packZip(parts) },
    { externalFileAccess: false, convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
  );
  const { text, rows } = readHtml(value);
  if (text === '') return { ok: false, sentence: 'The Word document has no text in it: it may hold only pictures. Ask for the original, or paste the text.' };
  return { ok: true, source: 'docx', text, rows, note: null };
}
