// The clerk's review of a proposal: each line kept, changed, split or left out, with the action it is to become. Pure.
import { readDuePhrase, type DuePhrase } from '../calendar/due-phrase.ts';
import type { Day } from '../calendar/day.ts';
import type { FindingKind } from '../inspections/inspection.ts';
import type { ResolutionKind as KeptKind } from '../resolutions/resolution.ts';
import type { InspectionProposal, MinutesProposal, Passage, PromiseProposal, ResolutionKind } from './proposal.ts';

export type LineKind = KeptKind | FindingKind | 'undertaking' | 'leave out';

export interface ReviewLine {
  /** Stable through the review: 'l1', 'l2' … */
  key: string;
  /** The place in the source; null for a line added by hand. */
  passage: Passage | null;
  /** The item or heading it stands under. */
  under: { number: string | null; title: string | null };
  label: string | null;
  stem: string | null;
  text: string;
  kind: LineKind;
  ownerWords: string | null;
  makeAction: boolean;
  wording: string;
  leadPostId: string | null;
  /** The due words of the paper, or the clerk's. */
  dueWords: string | null;
  targetOn: Day | null;
  /** Words that are kept already and take this line's wording, where the paper follows an earlier one. */
  corrects?: { table: 'resolutions' | 'undertakings' | 'findings'; id: string; was: string };
}

export interface Review {
  /** For minutes: the meeting chosen, or the day of one to be entered. */
  meetingId: string | null;
  meetingOn: Day | null;
  /** For an inspection. */
  inspection: { organisationId: string | null; title: string; framework: InspectionProposal['framework']; beganOn: Day | null; endedOn: Day | null; publishedOn: Day | null; datesWords: string | null } | null;
  judgements: { area: string; grade: string }[];
  lines: ReviewLine[];
  /** The earlier paper, confirmed, of which this is the agreed text or another form. */
  follows?: { intakeId: string; inspectionId: string | null };
}

/** What phrases are resolved against. */
export interface ReviewContext {
  saidOn: Day;
  meetings: readonly Day[];
  posts: readonly { id: string; title: string }[];
}

const keptKinds: Record<ResolutionKind, KeptKind> = { note: 'noted', act: 'act', recommend: 'recommendation', procedural: 'procedural' };

export function reviewOfMinutes(proposal: MinutesProposal, at: { meetingId: string | null; meetingOn: Day | null }, context: ReviewContext, source = ''): Review {
  const lines: ReviewLine[] = [];
  const add = (line: Omit<ReviewLine, 'key' | 'wording' | 'leadPostId' | 'targetOn'>): void => {
    lines.push({ ...line, key: `l${lines.length + 1}`, wording: wordingFrom(line.text), leadPostId: postFor(line.ownerWords, context.posts), targetOn: dayFor(line.dueWords, context)?.on ?? null });
  };
  for (const item of proposal.items) {
    const under = { number: item.number, title: item.title };
    for (const r of item.resolutions) {
      const kind = keptKinds[r.kind];
      add({ passage: r.passage, under, label: r.label, stem: r.stem?.text ?? null, text: r.text, kind, ownerWords: r.owner?.text ?? null, dueWords: r.due?.text ?? null, makeAction: kind === 'act' });
    }
    // An action line asks for an action; a promise in the narrative is offered, and the clerk decides.
    for (const promise of item.actions) add(promised(promise, under, true));
    for (const promise of item.undertakings) add(promised(promise, under, false));
  }
  return { ...at, inspection: null, judgements: [], lines: withKeys([...inOrder(lines), ...leftOver(proposal.unparsed, source)]) };
}

function promised(p: PromiseProposal, under: ReviewLine['under'], makeAction: boolean): Omit<ReviewLine, 'key' | 'wording' | 'leadPostId' | 'targetOn'> {
  return { passage: p.passage, under, label: null, stem: null, text: p.text, kind: 'undertaking', ownerWords: p.owner?.text ?? null, dueWords: p.due?.text ?? null, makeAction };
}

export function reviewOfInspection(proposal: InspectionProposal, found: NonNullable<Review['inspection']>, source = ''): Review {
  const lines = proposal.findings.map((f, n): ReviewLine => ({
    key: `l${n + 1}`, passage: f.passage, under: { number: null, title: f.group }, label: f.label, stem: null, text: f.text, kind: f.type, ownerWords: null,
    makeAction: true, wording: wordingFrom(f.text), leadPostId: null, dueWords: null, targetOn: null,
  }));
  return { meetingId: null, meetingOn: null, inspection: found, judgements: proposal.judgements.map(({ area, grade }) => ({ area, grade })), lines: withKeys([...lines, ...leftOver(proposal.unparsed, source)]) };
}

const LONGEST_LINE = 10_000;
const MOST_LEFT_OVER = 20;

/** What nothing was recognised in is kept as lines to split by hand: left out until the clerk says what they are. Their empty lines are taken away, since those split. */
function leftOver(unparsed: readonly Passage[], source: string): ReviewLine[] {
  const pieces = unparsed.flatMap(({ start, end }) => Array.from({ length: Math.ceil((end - start) / LONGEST_LINE) }, (_, n) => ({ start: start + n * LONGEST_LINE, end: Math.min(end, start + (n + 1) * LONGEST_LINE) })));
  return pieces.slice(0, MOST_LEFT_OVER).filter(({ start, end }) => source.slice(start, end).trim() !== '').map((passage) => ({
    key: '', passage, under: { number: null, title: null }, label: null, stem: null, text: source.slice(passage.start, passage.end).replace(/\n\s*\n/g, '\n').trim(), kind: 'leave out',
    ownerWords: null, makeAction: false, wording: '', leadPostId: null, dueWords: null, targetOn: null,
  }));
}

