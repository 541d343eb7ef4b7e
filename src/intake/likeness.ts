// How like two papers are, by the words they share in the same order, however they are laid out: draft and agreed minutes, a report as a page and as a PDF. Pure.

const WORDS_TOGETHER = 4;
const KEPT = 256;
/** From here on a paper is offered for comparison: two meetings of one panel share some tenths of their words in order, two versions of one paper most. */
export const NEARLY_THE_SAME = 0.4;

/** The smallest of the hashes of all runs of four words: the same paper gives the same ones, whatever else stands around it. */
export function sketchOf(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const hashes = new Set<number>();
  for (let n = 0; n + WORDS_TOGETHER <= words.length; n++) hashes.add(hashOf(words.slice(n, n + WORDS_TOGETHER).join(' ')));
  return [...hashes].sort((a, b) => a - b).slice(0, KEPT);
}

/** FNV-1a in 31 bits, so that it is an integer anywhere. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 16_777_619);
  return hash >>> 1;
}

/** 0 nothing in common, 1 the same words; the share of what either has that both have (Jaccard, estimated from the sketches). */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [inA, inB] = [new Set(a), new Set(b)];
  const smallest = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, KEPT);
  return smallest.filter((hash) => inA.has(hash) && inB.has(hash)).length / smallest.length;
}

/** The earlier paper most like this one; undefined where none is nearly the same. */
export function mostLike<T extends { sketch: readonly number[] }>(sketch: readonly number[], earlier: readonly T[]): T | undefined {
  const best = earlier.map((one) => ({ one, like: likeness(sketch, one.sketch) })).sort((a, b) => b.like - a.like)[0];
  return best !== undefined && best.like >= NEARLY_THE_SAME ? best.one : undefined;
}
