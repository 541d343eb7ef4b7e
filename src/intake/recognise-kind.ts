// Tells what kind of paper a text is: minutes, an inspection report or letter, or a table of actions.
import { findHeadingRow } from './table/columns.ts';

export type PaperKind = 'minutes' | 'inspection' | 'table';

interface Clue {
  kind: 'minutes' | 'inspection';
  weight: number;
  pattern: RegExp;
}

/** Looked for in the beginning of the paper; each counts once. Minutes talk about inspections, but only a report is laid out as one. */
const CLUES: readonly Clue[] = [
  { kind: 'inspection', weight: 4, pattern: /^[ \t]*inspection\s+dates?\s*:/im },
  { kind: 'inspection', weight: 4, pattern: /^[ \t]*(?:lead|reporting)\s+inspector\b/im },
  { kind: 'inspection', weight: 4, pattern: /^[ \t]*(?:re-?)?(?:inspection\s+of\s+(?:services|local\s+authority|looked|safeguarding|.{2,60}children[’']s\s+(?:social\s+care\s+)?services)|(?:focused|monitoring)\s+visit\s+(?:of|to)|joint\s+targeted\s+area\s+inspection|area\s+SEND\s+inspection)/im },
  { kind: 'inspection', weight: 3, pattern: /^[ \t]*what\s+(?:needs\s+to|does\s+.{3,60}\s+need\s+to)\s+improve/im },
  { kind: 'inspection', weight: 3, pattern: /^[ \t]*(?:priority\s+and\s+immediate\s+action|areas?\s+for\s+(?:priority\s+action|improvement))s?\s*:?\s*$/im },
  { kind: 'inspection', weight: 2, pattern: /(?:her|his)\s+majesty[’']s\s+(?:senior\s+)?inspector|\bHMI\b/i },
  { kind: 'inspection', weight: 2, pattern: /^[ \t]*the\s+overall\s+judgement\s+is|effectiveness\s+of\s+the\s+local\s+safeguarding\s+children\s+board\s+(?:\([A-Z]+\)\s+)?is/im },
  { kind: 'inspection', weight: 2, pattern: /this\s+letter\s+summari[sz]es\s+the\s+findings|dear\b[^\n]{0,60}\n[^]{0,300}\b(?:inspection|visit)\b/i },
  { kind: 'inspection', weight: 1, pattern: /ofsted/i },
  { kind: 'minutes', weight: 4, pattern: /^[^\w\n]*(?:RESOLVED|RECOMMENDED|AGREED)\b/m },
  { kind: 'minutes', weight: 4, pattern: /\bminutes\s+of\s+(?:the\s+)?(?:a\s+)?(?:previous\s+|last\s+)?(?:meeting|panel|committee)/i },
  { kind: 'minutes', weight: 4, pattern: /^[ \t]*(?:agenda\s+item|issue\s*[-–]\s*(?:meetings|decisions)|agenda\s+and\s+minutes|printed\s+(?:draft\s+)?minutes|decision\s+details|meeting\s*:)/im },
  { kind: 'minutes', weight: 3, pattern: /\b(?:RESOLVED|RECOMMENDED)\b/ },
  { kind: 'minutes', weight: 3, pattern: /^[ \t]*(?:apologies|declarations?\s+of\s+(?:members[’']\s+)?interests?)\b/im },
  { kind: 'minutes', weight: 3, pattern: /^[ \t]*(?:agenda\s+and\s+)?(?:draft\s+)?(?:minutes|decisions?)\s*:?\s*$/im },
  { kind: 'minutes', weight: 2, pattern: /^[ \t]*(?:present|in\s+attendance|venue|additional\s+documents)\s*:/im },
  { kind: 'minutes', weight: 2, pattern: /\bcouncillors?\b[^]{0,3000}\bcouncillors?\b/i },
  { kind: 'minutes', weight: 2, pattern: /\b(?:resolved|it\s+was\s+agreed|undertook)\b|^[^\S\n]*action\s*[:–-]/im },
  { kind: 'minutes', weight: 1, pattern: /\b(?:committee|panel|chair(?:man|person)?)\b/i },
];

const BEGINNING = 20_000;

/** Null where nothing tells. `rows` are the cells, where the file is a table. */
export function recogniseKind(text: string, rows: readonly (readonly string[])[] | null): PaperKind | null {
  if (rows !== null && findHeadingRow(rows, {}) !== null && isMostlyTable(text, rows)) return 'table';
  const beginning = text.slice(0, BEGINNING);
  const scores = { minutes: 0, inspection: 0 };
  for (const { kind, weight, pattern } of CLUES) if (pattern.test(beginning)) scores[kind] += weight;
  if (scores.minutes === 0 && scores.inspection < 2) return null;
  return scores.inspection > scores.minutes ? 'inspection' : 'minutes';
}

/** Minutes may hold a table; a tracker is one. */
function isMostlyTable(text: string, rows: readonly (readonly string[])[]): boolean {
  const inCells = rows.reduce((sum, row) => sum + row.reduce((cells, cell) => cells + cell.length, 0), 0);
  return inCells > text.length * 0.6;
}
