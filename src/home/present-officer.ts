// The home of an officer or a director in words: what is owed and by when, overdue first. Pure.
import { actionPath } from '../actions/action-path.ts';
import { overdueFlag, stateText } from '../actions/present-action.ts';
import { dayLong, dayOf, dayShort, daysBetween, dayWithWeekday, type Day } from '../calendar/day.ts';
import { count, shortened } from '../editions/wording.ts';
import { holdsPost, type Person } from '../people/person.ts';
import type { Look } from '../web/ui.ts';
import type { Urgency } from './home.ts';
import { inDays } from './meeting-words.ts';
import type { Owed } from './owed.ts';
import type { PanelNow } from './panel-now.ts';
import type { OfficerDay } from './read-officer.ts';

export interface OfficerHome {
  /** One for each panel that asks. */
  asked: readonly { text: string; isLate: boolean }[];
  items: readonly OwedLine[];
  more: string | undefined;
  postsHeading: string;
  /** What waits for a director's sign-off. */
  signOff: string | undefined;
  posts: readonly { label: string; says: string; href: string; items: readonly OwedLine[]; more: string | undefined }[];
}

export interface OwedLine {
  reference: string; href: string; reportHref: string; wording: string; state: Look; stateText: string; overdue: string | undefined; target: string; was: readonly string[]; helps: boolean; said: string; isAnswered: boolean;
}

const SHOWN = 12;
const SHOWN_OF_A_POST = 4;

export function officerHead(day: OfficerDay, person: Person): { caption: string | undefined; title: string; purpose: string | undefined } {
  const { mine } = day;
  const caption = person.posts.map(({ title }) => title).join(', ');
  const of = (items: readonly Owed[]): string => { const late = items.filter(({ daysOverdue }) => daysOverdue > 0).length; return `${count(items.length, 'item')}${late === 0 ? '' : `, ${late} overdue`}`; };
  const theirs = day.posts.flatMap(({ items }) => items);
  if (mine.length === 0 && theirs.length > 0) return { caption, title: `The posts you direct have ${of(theirs)}`, purpose: 'What they owe, post by post.' };
  return { caption, title: mine.length === 0 ? 'Nothing is asked of you' : `You have ${of(mine)}`, purpose: mine.length === 0 ? 'Open actions of your posts appear here, with what is wanted and by when.' : 'What your posts owe, overdue first.' };
}

export function presentOfficer(day: OfficerDay, person: Person, today: Day, signOff?: string): OfficerHome {
  const line = (owed: Owed): OwedLine => presentOwed(owed, person, today);
  return {
    signOff, asked: day.panels.map((panel) => asked(panel, day, today)), items: day.mine.slice(0, SHOWN).map(line), more: rest(day.mine.length - SHOWN),
    postsHeading: day.mine.length === 0 ? 'Post by post' : 'The posts you direct',
    posts: day.posts.map(({ postId, label, items }) => ({ label, says: postSays(items), href: `/actions?lead=${postId}`, items: items.slice(0, SHOWN_OF_A_POST).map(line), more: rest(items.length - SHOWN_OF_A_POST) })),
  };
}

export function urgencyOfOfficer(day: OfficerDay, today: Day): Urgency {
  const open = day.mine.filter(({ isAnswered }) => !isAnswered);
  const isNear = day.panels.some(({ cycle }) => cycle !== undefined && daysBetween(today, cycle.updateDeadline) <= 2);
  if (open.some(({ daysOverdue, isSentBack }) => daysOverdue > 0 || isSentBack) || (open.length > 0 && isNear)) return 3;
  return open.length > 0 ? 2 : day.posts.length > 0 ? 1 : 0;
}

function asked({ panel, next, cycle }: PanelNow, { mine }: OfficerDay, today: Day): { text: string; isLate: boolean } {
  const own = mine.filter(({ action }) => action.panelId === panel.id);
  if (next === undefined || cycle === undefined) return { text: `${panel.name}: no meeting is planned yet. You can write at any time.`, isLate: false };
  const done = own.filter(({ isAnswered }) => isAnswered).length;
  const by = daysBetween(today, cycle.updateDeadline);
  const isLate = by < 0 && done < own.length;
  const when = by < 0 ? `Answers were due by ${dayLong(cycle.updateDeadline)}; what you write now is still taken, and marked as late.` : `Answers by ${dayLong(cycle.updateDeadline)}, ${inDays(by)}.`;
  return { text: `For the meeting of the ${panel.name} on ${dayWithWeekday(next.meetsOn)}. ${isLate || by >= 0 ? when : ''}${own.length === 0 ? '' : ` ${done} of ${own.length} done.`}`, isLate };
}

function presentOwed({ action, was, daysOverdue, last, isAnswered, isSentBack }: Owed, person: Person, today: Day): OwedLine {
  return {
    reference: action.reference, href: actionPath(action.reference), reportHref: `/my-actions#${action.reference}`, wording: shortened(action.wording, 120), state: action.state, stateText: stateText(action.state),
    overdue: overdueFlag(daysOverdue), target: action.targetOn === null ? 'none yet' : dayShort(action.targetOn), was: was.map(dayShort), isAnswered, helps: helps(person, action),
    said: isSentBack ? 'sent back to you with a question' : isAnswered ? 'done for this meeting' : lastSaid(last, person, today),
  };
}

/** Contributors report as well; it is another who answers for it. */
function helps(person: Person, action: Owed['action']): boolean {
  return !holdsPost(person, action.leadPostId) && action.contributorPostIds.some((postId) => holdsPost(person, postId));
}

function lastSaid(last: Owed['last'], person: Person, today: Day): string {
  if (last === undefined) return 'no update yet';
  const on = dayOf(last.at);
  return `last update ${on === today ? 'today' : dayLong(on)}${last.byPersonId === person.id ? '' : ` by ${last.byName}`}`;
}

function postSays(items: readonly Owed[]): string {
  const late = items.filter(({ daysOverdue }) => daysOverdue > 0).length;
  const answered = items.filter(({ isAnswered }) => isAnswered).length;
  return `${count(items.length, 'item')} · ${late} overdue · ${answered} answered for the coming meeting`;
}

function rest(n: number): string | undefined {
  return n > 0 ? `${n} more` : undefined;
}
