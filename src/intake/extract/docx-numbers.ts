// Writes a Word list's automatic numbers into its text: "(a)" and "2.1" are not in the paragraphs, and minutes are cited by them.
import { listNumber } from './extract-html.ts';

interface Level {
  start: number;
  format: string;
  text: string;
}

interface Lists {
  /** By list id, then by depth. */
  levels: ReadonlyMap<string, ReadonlyMap<number, Level>>;
  /** Lists that count together share a key. */
  shared: ReadonlyMap<string, string>;
  styles: ReadonlyMap<string, { list: string; depth: number }>;
}

/** The document's XML with each number or bullet as a run of text of its own. */
export function numberParagraphs(document: string, numbering: string, styles: string): string {
  const lists = readLists(numbering, styles);
  const counts = new Map<string, number[]>();
  let out = '';
  let from = 0;
  for (let at = document.indexOf('<w:pPr>'); at >= 0; at = document.indexOf('<w:pPr>', from)) {
    const close = document.indexOf('</w:pPr>', at);
    if (close < 0) break;
    const end = close + '</w:pPr>'.length;
    const mark = markOf(document.slice(at, close), lists, counts);
    out += document.slice(from, end) + (mark === '' ? '' : `<w:r><w:t xml:space="preserve">${escapeXml(mark)} </w:t></w:r>`);
    from = end;
  }
  return out + document.slice(from);
}

function markOf(properties: string, lists: Lists, counts: Map<string, number[]>): string {
  const style = /<w:pStyle\s+w:val="([^"]*)"/.exec(properties)?.[1] ?? '';
  const own = /<w:numId\s+w:val="(\d+)"/.exec(properties)?.[1];
  const place = own === undefined ? lists.styles.get(style) : { list: own, depth: Number(/<w:ilvl\s+w:val="(\d)"/.exec(properties)?.[1] ?? 0) };
  const levels = place === undefined ? undefined : lists.levels.get(place.list);
  const level = place === undefined ? undefined : levels?.get(place.depth);
  if (place === undefined || level === undefined || levels === undefined) return '';
  if (level.format === 'bullet') return '•';
  if (level.format === 'none') return '';
  const key = lists.shared.get(place.list) ?? place.list;
  const count = counts.get(key) ?? [];
  count[place.depth] = (count[place.depth] ?? level.start - 1) + 1;
  count.length = place.depth + 1;
  counts.set(key, count);
  return level.text.replace(/%(\d)/g, (_, depth: string) => {
    const of = levels.get(Number(depth) - 1);
    return listNumber(count[Number(depth) - 1] ?? of?.start ?? 1, of?.format ?? 'decimal');
  });
}

function readLists(numbering: string, styles: string): Lists {
  const abstract = new Map(sections(numbering, 'w:abstractNum').map((part) => [/w:abstractNumId="(\d+)"/.exec(part)?.[1] ?? '', levelsOf(part)]));
  const levels = new Map<string, Map<number, Level>>();
  const shared = new Map<string, string>();
  for (const part of sections(numbering, 'w:num')) {
    const id = /w:numId="(\d+)"/.exec(part)?.[1] ?? '';
    const base = /<w:abstractNumId\s+w:val="(\d+)"/.exec(part)?.[1] ?? '';
    const overridden = levelsOf(part);
    levels.set(id, new Map([...(abstract.get(base) ?? []), ...overridden]));
    // A list that starts again by itself does not go on counting with its brothers.
    shared.set(id, /<w:startOverride\b/.test(part) ? `own ${id}` : `shared ${base}`);
  }
  return { levels, shared, styles: stylesOf(styles) };
}

function levelsOf(part: string): Map<number, Level> {
  return new Map(sections(part, 'w:lvl').map((level) => [Number(/w:ilvl="(\d)"/.exec(level)?.[1] ?? 0), {
    start: Number(/<w:start\s+w:val="(\d{1,6})"/.exec(level)?.[1] ?? 1),
    format: /<w:numFmt\s+w:val="([^"]*)"/.exec(level)?.[1] ?? 'decimal',
    text: /<w:lvlText\s+w:val="([^"]*)"/.exec(level)?.[1] ?? '',
  }]));
}

function stylesOf(styles: string): Map<string, { list: string; depth: number }> {
  return new Map(sections(styles, 'w:style').flatMap((part) => {
    const id = /w:styleId="([^"]*)"/.exec(part)?.[1];
    const list = /<w:numId\s+w:val="(\d+)"/.exec(part)?.[1];
    return id === undefined || list === undefined ? [] : [[id, { list, depth: Number(/<w:ilvl\s+w:val="(\d)"/.exec(part)?.[1] ?? 0) }] as const];
  }));
}

/** The elements of one name, in order; they do not nest. Searched forward only, so that a file without end tags costs no more than its length. */
function sections(xml: string, name: string): string[] {
  const found: string[] = [];
  for (let at = nextTag(xml, name, 0); at >= 0;) {
    const end = xml.indexOf(`</${name}>`, at);
    if (end < 0) break;
    found.push(xml.slice(at, end));
    at = nextTag(xml, name, end);
  }
  return found;
}

function nextTag(xml: string, name: string, from: number): number {
  const spaced = xml.indexOf(`<${name} `, from);
  return spaced;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
