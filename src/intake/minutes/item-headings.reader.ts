// Step 8, its question: whether a paragraph is the heading of the next item, given what has been walked through so far.
import { capitalShare, hasDownload, isCapitals, isTitle, readHeading, titleBeforePurpose, withoutDownload } from './headings.reader.ts';
import type { Heading } from './headings.reader.ts';
import { follows } from './marks.reader.ts';
import type { Mark } from './marks.reader.ts';
import { isClosed } from './paragraphs.reader.ts';
import type { Paragraph } from './paragraphs.reader.ts';
import { isPageKind, isPurpose, readSectionLabel } from './sections.reader.ts';
import { readStem } from './stems.reader.ts';
import { hasPredicate, readsAsLimb } from './verbs.ts';
import { cutWords } from './words.ts';
import type { Words } from './words.ts';

export interface Item {
  number: string | null;
  title: Words | null;
  start: number;
  paragraphs: Paragraph[];
  /** The page's own title, used where the item prints none. */
  page: Words | null;
}

export interface Walk {
  items: Item[];
  /** Pages of one item have one title; what looks like a title further down is a heading in the narrative. */
  single: boolean;
  numbered: boolean;
  /** The mark of the list being walked through, so that its numbers are not taken for items'. */
  list: { mark: Mark; speaks: boolean } | null;
  lastNumber: number;
}

export function headingAt(walk: Walk, paragraphs: readonly Paragraph[], i: number, paragraph: Paragraph): Heading | undefined {
  const plain = paragraph.words.plain;
  const run = runBeforeMinutes(paragraphs, i, paragraph);
  if (run !== undefined) return run;
  if (plain.length > 4000 || (readSectionLabel(plain) !== undefined && (paragraph.mark === null || !/^minutes?$/i.test(plain)))) return undefined;
  if (isPurpose(plain) && (paragraph.mark === null || /^to\b/i.test(plain)) && (isReportLine(plain) || !followsPageKind(paragraphs, i))) return undefined;
  if (paragraph.cell !== null && paragraph.cell.sense !== null) return undefined;
  if (walk.list !== null && paragraph.mark !== null && follows(paragraph.mark, walk.list.mark) && (hasPredicate(plain) || !walk.list.speaks)) return undefined;
  const numbered = numberedHeading(paragraphs, i, paragraph);
  if (numbered !== undefined) return fits(walk, numbered, paragraph) ? numbered : undefined;
  const runsOn = !walk.single && paragraph.mark === null && titleBeforePurpose(plain) !== undefined;
  if (paragraph.mark !== null || !(isTitle(plain) || runsOn)) return undefined;
  const heading = readHeading(paragraph.words, null);
  if (runsOn) return heading;
  if (heading === undefined) return undefined;
  return isUnnumberedHeading(walk, paragraphs, i, paragraph) ? heading : undefined;
}

/** "Election of Chair To elect a Chair … Minutes: Councillor A was elected": a cell that holds a whole item; its title and the agenda's ask are one run of words. */
function runBeforeMinutes(paragraphs: readonly Paragraph[], i: number, paragraph: Paragraph): Heading | undefined {
  const next = paragraphs[i + 1];
  if (next === undefined || next.end !== paragraph.end || paragraphs[i - 1]?.end === paragraph.end || !/^minutes ?:/i.test(next.words.plain) || paragraph.words.text.length > 1500) return undefined;
  const { plain } = paragraph.words;
  if (readSectionLabel(plain) !== undefined || !/^[A-Z]/.test(plain) || readStem(plain) !== undefined) return undefined;
  const ask = / (?=(?:To|For|Members|The Committee|The Panel|Councillors|In accordance|A total|Report of|Additional documents) [a-z])/.exec(plain);
  const end = ask === null ? Math.min(plain.length, 200) : ask.index;
  return end > 200 || !isTitle(cutWords(paragraph.words, 0, end).plain.replace(/\bpdf\b.*$/i, '').trim()) && ask === null ? undefined : { number: paragraph.mark?.label ?? null, title: withoutDownload(cutWords(paragraph.words, 0, end)), rest: null };
}

export function numberedHeading(paragraphs: readonly Paragraph[], i: number, paragraph: Paragraph): Heading | undefined {
  const plain = paragraph.words.plain;
  if (plain.length > 4000 || (paragraph.mark !== null && !/^\d/.test(paragraph.mark.label ?? ''))) return undefined;
  if (readsAsLimb(plain) && !hasDownload(plain)) return undefined;
  if (readStem(plain.slice(0, 300))?.opens === true) return undefined;
  if (isClosed(plain) && /[;,]|and$/.test(plain.slice(-4))) return undefined;
  const heading = readHeading(paragraph.words, paragraph.mark);
  if (heading === undefined || heading.number === null) return undefined;
  const before = paragraphs[i - 1]?.words.plain ?? '';
  if (opensLimbs(before)) return undefined;
  const listed = /:-?$/.test(before.slice(-3)) && !isHeadLabel(before) && !isCapitals(plain) && paragraph.mark?.dress !== 'decimal';
  return listed || offersResolution(before, plain) ? undefined : heading;
}

