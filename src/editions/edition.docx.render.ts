// The edition as a Word document for the agenda pack: real heading styles, repeated table headers, the panel's title block.
import { AlignmentType, BorderStyle, Document, Footer, Header, ImageRun, type IParagraphOptions, type ISectionOptions, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, ShadingType, TabStopType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import { chartRun } from './docx-chart.ts';
import type { Block, Cell, EditionDocument, Facts, Line, ParagraphLook, Table as TableBlock } from './edition-document.ts';
import { fixedZip } from './fixed-zip.ts';

/** On every council's machine; Source Sans 3 is not, and Word would put another in its place. */
const FONT = 'Arial';
const WIDTH = 9400;
const LABEL = 1500;
const QUIET = '454D52';

export async function renderDocx(document: EditionDocument): Promise<Buffer> {
  const made = await Packer.toBuffer(new Document({
    title: document.title, subject: document.subject, creator: document.council, description: document.subject, lastModifiedBy: document.council,
    styles: styles(document), features: { updateFields: false }, numbering: { config: [BULLETS] }, sections: [section(document)],
  }));
  const at = `${document.madeAt.slice(0, 19)}Z`;
  const id = idsInOrder();
  return fixedZip(made, (name, text) => {
    const told = text.replace(/\brId[\w-]{15,}/g, id);
    return name === 'docProps/core.xml' ? told.replace(/>\d{4}-\d\d-\d\dT[\d:.]+Z</g, `>${at}<`) : told;
  });
}

/** The library names a chart's parts by chance; the same edition must give the same bytes. */
function idsInOrder(): (random: string) => string {
  const known = new Map<string, string>();
  return (random) => { const id = known.get(random) ?? `rIdChart${known.size + 1}`; known.set(random, id); return id; };
}

const HEADINGS = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3', 4: 'Heading4', 5: 'Heading5' } as const;

/** The library's heading styles carry no outline level, without which Word's navigation and LibreOffice see plain paragraphs. */
function styles({ brandColour }: EditionDocument) {
  const colour = brandColour.slice(1);
  const head = (level: number, size: number, before: number, ink?: string) => ({
    run: { font: FONT, size, bold: true, color: ink ?? '0B0C0C', italics: false },
    paragraph: { outlineLevel: level - 1, keepNext: true, spacing: { before, after: 80, line: 252, lineRule: LineRuleType.AUTO } },
  });
  return {
    default: {
      document: { run: { font: FONT, size: 20, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 110, line: 264, lineRule: LineRuleType.AUTO } } },
      heading1: head(1, 40, 0, colour), heading2: head(2, 29, 340), heading3: head(3, 23, 220, colour), heading4: head(4, 21, 200), heading5: head(5, 20, 180),
    },
  };
}

