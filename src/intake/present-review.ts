// What a review says on its page: each line with its day and why, the counts, and what Confirm would make. Pure.
import { dayLong } from '../calendar/day.ts';
import { kindName } from './review-form.ts';
import { countActions, dayFor, type Review, type ReviewContext } from './review.ts';

export interface LinePage {
  key: string; number: number; under: string | undefined; label: string; stem: string; text: string; kind: string;
  asksOwner: string | undefined; because: string | undefined;
  names: { kind: string; text: string; make: string; wording: string; post: string; due: string; on: string };
  joinValue: string | undefined; isOpen: boolean; makesAction: boolean; hasPlace: boolean; corrects: string | undefined;
}

export function summaryOf(review: Review): string {
  const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  if (review.inspection !== null) return [count(review.judgements.length, 'judgement', 'judgements'), count(review.lines.length, 'finding', 'findings')].join(' · ');
  const items = new Set(review.lines.map((line) => JSON.stringify(line.under))).size;
  const undertakings = review.lines.filter((line) => line.kind === 'undertaking').length;
  return [count(items, 'item', 'items'), count(review.lines.length - undertakings, 'resolution', 'resolutions'), count(undertakings, 'undertaking', 'undertakings')].join(' · ');
}

export function confirmText(review: Review): string {
  const actions = countActions(review);
  return actions === 0 ? 'Confirm without actions' : actions === 1 ? 'Confirm 1 action' : `Confirm ${actions} actions`;
}

/** Nothing was recognised in the paper: what stands below is its whole text. */
export function isLeftOver({ lines }: Review): boolean {
  return lines.length > 0 && lines.every(({ kind, wording }) => kind === 'leave out' && wording === '');
}

export function recordedSays(intakeId: string, pairs: number): { text: string; href: string } | undefined {
  if (pairs === 0) return undefined;
  return { text: pairs === 1 ? '1 line says what was recorded in the meeting already.' : `${pairs} lines say what was recorded in the meeting already.`, href: `/intake/${intakeId}/recorded` };
}

export function presentLine(review: Review, n: number, context: ReviewContext): LinePage {
  const line = review.lines[n];
  if (line === undefined) throw new Error(`The review has no line ${n}`);
  const above = review.lines[n - 1];
  const under = [line.under.number, line.under.title].filter((part) => part !== null).join('. ');
  const name = (field: string): string => `${line.key}-${field}`;
  const due = line.targetOn === null ? dayFor(line.dueWords, context) : null;
  return {
    key: line.key, number: n + 1, under: JSON.stringify(above?.under) === JSON.stringify(line.under) ? undefined : under || undefined, label: line.label ?? '', stem: line.stem ?? '', text: line.text,
    kind: kindName(line.kind), asksOwner: line.ownerWords ?? undefined,
    because: line.targetOn !== null ? dayForSentence(line.dueWords, context, dayLong(line.targetOn)) : due === null ? undefined : due.because,
    names: { kind: name('kind'), text: name('text'), make: name('make'), wording: name('wording'), post: name('post'), due: name('due'), on: name('on') },
    joinValue: above === undefined ? undefined : `join:${line.key}`, isOpen: line.text === '' || (line.kind === 'leave out' && line.wording === ''), makesAction: line.makeAction, hasPlace: line.passage !== null, corrects: line.corrects?.was,
  };
}

/** Why the words have become this day, or that somebody set it. */
function dayForSentence(words: string | null, context: ReviewContext, shown: string): string {
  const read = dayFor(words, context);
  return read?.on !== undefined && dayLong(read.on) === shown ? read.because : `Set to ${shown}.`;
}
