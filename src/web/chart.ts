// A chart as plain shapes in a box: drawn by `ui.chart` on pages, and by the same shapes in the files of a report. No meaning hangs on colour.

export type Mark =
  | { kind: 'path'; look: 'grid' | 'series' | 'target' | 'break'; d: string }
  | { kind: 'dot'; look: 'full' | 'hollow'; x: number; y: number }
  | { kind: 'label'; look: 'axis' | 'value'; x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string };

/**
 * The figures themselves, for programs that draw charts of their own. A label stands for the value where one is given, as grades do.
 * Points of one run are joined by a line; of two runs, never.
 */
export interface Series {
  name: string;
  points: { at: string; value: number | null; label: string | undefined; run: number }[];
  target: { value: number; label: string } | null;
  range: [number, number] | null;
}

export interface Chart { width: number; height: number; marks: Mark[]; series: Series }

export function rounded(n: number): number {
  return Math.round(n * 100) / 100;
}

/** A level line from one side of the box to the other. */
export function across(y: number, left: number, right: number): string {
  return `M${rounded(left)},${rounded(y)}L${rounded(right)},${rounded(y)}`;
}

/** Straight from point to point; a single point has no line. */
export function through(points: readonly (readonly [number, number])[]): string {
  return points.length < 2 ? '' : points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${rounded(x)},${rounded(y)}`).join('');
}

/** Words broken into short lines, each label of its own: drawings do not wrap text. */
export function labelLines(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
