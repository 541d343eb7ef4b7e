// Page one: the counts with the previous edition's beside them, and the sentences a member with five minutes needs.
import { figure } from '../inspections/amount.ts';
import type { ChangeKind } from './change-kinds.ts';
import type { ChangedThing, Comparison } from './compare.ts';
import type { ActionContent, EditionContent, EditionFacts, Glance, GlanceLine } from './edition-content.ts';
import { type EditionWords, isOpen, OPEN_STATES, stateWord } from './register.ts';
import { byReference, capital, count, listed, references, shortened } from './wording.ts';

/** So many lines are told at length; what follows is named by reference, never left out. */
const TOLD = 5;
/** Short enough for one printed line together with what there is to say. */
const BRIEF = 52;

export function glanceOf(facts: EditionFacts, comparison: Comparison | null, previous: EditionContent | undefined, words: EditionWords): Glance {
  const open = facts.actions.filter((a) => isOpen(a.state));
  const overdue = open.filter((a) => a.overdue);
  const silent = open.filter((a) => a.silence);
  const before = previous?.glance;
  return {
    followed: { now: open.length, before: before?.followed.now ?? null },
    states: OPEN_STATES.map((state) => ({ state, word: stateWord(state, words), now: open.filter((a) => a.state === state).length, before: before?.states.find((s) => s.state === state)?.now ?? null })),
    overdue: { now: overdue.length, before: before?.overdue.now ?? null },
    silent: { now: silent.length, before: before?.silent.now ?? null },
    closedSince: comparison ? facts.actions.filter((a) => a.state === 'closed').length : null,
    asks: asksOf(open),
    slipped: slippedLines(overdue, comparison),
    silentLines: silentLines(silent),
    changed: comparison ? changedLines(comparison, words) : [],
    judgements: facts.bodies.map((body) => `${body.body}: ${body.says}`),
  };
}

function named(actions: readonly { reference: string }[]): string {
  return references(actions.map((a) => a.reference));
}

function asksOf(open: readonly ActionContent[]): string[] {
  const closures = open.filter((a) => a.closureAsked);
  const extensions = open.filter((a) => a.extensionAsked);
  return [
    ...(closures.length > 0 ? [`agree, or refuse, the closure of ${count(closures.length, 'action')}: ${named(closures)}`] : []),
    ...(extensions.length > 0 ? [`decide ${count(extensions.length, 'request')} for more time: ${named(extensions)}`] : []),
  ];
}

function lineAbout(reference: string, says: string): GlanceLine {
  return { head: reference, reference, says };
}

function rest(words: string, actions: readonly { reference: string }[]): GlanceLine[] {
  return actions.length === 0 ? [] : [{ head: null, reference: null, says: `${words}: ${named(actions)}.` }];
}

/** What nobody has proposed to end or extend comes first, then what is newly overdue, then the longest overdue. */
function slippedLines(overdue: readonly ActionContent[], comparison: Comparison | null): GlanceLine[] {
  const fresh = new Set(linesWith(comparison, 'became overdue').map((line) => line.reference));
  const waits = (a: ActionContent) => Number(a.closureAsked !== null || a.extensionAsked !== null);
  const order = [...overdue].sort((a, b) => waits(a) - waits(b) || Number(fresh.has(b.reference)) - Number(fresh.has(a.reference))
    || (b.overdue?.days ?? 0) - (a.overdue?.days ?? 0) || byReference(a.reference, b.reference));
  const worse = linesWith(comparison, 'worse').filter((line) => !overdue.some((a) => a.reference === line.reference));
  return [
    ...order.slice(0, TOLD).map((a) => lineAbout(a.reference, `${shortened(a.wording, BRIEF)}: ${overdueSays(a, comparison, fresh)}`)),
    ...rest('Also overdue', order.slice(TOLD)),
    ...worse.slice(0, TOLD).map((line) => lineAbout(line.reference, `${shortened(line.short, BRIEF)}: ${said(line, 'worse').replace(/^worse: /, '')}`)),
    ...rest('Also worse', worse.slice(TOLD)),
  ];
}

