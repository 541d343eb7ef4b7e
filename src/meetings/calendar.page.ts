// The cycles of all one's panels: the coming meetings with their dates in one list, and a month with everything that falls in it.
import type { Request, Response } from 'express';
import type { Step } from '../calendar/cycle-steps.ts';
import { dayShort, dayWithWeekday, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Panel } from '../panels/panel.ts';
import { listPanels } from '../panels/panel.store.ts';
import type { Person } from '../people/person.ts';
import { readCycle } from '../progress/read-cycle.ts';
import { getSettings } from '../settings/settings.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { Link } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { cycleOf, stepNames, type Cycle } from './cycle.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { meetingPath, stateLabel, timeLabel, type Meeting } from './meeting.ts';
import { listMeetings, listMovedStepsOf } from './meeting.store.ts';
import { firstOfMonth, monthAfter, monthBefore, monthLabel, monthOfDay, weekdays, weeksOf, type MonthDay, type MonthEntry } from './month.ts';

interface Shown { panel: Panel; meeting: Meeting; cycle: Cycle }
export interface CycleRow { panel: string; meeting: Link; next: string; nextDay: string | undefined; dates: readonly { step: string; day: string; isMoved: boolean }[]; said: string; isHeldUp: boolean }
export interface CalendarPage {
  title: string;
  cycles: readonly CycleRow[];
  month: string;
  weekdays: readonly string[];
  weeks: readonly (readonly MonthDay[])[];
  isEmpty: boolean;
  before: Link;
  after: Link;
  now: Link | undefined;
}

const calendarView = view<CalendarPage>('meetings/calendar');
const inOrder = Object.keys(stepNames) as Step[];

export async function showCalendar(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const today = req.deps.clock.today();
  const first = firstOfMonth(req.query['month']) ?? firstOfMonth(monthOfDay(today)) ?? today;
  const shown = await readShown(req.deps, person);
  const coming = shown.filter(({ meeting }) => meeting.state === 'planned' && meeting.meetsOn >= today).sort((a, b) => (a.meeting.meetsOn < b.meeting.meetsOn ? -1 : 1));
  const cycles = [];
  for (const one of coming) cycles.push(await presentCycle(req.deps, person, one, today));
  const entries = shown.flatMap((one) => entriesOf(person, one));
  const weeks = weeksOf(first, entries, today);
  const link = (month: Day): Link => ({ href: `/meetings/calendar?month=${monthOfDay(month)}`, text: monthLabel(month) });
  const title = 'All cycles, month by month';
  renderPage(res, { title, section: 'meetings', back: { href: '/meetings', text: 'Meetings' }, wide: true }, calendarView({
    title, cycles, month: monthLabel(first), weekdays, weeks, isEmpty: weeks.flat().every((day) => day.entries.length === 0),
    before: link(monthBefore(first)), after: link(monthAfter(first)), now: monthOfDay(first) === monthOfDay(today) ? undefined : { href: '/meetings/calendar', text: 'This month' },
  }));
}

async function readShown({ db }: Deps, person: Person): Promise<Shown[]> {
  const settings = await getSettings(db);
  const shown: Shown[] = [];
  for (const panel of (await listPanels(db)).filter(({ id }) => person.parts.some(({ panelId }) => panelId === id))) {
    const meetings = await listMeetings(db, panel.id);
    const moved = await listMovedStepsOf(db, meetings.map(({ id }) => id));
    for (const meeting of meetings) shown.push({ panel, meeting, cycle: cycleOf(meeting, panel, settings, moved.filter(({ meetingId }) => meetingId === meeting.id)) });
  }
  return shown;
}

async function presentCycle({ db, clock }: Deps, person: Person, { panel, meeting, cycle }: Shown, today: Day): Promise<CycleRow> {
  const next = cycle.steps.find(({ on }) => on >= today);
  const stand = mayRunMeetings(person, panel.id) ? await readCycle(db, meeting, { today, at: clock.now() }) : undefined;
  const asked = stand?.people.flatMap((one) => one.asked) ?? [];
  return {
    panel: panel.name, meeting: { href: hrefOf(person, panel, meeting), text: dayWithWeekday(meeting.meetsOn) },
    next: next === undefined ? 'The meeting' : stepNames[next.step], nextDay: next === undefined ? undefined : next.on === today ? 'today' : dayShort(next.on),
    dates: inOrder.map((step) => { const at = cycle.steps.find((one) => one.step === step); return { step: stepNames[step], day: at === undefined ? '' : dayShort(at.on), isMoved: at?.moved !== undefined }; }),
    said: stand === undefined ? '' : stand.papersOut ? 'papers are out' : `${asked.filter(({ isAnswered }) => isAnswered).length} of ${asked.length} answered`,
    isHeldUp: stand !== undefined && stand.against.length > 0,
  };
}

/** What falls on which day: each date of a cycle that runs or has run, and every meeting with what became of it. */
function entriesOf(person: Person, { panel, meeting, cycle }: Shown): MonthEntry[] {
  const href = hrefOf(person, panel, meeting);
  const steps = meeting.state === 'planned' || meeting.state === 'held' ? cycle.steps.map(({ step, on }) => ({ on, text: `${panel.code}: ${stepNames[step]}`, href, isMeeting: false })) : [];
  const became = meeting.state === 'planned' ? timeLabel(meeting.meetsAt) : stateLabel(meeting);
  return [{ on: meeting.meetsOn, text: `${panel.code} meets, ${became}`, href: meetingPath(meeting.id), isMeeting: true }, ...steps];
}

function hrefOf(person: Person, panel: Panel, meeting: Meeting): string {
  return mayRunMeetings(person, panel.id) && meeting.state === 'planned' ? `${meetingPath(meeting.id)}/cycle` : meetingPath(meeting.id);
}
