// What waits for a panel's clerk today, the worst first: what stands in the way, what was handed back, what came in, what is to be read. Pure.
import { blockersOf, type Blocker, type Proposal } from '../actions/action.ts';
import { actionPath } from '../actions/action-path.ts';
import type { UnreadyAction } from '../actions/action-list.store.ts';
import { dayLong, type Day } from '../calendar/day.ts';
import { byReference, count } from '../editions/wording.ts';
import { paperKindNames, type Intake } from '../intake/intake.ts';
import { clockPath, nearness, nearnessSays, type RunningClock } from '../resolutions/running-clock.ts';
import type { LetterState } from '../letters/letter.ts';
import type { Cycle } from '../meetings/cycle.ts';
import { meetingPath, type Meeting } from '../meetings/meeting.ts';
import { grouped } from './grouped.ts';

/** `of` is said to those who hear links apart from their sentence. */
export interface ToDoLink { href: string; text: string; of: string }
export type Mark = 'stop' | 'warn' | 'decide' | 'read';
export interface ToDo { mark: Mark; says: string; references: readonly { href: string; text: string }[]; more: string | undefined; links: readonly ToDoLink[] }

export interface ClerkFacts {
  today: Day;
  next: Meeting | undefined;
  cycle: Pick<Cycle, 'publishBy'> | undefined;
  isDispatched: boolean;
  last: Meeting | undefined;
  lastHasMinutes: boolean;
  unready: readonly UnreadyAction[];
  /** Of actions whose exempt note lacks its paragraph. */
  exemptWithoutParagraph: readonly string[];
  proposals: readonly (Pick<Proposal, 'kind' | 'byName'> & { reference: string })[];
  inReview: readonly Pick<Intake, 'id' | 'kind' | 'fileName'>[];
  unanswered: number;
  /** Of those who were asked for updates; undefined before the first request has gone out. */
  answers?: { people: number; waiting: number; dueOn: Day } | undefined;
  /** Running ones whose day is near or has passed, soonest first. */
  clocks?: readonly Pick<RunningClock, 'id' | 'name' | 'dueOn' | 'metOn'>[];
  /** Requests for updates that go on paper and nobody has handed over yet. */
  toPrint?: number;
  /** Undefined where another home on the page has said it. */
  letters: ReadonlyMap<LetterState, number> | undefined;
}

export function toDoToday(facts: ClerkFacts): ToDo[] {
  return [...late(facts), ...unready(facts.unready), ...exempt(facts.exemptWithoutParagraph), ...lettersInTrouble(facts.letters), ...onPaper(facts), ...clocks(facts), ...answers(facts), ...handBacks(facts.proposals), ...afterTheMeeting(facts),
    ...papers(facts.inReview), ...questions(facts.unanswered), ...proposed(facts.proposals)];
}

function line(mark: Mark, says: string, links: readonly ToDoLink[], references: readonly { href: string; text: string }[] = [], more?: string): ToDo {
  return { mark, says, links, references, more };
}

/** So many references stand in a sentence; the rest are counted. */
const NAMED = 8;

function about(mark: Mark, says: string, references: readonly string[], page?: string, links: readonly ToDoLink[] = []): ToDo {
  const sorted = [...new Set(references)].sort(byReference);
  const rest = sorted.length - NAMED;
  return line(mark, says, links, sorted.slice(0, NAMED).map((reference) => ({ href: actionPath(reference, page), text: reference })), rest > 0 ? `and ${rest} more` : undefined);
}

function late({ today, next, cycle, isDispatched }: ClerkFacts): ToDo[] {
  if (next === undefined || cycle === undefined || isDispatched || today < cycle.publishBy) return [];
  const send = { href: `${meetingPath(next.id)}/dispatch`, text: 'Prepare the report', of: '' };
  return today === cycle.publishBy ? [line('warn', 'Today is the last lawful day for the papers: five clear days before the meeting.', [send])]
    : [line('stop', `The papers were due out by ${dayLong(cycle.publishBy)}. A report sent now misses the five clear days, and asks for a reason.`, [send])];
}

function onPaper({ next, toPrint = 0 }: ClerkFacts): ToDo[] {
  if (next === undefined || toPrint === 0) return [];
  return [line('warn', `${count(toPrint, 'request')} for updates ${toPrint === 1 ? 'goes' : 'go'} on paper: print and hand over.`, [{ href: `${meetingPath(next.id)}/paper-requests`, text: 'Print', of: 'the requests on paper' }])];
}

function unready(actions: readonly UnreadyAction[]): ToDo[] {
  const having = (blocker: Blocker): UnreadyAction[] => actions.filter((action) => blockersOf(action, action.holderExists).includes(blocker));
  const [leaderless, untargeted] = [having('no-lead-post'), having('no-target')];
  const posts = grouped(having('nobody-holds-it'), (action) => action.leadTitle ?? 'a post');
  return [
    ...(leaderless.length === 0 ? [] : [mend(`${leaderless.length === 1 ? 'has' : 'have'} no lead post`, leaderless, 'lead-post', 'Choose a post')]),
    ...[...posts].map(([title, led]) => mend(`${led.length === 1 ? 'is' : 'are'} led by the ${title}, a post nobody holds now`, led, 'lead-post', 'Choose another post')),
    ...(untargeted.length === 0 ? [] : [mend(`${untargeted.length === 1 ? 'has' : 'have'} no target date`, untargeted, 'target', 'Set a target')]),
  ];
}

