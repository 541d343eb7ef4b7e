// The lines of a paper beside those of an earlier one: the same, changed, only here, only there. Pure.
import type { Review } from './review.ts';
import { folded } from './table-preview.ts';

/** What an earlier paper's line has become in the register, or a line of its review where it is not confirmed. */
export interface EarlierLine { table: 'resolutions' | 'undertakings' | 'findings' | 'none'; id: string; text: string }
export interface Compared {
  same: { key: string; text: string; earlier: EarlierLine }[];
  changed: { key: string; text: string; earlier: EarlierLine }[];
  onlyHere: { key: string; text: string }[];
  onlyThere: EarlierLine[];
}

/** Equal words first; then each line with the one most like it, when half its words or more are there. */
export function compareLines(lines: readonly Pick<Review['lines'][number], 'key' | 'text'>[], earlier: readonly EarlierLine[]): Compared {
  const left = new Set(earlier);
  const found: Compared = { same: [], changed: [], onlyHere: [], onlyThere: [] };
  const rest = lines.filter(({ key, text }) => {
    const equal = [...left].find((one) => folded(one.text) === folded(text));
    if (equal === undefined) return true;
    left.delete(equal);
    found.same.push({ key, text, earlier: equal });
    return false;
  });
  const pairs = rest.flatMap((line) => [...left].map((one) => ({ line, one, like: sharedWords(line.text, one.text) }))).filter(({ like }) => like >= 0.5).sort((a, b) => b.like - a.like);
  const paired = new Set<string>();
  for (const { line, one } of pairs) {
    if (paired.has(line.key) || !left.has(one)) continue;
    paired.add(line.key);
    left.delete(one);
    found.changed.push({ key: line.key, text: line.text, earlier: one });
  }
  found.changed.sort((a, b) => lines.findIndex(({ key }) => key === a.key) - lines.findIndex(({ key }) => key === b.key));
  return { ...found, onlyHere: rest.filter(({ key }) => !paired.has(key)).map(({ key, text }) => ({ key, text })), onlyThere: [...left] };
}

/** Twice the words both have, over all words of both. */
function sharedWords(a: string, b: string): number {
  const [inA, inB] = [a, b].map((text) => new Set(folded(text).match(/[\p{L}\p{N}]+/gu) ?? []));
  if (inA === undefined || inB === undefined || inA.size + inB.size === 0) return 0;
  return 2 * [...inA].filter((word) => inB.has(word)).length / (inA.size + inB.size);
}

/** The review with only what is different left in it: what is the same stays out, what changed corrects the words that are kept already. */
export function narrowed(review: Review, compared: Compared, follows: NonNullable<Review['follows']>, meetingId: string | null): Review {
  const same = new Set(compared.same.map(({ key }) => key));
  const changed = new Map(compared.changed.map(({ key, earlier }) => [key, earlier]));
  return {
    ...review, follows, meetingId: meetingId ?? review.meetingId,
    lines: review.lines.map((line) => {
      const earlier = changed.get(line.key);
      if (same.has(line.key)) return { ...line, kind: 'leave out' as const, makeAction: false };
      return earlier === undefined || earlier.table === 'none' ? line : { ...line, makeAction: false, corrects: { table: earlier.table, id: earlier.id, was: earlier.text } };
    }),
  };
}