/** "Actions", "Decision", "Recommendations" on a line alone: what is numbered below is theirs. */
function opensLimbs(plain: string): boolean {
  const label = readSectionLabel(plain);
  return label?.length === plain.length && (label.section === 'actions' || label.section === 'decision' || label.section === 'quoted');
}

/** "3. If so, to formally pass the following resolution:-" is a step of the agenda's item. */
function offersResolution(before: string, plain: string): boolean {
  return /^(?:if so|to)\b/i.test(plain) || /^(?:\d\.? )?to (?:consider|decide|say|point)\b/i.test(before);
}

function isHeadLabel(plain: string): boolean {
  const section = readSectionLabel(plain)?.section;
  return section === 'details' || section === 'papers' || section === 'minutes' || section === 'dead';
}

/** Numbers of items go up; a list in the narrative starts again from one. */
function fits(walk: Walk, heading: Heading, paragraph: Paragraph): boolean {
  const open = walk.items[walk.items.length - 1];
  if (walk.single && paragraph.mark === null && open?.paragraphs.some((p) => /^minutes ?:?$/i.test(p.words.plain)) === true) return false;
  if (paragraph.mark === null || paragraph.mark.dress === 'decimal') return true;
  if (walk.single) return paragraph.mark.dress === 'bare' || hasDownload(paragraph.words.plain);
  const number = Number(heading.number);
  return number > walk.lastNumber || walk.items.length < 3 || isCapitals(heading.title.plain);
}

const standard = /^(?:apologies(?: \(if any\))?(?: for (?:absence|lateness).{0,60})?|(?:declarations?|disclosures?) of .{0,80}|minutes(?: of (?:the )?(?:last|previous) meeting.{0,40})?|minutes? .{0,20}previous meeting.{0,40}|matters arising.{0,30}|exclusion of (?:the )?(?:press|public).{0,40}|(?:any )?(?:other|urgent) (?:urgent )?(?:business|items?).{0,40}|(?:forward |committee |scrutiny )*work(?: |ing)?programme.{0,30}|forward (?:plan|work).{0,40}|(?:date|time) (?:and time )?of (?:the )?next meeting.{0,20}|public (?:participation|questions|question time).{0,40}|action (?:log|tracker|plan)|attendance|chair(?:man|person)?'?s? announcements?|announcements|welcome.{0,40}|substitut(?:es|ions).{0,40})$/i;

function isUnnumberedHeading(walk: Walk, paragraphs: readonly Paragraph[], i: number, paragraph: Paragraph): boolean {
  const plain = paragraph.words.plain;
  if (readStem(plain) !== undefined || /^(?:appendix|annex|attachment|enclosure|webcast|additional documents)\b/i.test(plain)) return false;
  const open = walk.items[walk.items.length - 1];
  const first = open?.title === null && open.paragraphs.length === 0;
  if (walk.single) return first && walk.items.length < 3 && paragraph.gap < 4 && !isReportLine(plain);
  if (hasDownload(plain) || opensItem(paragraphs, i)) return true;
  if (walk.numbered) return false;
  if (/\b(?:committee|panel|cabinet|board|council|commission)$/i.test(plain) && first) return false;
  const next = paragraphs[i + 1];
  if (paragraph.gap > 1 && next !== undefined && next.gap > 0 && next.mark === null && !isTitle(next.words.plain) && plain.length < 120 && capitalShare(plain) > 0.6) return true;
  return standard.test(plain) || (isCapitals(plain) && plain.length > 5 && (paragraph.gap > 0 || first));
}

function followsPageKind(paragraphs: readonly Paragraph[], i: number): boolean {
  return i > 0 && isPageKind(paragraphs[i - 1]?.words.plain ?? '');
}

function isReportLine(plain: string): boolean {
  return /^(?:report|note) of (?:the )?(?:managing |chief |strategic |executive |corporate )?(?:director|officer|executive|head)/i.test(plain);
}

/** A title is followed by the agenda's ask, by the section labels of a committee page, or by its list of papers. */
function opensItem(paragraphs: readonly Paragraph[], i: number): boolean {
  const next = paragraphs[i + 1];
  if (next === undefined || next.mark !== null) return false;
  const runsOn = paragraphs[i]?.gap === 0 && isPurpose(paragraphs.slice(Math.max(0, i - 3), i).find((p) => isPurpose(p.words.plain))?.words.plain ?? '');
  if (runsOn) return false;
  const label = readSectionLabel(next.words.plain);
  return isPurpose(next.words.plain) || (label !== undefined && /^(?:minutes|decision|(?:additional|supporting) documents)\b/i.test(next.words.plain));
}