function overdueSays(a: ActionContent, comparison: Comparison | null, fresh: ReadonlySet<string>): string {
  const news = comparison === null ? '' : fresh.has(a.reference) ? 'newly ' : 'still ';
  const asked = a.closureAsked ? '; closure proposed' : a.extensionAsked ? '; more time asked for' : '';
  return `${news}overdue, ${count(a.overdue?.days ?? 0, 'day')}${asked}${a.target.movesSay ? `; ${a.target.movesSay.replace('target ', '')}` : ''}`;
}

function silentLines(silent: readonly ActionContent[]): GlanceLine[] {
  const order = [...silent].sort((a, b) => (b.silence?.days ?? 0) - (a.silence?.days ?? 0) || byReference(a.reference, b.reference));
  const told = order.slice(0, TOLD).map((a) => lineAbout(a.reference,
    `${shortened(a.wording, BRIEF)}: ${count(a.silence?.days ?? 0, 'day')}, ${count(a.silence?.requests ?? 0, 'request')}; ${a.lead.holder ?? a.lead.post}`));
  return [...told, ...rest('Also without an update', order.slice(TOLD))];
}

type Total = readonly [kind: ChangeKind, words: string];

const themes = (words: EditionWords): readonly (readonly [string, readonly Total[]])[] => [
  ['On and off the list', [['new', 'new'], ['closed', 'closed'], ['not accepted', 'not accepted'], ['superseded', 'superseded'], ['reopened', 'open again'], ['no longer listed', 'no longer listed']]],
  ['State', [['better', 'better'], ['worse', 'worse'], ['proposed for closure', 'proposed for closure'], ['closure refused', 'closure refused'], ['closure withdrawn', 'closure no longer proposed']]],
  ['Dates', [['extension agreed', 'given more time'], ['extension refused', 'refused more time'], ['extension asked', 'asking for more time'], ['target changed', 'with another target date']]],
  [capital(words.leadOfficer), [['lead officer changed', `with a new ${words.leadOfficer}`]]],
];

function changedLines(comparison: Comparison, words: EditionWords): GlanceLine[] {
  const told = themes(words).flatMap(([head, totals]): GlanceLine[] => {
    const parts = totals.flatMap(([kind, saying]) => {
      const lines = linesWith(comparison, kind).filter((line) => line.about === 'action');
      return lines.length === 0 ? [] : [`${figure(lines.length)} ${saying} (${named(lines)})`];
    });
    return parts.length === 0 ? [] : [{ head, reference: null, says: `${parts.join('; ')}.` }];
  });
  const judged = comparison.lines.filter((line) => line.about === 'judgement')
    .map((line): GlanceLine => ({ head: capital(line.reference), reference: null, says: `${line.changes.map((c) => c.says).join('; ')}.` }));
  return [...judged.slice(0, TOLD), ...told, ...responsesLine(comparison), ...questionsLine(comparison)];
}

function responsesLine(comparison: Comparison): GlanceLine[] {
  const about = (kind: ChangeKind) => linesWith(comparison, kind).filter((line) => line.about === 'recommendation').map((line) => line.reference);
  const [answered, fresh] = [about('response received'), about('new')];
  const parts = [...(answered.length > 0 ? [`${figure(answered.length)} answered (${listed(answered)})`] : []), ...(fresh.length > 0 ? [`${figure(fresh.length)} new (${listed(fresh)})`] : [])];
  return parts.length === 0 ? [] : [{ head: 'Recommendations', reference: null, says: `${parts.join('; ')}.` }];
}

function questionsLine(comparison: Comparison): GlanceLine[] {
  const asked = linesWith(comparison, 'asked').length;
  const answered = linesWith(comparison, 'answered').length;
  return asked + answered === 0 ? [] : [{ head: 'Members’ questions', reference: null, says: `${figure(answered)} answered, ${figure(asked)} asked and not yet answered.` }];
}

function linesWith(comparison: Comparison | null, kind: ChangeKind): ChangedThing[] {
  return comparison?.lines.filter((line) => line.changes.some((c) => c.kind === kind)) ?? [];
}

function said(line: ChangedThing, kind: ChangeKind): string {
  return line.changes.find((c) => c.kind === kind)?.says ?? '';
}
