// buildEdition: the register at one instant, beside the last dispatched edition, becomes a content that never changes. Pure.
import { instantFrom } from '../calendar/clock.ts';
import { dayLong, dayOf, dayWithWeekday, instantOf, timeOf, type Day } from '../calendar/day.ts';
import { actionContent } from './build-action.ts';
import { questionsOf, recommendationsOf } from './build-business.ts';
import { exceptionsOf } from './build-exceptions.ts';
import { glanceOf } from './build-glance.ts';
import { bodiesOf, measuresOf } from './build-inspections.ts';
import { methodOf } from './build-method.ts';
import { planOf } from './build-plan.ts';
import { building, type Building } from './building.ts';
import { compare, type Comparison } from './compare.ts';
import { type ActionContent, type Annex, type Audience, type Changes, CONTENT_VERSION, type EditionContent, type EditionFacts, type EditionKind, type Grouping, type Head } from './edition-content.ts';
import { fillNotes } from './exempt.ts';
import { isOpen, type PublicRegister, type Register } from './register.ts';
import { atTime, byReference, dated, inSentence, sentence } from './wording.ts';

export interface EditionOrder {
  number: number;
  audience: Audience;
  kind: EditionKind;
  /** A supplement or a replacement: the edition it follows, and what is new or why it replaces it. */
  follows?: { title: string; reason: string };
  introduction?: string;
  grouping?: Grouping;
  leaveOut?: readonly Annex[];
  /** The day the comparison edition went out; its content knows only when it was built. */
  previousDispatchedOn?: Day;
}

/** `previous` is the last dispatched edition: not the last built, and not a date. */
export function buildEdition(register: Register, asOf: Date, previous: EditionContent | undefined, order: EditionOrder): EditionContent {
  const open = publicContent(register.open, asOf, previous, order);
  return order.audience === 'public' ? open : fillNotes(open, register.exempt);
}

/** The public edition. No exempt word can reach it: its register has nowhere to hold one. */
export function publicContent(register: PublicRegister, asOf: Date, previous: EditionContent | undefined, order: EditionOrder): EditionContent {
  const by = building(register, asOf, dayOf(asOf), previous ? instantFrom(previous.head.asAt.at) : null);
  const head = headOf(by, previous, order);
  const facts: EditionFacts = {
    head, actions: listedActions(by, previous), measures: measuresOf(by), bodies: bodiesOf(by), recommendations: recommendationsOf(by), questions: questionsOf(by),
  };
  const comparison = previous ? compare(previous, facts) : null;
  const leftOut = [...(order.leaveOut ?? [])];
  const grouping = order.grouping ?? 'inspection';
  return {
    ...facts,
    contentVersion: CONTENT_VERSION,
    audience: 'public',
    words: register.words,
    grouping,
    leftOut,
    introduction: (order.introduction ?? '').split(/\n\s*\n/).map((p) => p.trim()).filter(Boolean),
    glance: glanceOf(facts, comparison, previous, register.words),
    changes: changesOf(comparison, head),
    exceptions: exceptionsOf(facts, by),
    plan: planOf(told(facts.actions, comparison, order.kind), grouping, by),
    method: methodOf(head, facts.actions, leftOut, by),
  };
}

/** Whatever is open, and whatever ended since the comparison edition; a first edition has nothing that ended. */
function listedActions(by: Building, previous: EditionContent | undefined): ActionContent[] {
  const before = new Map(previous?.actions.map((a) => [a.reference, a.state]));
  const shown = by.register.actions.filter((action) => {
    if (isOpen(action.state)) return true;
    const was = before.get(action.reference);
    if (was !== undefined) return isOpen(was);
    return by.since !== null && action.endedOn !== null && action.endedOn >= dayOf(by.since);
  });
  return shown.map((action) => actionContent(action, by)).sort((a, b) => byReference(a.reference, b.reference));
}

/** A supplement tells only what is new since the edition it adds to; the counts and exceptions are of the whole. */
function told(actions: readonly ActionContent[], comparison: Comparison | null, kind: EditionKind): ActionContent[] {
  const open = actions.filter((a) => isOpen(a.state));
  if (kind !== 'supplement' || !comparison) return open;
  const changed = new Set([...comparison.lines.map((line) => line.reference), ...comparison.updated]);
  return open.filter((a) => changed.has(a.reference));
}

function changesOf(comparison: Comparison | null, head: Head): Changes {
  if (!comparison || !head.comparedWith) return { says: 'This is the first edition, so there is nothing to compare it with.', lines: [], updated: [], unchanged: [] };
  const lines = comparison.lines.map(({ about, reference, short, changes }) => ({ about, reference, short, changes }));
  const says = lines.length === 0 ? `Nothing has changed since ${head.comparedWith.says}.` : `Since ${head.comparedWith.says}; worst first.`;
  return { says, lines, updated: comparison.updated, unchanged: comparison.unchanged };
}

function headOf(by: Building, previous: EditionContent | undefined, order: EditionOrder): Head {
  const { register } = by;
  const { meeting } = register;
  return {
    council: register.council.name, panel: register.panel.name, panelCode: register.panel.code, number: order.number, kind: order.kind,
    title: `${register.reportTitle} ${order.number}`, kindSays: kindSays(order), part: register.words.partOne, partSays: 'Public',
    meeting: { on: meeting.on, says: dayWithWeekday(meeting.on), long: dayLong(meeting.on), time: atTime(timeOf(instantOf(meeting.on, meeting.at))), venue: meeting.venue },
    asAt: { at: by.asOf.toISOString(), says: `${dayLong(by.today)} at ${atTime(timeOf(by.asOf))}` },
    comparedWith: previous ? comparedWith(previous, order) : null,
    demonstrationSays: register.council.isDemonstration ? 'Demonstration: people and progress are invented.' : null,
    brandColour: register.council.brandColour, ...(register.council.logo === undefined ? {} : { logo: register.council.logo }),
  };
}

function comparedWith(previous: EditionContent, order: EditionOrder): Head['comparedWith'] {
  const { head } = previous;
  return {
    number: head.number, title: head.title, asAt: head.asAt.at, dispatched: order.previousDispatchedOn ? dated(order.previousDispatchedOn) : null,
    says: `${inSentence(head.title)}, for the meeting of ${head.meeting.long}`,
  };
}

function kindSays(order: EditionOrder): string | null {
  if (order.kind === 'main') return null;
  const { title, reason } = order.follows ?? { title: 'the edition before', reason: 'no reason given' };
  return order.kind === 'supplement' ? sentence(`Supplement to ${title}. What is new: ${reason}`) : sentence(`Replaces ${title}, because ${reason}`);
}
