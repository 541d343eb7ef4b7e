// The review as a form: its fields are made from the lines, so that one page and one button hold the whole paper.
import type { Day } from '../calendar/day.ts';
import { findingKindNames, frameworkNames, type FindingKind, type Framework } from '../inspections/inspection.ts';
import { resolutionKindNames, type ResolutionKind } from '../resolutions/resolution.ts';
import { aChoice, aDay, aLine, anId, aParagraph, aTick, type Field } from '../web/fields.ts';
import { form, type Form } from '../web/forms.ts';
import type { Option } from '../web/ui-fields.ts';
import { readJudgementList } from '../inspections/read-list.ts';
import { addLine, dayFor, joinLine, splitLines, wordingFrom, type LineKind, type Review, type ReviewContext, type ReviewLine } from './review.ts';

type Fields = Record<string, Field<unknown>>;
export type Answers = Record<string, unknown>;

const leaveOut: Option = { value: 'leave out', text: 'Leave it out' };
const optionsOf = (names: Record<string, string>): Option[] => Object.entries(names).map(([value, text]) => ({ value, text }));

/** What a line may be made: a resolution stays one or becomes an undertaking, a finding stays one. */
export function kindOptions(isInspection: boolean): Option[] {
  return isInspection ? [...optionsOf(findingKindNames), leaveOut] : [...optionsOf(resolutionKindNames), { value: 'undertaking', text: 'Undertaking' }, leaveOut];
}

export function reviewForm(review: Review): Form<Fields> {
  const kinds = kindOptions(review.inspection !== null).map((option) => option.value);
  const fields: Fields = {};
  if (review.inspection !== null) {
    Object.assign(fields, {
      organisation: anId(), title: aLine('The title'), framework: aChoice(Object.keys(frameworkNames)), beganOn: aDay('The first day'), endedOn: aDay('The last day'),
      publishedOn: aDay('The day of publication'), judgements: aParagraph('The judgements'),
    });
  }
  for (const { key } of review.lines) {
    Object.assign(fields, {
      [`${key}-kind`]: aChoice(kinds), [`${key}-text`]: aParagraph('The words', { max: 20_000 }), [`${key}-make`]: aTick(), [`${key}-wording`]: aLine('The wording', { max: 1000 }),
      [`${key}-post`]: anId(), [`${key}-due`]: aLine('The words of the date', { max: 300 }), [`${key}-on`]: aDay('The target date'),
    });
  }
  return form(fields, (answers: Answers) => {
    const { wrong } = readJudgementList(asText(answers['judgements']));
    return wrong.length > 0 ? { judgements: `Each line must end with a grade. This one does not: ${wrong[0] ?? ''}` } : {};
  });
}

export function startValues(review: Review): Record<string, string | boolean | undefined> {
  const values: Record<string, string | boolean | undefined> = {};
  const facts = review.inspection;
  if (facts !== null) {
    Object.assign(values, {
      organisation: facts.organisationId ?? undefined, title: facts.title, framework: facts.framework, beganOn: facts.beganOn ?? undefined, endedOn: facts.endedOn ?? undefined,
      publishedOn: facts.publishedOn ?? undefined, judgements: review.judgements.map((j) => `${j.area}: ${j.grade}`).join('\n'),
    });
  }
  for (const line of review.lines) {
    Object.assign(values, {
      [`${line.key}-kind`]: line.kind, [`${line.key}-text`]: line.text, [`${line.key}-make`]: line.makeAction, [`${line.key}-wording`]: line.wording,
      [`${line.key}-post`]: line.leadPostId ?? undefined, [`${line.key}-due`]: line.dueWords ?? undefined, [`${line.key}-on`]: line.targetOn ?? undefined,
    });
  }
  return values;
}

/** The review with the answers in it, and whatever the pressed button asks for besides. */
export function reviewWith(before: Review, answers: Answers, context: ReviewContext, pressed: string, source: string): Review {
  const lines = before.lines.map((line) => lineWith(line, answers, context));
  const answered: Review = { ...before, lines, ...inspectionWith(before, answers) };
  // A draft kept by the script keeps its lines as they stand on the page: a line split under the clerk's hands would be missing there.
  if (pressed === 'autosave') return answered;
  const split = splitLines(answered, source);
  if (pressed.startsWith('join:')) return joinLine(split, pressed.slice('join:'.length));
  if (pressed === 'add') return addLine(split, before.inspection === null ? 'act' : 'recommendation');
  return split;
}

function lineWith(line: ReviewLine, answers: Answers, context: ReviewContext): ReviewLine {
  const answer = (field: string): unknown => answers[`${line.key}-${field}`];
  const text = asText(answer('text'));
  const dueWords = asText(answer('due')) || null;
  const given = answer('on') as Day | undefined;
  // A day left from other words falls away with them; a day somebody set by hand stays with the words it was set beside.
  const stale = given !== undefined && given === line.targetOn && dueWords !== line.dueWords;
  const targetOn = given === undefined || stale ? (dayFor(dueWords, context)?.on ?? null) : given;
  const wording = asText(answer('wording'));
  return {
    ...line, kind: ((answer('kind') as LineKind | undefined) ?? line.kind), text, makeAction: answer('make') === true, dueWords, targetOn,
    // The wording follows the words for as long as nobody has written another.
    wording: wording === wordingFrom(line.text) || wording === '' ? wordingFrom(text) : wording, leadPostId: (answer('post') as string | undefined) ?? null,
  };
}

function inspectionWith(before: Review, answers: Answers): Partial<Review> {
  if (before.inspection === null) return {};
  const dayOr = (name: string): Day | null => (answers[name] as Day | undefined) ?? null;
  return {
    judgements: readJudgementList(asText(answers['judgements'])).judgements,
    inspection: {
      ...before.inspection, organisationId: (answers['organisation'] as string | undefined) ?? null, title: asText(answers['title']),
      framework: (answers['framework'] as Framework | undefined) ?? before.inspection.framework, beganOn: dayOr('beganOn'), endedOn: dayOr('endedOn'), publishedOn: dayOr('publishedOn'),
    },
  };
}

function asText(answer: unknown): string {
  return typeof answer === 'string' ? answer : '';
}

export function kindName(kind: LineKind): string {
  if (kind === 'leave out') return leaveOut.text;
  if (kind === 'undertaking') return 'Undertaking';
  return kind in resolutionKindNames ? resolutionKindNames[kind as ResolutionKind] : findingKindNames[kind as FindingKind];
}
