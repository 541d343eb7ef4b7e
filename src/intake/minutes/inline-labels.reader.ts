// Step 6: pages flattened to running text: "… Additional documents: Decision: To note …" is cut where a printed label or the formula begins.
import { readMark } from './marks.reader.ts';
import type { Paragraph } from './paragraphs.reader.ts';
import { cutWords } from './words.ts';

const label = /(?<=\S )(?:(?:Additional|Supporting|Accompanying) documents ?:|Decisions? ?:|Minutes ?:|Reasons? for (?:the |this )?(?:[Dd]ecision|[Rr]ecommendation)s? ?:|(?:Alternative|Other) [Oo]ptions (?:[Cc]onsidered|[Rr]ejected)[^:]{0,30}:|Date of decision ?:)/g;
const formula = /(?<=[.;:!?)"'\]] )(?:RESOLVED\b|Resolved ?(?:[:-]|(?:that|to)\b|\([a1i]\))|Following (?:scrutiny|discussion|consideration|debate)\b[^.;:]{0,60}, (?:it was|the) )/g;
/** An item's number and heading in the middle of flattened text. */
const heading = /(?<=[a-z)\d][.;] )\d{1,4}[.)]? (?:\(\d{1,4}\) )?(?=[A-Z][A-Za-z'-]+ )/g;
const spokenOf = /\b(?:the|of|these|those|previous|draft|last|its|key|any|and|in|key|following|urgent|delegated|such|for) $/i;

export function splitAtLabels(paragraphs: readonly Paragraph[]): Paragraph[] {
  return paragraphs.flatMap((paragraph) => {
    const cuts = cutsOf(paragraph.words.plain);
    if (cuts.length === 0) return [paragraph];
    const edges = [0, ...cuts, paragraph.words.text.length];
    return edges.slice(0, -1).map((from, i) => partOf(paragraph, from, edges[i + 1] ?? 0, i)).filter((part) => part.words.text !== '');
  });
}

function cutsOf(plain: string): number[] {
  if (plain.length < 12) return [];
  const labels = [...plain.matchAll(label)].map((found) => found.index).filter((at) => !spokenOf.test(plain.slice(Math.max(0, at - 12), at)));
  const formulas = [...plain.matchAll(formula)].map((found) => found.index);
  if (labels.length + formulas.length === 0) return [];
  const headings = plain.length > 300 ? [...plain.matchAll(heading)].map((found) => found.index) : [];
  return [...new Set([...labels, ...formulas, ...headings])].sort((a, b) => a - b);
}

function partOf(paragraph: Paragraph, from: number, to: number, i: number): Paragraph {
  const words = cutWords(paragraph.words, from, to);
  if (i === 0) return { ...paragraph, words };
  const mark = readMark(words.plain.slice(0, 80));
  return { ...paragraph, words: mark === null ? words : cutWords(words, mark.length), mark, gap: 0, start: words.at[0] ?? paragraph.start };
}
