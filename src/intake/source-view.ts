// The paper with its marked places, cut into stretches a page can draw. Pure.
import type { Review } from './review.ts';

export interface Stretch { text: string; mark: { number: number; key: string } | undefined }

/** Every character of the source once; places never overlap, and one that would is drawn from where the one before it ends. */
export function stretches(source: string, review: Pick<Review, 'lines'>): Stretch[] {
  const places = review.lines.flatMap((line, n) => (line.passage === null ? [] : [{ ...line.passage, number: n + 1, key: line.key }])).sort((a, b) => a.start - b.start);
  const found: Stretch[] = [];
  let at = 0;
  for (const place of places) {
    const start = Math.max(at, place.start);
    const end = Math.min(place.end, source.length);
    if (end <= start) continue;
    if (start > at) found.push({ text: source.slice(at, start), mark: undefined });
    found.push({ text: source.slice(start, end), mark: { number: place.number, key: place.key } });
    at = end;
  }
  if (at < source.length) found.push({ text: source.slice(at), mark: undefined });
  return found;
}
