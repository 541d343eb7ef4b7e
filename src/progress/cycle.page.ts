// The cycle of one meeting, for its clerk: dated steps, what stands against them, who has answered, who has not and who could not be reached.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import { dayOf, dayShort, dayWithWeekday, timeOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { meetingPath, type Meeting } from '../meetings/meeting.ts';
import { mayRunMeetings, maySeeMeetings } from '../meetings/meeting.policy.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import { presentCycle } from '../meetings/present-cycle.ts';
import { anId, aLine, asTyped } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { CycleLine, Link } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { passOverBlockers } from './pass-over-blockers.ts';
import { standOf } from './present-stand.ts';
import { readCycle, type AskedPerson, type CycleStand } from './read-cycle.ts';
import { revokeLink } from './revoke-link.ts';
import { blockerSays } from './tell-chase-stopped.ts';

export interface CyclePage {
  title: string; caption: string; line: CycleLine;
  against: readonly { says: string; mend: Link }[];
  passOver: FormModel<'why' | 'seen'> | undefined;
  passedOver: readonly string[];
  said: string;
  paper: Link;
  /** Whether anybody's links can be withdrawn. */
  revokes: boolean;
  people: readonly { name: string; post: string; answered: string; unsigned: string | undefined; open: readonly Link[]; /** How many are not named. */ more: number; letters: readonly string[]; revoke: FormModel<'person'> | undefined }[];
}

/** So many open actions of one person are named; the list of actions has all of them. */
const NAMED = 12;

const cycleView = view<CyclePage>('progress/cycle');
const passOverForm = form({ why: aLine('The reason', { missing: 'Say why the requests go out without them', max: 300 }), seen: asTyped(20_000) });
const revokeForm = form({ person: anId({ missing: 'Choose a person' }) });

export async function showCycle(req: Request<{ id: string }>, res: Response): Promise<void> {
  await show(req, res, await meetingOf(req));
}

export async function passOverPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const posted = passOverForm.read(req);
  if (!posted.ok) { await show(req, res, meeting, posted.form); return; }
  const outcome = await passOverBlockers(req.deps, doerOf(req, posted), { meetingId: meeting.id, blockers: (posted.order.seen ?? '').split(' '), why: posted.order.why });
  if (!outcome.ok) { await show(req, res, meeting, posted.refused(outcome.because === 'not-planned' ? 'This meeting is no longer planned.' : 'Nothing stands against the requests any more.')); return; }
  goTo(res, `${meetingPath(meeting.id)}/cycle`, 'The requests go out without them; your reason is kept.');
}

export async function revokeLinkPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const posted = revokeForm.read(req);
  if (!posted.ok) { await show(req, res, meeting); return; }
  const outcome = await revokeLink(req.deps, doerOf(req, posted), { meetingId: meeting.id, personId: posted.order.person });
  goTo(res, `${meetingPath(meeting.id)}/cycle`, outcome.ok ? `The links of ${outcome.name} open nothing any more. They may ask for a fresh one, which goes to the address on record.` : 'They have no link that opens anything.');
}

