// What has changed between two frozen editions, each change named once, from the two contents and nothing else.
import { CHANGE_KINDS, type ChangeKind, severity } from './change-kinds.ts';
import { actionChanges } from './compare-action.ts';
import type { ActionContent, EditionFacts } from './edition-content.ts';
import { isOpen } from './register.ts';
import { byReference, shortened } from './wording.ts';

export interface Change { kind: ChangeKind; says: string }
export interface ChangedThing {
  about: 'action' | 'recommendation' | 'question' | 'measure' | 'judgement'; reference: string; short: string; overdueDays: number; changes: Change[];
}
/** A new update is named in `updated` and not in the lines, which it would swamp: in a good cycle nearly everybody writes. */
export interface Comparison { lines: ChangedThing[]; updated: string[]; unchanged: string[] }

/** `lines` are worst first. */
export function compare(previous: EditionFacts, current: EditionFacts): Comparison {
  const actions = changedActions(previous, current);
  const lines = [...actions, ...changedBusiness(previous, current), ...changedFigures(previous, current)]
    .map((line) => ({ ...line, changes: line.changes.filter((c) => c.kind !== 'updated') })).filter((line) => line.changes.length > 0);
  return {
    lines: lines.sort(worstFirst),
    updated: actions.filter((line) => line.changes.some((c) => c.kind === 'updated')).map((line) => line.reference),
    unchanged: actions.filter((line) => line.changes.length === 0).map((line) => line.reference),
  };
}

function worstFirst(a: ChangedThing, b: ChangedThing): number {
  return worst(a) - worst(b) || b.overdueDays - a.overdueDays || byReference(a.reference, b.reference);
}

function worst(thing: ChangedThing): number {
  return Math.min(CHANGE_KINDS.length, ...thing.changes.map((c) => severity(c.kind)));
}

function changedActions(previous: EditionFacts, current: EditionFacts): ChangedThing[] {
  const before = new Map(previous.actions.map((action) => [action.reference, action]));
  const now = new Set(current.actions.map((action) => action.reference));
  const thing = (action: ActionContent, changes: Change[]): ChangedThing =>
    ({ about: 'action', reference: action.reference, short: action.short, overdueDays: action.overdue?.days ?? 0, changes: changes.sort((a, b) => severity(a.kind) - severity(b.kind)) });
  // A closed action is shown once more and then lives in the archive: its leaving is no change, any other's is.
  const gone = previous.actions.filter((action) => isOpen(action.state) && !now.has(action.reference))
    .map((action) => thing(action, [{ kind: 'no longer listed', says: `no longer listed; it was ${action.stateWord}` }]));
  return [...current.actions.map((action) => thing(action, actionChanges(before.get(action.reference), action))), ...gone];
}

function changedBusiness(previous: EditionFacts, current: EditionFacts): ChangedThing[] {
  const recommendations = current.recommendations.map((now): ChangedThing => {
    const before = previous.recommendations.find((r) => r.id === now.id);
    const answered = now.answered !== null && before?.answered == null;
    const changes: Change[] = answered ? [{ kind: 'response received', says: `${now.to} answered: ${now.says}` }]
      : before ? [] : [{ kind: 'new', says: `new recommendation to ${now.to}: ${now.says}` }];
    return { about: 'recommendation', reference: now.label, short: shortened(now.text), overdueDays: now.lateDays, changes };
  });
  const questions = current.questions.map((now): ChangedThing => {
    const before = previous.questions.find((q) => q.id === now.id);
    const known = new Set(before?.answers.map((a) => a.id));
    const answers = now.answers.filter((a) => !known.has(a.id));
    const changes: Change[] = answers.length > 0 ? [{ kind: 'answered', says: `answered: ${answers.map((a) => a.says).join('; ')}` }]
      : before ? [] : [{ kind: 'asked', says: `asked by ${now.says}` }];
    return { about: 'question', reference: now.label, short: shortened(now.text), overdueDays: 0, changes };
  });
  return [...recommendations, ...questions];
}

function changedFigures(previous: EditionFacts, current: EditionFacts): ChangedThing[] {
  const measures = current.measures.map((now): ChangedThing => {
    const known = new Set(previous.measures.find((m) => m.id === now.id)?.readings.map((r) => r.id));
    const readings = now.readings.filter((r) => !known.has(r.id));
    const says = `new reading${readings.length > 1 ? 's' : ''}: ${readings.map((r) => `${r.says} on ${r.on.long}`).join('; ')}`;
    return { about: 'measure', reference: now.name, short: '', overdueDays: 0, changes: readings.length > 0 ? [{ kind: 'new reading', says }] : [] };
  });
  const known = new Set(previous.bodies.flatMap((body) => body.rows.map((row) => row.inspectionId)));
  const judgements = current.bodies.flatMap((body) => body.rows.filter((row) => !known.has(row.inspectionId)).map((row): ChangedThing => ({
    about: 'judgement', reference: body.body, short: '', overdueDays: 0,
    changes: [{ kind: 'new judgement', says: `new judgement, ${row.title}: ${row.overall ?? 'no overall judgement'}` }],
  })));
  return [...measures, ...judgements];
}
