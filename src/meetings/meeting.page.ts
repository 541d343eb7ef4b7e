// One meeting on one page, the one that letters lead to: when and where, its papers, what lies before the panel, who was there, what was resolved and what came of it.
import type { Request, Response } from 'express';
import { listAnswering } from '../actions/action.store.ts';
import { actionPath } from '../actions/action-path.ts';
import type { Step } from '../calendar/cycle-steps.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { getPublicText, listEditionsOfMeeting, listFiles } from '../editions/edition.store.ts';
import type { EditionSummary } from '../editions/edition.ts';
import { reportLines, type ReportLine } from '../editions/meeting-reports.ts';
import { readContent } from '../editions/read-content.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { standOf } from '../progress/present-stand.ts';
import { readCycle } from '../progress/read-cycle.ts';
import { blockerSays } from '../progress/tell-chase-stopped.ts';
import { partIn, type Person } from '../people/person.ts';
import { presentResolved, type ResolvedPage } from '../resolutions/present-resolved.ts';
import { listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import type { Settings } from '../settings/settings.ts';
import { agendaLines, reportBefore, type AgendaLine } from '../sittings/agenda.ts';
import { personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import type { CycleLine, Link } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { namesOf, type AttendanceRecord } from './attendance.ts';
import { findAttendance } from './attendance.store.ts';
import { cycleOf } from './cycle.ts';
import { forwardPath, meetingPath, stateLabel, timeLabel, yearPath, type Meeting, type Minutes } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting, listMinuteItems, listMinutes, listMovedSteps } from './meeting.store.ts';
import { presentCycle, type StepMore } from './present-cycle.ts';

export interface MeetingPage {
  title: string;
  panelName: string;
  facts: readonly { key: string; value: string }[];
  movedTo: Link | undefined;
  report: Html;
  cycle: CycleLine | undefined;
  /** What refuses the requests for updates. */
  against: readonly (Link & { says: string })[];
  attendance: readonly { key: string; value: string }[];
  minutes: readonly string[];
  /** For the clerk, while they are not. */
  agreeHref: string | undefined;
  resolved: Html | undefined;
  clerk: ClerkLinks | undefined;
  beside: readonly Link[];
}
export interface ReportPart {
  reports: readonly ReportLine[];
  /** Said where there is none. */
  noReport: string;
  /** For the chair, who reads it before it goes. */
  draftHref: string | undefined;
  /** What lies before the panel, in the order of the report: shown until the meeting is over. */
  agenda: readonly AgendaLine[];
}
interface ClerkLinks { first: Link; others: readonly Link[]; attendanceHref: string | undefined; links: readonly Link[] }

const meetingView = view<MeetingPage>('meetings/meeting');
const reportView = view<ReportPart>('meetings/meeting-report');
const resolvedView = view<ResolvedPage>('resolutions/resolved');

export async function showMeeting(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const meeting = await findMeeting(db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(person, meeting.panelId)) throw new NotFound(`meeting ${req.params.id}`);
  const [panel, settings, editions, attendance, movedTo] = await Promise.all([getPanel(db, meeting.panelId), getSettings(db), listEditionsOfMeeting(db, meeting.id), findAttendance(db, meeting.id), meeting.movedToId === null ? undefined : findMeeting(db, meeting.movedToId)]);
  const isClerk = mayRunMeetings(person, panel.id);
  const title = dayWithWeekday(meeting.meetsOn);
  const { resolved, minutes, mayAgree } = await readResolved(req, panel, meeting, isClerk);
  const report = await readReport(req, panel, settings, meeting, editions);
  const page: Omit<MeetingPage, 'report' | 'resolved'> = {
    title, panelName: panel.name, facts: facts(meeting), movedTo: movedTo && { href: meetingPath(movedTo.id), text: dayWithWeekday(movedTo.meetsOn) },
    ...await readCycleLine(req, panel, settings, meeting, isClerk),
    attendance: attendance === undefined ? [] : attendanceRows(attendance), minutes, agreeHref: mayAgree ? `${meetingPath(meeting.id)}/agree-minutes` : undefined,
    clerk: isClerk ? clerkLinks(meeting, editions, meeting.meetsOn <= clock.today()) : undefined,
    beside: [{ href: yearPath(panel.code, meeting.meetsOn), text: 'The year’s meetings' }, { href: forwardPath(panel.code), text: 'What is due at which meeting' }],
  };
  renderPage(res, { title, section: 'meetings', back: { href: '/meetings', text: 'Meetings' }, explains: ['cycle', 'edition', 'supplement', 'replacement', 'resolution', 'undertaking', 'recommendation'] }, (words) => meetingView({
    ...page, report: reportView(report)(words), resolved: resolved.items.length + resolved.undertakings.length === 0 ? undefined : resolvedView(resolved)(words),
  })(words));
}

async function readReport(req: Request, panel: Panel, settings: Settings, meeting: Meeting, editions: readonly EditionSummary[]): Promise<ReportPart> {
  const { db, clock } = req.deps;
  const files = (await Promise.all(editions.map(({ id }) => listFiles(db, id)))).flat();
  const before = meeting.state === 'planned' ? reportBefore(editions) : undefined;
  return {
    reports: reportLines(editions, { panelCode: panel.code, reportTitle: settings.reportTitle, now: clock.now(), files }),
    noReport: meeting.state === 'planned' ? 'The report has not been dispatched yet. It stands here when it is.' : 'No report was dispatched for this meeting.',
    draftHref: draftHref(personOf(req), meeting), agenda: before === undefined ? [] : agendaLines(readContent(await getPublicText(db, before.id))),
  };
}

async function readCycleLine({ deps: { db, clock } }: Request, panel: Panel, settings: Settings, meeting: Meeting, isClerk: boolean): Promise<Pick<MeetingPage, 'cycle' | 'against'>> {
  if (meeting.state !== 'planned') return { cycle: undefined, against: [] };
  const cycle = cycleOf(meeting, panel, settings, await listMovedSteps(db, meeting.id));
  const stand = isClerk ? await readCycle(db, meeting, { today: clock.today(), at: clock.now() }) : undefined;
  const steps = new Map(stand === undefined ? [] : cycle.steps.map((one): [Step, StepMore] => [one.step, { ...standOf(one, stand, clock.today()), href: undefined }]));
  return { cycle: presentCycle(cycle, meeting, clock.today(), steps), against: stand?.against.map(({ reference, blocker }) => ({ href: actionPath(reference), text: reference, says: `${blockerSays[blocker]}.` })) ?? [] };
}

async function readResolved({ deps: { db } }: Request, panel: Panel, meeting: Meeting, isClerk: boolean): Promise<{ resolved: ResolvedPage; minutes: string[]; mayAgree: boolean }> {
  const [resolutions, undertakings, minutes] = await Promise.all([listResolutionsOfMeetings(db, [meeting.id]), listUndertakingsOfMeetings(db, [meeting.id]), listMinutes(db, [meeting.id])]);
  const items = (await Promise.all(minutes.map(({ id }) => listMinuteItems(db, id)))).filter((list) => list.length > 0).at(-1) ?? [];
  const actionsOf = new Map<string, Link[]>();
  for (const { causeId, reference } of await listAnswering(db, [panel.id], [...resolutions, ...undertakings].map(({ id }) => id))) actionsOf.set(causeId, [...(actionsOf.get(causeId) ?? []), { href: actionPath(reference), text: reference }]);
  return { resolved: presentResolved(items, resolutions, undertakings, { actionsOf, mayMake: isClerk }), minutes: minutes.map(minutesSay), mayAgree: isClerk && minutes.length > 0 && minutes.at(-1)?.agreedOn === null };
}

function minutesSay({ standing, agreedOn }: Minutes): string {
  if (standing === 'draft') return 'Draft minutes';
  return `Minutes, agreed as a correct record${agreedOn === null ? '' : ` on ${dayLong(agreedOn)}`}`;
}

function facts(meeting: Meeting): MeetingPage['facts'] {
  return [
    { key: 'Begins', value: timeLabel(meeting.meetsAt) }, { key: 'Where', value: meeting.venue }, { key: 'Kind', value: `${meeting.kind} meeting, ${stateLabel(meeting)}` },
    ...(meeting.stateReason === null ? [] : [{ key: 'Note', value: meeting.stateReason }]),
  ];
}

function attendanceRows(record: AttendanceRecord): MeetingPage['attendance'] {
  const rows = [['Present', namesOf(record, 'present').join(', ') || 'nobody'], ['Apologies', namesOf(record, 'apologies').join(', ')], ['Absent', namesOf(record, 'absent').join(', ')], ['Also there', record.alsoPresent ?? '']];
  return rows.map(([key = '', value = '']) => ({ key, value })).filter(({ value }) => value !== '');
}

function draftHref(person: Person, meeting: Meeting): string | undefined {
  return partIn(person, meeting.panelId) === 'chair' && meeting.state === 'planned' ? `${meetingPath(meeting.id)}/draft` : undefined;
}

/** One thing is next: the report before the day, the screen on the day, the minutes after it. */
function clerkLinks(meeting: Meeting, editions: readonly EditionSummary[], hasCome: boolean): ClerkLinks {
  const at = meetingPath(meeting.id);
  const isOn = meeting.state === 'planned' || meeting.state === 'held';
  const report = { href: `${at}/dispatch`, text: 'Prepare the progress report' };
  const sitting = { href: `${at}/sitting`, text: 'In the meeting' };
  const minutes = { href: `/intake/new?meeting=${meeting.id}`, text: 'Read in the minutes' };
  const [first, ...others] = !isOn ? [minutes] : meeting.state === 'held' ? [minutes, sitting] : hasCome && editions.length > 0 ? [sitting, minutes, report] : [report, sitting, ...(hasCome ? [minutes] : [])];
  return {
    first: first ?? minutes, others: [...others, ...(meeting.state === 'planned' ? [{ href: `${at}/change`, text: 'Move, cancel or mark as held' }] : [])],
    attendanceHref: hasCome && meeting.state !== 'postponed' && meeting.state !== 'cancelled' ? `${at}/attendance` : undefined,
    links: [{ href: `${at}/cycle`, text: 'Who has answered, and the dates of this cycle' }, { href: `${at}/record`, text: 'Who was sent what for this meeting' }],
  };
}
