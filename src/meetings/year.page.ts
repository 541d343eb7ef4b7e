// A panel's meetings of one municipal year: what became of each, its reports, its minutes, and who was there how often.
import type { Request, Response } from 'express';
import { addDays, dayShort, parseDay, type Day } from '../calendar/day.ts';
import { municipalYearOf, type MunicipalYear } from '../calendar/municipal-year.ts';
import { NotFound } from '../database/errors.ts';
import { listEditions } from '../editions/edition.store.ts';
import { standing, type EditionSummary } from '../editions/edition.ts';
import { findPanelByCode } from '../panels/panel.store.ts';
import { listResolutionsOfMeetings } from '../resolutions/resolution.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { Link } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { attendanceByMember, namesOf, type AttendanceRecord, type YearOfMember } from './attendance.ts';
import { listAttendances } from './attendance.store.ts';
import { forwardPath, meetingPath, stateLabel, timeLabel, yearPath, type Meeting } from './meeting.ts';
import { maySeeMeetings } from './meeting.policy.ts';
import { listMeetings, listMinutes } from './meeting.store.ts';

export interface MeetingOfYear { href: string; day: string; at: string; stands: string; reports: readonly Link[]; noReport: string; minutes: string; resolutions: string; present: string }
export interface YearPage { title: string; panelName: string; others: readonly Link[]; meetings: readonly MeetingOfYear[]; members: readonly YearOfMember[]; forwardHref: string }

const yearView = view<YearPage>('meetings/year');

export async function showYear(req: Request<{ code: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const panel = await findPanelByCode(db, req.params.code);
  if (panel === undefined || !maySeeMeetings(personOf(req), panel.id)) throw new NotFound(`panel ${req.params.code}`);
  const all = await listMeetings(db, panel.id);
  const annual = all.filter(({ kind }) => kind === 'annual').map(({ meetsOn }) => meetsOn);
  const asked = req.query['on'];
  const year = municipalYearOf((typeof asked === 'string' ? parseDay(asked) : undefined) ?? clock.today(), annual);
  const meetings = all.filter(({ meetsOn }) => meetsOn >= year.startsOn && meetsOn <= year.endsOn);
  const ids = meetings.map(({ id }) => id);
  const [editions, minutes, resolutions, attendances] = await Promise.all([listEditions(db, [panel.id]), listMinutes(db, ids), listResolutionsOfMeetings(db, ids), listAttendances(db, ids)]);
  const title = `Municipal year ${year.label}`;
  renderPage(res, { title, section: 'meetings', explains: ['municipalYear', 'edition', 'supplement', 'replacement'], back: { href: '/meetings', text: 'Meetings' } }, yearView({
    title, panelName: panel.name, others: otherYears(panel.code, year, all), forwardHref: forwardPath(panel.code), members: attendanceByMember(attendances),
    meetings: meetings.map((meeting) => present(meeting, standing(editions).filter(({ meetingId }) => meetingId === meeting.id), {
      minutes: minutes.filter(({ meetingId }) => meetingId === meeting.id).at(-1)?.standing, resolutions: resolutions.filter(({ meetingId }) => meetingId === meeting.id).length, attendance: attendances.find(({ meetingId }) => meetingId === meeting.id),
    }, clock.today())),
  }));
}

function present(meeting: Meeting, editions: readonly EditionSummary[], had: { minutes: 'draft' | 'agreed' | undefined; resolutions: number; attendance: AttendanceRecord | undefined }, today: Day): MeetingOfYear {
  const { minutes, resolutions, attendance } = had;
  // Of a meeting that is still to come nothing is missing yet.
  const missing = (said: string): string => (meeting.state === 'held' || meeting.meetsOn < today ? said : '–');
  return {
    href: meetingPath(meeting.id), day: dayShort(meeting.meetsOn), at: timeLabel(meeting.meetsAt), stands: `${meeting.kind === 'ordinary' ? '' : `${meeting.kind}, `}${stateLabel(meeting)}`,
    reports: editions.toSorted((a, b) => a.number - b.number).map(({ id, number, kind }) => ({ href: `/editions/${id}`, text: kind === 'main' ? `report ${number}` : `${kind} ${number}` })),
    noReport: missing('none'), minutes: minutes ?? missing(resolutions > 0 ? 'not read in' : 'none yet'), resolutions: resolutions === 0 ? missing('0') : String(resolutions), present: attendance === undefined ? missing('not recorded') : `${namesOf(attendance, 'present').length} of ${attendance.members.length}`,
  };
}

/** The years before and after, as far as there are meetings. */
function otherYears(code: string, year: MunicipalYear, all: readonly Meeting[]): Link[] {
  const link = (on: Day): Link => ({ href: yearPath(code, on), text: `Municipal year ${municipalYearOf(on).label}` });
  const before = all.some(({ meetsOn }) => meetsOn < year.startsOn) ? [link(addDays(year.startsOn, -30))] : [];
  return [...before, ...(all.some(({ meetsOn }) => meetsOn > year.endsOn) ? [link(addDays(year.endsOn, 30))] : [])];
}