function section(document: EditionDocument): ISectionOptions {
  const small = (text: string) => new TextRun({ text, size: 17, color: QUIET });
  const right = [{ type: TabStopType.RIGHT, position: WIDTH }];
  const draft = document.draft ? [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: 'DRAFT', bold: true, color: 'A3151D' })] })] : [];
  const foot = document.exempt ? 'Not for publication: contains exempt information' : document.council;
  return {
    properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1200, bottom: 1100, left: 1250, right: 1250 } } },
    headers: { default: new Header({ children: [...draft, new Paragraph({ tabStops: right, children: [small(document.running.left), small(`\t${document.running.right}`)] })] }) },
    footers: { default: new Footer({ children: [new Paragraph({ tabStops: right, children: [small(foot), new TextRun({ size: 17, color: QUIET, children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
    children: document.blocks.flatMap((block) => blockParts(block, document)),
  };
}

function blockParts(block: Block, document: EditionDocument): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': return [new Paragraph({ heading: HEADINGS[block.level], children: [new TextRun(block.text)], ...(block.level === 2 ? { border: { top: { style: BorderStyle.SINGLE, size: 12, space: 6, color: document.brandColour.slice(1) } } } : {}) })];
    case 'paragraph': return [new Paragraph({ ...LOOKS[block.look], children: runs(block.spans, block.look) })];
    case 'list': return block.items.map((item) => new Paragraph({ numbering: { reference: BULLETS.reference, level: 0 }, spacing: { after: 40 }, children: runs(item) }));
    case 'facts': return facts(block);
    case 'figure': return [new Paragraph({ keepNext: true, spacing: { after: 40 }, children: [chartRun(block, FONT, document.blocks.filter((one) => one.kind === 'figure').indexOf(block) + 1)] }), new Paragraph({ ...LOOKS.small, children: runs([{ text: block.caption }], 'small') })];
    case 'picture': return block.bytes === null ? [] : [new Paragraph({ spacing: { after: 120 }, children: [new ImageRun({ type: block.mediaType === 'image/png' ? 'png' : 'jpg', data: block.bytes, transformation: { width: Math.round(block.width * 4 / 3), height: Math.round(block.height * 4 / 3) }, altText: { id: '900', name: 'Logo', title: block.alt, description: block.alt } })] })];
    case 'table': return table(block);
  }
}

const BULLETS = { reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { run: { font: FONT }, paragraph: { indent: { left: 360, hanging: 240 } } } }] };

const LOOKS: Record<ParagraphLook, IParagraphOptions> = {
  plain: {}, lead: { spacing: { after: 60 } }, kicker: { spacing: { after: 40 } }, small: {}, quote: { indent: { left: 280 } }, notice: {}, tags: { spacing: { after: 60 }, keepNext: true },
  draft: { border: { top: edge(), bottom: edge(), left: edge(), right: edge() } },
};

function edge() {
  return { style: BorderStyle.SINGLE, size: 6, space: 4, color: 'A3151D' };
}

function runs(line: Line, look: ParagraphLook = 'plain'): TextRun[] {
  const bold = look === 'kicker' || look === 'notice' || look === 'draft';
  return line.map((span) => new TextRun({
    text: span.text, bold: bold || span.look === 'strong' || span.tag !== undefined, italics: look === 'quote',
    ...(span.look === 'quiet' || look === 'small' ? { color: QUIET } : look === 'draft' ? { color: 'A3151D' } : {}), ...(look === 'small' ? { size: 18 } : look === 'lead' ? { size: 22 } : {}),
  }));
}

/** A label, a tab, and what it says; further lines stand beneath what it says. */
function facts({ rows }: Facts): Paragraph[] {
  return rows.flatMap(({ label, lines }) => lines.map((line, i) => new Paragraph({
    indent: i === 0 ? { left: LABEL, hanging: LABEL } : { left: LABEL }, tabStops: [{ type: TabStopType.LEFT, position: LABEL }], spacing: { after: 50 }, keepLines: true,
    children: [...(i === 0 ? [new TextRun({ text: `${label}\t`, bold: true, color: QUIET, size: 20 })] : []), ...runs(line)],
  })));
}

function table({ caption, columns, rows, look }: TableBlock): (Paragraph | Table)[] {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.round((WIDTH * column.share) / total));
  const align = (i: number) => (columns[i]?.align === 'right' ? { alignment: AlignmentType.RIGHT } : {});
  const head = new TableRow({
    tableHeader: true, cantSplit: true,
    children: columns.map((column, i) => new TableCell({ width: { size: widths[i] ?? 0, type: WidthType.DXA }, shading: { type: ShadingType.CLEAR, fill: 'F0F1F1', color: 'auto' }, children: [new Paragraph({ ...align(i), keepNext: true, spacing: { after: 0 }, children: [new TextRun({ text: column.head, bold: true, size: 18 })] })] })),
  });
  // A table of a few lines stays on one page: its last row alone on the next would head nothing.
  const isShort = rows.length <= 9 && rows.flat(2).flat().reduce((sum, span) => sum + span.text.length, 0) < 900;
  const body = rows.map((row, r) => new TableRow({
    cantSplit: true, children: row.map((held, i) => new TableCell({ width: { size: widths[i] ?? 0, type: WidthType.DXA }, children: cellParts(held, { ...align(i), ...(isShort && r < rows.length - 1 ? { keepNext: true } : {}) }, look === 'counts' && r === 0 && i > 0 ? 34 : 18) })),
  }));
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return [
    new Paragraph({ keepNext: true, spacing: { before: 60, after: 60 }, children: [new TextRun({ text: caption, size: 18, color: QUIET })] }),
    new Table({ rows: [head, ...body], width: { size: WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, margins: { top: 50, bottom: 50, left: 80, right: 80 }, borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none } }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}

function cellParts(held: Cell, align: Pick<IParagraphOptions, 'alignment' | 'keepNext'>, size: number): Paragraph[] {
  return held.map((line) => new Paragraph({ ...align, spacing: { after: 20 }, children: line.map((span) => new TextRun({ text: span.text, size, bold: span.look === 'strong' || span.tag !== undefined })) }));
}
