// Small files made on the spot for the tests of extraction: honest ones by the usual libraries, hostile ones byte by byte.
import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import PDFDocument from 'pdfkit';
import { deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  packed: Buffer;
  method?: number;
  flags?: number;
  /** What the headers claim the part unpacks to. */
  claims?: number;
  attributes?: number;
  /** Points at another part's bytes instead of its own. */
  offset?: number;
}

export function part(name: string, text: string): ZipPart {
  return { name, packed: deflateRawSync(Buffer.from(text)), claims: Buffer.byteLength(text) };
}

export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const one of parts) {
    const name = Buffer.from(one.name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(one.flags ?? 0, 2);
    common.writeUInt16LE(one.method ?? 8, 4);
    common.writeUInt32LE(one.packed.length, 14);
    common.writeUInt32LE(one.claims ?? 0, 18);
    common.writeUInt16LE(name.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(one.attributes ?? 0, 6);
    tail.writeUInt32LE(one.offset ?? offset, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, one.packed]);
    bodies.push(body);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, name]));
    offset += body.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** The least Word file there is, around the XML given. */
export function docxParts(document: string): ZipPart[] {
  return [part('[Content_Types].xml', TYPES), part('_rels/.rels', RELS), part('word/document.xml', document)];
}

export function wordXml(body: string, before = ''): string {
  return `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
}

/** Minutes as a clerk's Word makes them: numbered limbs, a list within, a table. */
export async function minutesDocx(): Promise<Buffer> {
  const numbering = {
    config: [{
      reference: 'limbs',
      levels: [
        { level: 0, format: LevelFormat.LOWER_LETTER, text: '(%1)', alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.LOWER_ROMAN, text: '(%2)', alignment: AlignmentType.START },
      ],
    }, { reference: 'dots', levels: [{ level: 0, format: LevelFormat.BULLET, text: '\uF0B7', alignment: AlignmentType.START }] }],
  };
  const limb = (text: string, level = 0): Paragraph => new Paragraph({ text, numbering: { reference: 'limbs', level } });
  const document = new Document({
    numbering,
    sections: [{
      children: [
        new Paragraph('12. School places'), new Paragraph('RESOLVED: That'), limb('the report be noted;'), limb('the Head of Admissions bring'),
        limb('the figures for each ward; and', 1), limb('a plan for 2027;', 1), limb('the chair write to schools.'),
        new Paragraph({ text: 'Apologies were received.', numbering: { reference: 'dots', level: 0 } }),
        new Table({ rows: [['Ref', 'Action', 'Owner'], ['1', 'Write to schools', 'Chair']].map((cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })) }),
      ],
    }],
  });
  return Packer.toBuffer(document);
}

/** Text drawn with pdfkit; what `draw` puts on its pages. */
export function pdfOf(draw: (pdf: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 72, ...options });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    draw(pdf);
    pdf.end();
  });
}

/** A PDF of the objects given, with a cross-reference table that is right unless `xref` says otherwise. */
export function rawPdf(objects: readonly string[], trailer = '/Root 1 0 R', more = ''): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} ${trailer} ${more.replaceAll('XREF', String(xref))} >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(text, 'latin1');
}
