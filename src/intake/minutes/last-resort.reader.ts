// Step 16: where an item has neither formula nor Decision: a motion carried, recommendations after the debate, bare infinitives.
import { listAfter } from './block.ts';
import type { Block, Reading } from './block.ts';
import { flattenTree, trimStem } from './flatten.reader.ts';
import { readLimbs } from './limbs.reader.ts';
import { narrativeOpens } from './limb-end.reader.ts';
import { isBaseForm, limbClass } from './verbs.ts';
import { cutWords, noWords } from './words.ts';

/** A Recommendation section after the debate, or a motion that was carried: the last words there are. */
export function lastResort(reading: Reading): Block[] {
  const { paragraphs, source } = reading;
  const motion = carriedMotion(reading);
  if (motion !== undefined) return [motion];
  const i = paragraphs.findIndex((p) => p.zone === 'quoted' && p.opens && !p.words.plain.startsWith('"'));
  const start = paragraphs[i];
  if (start === undefined) return infinitives(reading);
  const debated = paragraphs.slice(0, i).some((p) => p.zone === 'minutes' && p.words.text.length > 80);
  const later = paragraphs.slice(i + 1).filter((p) => p.zone !== 'quoted' && p.zone !== 'details');
  const lost = later.some((p) => /\b(?:lost|defeated|fell|rejected|withdrawn|not carried|not agreed)\b/i.test(p.words.plain));
  const carried = later.some((p) => /\b(?:carried|agreed|approved|accepted|supported)\b/i.test(p.words.plain) && narrativeOpens(p.words.plain));
  if (lost || !(debated || carried)) return [];
  const end = paragraphs.findIndex((p, k) => k > i && (p.opens || p.zone !== 'quoted'));
  const from = start.words.text === '' ? i + 1 : i;
  const tree = readLimbs({ head: noWords, outer: null, after: paragraphs.slice(from, end === -1 ? undefined : end) });
  const resolved = flattenTree(source, tree, null);
  return resolved.length === 0 ? [] : [{ word: 'recommended', first: i, last: from + tree.taken - 1, zone: 'quoted', resolved }];
}

/** "To note the report." standing alone after the debate: the heading above it was lost. */
function infinitives({ source, paragraphs }: Reading): Block[] {
  const debate = paragraphs.findIndex((p) => p.zone === 'minutes' && p.words.text.length > 20 && limbClass(p.words.plain) !== 'to');
  const labelled = paragraphs.some((p) => p.zone === 'purpose');
  const i = paragraphs.findIndex((p, k) => k > debate && p.zone === 'minutes' && limbClass(p.words.plain) === 'to' && isBaseForm(/^to ([a-z-]+)/i.exec(p.words.plain)?.[1] ?? ''));
  const before = paragraphs[i - 1];
  if (debate === -1 || i === -1 || !labelled && paragraphs.every((p) => !p.opens) || /:-?$/.test(before?.words.plain ?? '')) return [];
  const tree = readLimbs({ head: noWords, outer: null, after: listAfter(paragraphs, i) });
  const resolved = flattenTree(source, tree, null);
  return resolved.length === 0 ? [] : [{ word: 'resolved', first: i, last: i + tree.taken - 1, zone: 'minutes', resolved }];
}

/** "Councillor A moved, seconded by Councillor B: 'That …'" and then "carried", where nothing says RESOLVED. */
function carriedMotion({ source, paragraphs }: Reading): Block | undefined {
  for (let i = 1; i < paragraphs.length; i += 1) {
    const inside = motionInside(source, paragraphs, i);
    if (inside !== undefined) return inside;
    const [before, paragraph] = [paragraphs[i - 1], paragraphs[i]];
    if (before === undefined || paragraph === undefined || /\bamendment\b/i.test(before.words.plain)) continue;
    const opens = /\b(?:moved|proposed|seconded|motion)\b.{0,200}?(:-?|\bthat)$/i.exec(before.words.plain.slice(-400))?.[1];
    if (opens === undefined || (opens === 'that' && !paragraph.words.plain.startsWith('"'))) continue;
    const quoted = cutWords(paragraph.words, /^["']/.test(paragraph.words.plain) ? 1 : 0, paragraph.words.plain.replace(/(?<!["'])["']+$/, '').length);
    if (opens !== 'that' && limbClass(quoted.plain) !== 'that') continue;
    const after = paragraphs.slice(i + 1, i + 8);
    const verdict = after.find((p) => /\b(?:carried|lost|defeated|fell|withdrawn|agreed|approved)\b/i.test(p.words.plain));
    if (verdict === undefined || /\b(?:lost|defeated|fell|withdrawn|not (?:carried|agreed|approved))\b/i.test(verdict.words.plain)) continue;
    const tree = readLimbs({ head: quoted, outer: null, after: paragraphs.slice(i + 1, paragraphs.indexOf(verdict)) });
    return { word: 'resolved', first: i, last: i + tree.taken, zone: paragraph.zone, resolved: flattenTree(source, tree, tree.lead === null ? null : trimStem(tree.lead)) };
  }
  return undefined;
}

/** "Mr A proposed and Mrs B seconded the motion that “…”" in one paragraph, and "carried" in one of the next. */
function motionInside(source: string, paragraphs: Reading['paragraphs'], i: number): Block | undefined {
  const paragraph = paragraphs[i];
  const found = /\b(?:moved|proposed|seconded|motion)\b[^"]{0,200}\bthat:? "(?=[^"]{20,2000}"[.]?$)/i.exec(paragraph?.words.plain ?? '');
  if (paragraph === undefined || found === null) return undefined;
  const verdict = paragraphs.slice(i + 1, i + 6).map((p) => /\b(?:carried|lost|defeated|fell|withdrawn)\b/i.exec(p.words.plain)?.[0].toLowerCase()).find((word) => word !== undefined);
  if (verdict !== 'carried') return undefined;
  const words = cutWords(paragraph.words, found.index + found[0].length, paragraph.words.plain.lastIndexOf('"'));
  const tree = readLimbs({ head: words, outer: null, after: [] });
  return { word: 'resolved', first: i, last: i, zone: paragraph.zone, resolved: flattenTree(source, tree, tree.lead === null ? null : trimStem(tree.lead)) };
}
