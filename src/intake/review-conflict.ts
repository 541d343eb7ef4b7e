// Two clerks on one review: what the other saved meanwhile, beside what was typed here; neither is lost. Pure.
import type { Review } from './review.ts';

type Texts = Readonly<Record<string, string>>;
export interface ConflictRow { label: string; theirs: string; yours: string }

const asked: readonly (readonly [field: string, label: string])[] = [
  ['text', 'the words'], ['kind', 'what it is'], ['make', 'make an action'], ['wording', 'what will be done'], ['post', 'the post'], ['due', 'when, in words'],
  ['on-day', 'target day'], ['on-month', 'target month'], ['on-year', 'target year'],
];
const ofInspection: readonly (readonly [name: string, label: string])[] = [['organisation', 'Body inspected'], ['title', 'Title'], ['framework', 'Framework'], ['judgements', 'Judgements']];

/** The form of the newest review with what was typed in every place that it still has; a line typed nowhere keeps what the other saved. */
export function typedOver(theirs: Texts, typed: Texts): Record<string, string> {
  const values = { ...theirs };
  for (const name of Object.keys(theirs)) {
    const line = /^(l\d+)-/.exec(name)?.[1];
    // An unticked box sends nothing: whether the line was on the page shows by its words.
    const wasThere = line === undefined ? Object.hasOwn(typed, name) : Object.hasOwn(typed, `${line}-text`);
    if (wasThere) values[name] = typed[name] ?? '';
  }
  return values;
}

/** Where the two differ, in the order of the page; a line that is there no longer, with what was typed in it. */
export function conflictRows(review: Review, theirs: Texts, typed: Texts, named: (field: string, value: string) => string): ConflictRow[] {
  const mine = typedOver(theirs, typed);
  const differing = (name: string, field: string, label: string): ConflictRow[] =>
    (plain(theirs[name]) === plain(mine[name]) ? [] : [{ label, theirs: named(field, theirs[name] ?? ''), yours: named(field, mine[name] ?? '') }]);
  const rows = review.inspection === null ? [] : ofInspection.flatMap(([name, label]) => differing(name, name, label));
  review.lines.forEach(({ key }, n) => rows.push(...asked.flatMap(([field, label]) => differing(`${key}-${field}`, field, `Line ${n + 1}: ${label}`))));
  const there = new Set(review.lines.map(({ key }) => key));
  const gone = Object.keys(typed).flatMap((name) => /^(l\d+)-text$/.exec(name)?.[1] ?? []).filter((key) => !there.has(key));
  return [...rows, ...gone.map((key) => ({ label: 'A line that was joined to another', theirs: 'It is no line of its own any more.', yours: typed[`${key}-text`] ?? '' }))];
}

function plain(text: string | undefined): string {
  return (text ?? '').replace(/\r\n?/g, '\n').trim();
}
