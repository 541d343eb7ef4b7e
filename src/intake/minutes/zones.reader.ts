// Step 10: which section of its item each paragraph stands in, with the printed labels taken off.
import { narrativeOpens } from './limb-end.reader.ts';
import { readMark } from './marks.reader.ts';
import type { Paragraph } from './paragraphs.reader.ts';
import { isPurpose, readSectionLabel } from './sections.reader.ts';
import type { Section, SectionLabel } from './sections.reader.ts';
import { readStem } from './stems.reader.ts';
import type { Stem } from './stems.reader.ts';
import { limbClass } from './verbs.ts';
import { cutWords } from './words.ts';

export interface ZonedParagraph extends Paragraph {
  zone: Section;
  /** Opens a section: whatever list came before is over. */
  opens: boolean;
  stem: Stem | undefined;
}

interface Zone {
  section: Section;
  /** What it goes back to when its list is over. */
  back: Section;
  /** A section that ends of itself, at the first paragraph of narrative. */
  passing: boolean;
}

export function readZones(paragraphs: readonly Paragraph[]): ZonedParagraph[] {
  const labelled = paragraphs.some((p) => isLive(readSectionLabel(p.words.plain)?.section));
  let zone: Zone = { section: labelled ? 'purpose' : 'minutes', back: 'minutes', passing: false };
  const zoned: ZonedParagraph[] = [];
  for (const paragraph of paragraphs) {
    const { plain } = paragraph.words;
    const stem = isLimb(paragraph, zoned[zoned.length - 1]) ? undefined : readStem(plain);
    if (paragraph.cell?.sense === 'resolved' || paragraph.cell?.sense === 'heading') {
      zoned.push({ ...paragraph, zone: paragraph.cell.sense === 'resolved' ? 'decision' : 'details', opens: true, stem: paragraph.cell.sense === 'resolved' ? stem : undefined });
      continue;
    }
    if (isQuoted(plain, zoned[zoned.length - 1])) {
      zone = { section: 'quoted', back: zone.passing ? zone.back : zone.section, passing: true };
      zoned.push({ ...paragraph, zone: 'quoted', opens: true, stem: undefined });
      continue;
    }
    const label = labelOf(paragraph);
    const overruled = stem?.strength === 'formal' && label?.section !== 'decision' && label?.section !== 'quoted' && (label === undefined || stem.opens);
    if (label !== undefined && !overruled) {
      const rest = cutWords(paragraph.words, label.length);
      zone = next(zone, label.section, rest.text !== '');
      if (rest.text === '') { zoned.push({ ...paragraph, words: rest, zone: label.section, opens: true, stem: undefined }); continue; }
      const mark = readMark(rest.plain.slice(0, 80));
      const words = mark === null ? rest : cutWords(rest, mark.length);
      zoned.push({ ...paragraph, words, mark, zone: label.section, opens: true, stem: readStem(words.plain) });
      continue;
    }
    if (zone.passing && ended(paragraph)) zone = { section: zone.back, back: zone.back, passing: false };
    if (stem?.strength === 'formal' && zone.section !== 'purpose' && zone.section !== 'decision') zone = { section: zone.back, back: zone.back, passing: false };
    if (leavesQuoteOpen(plain)) { zoned.push({ ...paragraph, zone: zone.section, opens: false, stem: undefined }); zone = { section: 'quoted', back: zone.back, passing: true }; continue; }
    zoned.push({ ...paragraph, zone: !labelled && zone.section === 'minutes' && isPurpose(plain) && !debatedSincePapers(zoned) ? 'purpose' : zone.section, opens: false, stem });
  }
  return zoned;
}

/** "2. AGREED that …" under "The Cabinet:" is a limb that begins with its own verb, no new formula. */
function isLimb(paragraph: Paragraph, before: ZonedParagraph | undefined): boolean {
  return paragraph.mark !== null && paragraph.mark.dress !== 'decimal' && before !== undefined && (before.stem?.strength === 'list' || before.mark !== null || /[:-]$/.test(before.words.plain))
    && /^(?:NOTED|AGREED|APPROVED|ENDORSED|RECOMMENDED|REQUESTED|ASKED|DELEGATED|AUTHORISED|SUPPORTED|WELCOMED|THANKED|DECIDED)\b/i.test(paragraph.words.plain);
}

/** “RESOLVED: That …” in quotation marks, after "amended as follows:" or "seconded the motion that": somebody's words are told, nothing is resolved. */
function isQuoted(plain: string, before: ZonedParagraph | undefined): boolean {
  return plain.startsWith('"') && before !== undefined && /\b(?:amend|read|motion|minute|propos|second|wording|replace|resolution|insert).{0,200}(?::-?|-|\bthat)$/i.test(before.words.plain.slice(-300));
}

/** After the list of papers comes the debate, and what is "to be noted" after the debate is no more the agenda's ask. */
function debatedSincePapers(zoned: readonly ZonedParagraph[]): boolean {
  const before = zoned[zoned.length - 1];
  return before !== undefined && before.zone === 'minutes' && before.words.text.length > 40 && zoned.slice(-40).some((p) => p.zone === 'papers' && p.opens);
}

/** "…seconded the motion that “This Council resolves;" goes on with the motion's own list. */
function leavesQuoteOpen(plain: string): boolean {
  return /\b(?:moved|proposed|seconded|motion|amendment)\b[^"]{0,200}\b(?:that|follows|motion|amendment):?-? "[^"]*[:;,]-?$/i.test(plain.slice(-800));
}

function labelOf({ mark, words }: Paragraph): SectionLabel | undefined {
  if (mark !== null && (mark.dress !== 'decimal' || /^minutes?$/i.test(words.plain))) return undefined;
  const label = readSectionLabel(words.plain);
  // "Action: Clerk" is an action line; only a heading "Actions" opens a list of them.
  return label?.section === 'actions' && label.length < words.plain.length ? undefined : label;
}

function isLive(section: Section | undefined): boolean {
  return section === 'minutes' || section === 'decision';
}

function next(zone: Zone, section: Section, inline: boolean): Zone {
  if (section === 'details') return zone;
  if (isLive(section) || section === 'purpose') return { section, back: section, passing: false };
  const back = zone.passing || zone.section === 'dead' ? zone.back : zone.section;
  return { section, back, passing: inline || section === 'actions' || section === 'quoted' || section === 'papers' };
}

function ended(paragraph: Paragraph): boolean {
  if (paragraph.mark !== null) return false;
  return narrativeOpens(paragraph.words.plain) || limbClass(paragraph.words.plain) === 'clause';
}
