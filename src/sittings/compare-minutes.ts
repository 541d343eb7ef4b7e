// What was recorded in the meeting beside what its minutes say: where they agree, and every place where they do not. Pure.
import { isNew, type Note } from './sitting.ts';

export type Verdict = 'agrees' | 'worded otherwise' | 'another minute number' | 'not in the minutes' | 'not recorded in the meeting';

/** One line of the minutes, as read in. */
export interface MinuteLine { id: string; minuteNumber: string | null; text: string; asks: boolean }
/** One note, with the reference of the action it is about. */
export interface Recorded { note: Pick<Note, 'id' | 'kind' | 'minuteNumber' | 'words'>; reference: string | undefined }

export interface Compared { verdict: Verdict; recorded: Recorded | undefined; line: MinuteLine | undefined }

/** Words in common, as a share of both: below this two sentences are about different things. */
const SAME_MATTER = 0.5;

/** In the order recorded; what only the minutes have comes last. What was merely noted is not expected to be minuted by its reference. */
export function compareWithMinutes(recorded: readonly Recorded[], minutes: readonly MinuteLine[]): Compared[] {
  const free = new Map(minutes.map((line) => [line.id, line]));
  const compared = recorded.flatMap((one): Compared[] => {
    const line = isNew(one.note.kind) ? closest(one.note.words ?? '', [...free.values()]) : minutes.find(({ text }) => one.reference !== undefined && names(text, one.reference));
    if (line !== undefined) free.delete(line.id);
    if (line === undefined && one.note.kind === 'noted') return [];
    return [{ verdict: verdictOf(one, line), recorded: one, line }];
  });
  const unrecorded = [...free.values()].filter(({ asks }) => asks).map((line): Compared => ({ verdict: 'not recorded in the meeting', recorded: undefined, line }));
  return [...compared, ...unrecorded];
}

function verdictOf({ note }: Recorded, line: MinuteLine | undefined): Verdict {
  if (line === undefined) return 'not in the minutes';
  if (note.minuteNumber !== null && line.minuteNumber !== null && note.minuteNumber !== line.minuteNumber) return 'another minute number';
  return isNew(note.kind) && wordsOf(note.words ?? '').join(' ') !== wordsOf(line.text).join(' ') ? 'worded otherwise' : 'agrees';
}

function closest(words: string, lines: readonly MinuteLine[]): MinuteLine | undefined {
  const [best] = lines.map((line) => ({ line, likeness: likeness(words, line.text) })).toSorted((a, b) => b.likeness - a.likeness);
  return best !== undefined && best.likeness >= SAME_MATTER ? best.line : undefined;
}

/** Dice's coefficient over the words. */
export function likeness(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  if (left.size + right.size === 0) return 0;
  return (2 * [...left].filter((word) => right.has(word)).length) / (left.size + right.size);
}

/** Without the formula it opens with, capitals and stops: those are the minutes' manner, not what was resolved. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const opening = words[0] === 'resolved' ? words.slice(1) : words;
  return opening[0] === 'that' ? opening.slice(1) : opening;
}

function names(text: string, reference: string): boolean {
  return new RegExp(`(?<![A-Z0-9-])${reference}(?![0-9])`, 'i').test(text);
}