/** One action: its sentence and its button. Several: the sentence, and each reference is the way to its mend. */
function mend(says: string, actions: readonly UnreadyAction[], page: string, text: string): ToDo {
  const [one, another] = actions.map(({ reference }) => reference);
  if (one !== undefined && another === undefined) return line('stop', `${one} ${says}.`, [{ href: actionPath(one, page), text, of: `for ${one}` }]);
  return about('stop', `${count(actions.length, 'action')} ${says}:`, actions.map(({ reference }) => reference), page);
}

function clocks({ clocks: running = [], today }: ClerkFacts): ToDo[] {
  return running.map((clock) => line(nearness(clock, today) === 'passed' ? 'stop' : 'warn', `${clock.name}: ${dayLong(clock.dueOn)}, ${nearnessSays(clock, today)}.`, [{ href: clockPath(clock.id), text: 'See the clock', of: clock.name }]));
}

function answers({ answers: stand, next, today }: ClerkFacts): ToDo[] {
  if (stand === undefined || stand.waiting === 0 || next === undefined) return [];
  const { people, waiting, dueOn } = stand;
  const isPast = today > dueOn;
  const says = `${waiting} of ${count(people, 'officer')} ${waiting === 1 ? 'has' : 'have'} not answered; updates ${isPast ? 'were' : 'are'} due by ${dayLong(dueOn)}.`;
  return [line(isPast ? 'warn' : 'read', says, [{ href: `${meetingPath(next.id)}/cycle`, text: 'See who', of: 'has not answered' }])];
}

function exempt(references: readonly string[]): ToDo[] {
  return references.length === 0 ? [] : [about('stop', 'An exempt note is without its Schedule 12A paragraph; no report goes out until it has one:', references)];
}

const troubles: readonly (readonly [state: LetterState, words: string])[] = [
  ['unknown', 'may or may not have arrived'], ['failed', 'failed'], ['bounced_hard', 'came back'], ['bounced_soft', 'came back for now'], ['held', 'held back'], ['expired', 'out of time'],
];

export function lettersInTrouble(letters: ReadonlyMap<LetterState, number> | undefined): ToDo[] {
  const parts = troubles.flatMap(([state, words]) => { const n = letters?.get(state) ?? 0; return n === 0 ? [] : [{ n, words }]; });
  const all = parts.reduce((sum, { n }) => sum + n, 0);
  return all === 0 ? [] : [line('stop', `${count(all, 'letter')} ${all === 1 ? 'needs' : 'need'} you: ${parts.map(({ n, words }) => `${n} ${words}`).join(', ')}.`, [{ href: '/letters', text: 'See the letters', of: '' }])];
}

function handBacks(proposals: ClerkFacts['proposals']): ToDo[] {
  return proposals.filter(({ kind }) => kind === 'not mine')
    .map(({ reference, byName }) => line('warn', `${reference} was handed back: ${byName} says it is not theirs.`, [{ href: actionPath(reference), text: 'Read why', of: `${reference} was handed back` }, { href: actionPath(reference, 'lead-post'), text: 'Choose another post', of: `for ${reference}` }]));
}

function afterTheMeeting({ today, last, lastHasMinutes }: ClerkFacts): ToDo[] {
  if (last === undefined || last.meetsOn > today) return [];
  const day = dayLong(last.meetsOn);
  const mark = last.state === 'planned' ? [line('warn', `The meeting of ${day} has passed. Was it held?`, [{ href: `${meetingPath(last.id)}/change`, text: 'Say what became of it', of: '' }])] : [];
  const minutes = lastHasMinutes ? [] : [line('read', `The minutes of ${day} are not in yet; what was resolved becomes actions when they are.`, [{ href: `/intake/new?meeting=${last.id}`, text: 'Read in the minutes', of: `of ${day}` }])];
  return [...mark, ...minutes];
}

function papers(inReview: ClerkFacts['inReview']): ToDo[] {
  if (inReview.length === 0) return [];
  const links = inReview.slice(0, 3).map(({ id, fileName }) => ({ href: `/intake/${id}`, text: fileName, of: '' }));
  const [only] = inReview.length === 1 ? inReview : [];
  return [line('read', only === undefined ? `${inReview.length} papers have been read and wait for your review.` : `A paper has been read and waits for your review (${paperKindNames[only.kind].toLowerCase()}).`, inReview.length > 3 ? [...links, { href: '/intake', text: 'All of them', of: 'the papers in review' }] : links)];
}

function questions(unanswered: number): ToDo[] {
  return unanswered === 0 ? [] : [line('read', `${count(unanswered, 'question')} from members ${unanswered === 1 ? 'is' : 'are'} not answered yet.`, [{ href: '/questions', text: 'Read and answer', of: 'the questions from members' }])];
}

function proposed(proposals: ClerkFacts['proposals']): ToDo[] {
  const of = (wanted: Proposal['kind']): string[] => proposals.filter(({ kind }) => kind === wanted).map(({ reference }) => reference);
  const [closures, extensions] = [of('closure'), of('extension')];
  return [
    ...(closures.length === 0 ? [] : [about('decide', `${count(closures.length, 'closure')} ${closures.length === 1 ? 'is' : 'are'} proposed:`, closures)]),
    ...(extensions.length === 0 ? [] : [about('decide', `More time is asked for ${count(extensions.length, 'action')}:`, extensions)]),
  ];
}
