// Judgements told in sentences: the overall grade on the front page, the board's, those of a lost table, and the outcome of an area SEND inspection.
import { areaPattern, areasOf, GAP, GRADE } from './areas.ts';
import type { Framework, JudgementProposal } from '../proposal.ts';

/** As the framework prints it: the single inspection framework's grade is "Requires improvement", even in "services require improvement to be good". */
export function gradeWords(printed: string, framework: Framework): string {
  const words = printed.replace(/\s+/g, ' ').toLowerCase().replace(/^require /, 'requires ');
  const short = framework === 'SIF' ? words.replace(/ to be good$/, '') : words;
  return short.charAt(0).toUpperCase() + short.slice(1);
}

const OVERALL: readonly RegExp[] = [
  new RegExp(`\\boverall${GAP}(?:judgement|judgment|effectiveness)${GAP}(?:is|of\\s[^.]{1,80}\\sis)(?:${GAP}that)?\\s[^.]{0,90}?\\b(${GRADE})\\b`, 'i'),
  new RegExp(`\\bchildren[’']s${GAP}services${GAP}in${GAP}[^.]{2,60}?\\s(?:is|are|have${GAP}been${GAP}judged)?\\s{0,20}(${GRADE})\\b`, 'i'),
  new RegExp(`\\bthe${GAP}overall${GAP}judgement\\s{0,20}:?\\s{0,20}(${GRADE})\\b`, 'i'),
];

/** The single inspection framework gives the overall judgement in a sentence on the front page. */
export function overallInProse(source: string, framework: Framework, others: readonly JudgementProposal[]): JudgementProposal[] {
  if (framework !== 'SIF' || others.some((one) => one.area === 'Overall effectiveness')) return [];
  return graded(source.slice(0, 6_000), OVERALL, 'Overall effectiveness', framework);
}

const BOARD: readonly RegExp[] = [
  new RegExp(`\\beffectiveness${GAP}of${GAP}the${GAP}(?:LSCB|local${GAP}safeguarding${GAP}children${GAP}board)\\s{0,20}(?:\\([A-Z]+\\)\\s{0,20})?(?:is|in\\s[^.]{1,60}\\sis)?(?:${GAP}that${GAP}it)?(?:${GAP}is)?${GAP}(${GRADE})\\b`, 'i'),
  new RegExp(`\\blocal${GAP}safeguarding${GAP}children${GAP}board\\s{0,20}(?:\\([A-Z]+\\)\\s{0,20})?(?:is${GAP})?(${GRADE})\\b`, 'i'),
  new RegExp(`\\bthe${GAP}(?:LSCB|board)${GAP}(?:is${GAP})?(${GRADE})\\b`, 'i'),
];

export function boardInProse(source: string, framework: Framework): JudgementProposal[] {
  return framework === 'SIF' ? graded(source, BOARD, 'Effectiveness of the Local Safeguarding Children Board', framework) : [];
}

function graded(source: string, patterns: readonly RegExp[], area: string, framework: Framework): JudgementProposal[] {
  for (const pattern of patterns) {
    const found = pattern.exec(source);
    if (found?.[1] === undefined) continue;
    return [{ passage: { start: found.index, end: found.index + found[0].length }, area, grade: gradeWords(found[1], framework) }];
  }
  return [];
}

/** Where the table is lost: the headings over each chapter ("Children who need help and protection: good") still carry the grade. */
export function gradedInProse(source: string, framework: Framework): JudgementProposal[] {
  return areasOf(framework).flatMap((area) => {
    const found = new RegExp(`${areaPattern(area).source}\\s{0,20}(?::|is|was|[–-])?\\s{0,20}(?:grade${GAP}\\d\\s{0,20})?\\(?(${GRADE})\\b`, 'i').exec(source);
    if (found?.[1] === undefined) return [];
    return [{ passage: { start: found.index, end: found.index + found[0].length }, area: area.name, grade: gradeWords(found[1], framework) }];
  });
}

const OUTCOMES: readonly { pattern: RegExp; grade: string }[] = [
  { pattern: /widespread\s+and\/or\s+systemic\s+failings/i, grade: 'Widespread and/or systemic failings' },
  { pattern: /inconsistent\s+experiences\s+and\s+outcomes/i, grade: 'Inconsistent experiences and outcomes' },
  { pattern: /typically\s+(?:lead(?:s|ing)?\s+to\s+)?positive\s+experiences\s+and\s+outcomes/i, grade: 'Typically positive experiences and outcomes' },
];

/** Area SEND has one of three outcomes, told in a sentence near the top. */
export function outcome(source: string): JudgementProposal[] {
  const heading = /inspection\s+outcome/i.exec(source);
  const from = heading?.index ?? 0;
  const stretch = source.slice(from, from + 2_500);
  const first = OUTCOMES.map(({ pattern, grade }) => ({ found: pattern.exec(stretch), grade }))
    .filter(({ found }) => found !== null)
    .sort((a, b) => (a.found?.index ?? 0) - (b.found?.index ?? 0))[0];
  if (first?.found === undefined || first.found === null) return [];
  const start = from + first.found.index;
  return [{ passage: { start, end: start + first.found[0].length }, area: 'Inspection outcome', grade: first.grade }];
}
