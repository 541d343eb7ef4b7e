// One content in any of its formats: what the worker files, the command writes and a draft shows is the same.
import type { EditionContent } from './edition-content.ts';
import { renderCsv } from './edition.csv.render.ts';
import { renderDocx } from './edition.docx.render.ts';
import { renderHtml } from './edition.html.render.ts';
import { renderPdf } from './edition.pdf.render.ts';
import { renderText } from './edition.text.render.ts';
import type { FileFormat } from './edition.ts';
import { renderXlsx } from './edition.xlsx.render.ts';
import { present, type PresentOptions } from './present.ts';

/** Heavy: PDF and DOCX of 500 actions take seconds of the processor, so never in a request for a whole edition. */
export async function renderEdition(content: EditionContent, format: FileFormat, options: PresentOptions = {}): Promise<Buffer> {
  switch (format) {
    case 'pdf': return await renderPdf(present(content, options));
    case 'docx': return await renderDocx(present(content, options));
    case 'xlsx': return await renderXlsx(content, options);
    case 'csv': return renderCsv(content);
    case 'txt': return Buffer.from(renderText(present(content, options)), 'utf8');
    case 'html': return Buffer.from(renderHtml(present(content, options)), 'utf8');
    case 'json': return Buffer.from(`${JSON.stringify(options.draft === true ? { draft: true, ...content } : content, null, 2)}\n`, 'utf8');
  }
}