async function meetingOf(req: Request<{ id: string }>): Promise<Meeting> {
  const meeting = await findMeeting(req.deps.db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel sees who has answered.');
  return meeting;
}

async function show(req: Request, res: Response, meeting: Meeting, refused?: FormModel<'why' | 'seen'>): Promise<void> {
  const { db, clock } = req.deps;
  const today = clock.today();
  const stand = await readCycle(db, meeting, { today, at: clock.now() });
  const at = `${meetingPath(meeting.id)}/cycle`;
  const isOpen = meeting.state === 'planned' && !stand.papersOut;
  const title = 'The cycle of this meeting';
  const steps = new Map(stand.facts.cycle.steps.map((one) => [one.step, { ...standOf(one, stand, today), href: isOpen ? `${meetingPath(meeting.id)}/move-step/${one.step}` : undefined }]));
  renderPage(res, { title, section: 'meetings', back: { href: meetingPath(meeting.id), text: 'The meeting' }, explains: ['cycle', 'clearDays', 'blocker', 'silent'], wide: true }, cycleView({
    title, caption: `${stand.facts.panel.name}, ${dayWithWeekday(meeting.meetsOn)}`, line: presentCycle(stand.facts.cycle, meeting, today, steps),
    against: stand.against.map(({ reference, blocker }) => ({ says: `${reference} ${blockerSays[blocker]}.`, mend: { href: actionPath(reference, blocker === 'no-target' ? 'target' : 'lead-post'), text: blocker === 'no-target' ? 'Set a target' : 'Choose a post' } })),
    passOver: isOpen && stand.against.length > 0 ? withSeen(refused ?? passOverForm.open(req, { action: `${at}/pass-over` }), stand) : undefined,
    passedOver: stand.passedOver.map(({ blocker, why, byName }) => `${blocker.replace(':', ', ').replaceAll('-', ' ')}: passed over by ${byName}: ${why}`),
    said: saidOf(stand), paper: { href: `${meetingPath(meeting.id)}/paper-requests`, text: paperSays(stand) }, revokes: stand.people.some(({ hasOpenLink }) => hasOpenLink), people: stand.people.map((one) => presentPerson(req, one, at)),
  }));
}

/** What the clerk had before them goes along: what comes up afterwards is not passed over unseen. */
function withSeen(model: FormModel<'why' | 'seen'>, { against }: CycleStand): FormModel<'why' | 'seen'> {
  return { ...model, hidden: [...model.hidden, { name: 'seen', value: against.map(({ key }) => key).join(' ') }] };
}

function paperSays({ toPrint }: CycleStand): string {
  return toPrint === 0 ? 'Requests on paper' : toPrint === 1 ? '1 request to print and hand over' : `${toPrint} requests to print and hand over`;
}

function saidOf({ people, facts }: CycleStand): string {
  const all = people.flatMap(({ asked }) => asked);
  const [unsigned, isWanted] = [all.filter((one) => one.isAnswered && one.signOff === 'missing').length, facts.panel.directorsSignOff];
  const signed = !isWanted ? '' : unsigned === 0 ? ' Nothing waits for a director’s sign-off.' : unsigned === 1 ? ' 1 update waits for a director’s sign-off.' : ` ${unsigned} updates wait for a director’s sign-off.`;
  return `${all.filter((one) => one.isAnswered).length} of ${all.length} actions have an update for this meeting; ${people.filter(({ asked }) => asked.every((one) => one.isAnswered)).length} of ${people.length} people have answered everything.${signed}`;
}

/** Whose sign-off what they wrote waits for. */
function unsignedOf({ asked }: AskedPerson): string | undefined {
  const waiting = asked.filter((one) => one.isAnswered && one.signOff === 'missing');
  const by = [...new Set(waiting.flatMap(({ director }) => director?.name ?? []))].join(' and ');
  return waiting.length === 0 ? undefined : `${waiting.map(({ action }) => action.reference).join(', ')}: not signed off yet by ${by}`;
}

function presentPerson(req: Request, one: AskedPerson, at: string): CyclePage['people'][number] {
  const open = one.asked.filter(({ isAnswered }) => !isAnswered);
  return {
    name: one.name, post: one.post, answered: `${one.asked.length - open.length} of ${one.asked.length}`, unsigned: unsignedOf(one), letters: one.letters.map(({ says, at: sent }) => `${dayShort(dayOf(sent))}, ${timeOf(sent)}: ${says}`),
    more: Math.max(0, open.length - NAMED), open: open.slice(0, NAMED).map(({ action, isSentBack }) => ({ href: actionPath(action.reference), text: `${action.reference}${isSentBack ? ' (sent back)' : ''}` })),
    revoke: one.hasOpenLink ? revokeForm.open(req, { action: `${at}/revoke-link`, idPrefix: `revoke-${one.personId}-`, values: { person: one.personId } }) : undefined,
  };
}
