// The places already marked in a paper: none may be marked twice.
import type { Passage } from '../proposal.ts';

export interface Places {
  /** Marks a place unless part of it is taken; says whether it was free. */
  take(passage: Passage): boolean;
  /** What lies between the places taken, in order. */
  gaps(length: number): Passage[];
}

export function places(): Places {
  // Sorted and apart, so that a binary search finds the neighbours.
  const taken: Passage[] = [];
  return {
    take(passage) {
      const at = firstEndingAfter(taken, passage.start);
      if ((taken[at]?.start ?? Infinity) < passage.end) return false;
      taken.splice(at, 0, passage);
      return true;
    },
    gaps(length) {
      const starts = [0, ...taken.map(({ end }) => end)];
      return starts.map((start, n) => ({ start, end: taken[n]?.start ?? length })).filter(({ start, end }) => start < end);
    },
  };
}

function firstEndingAfter(taken: readonly Passage[], start: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
