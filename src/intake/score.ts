// Compares what a reader proposed with the known answers: found, missed, made up; labels and kinds of the found ones.
import { z } from 'zod';
import { lettersOnly } from './inspection/printed-words.ts';
import type { Proposal } from './read-paper.ts';

const resolution = z.object({ label: z.string().nullish(), text: z.string(), kind: z.string() });
const promise = z.object({ text: z.string() });
const item = z.object({ resolutions: z.array(resolution).default([]), actions: z.array(promise).default([]), undertakings: z.array(promise).default([]) });
const inspection = z.object({
  framework: z.string(),
  judgements: z.array(z.object({ area: z.string(), grade: z.string() })).default([]),
  findings: z.array(z.object({ label: z.string().nullish(), type: z.string(), text: z.string() })).default([]),
});
const answerFile = z.union([z.object({ inspection }), z.object({ items: z.array(item) })]);

interface Entry {
  text: string;
  label: string | null;
  kind: string;
}

export interface Answer {
  kind: 'minutes' | 'inspection';
  framework: string | null;
  resolutions: Entry[];
  actions: Entry[];
  undertakings: number;
  judgements: Entry[];
  findings: Entry[];
}

export function readAnswer(json: string): Answer {
  const file = answerFile.parse(JSON.parse(json));
  const none = { framework: null, resolutions: [], actions: [], undertakings: 0, judgements: [], findings: [] };
  if ('inspection' in file) {
    const { framework, judgements, findings } = file.inspection;
    return {
      ...none, kind: 'inspection', framework, judgements: judgements.map(gradeEntry).filter(isScored),
      findings: findings.map(({ label, type, text }) => ({ text, label: label ?? null, kind: type })),
    };
  }
  return {
    ...none, kind: 'minutes', undertakings: file.items.reduce((sum, one) => sum + one.undertakings.length, 0),
    resolutions: file.items.flatMap((one) => one.resolutions.map(({ label, text, kind }) => ({ text, label: label ?? null, kind }))),
    actions: file.items.flatMap((one) => one.actions.map(({ text }) => ({ text, label: null, kind: '' }))),
  };
}

function gradeEntry({ area, grade }: { area: string; grade: string }): Entry {
  return { text: `${area}: ${grade}`, label: null, kind: '' };
}

/** A safeguarding board's own judgement stands in some answers and not in others, so it counts neither way. */
function isScored(judgement: Entry): boolean {
  return !/safeguarding children board/i.test(judgement.text);
}

/** One paper, several lists: all of them are asked for; a judgement that two of them name is asked for once. */
export function joinAnswers(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (first === undefined) throw new Error('No answer was given to score against.');
  const judgements = new Map(answers.flatMap((one) => one.judgements.map((judgement) => [judgement.text, judgement] as const)));
  return {
    ...first, judgements: [...judgements.values()], undertakings: answers.reduce((sum, one) => sum + one.undertakings, 0),
    resolutions: answers.flatMap((one) => one.resolutions), actions: answers.flatMap((one) => one.actions), findings: answers.flatMap((one) => one.findings),
  };
}

interface Count {
  found: number;
  missed: number;
  madeUp: number;
  labels: number;
  kinds: number;
}

export interface Tally {
  papers: number;
  frameworks: [right: number, asked: number];
  undertakings: [proposed: number, known: number];
  resolutions: Count;
  actions: Count;
  findings: Count;
  judgements: Count;
}

const COUNTED = ['resolutions', 'actions', 'findings', 'judgements'] as const;

export function emptyTally(): Tally {
  const count = (): Count => ({ found: 0, missed: 0, madeUp: 0, labels: 0, kinds: 0 });
  return { papers: 0, frameworks: [0, 0], undertakings: [0, 0], resolutions: count(), actions: count(), findings: count(), judgements: count() };
}

export function addTally(total: Tally, one: Tally): void {
  total.papers += one.papers;
  for (const pair of ['frameworks', 'undertakings'] as const) total[pair] = [total[pair][0] + one[pair][0], total[pair][1] + one[pair][1]];
  for (const what of COUNTED) {
    for (const key of ['found', 'missed', 'madeUp', 'labels', 'kinds'] as const) total[what][key] += one[what][key];
  }
}

