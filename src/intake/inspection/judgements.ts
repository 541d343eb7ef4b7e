// Finds the judgements of a report: the table on its front page or at its end, whatever extraction made of its cells, and the sentences that grade.
import { areaPattern, areasOf, GAP, GRADE } from './areas.ts';
import { boardInProse, gradedInProse, gradeWords, outcome, overallInProse } from './judgements-in-prose.ts';
import type { Framework, JudgementProposal, Passage } from '../proposal.ts';

interface Found extends Passage {
  name: string;
}

export function readJudgements(source: string, framework: Framework): JudgementProposal[] {
  if (framework === 'area-SEND') return outcome(source);
  const areas = areasOf(framework);
  if (areas.length === 0) return [];
  const record = framework === 'other' ? recordOfFindings(source) : 0;
  const table = readTable(source, areas.flatMap((area) => everyPlace(source, areaPattern(area), area.name)).filter((place) => place.start >= record && !(framework === 'other' && isTold(source, place))), framework);
  const judgements = table.length > 0 ? table : gradedInProse(source, framework);
  return [...overallInProse(source, framework, judgements), ...judgements, ...boardInProse(source, framework)]
    .sort((a, b) => a.passage.start - b.passage.start);
}

/** Older reports repeat all grades in a table at their end; the chapters before it would make pairs with it. */
function recordOfFindings(source: string): number {
  return Math.max(0, source.toLowerCase().lastIndexOf('\nrecord of main findings'));
}

/** "The overall effectiveness of services is adequate." under the graded heading says the grade again. */
function isTold(source: string, place: Passage): boolean {
  return /\b[Tt]he $/.test(source.slice(Math.max(0, place.start - 5), place.start)) || /^\s{1,3}(?:of\s[^.]{1,60}\s)?is\s/.test(source.slice(place.end, place.end + 80));
}

function everyPlace(source: string, pattern: RegExp, name: string): Found[] {
  return [...source.matchAll(pattern)].map((found) => ({ name, start: found.index, end: found.index + found[0].length }));
}

/** Between two rows of a table stand at most a grade, a number and white space. */
const WIDEST_GAP = 60;

function standTogether(source: string, before: Found, after: Found): boolean {
  return after.start - before.end < 600 && source.slice(before.end, after.start).replace(/\s+/g, '').length <= WIDEST_GAP;
}

/** The run of areas standing close together with the most of them graded: contents lists have no grades, prose is too far apart. */
function readTable(source: string, places: readonly Found[], framework: Framework): JudgementProposal[] {
  const areas = longestOnly(places);
  let best: JudgementProposal[] = [];
  for (let first = 0; first < areas.length;) {
    let last = first;
    for (let next = areas[last + 1]; next !== undefined && standTogether(source, areas[last] ?? next, next); next = areas[last + 1]) last += 1;
    const judgements = last > first ? pair(source, areas.slice(first, last + 1), framework) : [];
    if (distinctAreas(judgements) > Math.max(1, distinctAreas(best))) best = judgements;
    first = last + 1;
  }
  return best;
}

function distinctAreas(judgements: readonly JudgementProposal[]): number {
  return new Set(judgements.map((one) => one.area)).size;
}

function longestOnly(places: readonly Found[]): Found[] {
  const sorted = [...places].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const place of sorted) if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  return kept;
}

function pair(source: string, rows: readonly Found[], framework: Framework): JudgementProposal[] {
  const from = gradeBefore(source, rows[0]?.start ?? 0);
  const to = gradeAfter(source, rows.at(-1)?.end ?? 0);
  const grades = readGrades(source, rows, from, to);
  return matched(rows, grades, to).map(([n, grade]) => {
    const row = rows[n] ?? grade;
    return { passage: rowPlace(rows, n, grade), area: row.name, grade: gradeWords(grade.name, framework) };
  });
}

