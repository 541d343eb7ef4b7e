// What "by the end of March", "at the next meeting" or "in due course" means, and where such words stand in a text.
import { YearNotKnown } from './bank-holidays.ts';
import type { Day } from './day.ts';
import { dayRules } from './due-day-rules.ts';
import { meetingRules } from './due-meeting-rules.ts';
import { isPromised, isPromisedDate, isTold } from './due-promise.ts';
import { recurringRules } from './due-recurring-rules.ts';
import { vagueRules } from './due-vague-rules.ts';
import type { Caught } from './due-vocabulary.ts';

export type DueKind = 'day' | 'meeting' | 'recurring' | 'vague';

export interface DuePhrase {
  /** As printed: they are kept whatever is computed from them. */
  words: string;
  kind: DueKind;
  /** The day to count from when it comes to being overdue; for a recurring duty the first time it falls due. */
  on?: Day;
  /** The meeting meant: its day where that is known or printed, 'next' where the meetings after saidOn are not. */
  meeting?: 'next' | Day;
  every?: { months: number } | 'each meeting';
  until?: Day;
  /** One sentence or two a clerk can check the day against. */
  because: string;
}

export interface DueContext {
  /** The day of the meeting at which it was said. */
  saidOn: Day;
  /** The days the panel is known to meet, in any order, past ones too. */
  meetings: readonly Day[];
  annualMeetings?: readonly Day[];
}

export interface DueRule {
  name: string;
  kind: DueKind;
  pattern: string;
  /** always: wherever it stands; unless told: not where it tells what has been; when promised: only after a word that looks ahead; never. */
  found: 'always' | 'unless told' | 'when promised' | 'never';
  read: (caught: Caught, context: DueContext) => Omit<DuePhrase, 'words' | 'kind'> & { kind?: DueKind };
}

export interface FoundPhrase {
  /** UTF-16 offsets, start included, end not. */
  start: number;
  end: number;
  words: string;
  kind: DueKind;
}

const rules: readonly DueRule[] = [...meetingRules, ...recurringRules, ...dayRules, ...vagueRules];
const whole = rules.map((rule) => ({ rule, pattern: new RegExp(`^(?:${rule.pattern})$`, 'iu') }));
const inText = rules.map((rule) => ({ rule, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${rule.pattern})(?![\\p{L}\\p{N}]|[-’'][\\p{L}\\p{N}])`, 'giu') }));

/** Reads a due phrase. Words it cannot place are kept without a date: it never throws and never guesses silently. */
export function readDuePhrase(words: string, context: DueContext): DuePhrase {
  const trimmed = words.trim().replace(/(?<![.,;:])[.,;:]+$/, '');
  const read = readWhole(trimmed, context);
  if (read !== undefined) return { ...read, words };
  const longest = foundIn(trimmed, () => true).sort((a, b) => (b.end - b.start) - (a.end - a.start))[0];
  const part = longest && readWhole(longest.words, context);
  if (part !== undefined) return { ...part, words, because: `Read from “${part.words}”. ${part.because}` };
  return { words, kind: 'vague', because: 'No day can be read from these words.' };
}

/**
 * Due phrases in a text, in order and without overlap. Dates that tell what was, or when a paper was made, are passed over: "held on 4 June 2014",
 * "dated 3 May", minutes being approved, terms of office. Linear in the length of the text.
 */
export function findDuePhrases(text: string): FoundPhrase[] {
  return foundIn(text, (rule, start, end) => {
    if (rule.found === 'never') return false;
    if (rule.found === 'always') return true;
    if (rule.found === 'unless told') return !isTold(text, start);
    return rule.kind === 'day' || rule.kind === 'meeting' ? isPromisedDate(text, start, end) : isPromised(text, start, end);
  });
}

function readWhole(words: string, context: DueContext): DuePhrase | undefined {
  for (const { rule, pattern } of whole) {
    const match = pattern.exec(words);
    if (match === null) continue;
    try {
      return { words, kind: rule.kind, ...rule.read(match.groups ?? {}, context) };
    } catch (error) {
      if (error instanceof YearNotKnown) return { words, kind: 'vague', because: error.message };
      throw error;
    }
  }
  return undefined;
}

function foundIn(text: string, counts: (rule: DueRule, start: number, end: number) => boolean): FoundPhrase[] {
  const all: FoundPhrase[] = [];
  for (const { rule, pattern } of inText) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (counts(rule, start, end)) all.push({ start, end, words: match[0], kind: rule.kind });
    }
  }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return all.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}