/** In the order of the paper, lines added by hand last. */
function inOrder(lines: ReviewLine[]): ReviewLine[] {
  return lines.sort((a, b) => (a.passage?.start ?? Infinity) - (b.passage?.start ?? Infinity));
}

/** An action's wording is its own field; it begins as the resolution's words without the lead-in "that" or "to". */
export function wordingFrom(text: string): string {
  const plain = text.replace(/^(?:that|to)\s+/i, '').replace(/[;,.]?(?:(?<!\s)\s+and)?$/, '').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The one post these words can mean; undefined words and doubtful ones find none. */
export function postFor(ownerWords: string | null, posts: ReviewContext['posts']): string | null {
  if (ownerWords === null) return null;
  const wanted = plainTitle(ownerWords);
  const exact = posts.filter((post) => plainTitle(post.title) === wanted);
  const near = exact.length > 0 ? exact : posts.filter((post) => plainTitle(post.title).includes(wanted) || wanted.includes(plainTitle(post.title)));
  return near.length === 1 ? (near[0]?.id ?? null) : null;
}

function plainTitle(words: string): string {
  return words.toLowerCase().replace(/[’']s?/g, '').replace(/\b(?:the|of|for|and)\b/g, ' ').replace(/[^a-z0-9]+/g, ' ').trim();
}

export function dayFor(words: string | null, context: Pick<ReviewContext, 'saidOn' | 'meetings'>): DuePhrase | null {
  return words === null ? null : readDuePhrase(words, context);
}

/** A line whose words were given an empty line is two lines from there on: the clerk's way to split, without a tool of its own. */
export function splitLines(review: Review, source = ''): Review {
  const lines = review.lines.flatMap((line) => {
    const parts = line.text.split(/\n[ \t]*\n/).map((part) => part.trim()).filter((part) => part !== '');
    if (parts.length < 2) return [{ ...line, text: line.text.trim() }];
    let from = line.passage?.start ?? 0;
    return parts.map((text, n) => {
      const passage = line.passage && placeOf(text, source, { start: from, end: line.passage.end });
      from = passage?.end ?? from;
      // The second half is new: only the first takes the place of words that are kept already.
      const half = { ...line };
      if (n > 0) delete half.corrects;
      return { ...half, text, passage, key: n === 0 ? line.key : '', label: n === 0 ? line.label : null, wording: n === 0 && line.wording !== wordingFrom(line.text) ? line.wording : wordingFrom(text) };
    });
  });
  return { ...review, lines: withKeys(lines.map((line) => (line.passage === null ? { ...line, passage: freePlace(line.text, source, lines) } : line))) };
}

/** Where the words stand in a stretch of the paper, however its lines are broken there; null when they do not. */
function placeOf(text: string, source: string, within: Passage): Passage | null {
  const words = text.split(/\s+/).filter((word) => word !== '').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (words.length === 0 || words.length > 2_000) return null;
  const found = new RegExp(words.join('\\s+')).exec(source.slice(within.start, within.end));
  return found === null ? null : { start: within.start + found.index, end: within.start + found.index + found[0].length };
}

/** A line added by hand in the paper's own words is marked there as well, where no other line is. */
function freePlace(text: string, source: string, lines: readonly ReviewLine[]): Passage | null {
  const place = text.trim().length < 15 ? null : placeOf(text, source, { start: 0, end: source.length });
  return place !== null && lines.every(({ passage }) => passage === null || passage.end <= place.start || passage.start >= place.end) ? place : null;
}

/** Joins a line to the one above it: one resolution that was read as two. */
export function joinLine(review: Review, key: string): Review {
  const at = review.lines.findIndex((line) => line.key === key);
  const line = review.lines[at];
  const above = review.lines[at - 1];
  if (line === undefined || above === undefined) return review;
  const text = `${above.text} ${line.text}`;
  const joined: ReviewLine = { ...above, text, passage: around(above.passage, line.passage), wording: wordingFrom(text), dueWords: above.dueWords ?? line.dueWords, targetOn: above.targetOn ?? line.targetOn, ownerWords: above.ownerWords ?? line.ownerWords, leadPostId: above.leadPostId ?? line.leadPostId, makeAction: above.makeAction || line.makeAction };
  return { ...review, lines: [...review.lines.slice(0, at - 1), joined, ...review.lines.slice(at + 1)] };
}

export function addLine(review: Review, kind: LineKind): Review {
  const last = review.lines.at(-1);
  const line: ReviewLine = { key: '', passage: null, under: last?.under ?? { number: null, title: null }, label: null, stem: null, text: '', kind, ownerWords: null, makeAction: true, wording: '', leadPostId: null, dueWords: null, targetOn: null };
  return { ...review, lines: withKeys([...review.lines, line]) };
}

function withKeys(lines: ReviewLine[]): ReviewLine[] {
  let highest = Math.max(0, ...lines.map((line) => Number(line.key.slice(1)) || 0));
  return lines.map((line) => (line.key === '' ? { ...line, key: `l${(highest += 1)}` } : line));
}

function around(a: Passage | null, b: Passage | null): Passage | null {
  if (a === null || b === null) return a ?? b;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function keptLines(review: Review): ReviewLine[] {
  return review.lines.filter((line) => line.kind !== 'leave out' && line.text !== '');
}

export function countActions(review: Review): number {
  return keptLines(review).filter((line) => line.makeAction).length;
}
