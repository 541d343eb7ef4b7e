// Before dispatch: exactly what will be sent, to whom and by which way, and what stands against it. One button; the main report, a supplement or a replacement.
import type { Request, Response } from 'express';
import { dayLong, dayOf, dayWithWeekday, instantOf, timeOf, type Day } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { findAddressFlags } from '../letters/address-flag.store.ts';
import { mayRunMeetings } from '../meetings/meeting.policy.ts';
import { readTime } from '../meetings/time-of-day.ts';
import { aChoice, aDay, aLine, aParagraph, someOf, type Field } from '../web/fields.ts';
import { form, type Form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import type { Against } from './against.ts';
import { dispatchEdition } from './dispatch-edition.ts';
import { ANNEXES, type Annex, type EditionContent, type Grouping } from './edition-content.ts';
import type { EditionSummary } from './edition.ts';
import { findEditionSummary, listEditionsOfMeeting } from './edition.store.ts';
import type { DispatchRefusal, Follows } from './following.ts';
import { keepPreparation } from './keep-preparation.ts';
import { listAgainst, listReaders, prepareContent, publishBeforeOf } from './prepare-edition.ts';
import { getReportMeeting, type ReportMeeting } from './report-meeting.ts';

export interface DispatchPage {
  title: string;
  meetingDay: string;
  summary: readonly string[];
  /** What the panel is asked to decide. */
  asks: readonly string[];
  comparedWith: string;
  readers: readonly { name: string; part: string; way: string; warning: string | undefined }[];
  against: readonly { says: string; href: string | undefined; field: string | undefined }[];
  draftHref: string;
  form: FormModel | undefined;
  /** Of a supplement or a replacement: what to say of it. */
  asksReason: { label: string; hint: string } | undefined;
  publishHint: string;
  dispatchedHref: string | undefined;
  effect: string;
}

type Kind = Follows['kind'];
interface Place extends ReportMeeting { against: Against[]; isDispatched: string | undefined; follows: { kind: Kind; edition: EditionSummary } | undefined; publishBefore: Date }
type Fields = Record<string, Field<unknown>>;

const dispatchView = view<DispatchPage>('editions/dispatch');

const sentences: Record<DispatchRefusal, string> = {
  'already-dispatched': 'The report for this meeting has already been dispatched. It is on the meeting’s page; a supplement or a replacement can follow it.',
  'not-planned': 'This meeting is no longer planned, so no report is dispatched for it.', 'publish-in-the-past': 'The moment of publication has already gone by.',
  'publish-too-late': 'That is after the last day on which papers may be published for this meeting.', 'meeting-begun': 'The meeting has begun, so no report can reach anybody before it.',
  'something-stands-against': 'Something stands against dispatching this report. Mend it, or say beside it why the report goes all the same.',
  'nothing-to-follow': 'The report this would follow does not stand any more.', 'already-replaced': 'That report has already been replaced. Open its replacement and go on from there.',
};

const asks: Record<Kind, NonNullable<DispatchPage['asksReason']> & { title: string; missing: string }> = {
  supplement: { title: 'Send a supplement', label: 'What is new', hint: 'Printed at the head of the supplement and in the letter, such as: the police answered on 9 March', missing: 'Say what is new' },
  replacement: { title: 'Replace the report', label: 'Why it is replaced', hint: 'Printed after “because”, such as: the target dates of two actions were wrong', missing: 'Say why the report is replaced' },
};

export async function showDispatch(req: Request<{ id: string }>, res: Response): Promise<void> {
  await open(req, res, await placeOf(req));
}

export async function doDispatch(req: Request<{ id: string }>, res: Response): Promise<void> {
  await dispatch(req, res, () => placeOf(req));
}

export function showFollow(kind: Kind): (req: Request<{ id: string }>, res: Response) => Promise<void> {
  return async (req, res) => { await open(req, res, await followPlaceOf(req, kind)); };
}

export function doFollow(kind: Kind): (req: Request<{ id: string }>, res: Response) => Promise<void> {
  return async (req, res) => { await dispatch(req, res, () => followPlaceOf(req, kind)); };
}

async function open(req: Request<{ id: string }>, res: Response, at: Place): Promise<void> {
  const { introduction, grouping, leaveOut, version } = at.chosen;
  // The cover note of the main report is not that of what follows it.
  await show(req, res, at, formFor(at).open(req, { version, values: { introduction: at.follows === undefined ? introduction : '', grouping, leaveOut, publishAt: '9.00 am' } }));
}

async function dispatch(req: Request<{ id: string }>, res: Response, placed: () => Promise<Place>): Promise<void> {
  const at = await placed();
  const posted = formFor(at).read(req);
  if (!posted.ok) return await show(req, res, at, posted.form);
  const answers: Record<string, unknown> = posted.order;
  const text = (name: string) => { const said = answers[name]; return typeof said === 'string' ? said : ''; };
  const choices = { introduction: text('introduction'), grouping: answers['grouping'] as Grouping, leaveOut: answers['leaveOut'] as Annex[] };
  if (answers['press'] === 'keep') {
    const kept = await keepPreparation(req.deps, doerOf(req, posted), { meetingId: at.meeting.id, version: posted.version, ...choices });
    if (!kept.ok) return await show(req, res, await placed(), posted.refused('Somebody else has changed the choices since you opened the page.', { version: at.chosen.version }));
    return goTo(res, `/meetings/${at.meeting.id}/draft`, 'Kept. This is the draft as it stands now.');
  }
  const overrides = Object.fromEntries(at.against.flatMap((one) => { const why = answers[fieldOf(one)]; return typeof why === 'string' ? [[one.key, why]] : []; }));
  const publishOn = answers['publishOn'] as Day | undefined;
  const outcome = await dispatchEdition(req.deps, doerOf(req, posted), {
    meetingId: at.meeting.id, overrides, ...choices, publishAt: publishOn === undefined ? null : instantOf(publishOn, readTime(text('publishAt')) ?? '09:00'),
    ...(at.follows === undefined ? {} : { follows: { kind: at.follows.kind, editionId: at.follows.edition.id, reason: text('reason') } }),
  });
  if (!outcome.ok) return await show(req, res, await placed(), posted.refused(sentences[outcome.because]));
  goTo(res, `/editions/${outcome.editionId}/letters`, 'The report is frozen and numbered. Its letters are being written.');
}

async function placeOf(req: Request<{ id: string }>, meetingId = req.params.id, follows?: Place['follows']): Promise<Place> {
  const { db, clock } = req.deps;
  const at = await getReportMeeting(req.deps, personOf(req), meetingId);
  if (!mayRunMeetings(personOf(req), at.meeting.panelId)) throw new NotAllowed('Only the clerk of the panel dispatches its report.');
  const isDispatched = follows === undefined ? (await listEditionsOfMeeting(db, at.meeting.id)).find((edition) => edition.kind === 'main')?.id : undefined;
  const against = isDispatched === undefined ? await listAgainst(req.deps, db, at.panel, at.meeting, clock.now()) : [];
  return { ...at, isDispatched, follows, against, publishBefore: await publishBeforeOf(req.deps, db, at.panel, at.meeting) };
}

async function followPlaceOf(req: Request<{ id: string }>, kind: Kind): Promise<Place> {
  const edition = await findEditionSummary(req.deps.db, req.params.id);
  if (edition === undefined) throw new NotFound(`edition ${req.params.id}`);
  return await placeOf(req, edition.meetingId, { kind, edition });
}

function formFor({ against, follows }: Place): Form<Fields> {
  const fields: Fields = {
    ...(follows === undefined ? {} : { reason: aParagraph(asks[follows.kind].label, { missing: asks[follows.kind].missing, max: 500 }) }),
    introduction: aParagraph('The introduction', { max: 3000 }), grouping: aChoice(['inspection', 'lead officer', 'organisation'], { missing: 'Choose how the plan is grouped' }), leaveOut: someOf(ANNEXES),
    publishOn: aDay('The day of publication'), publishAt: aLine('The time', { max: 20 }), press: aChoice(['keep', 'dispatch']),
  };
  for (const one of against) if (one.mayBeOverridden) fields[fieldOf(one)] = aLine('The reason', { max: 500 });
  return form(fields, (order): Record<string, string> => (order['publishOn'] === undefined || typeof order['publishAt'] === 'string' && readTime(order['publishAt']) !== undefined ? {} : { publishAt: 'Enter a time such as 9.00 am' }));
}

/** Named for what it answers, never for its place in the list: the list may have changed since the page was opened. */
function fieldOf(one: Against): string {
  return `why-${one.key.replaceAll(':', '-')}`;
}

async function show(req: Request, res: Response, at: Place, model: FormModel): Promise<void> {
  const { db } = req.deps;
  const { panel, meeting, follows } = at;
  const readers = await listReaders(req.deps, db, panel.id);
  const flags = await findAddressFlags(db, readers.map((m) => m.email));
  const { content } = await prepareContent(req.deps, db, panel, meeting, { number: panel.nextEditionNumber, ...(follows === undefined ? {} : { follows: { ...follows, reason: '' } }) });
  const { glance, head } = content;
  const letters = readers.filter((m) => m.lettersBy === 'email').length;
  const title = follows === undefined ? 'Prepare the progress report' : asks[follows.kind].title;
  const back = follows === undefined ? { href: `/meetings/${meeting.id}`, text: 'The meeting' } : { href: `/editions/${follows.edition.id}`, text: 'The report' };
  renderPage(res, { title, section: 'meetings', back, explains: ['edition', 'comparison', 'clearDays', 'blocker', 'supplement', 'replacement', 'exempt'] }, dispatchView({
    title, meetingDay: dayWithWeekday(meeting.meetsOn), draftHref: `/meetings/${meeting.id}/draft`, dispatchedHref: at.isDispatched && `/editions/${at.isDispatched}`,
    form: at.isDispatched === undefined ? model : undefined, asksReason: follows && asks[follows.kind],
    publishHint: `Left empty, the public part opens when the report goes. The last moment is ${timeOf(at.publishBefore)} on ${dayLong(dayOf(at.publishBefore))}.`,
    summary: [`${glance.followed.now} actions followed`, `${glance.overdue.now} overdue`, `${content.changes.lines.length} changed`, `${glance.silent.now} without an update`, ...unsignedOf(content)], asks: glance.asks,
    comparedWith: head.comparedWith === null ? 'This is the first report, so there is nothing to compare it with.' : `Compared with ${head.comparedWith.says}.`,
    readers: readers.map((m) => ({ name: m.name, part: m.part, way: m.lettersBy === 'email' ? `by e-mail to ${m.email}` : 'on paper: print and post it', warning: flagged(flags.get(m.email.toLowerCase())?.why) })),
    against: at.against.map((one) => ({ says: one.says, href: one.href, field: one.mayBeOverridden ? fieldOf(one) : undefined })),
    effect: `Freezes ${head.title}, publishes its public part and sends one letter to each of ${letters} ${letters === 1 ? 'member' : 'members'} now. It cannot be called back.`,
  }));
}

/** Printed beside each, and no reason to wait: the papers have their day. */
function unsignedOf({ actions }: Pick<EditionContent, 'actions'>): string[] {
  const unsigned = actions.filter(({ updates }) => updates.some(({ notSignedOff }) => notSignedOff)).map(({ reference }) => reference);
  return unsigned.length === 0 ? [] : [`${unsigned.length === 1 ? '1 update is' : `${unsigned.length} updates are`} not signed off by a director, and the report says so: ${unsigned.join(', ')}`];
}

function flagged(why: string | undefined): string | undefined {
  return why === undefined ? undefined : `A letter to this address came back: ${why}`;
}
