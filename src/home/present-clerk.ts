// A clerk's home in words: the cycle, what waits today, and what the panel would see if the report went now. Pure.
import { dayLong, dayOf, type Day } from '../calendar/day.ts';
import { count } from '../editions/wording.ts';
import { meetingPath } from '../meetings/meeting.ts';
import { presentCycle } from '../meetings/present-cycle.ts';
import type { CycleLine, EmptyState, Figures, Link } from '../web/ui.ts';
import { reportSays } from './meeting-words.ts';
import type { ToDo } from './clerk-to-do.ts';
import type { Urgency } from './home.ts';
import type { ClerkDay } from './read-clerk.ts';

export interface ClerkHome {
  meetingLinks: readonly Link[];
  cycle: CycleLine | undefined;
  toDo: readonly ToDo[];
  /** Said where nothing waits. */
  nothing: string;
  sent: { says: string; links: readonly Link[] } | undefined;
  draft: { figures: Figures; said: string | undefined; prepareHref: string; previewHref: string } | undefined;
  empty: EmptyState | undefined;
}

export function presentClerk(day: ClerkDay, today: Day): ClerkHome {
  const { next, cycle, panel } = day.now;
  const at = next && meetingPath(next.id);
  return {
    meetingLinks: at === undefined ? [] : [{ href: at, text: 'The meeting and its papers' }, { href: `${at}/change`, text: 'Move or cancel it' }, { href: '/meetings/calendar', text: 'All cycles, month by month' }],
    cycle: next && cycle && presentCycle(cycle, next, today, day.chase?.steps), toDo: day.toDo, nothing: nothingToDo(day, today),
    sent: day.dispatched && { says: `Report ${day.dispatched.number} for this meeting was dispatched on ${dayLong(dayOf(day.dispatched.dispatchedAt))}.`, links: [{ href: `/editions/${day.dispatched.id}`, text: 'Open it as it was sent' }, { href: `/editions/${day.dispatched.id}/letters`, text: 'Who has it' }] },
    draft: at !== undefined && day.dispatched === undefined && day.counts.open > 0 ? { ...figuresOf(day), prepareHref: `${at}/dispatch`, previewHref: `${at}/draft` } : undefined,
    empty: emptyOf(day, panel.code),
  };
}

export function urgencyOfClerk(day: ClerkDay): Urgency {
  return day.toDo.some(({ mark }) => mark === 'stop' || mark === 'warn') ? 3 : day.toDo.length > 0 ? 2 : 1;
}

function figuresOf({ draft, counts }: ClerkDay): { figures: Figures; said: string | undefined } {
  const label = 'The report as it stands now';
  const words = (n: number, one: string, many: string): { count: number; text: string } => ({ count: n, text: n === 1 ? one : many });
  if (draft === undefined) return { figures: { label, figures: [words(counts.open, 'action', 'actions'), words(counts.overdue, 'overdue', 'overdue')] }, said: 'The preview counts what has changed and where no update was received.' };
  const { glance, changes, head } = draft;
  const figures = [words(glance.followed.now, 'action', 'actions'), words(glance.overdue.now, 'overdue on the day', 'overdue on the day')];
  if (head.comparedWith !== null) figures.push(words(changes.lines.length, 'changed', 'changed'));
  figures.push({ count: glance.silent.now, text: 'no update received' });
  return { figures: { label, figures }, said: head.comparedWith === null ? 'This will be the first report, so there is nothing to compare it with.' : `Compared with ${reportSays(head.comparedWith)}.` };
}

function nothingToDo({ now: { cycle } }: ClerkDay, today: Day): string {
  const step = cycle?.steps.find(({ on }) => on > today);
  return step === undefined ? 'Nothing waits for you today.' : `Nothing waits for you today. The next date of the cycle is ${dayLong(step.on)}.`;
}

function emptyOf({ now: { next, panel }, counts }: ClerkDay, code: string): EmptyState | undefined {
  if (next === undefined) return { title: 'Plan the next meeting', text: `Everything of a cycle (requests, reminders, the last day for papers) is worked back from the day the ${panel.name} meets.`, action: { href: `/meetings/plan?panel=${code}`, text: 'Plan a meeting' } };
  if (counts.all === 0) return { title: 'Nothing is followed yet', text: 'Read in the minutes of a meeting, an inspection report or a table of actions. What you confirm is followed from then on.', action: { href: '/intake/new', text: 'Read in a paper' } };
  if (counts.open === 0) return { title: 'Everything asked for is done', text: `${count(counts.ended, 'action')} ${counts.ended === 1 ? 'has' : 'have'} been taken off the list. New ones come from minutes and inspections.`, action: { href: '/intake/new', text: 'Read in a paper' } };
  return undefined;
}
