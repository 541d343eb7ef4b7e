// Step 8: paragraphs to items: each with its heading and the paragraphs that stand under it.
import type { Heading } from './headings.reader.ts';
import { headingAt, numberedHeading, type Item, type Walk } from './item-headings.reader.ts';
import { follows } from './marks.reader.ts';
import { isClosed } from './paragraphs.reader.ts';
import type { Paragraph } from './paragraphs.reader.ts';
import { isPageKind, readSectionLabel } from './sections.reader.ts';
import { hasPredicate } from './verbs.ts';
import { noWords } from './words.ts';
import type { Words } from './words.ts';

export function readItems(paragraphs: readonly Paragraph[]): Item[] {
  const walk: Walk = {
    items: [newItem(0)],
    single: paragraphs.slice(0, 4).some((p) => /^(?:agenda item|decision details|issue - (?:meetings|details|history)|issue (?:details|history))$/i.test(p.words.plain)),
    numbered: paragraphs.filter((p, i) => numberedHeading(paragraphs, i, p) !== undefined).length > 1,
    list: null,
    lastNumber: 0,
  };
  for (let i = 0; i < paragraphs.length; i += 1) step(walk, paragraphs, i);
  for (const item of walk.items) item.title ??= item.page;
  return walk.items.filter((item, i) => !isPageTitle(item, walk.items[i + 1])).filter((item) => item.title !== null || item.number !== null || item.paragraphs.length > 0);
}

/** An issue page prints its title above the first meeting's item, which prints it again. */
function isPageTitle(item: Item, next: Item | undefined): boolean {
  return item.number === null && item.paragraphs.length === 0 && item.title !== null && next?.title != null && fold(item.title) === fold(next.title);
}

function newItem(start: number): Item {
  return { number: null, title: null, start, paragraphs: [], page: null };
}

function step(walk: Walk, paragraphs: readonly Paragraph[], i: number): void {
  const paragraph = paragraphs[i];
  if (paragraph === undefined || (paragraph.mark === null && isPageKind(paragraph.words.plain) && (i < 4 || !/^(?:decisions?|minutes)$/i.test(paragraph.words.plain)))) return;
  const meeting = /^Meeting: ?\d.{0,200}\((?:Item|Minute|Min\.?) ([\w./-]{1,16})\)$/i.exec(paragraph.words.plain);
  if (meeting?.[1] !== undefined) { openMeeting(walk, paragraph, meeting[1]); return; }
  const heading = headingAt(walk, paragraphs, i, paragraph);
  if (heading !== undefined) { openItem(walk, paragraph, heading); return; }
  trackList(walk, paragraphs[i - 1], paragraph);
  walk.items[walk.items.length - 1]?.paragraphs.push(paragraph);
}

/** "Meeting: 11/03/2021 - … (Item 42)": each meeting of an issue page is an item; the page's title stands for those without their own. */
function openMeeting(walk: Walk, paragraph: Paragraph, number: string): void {
  const open = walk.items[walk.items.length - 1];
  const page = walk.items.find((item) => item.page !== null)?.page ?? open?.title ?? null;
  openItem(walk, paragraph, { number, title: noWords, rest: null });
  const item = walk.items[walk.items.length - 1];
  if (item !== undefined) { item.page = page; item.title = null; }
}

function openItem(walk: Walk, paragraph: Paragraph, heading: Heading): void {
  const open = walk.items[walk.items.length - 1];
  const title = heading.title.text === '' ? null : heading.title;
  const sameItem = open !== undefined && !open.paragraphs.some((p) => readSectionLabel(p.words.plain)?.section !== 'details')
    && (title === null || open.title === null || fold(open.title) === fold(title));
  if (sameItem) { open.title ??= title; open.number = heading.number ?? open.number; open.paragraphs = []; }
  else walk.items.push({ number: heading.number, title, start: paragraph.start, paragraphs: [], page: null });
  walk.list = null;
  const digits = /(\d+)\D*$/.exec(heading.number ?? '')?.[1];
  if (digits !== undefined) walk.lastNumber = Number(digits);
  if (heading.rest !== null) walk.items[walk.items.length - 1]?.paragraphs.push({ ...paragraph, words: heading.rest, mark: null, gap: 0 });
}

function fold(words: Words): string {
  return words.plain.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function trackList(walk: Walk, before: Paragraph | undefined, paragraph: Paragraph): void {
  if (paragraph.mark === null) {
    if (paragraph.gap > 1 && isClosed(paragraph.words.plain)) walk.list = null;
    return;
  }
  const opens = walk.list === null || follows(paragraph.mark, walk.list.mark) || (before !== undefined && /:-?$/.test(before.words.plain.slice(-3)));
  if (opens && paragraph.mark.label !== null) walk.list = { mark: paragraph.mark, speaks: hasPredicate(paragraph.words.plain) };
}
