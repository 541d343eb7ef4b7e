// Meetings of the panels a person has a part in: what comes next, and by municipal year what has been.
import type { Request, Response } from 'express';
import { dayWithWeekday, type Day } from '../calendar/day.ts';
import { municipalYearOf } from '../calendar/municipal-year.ts';
import type { Panel } from '../panels/panel.ts';
import { listPanels } from '../panels/panel.store.ts';
import { isClerkOf, type Person } from '../people/person.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { forwardPath, meetingPath, nextMeeting, stateLabel, timeLabel, yearPath, type Meeting } from './meeting.ts';
import { listMeetings } from './meeting.store.ts';

export interface MeetingLine { href: string; day: string; time: string; venue: string; note: string | undefined; isNext: boolean }
export interface PanelMeetings { name: string; yearHref: string; forwardHref: string; planHref: string | undefined; coming: readonly MeetingLine[]; years: readonly { name: string; meetings: readonly MeetingLine[] }[] }
export interface MeetingsPage { panels: readonly PanelMeetings[] }

const meetingsView = view<MeetingsPage>('meetings/meetings');

export async function showMeetings(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const today = req.deps.clock.today();
  const own = (await listPanels(req.deps.db)).filter((panel) => person.parts.some((part) => part.panelId === panel.id));
  const panels = [];
  for (const panel of own) panels.push(present(panel, await listMeetings(req.deps.db, panel.id), person, today));
  renderPage(res, { title: 'Meetings', section: 'meetings' }, meetingsView({ panels }));
}

function present(panel: Pick<Panel, 'id' | 'name' | 'code' | 'successorId'>, meetings: readonly Meeting[], person: Person, today: Day): PanelMeetings {
  const next = nextMeeting(meetings, today);
  const line = (m: Meeting): MeetingLine => ({
    href: meetingPath(m.id), day: dayWithWeekday(m.meetsOn), time: timeLabel(m.meetsAt), venue: m.venue, isNext: m.id === next?.id,
    note: m.state === 'planned' || m.state === 'held' ? (m.kind === 'ordinary' ? undefined : `${m.kind} meeting`) : stateLabel(m),
  });
  const past = meetings.filter((m) => m.meetsOn < today || m.state !== 'planned').reverse();
  const years = [...new Set(past.map((m) => municipalYearOf(m.meetsOn).label))];
  return {
    name: panel.name, yearHref: yearPath(panel.code, today), forwardHref: forwardPath(panel.code), planHref: isClerkOf(person, panel.id) && panel.successorId === null ? `/meetings/plan?panel=${panel.code}` : undefined,
    coming: meetings.filter((m) => m.state === 'planned' && m.meetsOn >= today).map(line),
    years: years.map((name) => ({ name, meetings: past.filter((m) => municipalYearOf(m.meetsOn).label === name).map(line) })),
  };
}
