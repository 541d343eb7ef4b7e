// Tells what the columns of a tracker are by their headings, as councils print them.
import type { ColumnRole, TableColumn, TableMapping } from '../table-proposal.ts';

/** First match wins; asked of the heading in lower case without its punctuation. */
const HEADINGS: readonly { role: ColumnRole; pattern: RegExp }[] = [
  { role: 'reference', pattern: /^(?:(?:action|rec(?:ommendation)?|tracker|item|unique|our)\s+)?(?:ref(?:erence)?(?:\s+(?:no|number|id))?|no|nos|num|number|id|item)$/ },
  { role: 'not used', pattern: /^(?:.*\bpara(?:graph)?\b.*|priority|directorate|area|service|theme|category|stage|risk|cost|budget)$/ },
  { role: 'minute', pattern: /\bminute\b/ },
  { role: 'revised target', pattern: /\b(?:revised|new|extended|amended)\b.{0,100}\b(?:date|target|deadline|timescale)\b|^revised$/ },
  { role: 'target', pattern: /\b(?:target|due|completion|deadline|by when|timescales?|time scale|timeframe|anticipated|agreed date|end date|to be completed|complete by|implementation date|delivery date)\b|^(?:when|exec date|date)$/ },
  { role: 'meeting', pattern: /\bmeeting\b|\bcommittee\b|^(?:origin|source|date raised|date agreed|raised)$/ },
  { role: 'state', pattern: /^(?:status|state|(?:current\s+)?rag|b?rag(?:\s+(?:status|rating))?|r a g|rating|assessment|progress\s+(?:rating|status)|(?:current|overall|action|rag)\s+(?:status|rating|state)|complete(?:d)?(?:\s+or\s+not)?|complete y n|complete percent|percent complete|% complete)$/ },
  { role: 'owner', pattern: /\b(?:owners?|leads?|responsib(?:le|ility)|officers?|assigned|who|accountable)\b/ },
  { role: 'update', pattern: /\b(?:progress|updates?|comments?|commentary|position|action taken|response|notes?|latest|outcome to date)\b/ },
  { role: 'finding', pattern: /\b(?:ofsted|inspect(?:ion|or)s?|findings?|area for improvement|weakness)\b/ },
  { role: 'evidence', pattern: /\b(?:evidence|monitoring|impact|measures?|success|evaluation)\b/ },
  { role: 'recommendation', pattern: /\brecommendations?\b/ },
  { role: 'action', pattern: /\bactions?\b|^(?:resolution|commitment|task|milestone|what(?:\s+we\s+will\s+do)?|decision|matter|issue|description|undertaking)$/ },
];

/** Most of a row of headings is known words; a title or a row of the table is not. */
export function findHeadingRow(rows: readonly (readonly string[])[], mapping: TableMapping): number | null {
  if (mapping.headingRow !== undefined) return mapping.headingRow - 1;
  const scored = rows.slice(0, 25).map((row, n) => ({ n, known: new Set(row.flatMap((cell) => roleOf(cell) ?? [])).size, written: row.filter((cell) => cell !== '').length }));
  const best = scored.filter(({ known, written }) => known >= 2 && known * 2 >= written).sort((a, b) => b.known - a.known || a.n - b.n)[0];
  return best?.n ?? null;
}

/** Each role is given once, to the first column that claims it; the clerk's mapping comes before all. */
export function nameColumns(headings: readonly string[], mapping: TableMapping): TableColumn[] {
  const taken = new Set<ColumnRole>(Object.values(mapping.columns ?? {}));
  const columns = headings.map((printed, n): TableColumn => {
    const heading = printed === '' ? `Column ${n + 1}` : printed;
    const told = mapping.columns?.[heading];
    if (told !== undefined) return { heading, role: told };
    const role = roleOf(printed);
    if (role === null || taken.has(role)) return { heading, role: 'not used' };
    if (role !== 'not used') taken.add(role);
    return { heading, role };
  });
  return columns;
}

function roleOf(heading: string): ColumnRole | null {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, ' ').trim();
  if (words === '' || words.length > 60) return null;
  return HEADINGS.find(({ pattern }) => pattern.test(words))?.role ?? null;
}