/** A sentence stands for a paper that could not be read: all of it is missed. */
export function scorePaper(proposal: Proposal | string, answer: Answer): { tally: Tally; remarks: string[] } {
  const tally: Tally = { ...emptyTally(), papers: 1 };
  const remarks: string[] = [];
  if (answer.kind === 'inspection') {
    const read = typeof proposal !== 'string' && proposal.kind === 'inspection' ? proposal : { framework: null, judgements: [], findings: [] };
    tally.frameworks = [read.framework === answer.framework ? 1 : 0, 1];
    if (read.framework !== answer.framework) remarks.push(`framework: ${String(read.framework)}, should be ${String(answer.framework)}`);
    tally.judgements = compare('judgement', read.judgements.map(gradeEntry).filter(isScored), answer.judgements, lettersOnly, remarks);
    tally.findings = compare('finding', read.findings.map(({ label, type, text }) => ({ text, label, kind: type })), answer.findings, lettersOnly, remarks);
  } else {
    const items = typeof proposal !== 'string' && proposal.kind === 'minutes' ? proposal.items : [];
    const resolutions = items.flatMap((one) => one.resolutions.map(({ label, text, kind }) => ({ text, label, kind })));
    const actions = items.flatMap((one) => one.actions.map(({ text }) => ({ text, label: null, kind: '' })));
    tally.undertakings = [items.reduce((sum, one) => sum + one.undertakings.length, 0), answer.undertakings];
    tally.resolutions = compare('resolution', resolutions, answer.resolutions, folded, remarks);
    tally.actions = compare('action', actions, answer.actions, folded, remarks);
  }
  return { tally, remarks };
}

/** Case, white space, quotes and end punctuation do not count. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‘’‚‛'“”„‟"`]/g, '').replace(/\s+/g, ' ').replace(/(?<![\s.;:,])[\s.;:,]+$/, '').trim();
}

function compare(name: string, proposed: readonly Entry[], known: readonly Entry[], fold: (text: string) => string, remarks: string[]): Count {
  const left = [...known];
  const count: Count = { found: 0, missed: 0, madeUp: 0, labels: 0, kinds: 0 };
  for (const one of proposed) {
    const same = left.filter((other) => fold(other.text) === fold(one.text));
    const match = same.find((other) => other.label === one.label && other.kind === one.kind) ?? same[0];
    if (match === undefined) {
      count.madeUp += 1;
      remarks.push(`false ${name}: ${one.text}`);
      continue;
    }
    left.splice(left.indexOf(match), 1);
    count.found += 1;
    if (match.label === one.label) count.labels += 1;
    else remarks.push(`label ${String(one.label)}, should be ${String(match.label)}: ${one.text}`);
    if (match.kind === one.kind) count.kinds += 1;
    else remarks.push(`kind ${one.kind}, should be ${match.kind}: ${one.text}`);
  }
  count.missed = left.length;
  remarks.push(...left.map((one) => `missed ${name}: ${one.text}`));
  return count;
}

export function tallyLines(tally: Tally): string[] {
  const lines = COUNTED.flatMap((what) => {
    const { found, missed, madeUp, labels, kinds } = tally[what];
    if (found + missed + madeUp === 0) return [];
    const precision = share(found, found + madeUp);
    const recall = share(found, found + missed);
    const kindName = what === 'findings' ? 'types' : 'kinds';
    const extras = what === 'resolutions' || what === 'findings' ? `, labels ${share(labels, found)}, ${kindName} ${share(kinds, found)}` : '';
    return [`${what}: precision ${precision}, recall ${recall}, F1 ${share(2 * found, 2 * found + madeUp + missed)} (${found} found, ${missed} missed, ${madeUp} false)${extras}`];
  });
  if (tally.frameworks[1] > 0) lines.push(`frameworks: ${tally.frameworks[0]} of ${tally.frameworks[1]}`);
  if (tally.undertakings[0] + tally.undertakings[1] > 0) lines.push(`undertakings: ${tally.undertakings[0]} proposed, ${tally.undertakings[1]} known (not scored)`);
  return lines;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(3);
}
