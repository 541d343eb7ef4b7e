// One meeting on one page: when and where, its cycle, its papers, what was resolved and what came of it.
import type { Request, Response } from 'express';
import { listAnswering } from '../actions/action.store.ts';
import { actionPath } from '../actions/action-path.ts';
import type { Step } from '../calendar/cycle-steps.ts';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { getPanel } from '../panels/panel.store.ts';
import { standOf } from '../progress/present-stand.ts';
import { readCycle } from '../progress/read-cycle.ts';
import { blockerSays } from '../progress/tell-chase-stopped.ts';
import { partIn } from '../people/person.ts';
import { listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import { asksForAction, resolutionKindNames, responsePath, type Resolution } from '../resolutions/resolution.ts';
import { getSettings } from '../settings/settings.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { CycleLine } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { cycleOf } from './cycle.ts';
import { meetingPath, stateLabel, timeLabel, type Meeting } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting, listMinutes, listMovedSteps } from './meeting.store.ts';
import { presentCycle, type StepMore } from './present-cycle.ts';

export interface Link { href: string; text: string }
export interface ResolvedLine { /** Where a link from an action leads. */ id: string; label: string; text: string; kind: string; actions: readonly Link[]; makeHref: string | undefined; /** Of a recommendation: what was answered. */ responseHref: string | undefined }
export interface ItemPage { title: string; resolutions: readonly ResolvedLine[] }
export interface MeetingPage {
  title: string;
  panelName: string;
  facts: readonly { key: string; value: string }[];
  movedTo: Link | undefined;
  cycle: CycleLine | undefined;
  /** What refuses the requests for updates. */
  against: readonly (Link & { says: string })[];
  items: readonly ItemPage[];
  undertakings: readonly ResolvedLine[];
  minutes: readonly string[];
  clerk: { intakeHref: string; changeHref: string | undefined; dispatchHref: string; cycleHref: string; sittingHref: string | undefined; recordHref: string } | undefined;
  /** For the chair, who reads it before it goes. */
  draftHref: string | undefined;
}

const meetingView = view<MeetingPage>('meetings/meeting');

export async function showMeeting(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const meeting = await findMeeting(db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(person, meeting.panelId)) throw new NotFound(`meeting ${req.params.id}`);
  const panel = await getPanel(db, meeting.panelId);
  const cycle = cycleOf(meeting, panel, await getSettings(db), await listMovedSteps(db, meeting.id));
  const isClerk = mayRunMeetings(person, panel.id);
  const stand = isClerk && meeting.state === 'planned' ? await readCycle(db, meeting, { today: clock.today(), at: clock.now() }) : undefined;
  const steps = new Map(stand === undefined ? [] : cycle.steps.map((one): [Step, StepMore] => [one.step, { note: standOf(one, stand, clock.today()), href: undefined }]));
  const against = stand?.against.map(({ reference, blocker }) => ({ href: actionPath(reference), text: reference, says: `${blockerSays[blocker]}.` })) ?? [];
  const resolutions = await listResolutionsOfMeetings(db, [meeting.id]);
  const undertakings = await listUndertakingsOfMeetings(db, [meeting.id]);
  const actionsOf = await actionsBySource(req, panel.id, [...resolutions, ...undertakings].map(({ id }) => id));
  const movedTo = meeting.movedToId === null ? undefined : await findMeeting(db, meeting.movedToId);
  const title = dayWithWeekday(meeting.meetsOn);
  renderPage(res, { title, section: 'meetings', back: { href: '/meetings', text: 'Meetings' } }, meetingView({
    title, panelName: panel.name, facts: facts(meeting), movedTo: movedTo && { href: meetingPath(movedTo.id), text: dayWithWeekday(movedTo.meetsOn) },
    cycle: meeting.state === 'planned' ? presentCycle(cycle, meeting, clock.today(), steps) : undefined, against,
    items: presentItems(resolutions, actionsOf, isClerk),
    undertakings: undertakings.map((u) => resolved({ id: u.id, label: null, text: u.text, kind: 'Undertaking', asks: true, because: 'undertaking' }, actionsOf, isClerk)),
    minutes: (await listMinutes(db, [meeting.id])).map((m) => (m.standing === 'agreed' ? 'Minutes, agreed as a correct record' : 'Draft minutes')),
    clerk: isClerk ? { intakeHref: `/intake/new?meeting=${meeting.id}`, changeHref: meeting.state === 'planned' ? `${meetingPath(meeting.id)}/change` : undefined, dispatchHref: `${meetingPath(meeting.id)}/dispatch`, cycleHref: `${meetingPath(meeting.id)}/cycle`, sittingHref: meeting.state === 'planned' || meeting.state === 'held' ? `${meetingPath(meeting.id)}/sitting` : undefined, recordHref: `${meetingPath(meeting.id)}/record` } : undefined,
    draftHref: partIn(person, panel.id) === 'chair' && meeting.state === 'planned' ? `${meetingPath(meeting.id)}/draft` : undefined,
  }));
}

function facts(meeting: Meeting): { key: string; value: string }[] {
  return [
    { key: 'Begins', value: timeLabel(meeting.meetsAt) }, { key: 'Where', value: meeting.venue }, { key: 'Kind', value: `${meeting.kind} meeting, ${stateLabel(meeting)}` },
    ...(meeting.stateReason === null ? [] : [{ key: 'Note', value: meeting.stateReason }]),
  ];
}

type ActionsOf = Map<string, Link[]>;

async function actionsBySource(req: Request<{ id: string }>, panelId: string, causeIds: readonly string[]): Promise<ActionsOf> {
  const found: ActionsOf = new Map();
  for (const { causeId, reference } of await listAnswering(req.deps.db, [panelId], causeIds)) found.set(causeId, [...(found.get(causeId) ?? []), { href: `/actions/${reference}`, text: reference }]);
  return found;
}

function presentItems(resolutions: readonly Resolution[], actionsOf: ActionsOf, isClerk: boolean): ItemPage[] {
  const titles = [...new Set(resolutions.map(itemTitle))];
  return titles.map((title) => ({
    title, resolutions: resolutions.filter((r) => itemTitle(r) === title)
      .map((r) => resolved({ id: r.id, label: r.label, text: r.stem === null ? r.text : `${r.stem} ${r.text}`, kind: resolutionKindNames[r.kind], asks: asksForAction(r.kind), because: 'resolution' }, actionsOf, isClerk)),
  }));
}

function itemTitle(r: Resolution): string {
  return [r.minuteNumber, r.itemTitle ?? 'An item without a title'].filter((part) => part !== null).join('. ');
}

function resolved(r: { id: string; label: string | null; text: string; kind: string; asks: boolean; because: string }, actionsOf: ActionsOf, isClerk: boolean): ResolvedLine {
  const actions = actionsOf.get(r.id) ?? [];
  return { id: r.id, label: r.label ?? '', text: r.text, kind: r.kind, actions, makeHref: isClerk && r.asks && actions.length === 0 ? `/actions/new?${r.because}=${r.id}` : undefined, responseHref: r.kind === resolutionKindNames.recommendation ? responsePath(r.id) : undefined };
}
