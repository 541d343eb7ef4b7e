// Who gets which letter at a step of a cycle, and what each says. Pure.
import { daysOverdue } from '../actions/action.ts';
import { overdueFlag } from '../actions/present-action.ts';
import { dayLong, dayOf, dayWithWeekday, type Day } from '../calendar/day.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { decisionNames } from './story.ts';
import type { RequestStep } from './chase.ts';
import type { LastReport } from './cycle-run.store.ts';
import type { Asked, CycleFacts } from './read-asked.ts';
import type { UpdateRequestLetter } from './update-request.email.ts';

export interface Reader { personId: string; name: string; email: string }

/** One letter: what its reader owes, and, where directors are copied, what the posts they direct owe. */
export interface Owing { to: Reader; own: readonly Asked[]; directed: readonly Asked[] }

/** One a person, however many posts they hold; nobody who owes nothing. */
export function whoOwes(asked: readonly Asked[], { copiesDirectors }: { copiesDirectors: boolean }): Owing[] {
  const open = asked.filter((one) => !one.isAnswered);
  const readers = new Map<string, Reader>();
  for (const { post, director } of open) for (const who of [post.holder, copiesDirectors ? director : null]) if (who !== null) readers.set(who.personId, who);
  return [...readers.values()].sort((a, b) => (a.personId < b.personId ? -1 : 1)).map((to) => ({
    to, own: open.filter(({ post }) => post.holder?.personId === to.personId), directed: copiesDirectors ? open.filter(({ director }) => director?.personId === to.personId) : [],
  }));
}

export function letterFor({ to, own, directed }: Owing, of: { facts: CycleFacts; meeting: Meeting; step: RequestStep; wasAsked: boolean; address: string; today: Day; report?: LastReport | undefined }): UpdateRequestLetter {
  const { facts: { panel, cycle }, meeting, step, wasAsked, today } = of;
  return {
    officerName: to.name, panelName: panel.name, meetingDay: dayWithWeekday(meeting.meetsOn), deadline: dayLong(cycle.updateDeadline), address: of.address,
    reminderSays: own.length === 0 ? undefined : says(step, wasAsked, today > cycle.updateDeadline, own, panel.directorsCopied),
    items: own.map((one) => itemOf(one, today, of.report)), directed: directed.map(({ action, post }) => ({ reference: action.reference, wording: action.wording, leadSays: `${post.holder?.name ?? ''}, ${post.title}` })),
  };
}

function says(step: RequestStep, wasAsked: boolean, isLate: boolean, own: readonly Asked[], directorsCopied: boolean): string | undefined {
  if (step !== 'last-call') return wasAsked ? 'This is a reminder: nothing has come for these actions yet.' : undefined;
  const director = directorsCopied ? own.find((one) => one.director !== null)?.director : undefined;
  return `${isLate ? 'Updates were due already. ' : ''}This is the last call before the report is drawn up; without an update it will say that none was received.${director ? ` ${director.name} is told as well.` : ''}`;
}

function itemOf({ action, targets, last, lastReturn, lastDecision, asks, isSentBack }: Asked, today: Day, report: LastReport | undefined): UpdateRequestLetter['items'][number] {
  const was = targets.filter(({ targetOn }) => targetOn !== action.targetOn).map(({ targetOn }) => dayLong(targetOn)).toReversed();
  const target = action.targetOn === null ? 'No target date yet' : `Target ${dayLong(action.targetOn)}`;
  return {
    reference: action.reference, wording: action.wording,
    targetSays: [`${target}${was.length > 0 ? ` (was ${was.join(', ')})` : ''}`, overdueFlag(daysOverdue(action, today))].filter((part) => part !== undefined).join(', '),
    sinceSays: report && sinceReport(action, targets, report, today),
    lastSays: last === undefined ? 'Nothing has been written about it yet.' : `${last.byName} wrote on ${dayLong(dayOf(last.at))}: “${last.text}”`,
    panelSays: [isSentBack && lastReturn !== undefined ? `Sent back with a question: “${lastReturn.question}”` : lastDecision && decisionSays(lastDecision), ...asks.map(({ text }) => `Members want to know: “${text}”`)].filter((part) => part !== undefined).join(' ') || undefined,
  };
}

/** "Since progress report 7 (8 January 2026): became overdue; now at risk." Nothing where nothing has changed. */
function sinceReport(action: Asked['action'], targets: Asked['targets'], { number, on }: LastReport, today: Day): string | undefined {
  const moved = targets.filter(({ position, agreedOn }) => position > 0 && agreedOn >= on).at(-1);
  const changes = [
    ...(action.agreedOn >= on ? ['new on the list'] : []), ...(moved === undefined ? [] : [`more time agreed, until ${dayLong(moved.targetOn)}`]),
    ...(action.targetOn !== null && action.targetOn >= on && daysOverdue(action, today) > 0 ? ['became overdue'] : []), ...(action.stateSinceOn > on ? [`now ${action.state}`] : []),
  ];
  return changes.length === 0 ? undefined : `Since progress report ${number} (${dayLong(on)}): ${changes.join('; ')}.`;
}

function decisionSays({ decidedBy, decidedOn, kind, minuteNumber, words }: NonNullable<Asked['lastDecision']>): string {
  return `The ${decidedBy} ${decisionNames[kind]} on ${dayLong(decidedOn)}${minuteNumber === null ? '' : `, minute ${minuteNumber}`}${words === null ? '.' : `: “${words}”`}`;
}
