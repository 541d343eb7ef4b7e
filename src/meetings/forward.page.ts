// The forward list of a panel: which action, recurring report or response is due at which of its coming meetings.
import type { Request, Response } from 'express';
import { isEnded, type Action } from '../actions/action.ts';
import { actionPath } from '../actions/action-path.ts';
import { listActions } from '../actions/action.store.ts';
import type { KnownMeeting } from '../actions/due-target.ts';
import { nextOf, repeatsSays, type Repeats } from '../actions/repeat.ts';
import { listRepeating } from '../actions/repeat.store.ts';
import { addDays, dayLong, dayWithWeekday, type Day } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { shortened } from '../editions/wording.ts';
import { findPanelByCode, listPredecessors } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { listRecommendations, listResponses } from '../resolutions/resolution.store.ts';
import { responsePath } from '../resolutions/resolution.ts';
import { clockPath } from '../resolutions/running-clock.ts';
import { listClocksRunning } from '../resolutions/running-clock.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { forwardOf, type DueThing } from './forward.ts';
import { meetingPath, yearPath, type Meeting } from './meeting.ts';
import { maySeeMeetings } from './meeting.policy.ts';
import { listMeetings } from './meeting.store.ts';

export interface DueLine { href: string; reference: string; says: string; why: string }
export interface ForwardPage { panelName: string; yearHref: string; sections: readonly { title: string; href: string | undefined; due: readonly DueLine[]; nothing: string }[] }

const forwardView = view<ForwardPage>('meetings/forward');

export async function showForward(req: Request<{ code: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const panel = await findPanelByCode(db, req.params.code);
  if (panel === undefined || !maySeeMeetings(personOf(req), panel.id)) throw new NotFound(`panel ${req.params.code}`);
  const today = clock.today();
  const meetings = await listMeetings(db, panel.id);
  const { meetings: coming, later, undated } = forwardOf(meetings, await readDue(req, panel, meetings), today);
  renderPage(res, { title: 'What is due at which meeting', section: 'meetings', explains: ['targetDate', 'recommendation', 'clock', 'overdue'], back: { href: '/meetings', text: 'Meetings' } }, forwardView({
    panelName: panel.name, yearHref: yearPath(panel.code, today),
    sections: [
      ...coming.map(({ meeting, due }) => ({ title: dayWithWeekday(meeting.meetsOn), href: meetingPath(meeting.id), due: due.map(present), nothing: 'Nothing is due at it yet.' })),
      ...(later.length > 0 || coming.length === 0 ? [{ title: coming.length === 0 ? 'No meeting is planned' : 'After the last meeting that is planned', href: undefined, due: later.map(present), nothing: 'Nothing is due either.' }] : []),
      ...(undated.length > 0 ? [{ title: 'Without a day', href: undefined, due: undated.map(present), nothing: '' }] : []),
    ],
  }));
}

function present({ href, reference, says, why }: DueThing): DueLine {
  return { href, reference, says, why };
}

async function readDue({ deps: { db, clock } }: Request<{ code: string }>, panel: Panel, meetings: readonly Meeting[]): Promise<DueThing[]> {
  const today = clock.today();
  const farOff = addDays(today, 3650);
  const line = [panel.id, ...(await listPredecessors(db, panel.id)).map(({ id }) => id)];
  const [actions, repeating, recommendations, clocks] = await Promise.all([listActions(db, panel.id), listRepeating(db, panel.id), listRecommendations(db, line), listClocksRunning(db, line, farOff)]);
  const responses = (await listResponses(db, recommendations.map(({ id }) => id))).filter(({ answeredOn }) => answeredOn === null);
  const textOf = new Map(recommendations.map(({ id, text }) => [id, text]));
  const repeats = new Map(repeating.map((one) => [one.actionId, one.repeats]));
  return [
    ...actions.filter(({ state }) => !isEnded(state)).flatMap((action) => ofAction(action, repeats.get(action.id), meetings, today)),
    ...responses.map(({ resolutionId, dueOn, addressedTo }): DueThing => ({
      on: dueOn ?? undefined, meetingId: null, href: responsePath(resolutionId), reference: 'Response', says: shortened(textOf.get(resolutionId) ?? '', 240), why: dueOn === null ? `from ${addressedTo}; its time has not begun` : `due from ${addressedTo} by ${dayLong(dueOn)}`,
    })),
    ...clocks.filter(({ inspectionId }) => inspectionId !== null).map((one): DueThing => ({ on: one.dueOn, meetingId: null, href: clockPath(one.id), reference: 'Clock', says: one.name, why: `due ${dayLong(one.dueOn)}` })),
  ];
}

function ofAction(action: Action, repeats: Repeats | undefined, meetings: readonly (Meeting & KnownMeeting)[], today: Day): DueThing[] {
  const line = { href: actionPath(action.reference), reference: action.reference, says: shortened(action.wording, 240) };
  const words = action.targetWords === null ? '' : `, “${action.targetWords}”`;
  const target = action.targetOn === null ? 'no target date yet' : action.targetOn < today ? `target ${dayLong(action.targetOn)} has passed${words}` : `target ${dayLong(action.targetOn)}${words}`;
  const first: DueThing = { ...line, on: action.targetOn ?? undefined, meetingId: action.targetMeetingId, why: target };
  return repeats === undefined || action.targetOn === null ? [first] : [{ ...first, why: `${target}; ${repeatsSays(repeats)}` }, ...rounds(line, repeats, action.targetOn, meetings, today)];
}

/** No further than the meetings that are planned. */
function rounds(line: Pick<DueThing, 'href' | 'reference' | 'says'>, repeats: Repeats, from: Day, meetings: readonly (Meeting & KnownMeeting)[], today: Day): DueThing[] {
  const last = meetings.filter(({ state }) => state === 'planned').at(-1)?.meetsOn ?? today;
  const found: DueThing[] = [];
  for (let next = nextOf(repeats, from, today, meetings); typeof next !== 'string' && next.on <= last && found.length < 24; next = nextOf(repeats, next.on, today, meetings)) {
    found.push({ ...line, on: next.on, meetingId: next.meetingId, why: `comes round again, ${dayLong(next.on)}` });
  }
  return found;
}
