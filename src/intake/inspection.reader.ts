// Reads an Ofsted report or letter: text in, a proposal out; no database, no clock, no network.
import { readDeadlines, overlaps } from './inspection/deadlines.ts';
import { readFindings } from './inspection/findings.ts';
import { readInspectionDays, readProvider, readPublished, recogniseFramework } from './inspection/front.ts';
import { readJudgements } from './inspection/judgements.ts';
import { printedLines } from './inspection/printed-lines.ts';
import type { InspectionProposal, Passage, Phrase } from './proposal.ts';

/** Every passage is a place in `source`; passages do not overlap. Takes time linear in the length of the source. */
export function readInspection(source: string): InspectionProposal {
  const lines = printedLines(source);
  const framework = recogniseFramework(source) ?? 'other';
  const findings = readFindings(lines);
  const taken: Passage[] = findings.map((one) => one.passage);
  const judgements = readJudgements(source, framework).filter((one) => !overlaps(one.passage, taken));
  taken.push(...judgements.map((one) => one.passage));
  const [provider, dates, publishedOn] = [readProvider(source, lines), readInspectionDays(source), readPublished(source)]
    .map((phrase) => claim(phrase, taken));
  const deadlines = readDeadlines(source, taken);
  return {
    kind: 'inspection', framework,
    provider: provider ?? null, dates: dates ?? null, publishedOn: publishedOn ?? null,
    judgements, findings, deadlines,
    unparsed: findings.length + judgements.length === 0 && source.trim() !== '' ? whole(source, taken) : [],
  };
}

/** Words that stand in a place already taken are kept without it: no place is marked twice. */
function claim(phrase: Phrase | null, taken: Passage[]): Phrase | null {
  if (phrase?.passage == null) return phrase;
  if (overlaps(phrase.passage, taken)) return { ...phrase, passage: null };
  taken.push(phrase.passage);
  return phrase;
}

/** Nothing was recognised: all that no phrase has claimed, for the clerk to split by hand. */
function whole(source: string, taken: readonly Passage[]): Passage[] {
  const gaps: Passage[] = [];
  let from = 0;
  for (const one of [...taken].sort((a, b) => a.start - b.start)) {
    if (source.slice(from, one.start).trim() !== '') gaps.push({ start: from, end: one.start });
    from = one.end;
  }
  if (source.slice(from).trim() !== '') gaps.push({ start: from, end: source.length });
  return gaps;
}