/** The grades of a table in their order. A grade may be cut in two by its area ("Requires / Adoption performance / improvement"), so the areas' own words are left out first. */
function readGrades(source: string, rows: readonly Found[], from: number, to: number): Found[] {
  const words = [...source.slice(from, to).matchAll(/\p{L}+/gu)].map((word) => ({ name: word[0].toLowerCase(), start: from + word.index, end: from + word.index + word[0].length }));
  const cells: Found[] = [];
  let row = 0;
  for (const word of words) {
    while ((rows[row]?.end ?? Infinity) <= word.start) row += 1;
    if (word.start < (rows[row]?.start ?? Infinity) || GRADE_WORDS.has(word.name)) cells.push(word);
  }
  const grades: Found[] = [];
  for (let n = 0; n < cells.length;) {
    const length = gradeLength(cells, n);
    const first = cells[n];
    const last = cells[n + length - 1];
    if (length > 0 && first !== undefined && last !== undefined && !inProse(source, { start: first.start, end: last.end })) {
      grades.push({ name: cells.slice(n, n + length).map(({ name }) => name).join(' '), start: first.start, end: last.end });
    }
    n += Math.max(length, 1);
  }
  return grades;
}

const GRADE_WORDS = new Set(['outstanding', 'good', 'adequate', 'inadequate', 'requires', 'require', 'improvement', 'to', 'be']);

/** How many words from here are one grade; 0 for none. */
function gradeLength(words: readonly Found[], n: number): number {
  const at = (offset: number): string => words[n + offset]?.name ?? '';
  if (['outstanding', 'good', 'adequate', 'inadequate'].includes(at(0))) return 1;
  if (!/^requires?$/.test(at(0)) || at(1) !== 'improvement') return 0;
  return at(2) === 'to' && at(3) === 'be' && at(4) === 'good' ? 5 : 2;
}

/** Row by row when each has its grade, in whatever order extraction gave the cells; else each row takes the grade that follows it. */
function matched(rows: readonly Found[], grades: readonly Found[], to: number): [row: number, grade: Found][] {
  if (grades.length === rows.length) return grades.map((grade, n) => [n, grade]);
  const pairs: [number, Found][] = [];
  let next = 0;
  rows.forEach((row, n) => {
    while ((grades[next]?.start ?? Infinity) < row.start) next += 1;
    const grade = grades[next];
    if (grade !== undefined && grade.start < (rows[n + 1]?.start ?? to)) pairs.push([n, grade]);
  });
  return pairs;
}

/** Area and grade together where they stand together; else only the grade, or the area it slipped into. */
function rowPlace(rows: readonly Found[], n: number, grade: Passage): Passage {
  const row = rows[n] ?? grade;
  const after = rows[n + 1]?.start ?? Infinity;
  if (grade.start >= row.end && grade.end <= after) return { start: row.start, end: grade.end };
  if (grade.start >= row.start && grade.end <= row.end) return { start: row.start, end: row.end };
  return { start: grade.start, end: grade.end };
}

/** Where the last row's grade ends: it must follow at once. */
function gradeAfter(source: string, end: number): number {
  const found = new RegExp(`^[\\s:|.–-]{0,150}(?:is${GAP})?(?:grade${GAP}\\d\\s{0,20})?\\(?(?:(?:${GRADE}|improvement|to${GAP}be${GAP}good)\\b[\\s|]{0,20}){1,8}`, 'i').exec(source.slice(end, end + 600));
  return end + (found?.[0].trimEnd().length ?? 0);
}

/** A cell centred beside its area may begin on the line above. */
function gradeBefore(source: string, start: number): number {
  const from = Math.max(0, start - 200);
  const found = /(?:^|\n)[ \t]*(?:requires?(?:[ \t]+improvement)?|outstanding|good|adequate|inadequate)[ \t]*\n[\s\d.]{0,60}$/i.exec(source.slice(from, start));
  return found === null ? start : from + found.index;
}

/** "good" between two other words of a sentence is not a cell. */
function inProse(source: string, grade: Passage): boolean {
  const before = /(?<![\p{L},])([\p{L},]+)[ ]$/u.exec(source.slice(Math.max(0, grade.start - 20), grade.start))?.[1] ?? '';
  const after = /^ (\p{Ll}+)/u.exec(source.slice(grade.end, grade.end + 20))?.[1] ?? '';
  return /^\p{Ll}/u.test(source.charAt(grade.start)) && before !== '' && after !== '';
}
