// Reads an Ofsted report or letter: text in, a proposal out; no database, no clock, no network.
import { readDeadlines } from './inspection/deadlines.ts';
import { readFindings } from './inspection/findings.ts';
import { readInspectionDays, readProvider, readPublished, recogniseFramework } from './inspection/front.ts';
import { readJudgements } from './inspection/judgements.ts';
import { places } from './inspection/places.ts';
import type { Places } from './inspection/places.ts';
import { printedLines } from './inspection/printed-lines.ts';
import type { InspectionProposal, Phrase } from './proposal.ts';

/** Every passage is a place in `source`; passages do not overlap. Takes time linear in the length of the source. */
export function readInspection(source: string): InspectionProposal {
  const lines = printedLines(source);
  const framework = recogniseFramework(source) ?? 'other';
  const marked = places();
  const findings = readFindings(lines, framework).filter((one) => marked.take(one.passage));
  const judgements = readJudgements(source, framework).filter((one) => marked.take(one.passage));
  const front = [readProvider(source, lines), readInspectionDays(source), readPublished(source)];
  const [provider = null, dates = null, publishedOn = null] = front.map((phrase) => claim(phrase, marked));
  const deadlines = readDeadlines(source).flatMap((phrase) => claim(phrase, marked) ?? []);
  const nothing = findings.length + judgements.length === 0;
  // Where nothing was recognised, all that no phrase has claimed is left for the clerk to split by hand.
  const unparsed = nothing ? marked.gaps(source.length).filter(({ start, end }) => source.slice(start, end).trim() !== '') : [];
  return { kind: 'inspection', framework, provider, dates, publishedOn, judgements, findings, deadlines, unparsed };
}

/** Words that stand in a place already marked are kept without it. */
function claim(phrase: Phrase | null, marked: Places): Phrase | null {
  if (phrase?.passage == null || marked.take(phrase.passage)) return phrase;
  return { ...phrase, passage: null };
}
