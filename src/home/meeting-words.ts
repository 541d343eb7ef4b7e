// The next meeting of a panel, and its reports, in words as every home says them. Pure.
import { dayLong, daysBetween, dayWithWeekday, type Day } from '../calendar/day.ts';
import type { ComparedWith } from '../editions/edition-content.ts';
import { timeLabel } from '../meetings/meeting.ts';
import type { PanelNow } from './panel-now.ts';

/** What stands at the head of a home that is about a meeting. */
export function meetingHead({ panel, next, last }: Pick<PanelNow, 'panel' | 'next' | 'last'>, today: Day): { caption: string | undefined; title: string; purpose: string } {
  if (next === undefined) {
    const before = last === undefined ? '' : ` The last one was on ${dayLong(last.meetsOn)}.`;
    return { caption: undefined, title: panel.name, purpose: `No meeting is planned.${before}` };
  }
  return { caption: panel.name, title: `${dayWithWeekday(next.meetsOn)}, ${timeLabel(next.meetsAt)}`, purpose: `The next meeting, ${inDays(daysBetween(today, next.meetsOn))} · ${next.venue}` };
}

/** "Progress report 7, sent on 7 January 2026" */
export function reportSays({ title, dispatched }: ComparedWith): string {
  return dispatched === null ? title : `${title}, sent on ${dispatched.long}`;
}

export function inDays(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
