// Before dispatch: exactly what will be sent, to whom and by which way, and what stands against it. One button.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { findAddressFlags } from '../letters/address-flag.store.ts';
import { mayRunMeetings, maySeeMeetings } from '../meetings/meeting.policy.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { aChoice, aLine, aParagraph, someOf, type Field } from '../web/fields.ts';
import { form, type Form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import type { Against } from './against.ts';
import { dispatchEdition, type DispatchRefusal } from './dispatch-edition.ts';
import { ANNEXES, type Annex, type Grouping } from './edition-content.ts';
import { editionBody } from './edition.html.render.ts';
import { renderPdf } from './edition.pdf.render.ts';
import { mayReadDraft } from './edition.policy.ts';
import { listEditionsOfMeeting } from './edition.store.ts';
import { listAgainst, listReaders, prepareContent } from './prepare-edition.ts';
import { present } from './present.ts';

export interface DispatchPage {
  meetingDay: string;
  summary: readonly string[];
  comparedWith: string;
  readers: readonly { name: string; part: string; way: string; warning: string | undefined }[];
  against: readonly { says: string; href: string | undefined; field: string | undefined }[];
  draftHref: string;
  form: FormModel | undefined;
  dispatchedHref: string | undefined;
  effect: string;
}

type Fields = Record<string, Field<unknown>>;
const dispatchView = view<DispatchPage>('editions/dispatch');

const sentences: Record<DispatchRefusal, string> = {
  'already-dispatched': 'The report for this meeting has already been dispatched. It is on the meeting’s page; a supplement or a replacement can follow it.',
  'not-planned': 'This meeting is no longer planned, so no report is dispatched for it.', 'publish-in-the-past': 'The moment of publication has already gone by.',
  'something-stands-against': 'Something stands against dispatching this report. Mend it, or say beside it why the report goes all the same.',
};

export async function showDispatch(req: Request<{ id: string }>, res: Response): Promise<void> {
  const at = await placeOf(req);
  await show(req, res, at, formFor(at.against).open(req, { values: { grouping: 'inspection' } }));
}

export async function doDispatch(req: Request<{ id: string }>, res: Response): Promise<void> {
  const at = await placeOf(req);
  const posted = formFor(at.against).read(req);
  if (!posted.ok) return await show(req, res, at, posted.form);
  const answers: Record<string, unknown> = posted.order;
  const overrides = Object.fromEntries(at.against.flatMap((one) => { const why = answers[fieldOf(one)]; return typeof why === 'string' ? [[one.key, why]] : []; }));
  const outcome = await dispatchEdition(req.deps, doerOf(req, posted), {
    meetingId: at.meeting.id, publishAt: null, overrides, introduction: typeof answers['introduction'] === 'string' ? answers['introduction'] : '',
    grouping: answers['grouping'] as Grouping, leaveOut: answers['leaveOut'] as Annex[],
  });
  if (!outcome.ok) return await show(req, res, await placeOf(req), posted.refused(sentences[outcome.because]));
  goTo(res, `/editions/${outcome.editionId}/letters`, 'The report is frozen and numbered. Its letters are being written.');
}

/** The draft as the web page it will be, for the clerk and the chair; marked so on the page. */
export async function showDraft(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { panel, meeting } = await draftOf(req);
  const { content } = await prepareContent(req.deps, req.deps.db, panel, meeting, { number: await nextNumber(req, panel) });
  renderPage(res, { title: `Draft: ${content.head.title}`, section: 'meetings', back: { href: `/meetings/${meeting.id}`, text: 'The meeting' } }, editionBody(present(content, { draft: true })));
}

export async function sendDraftPdf(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { panel, meeting } = await draftOf(req);
  const { content } = await prepareContent(req.deps, req.deps.db, panel, meeting, { number: await nextNumber(req, panel) });
  res.type('application/pdf').attachment(`DRAFT ${panel.code} ${meeting.meetsOn}.pdf`).send(await renderPdf(present(content, { draft: true })));
}

interface Place { panel: Panel; meeting: Meeting; against: Against[]; isDispatched: string | undefined }

async function placeOf(req: Request<{ id: string }>): Promise<Place> {
  const { db, clock } = req.deps;
  const meeting = await findMeeting(db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound(`meeting ${req.params.id}`);
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel dispatches its report.');
  const panel = await getPanel(db, meeting.panelId);
  const isDispatched = (await listEditionsOfMeeting(db, meeting.id)).find((edition) => edition.kind === 'main')?.id;
  return { panel, meeting, isDispatched, against: isDispatched === undefined ? await listAgainst(req.deps, db, panel, meeting, clock.now()) : [] };
}

async function draftOf(req: Request<{ id: string }>): Promise<{ panel: Panel; meeting: Meeting }> {
  const meeting = await findMeeting(req.deps.db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound(`meeting ${req.params.id}`);
  if (!mayReadDraft(personOf(req), meeting.panelId)) throw new NotAllowed('Drafts are for the clerk and the chair; the report reaches every member when it is dispatched.');
  return { meeting, panel: await getPanel(req.deps.db, meeting.panelId) };
}

async function nextNumber(req: Request, panel: Panel): Promise<number> {
  return (await getPanel(req.deps.db, panel.id)).nextEditionNumber;
}

function formFor(against: readonly Against[]): Form<Fields> {
  const fields: Fields = {
    introduction: aParagraph('The introduction', { max: 3000 }), grouping: aChoice(['inspection', 'lead officer', 'organisation'], { missing: 'Choose how the plan is grouped' }), leaveOut: someOf(ANNEXES),
  };
  for (const one of against) if (one.mayBeOverridden) fields[fieldOf(one)] = aLine('The reason', { max: 500 });
  return form(fields);
}

/** Named for what it answers, never for its place in the list: the list may have changed since the page was opened. */
function fieldOf(one: Against): string {
  return `why-${one.key.replaceAll(':', '-')}`;
}

async function show(req: Request, res: Response, at: Place, model: FormModel): Promise<void> {
  const { db } = req.deps;
  const readers = await listReaders(req.deps, db, at.panel.id);
  const flags = await findAddressFlags(db, readers.map((m) => m.email));
  const { content } = await prepareContent(req.deps, db, at.panel, at.meeting, { number: await nextNumber(req, at.panel) });
  const { glance, head } = content;
  const letters = readers.filter((m) => m.lettersBy === 'email').length;
  renderPage(res, { title: 'Prepare the progress report', section: 'meetings', back: { href: `/meetings/${at.meeting.id}`, text: 'The meeting' } }, dispatchView({
    meetingDay: dayWithWeekday(at.meeting.meetsOn), draftHref: `/meetings/${at.meeting.id}/draft`, dispatchedHref: at.isDispatched && `/editions/${at.isDispatched}`, form: at.isDispatched === undefined ? model : undefined,
    summary: [`${glance.followed.now} actions followed`, `${glance.overdue.now} overdue`, `${content.changes.lines.length} changed`, `${glance.silent.now} without an update`, ...glance.asks],
    comparedWith: head.comparedWith === null ? 'This is the first report, so there is nothing to compare it with.' : `Compared with ${head.comparedWith.says}.`,
    readers: readers.map((m) => ({ name: m.name, part: m.part, way: m.lettersBy === 'email' ? `by e-mail to ${m.email}` : 'on paper: print and post it', warning: flagged(flags.get(m.email.toLowerCase())?.why) })),
    against: at.against.map((one) => ({ says: one.says, href: one.href, field: one.mayBeOverridden ? fieldOf(one) : undefined })),
    effect: `Freezes ${head.title}, publishes its public part and sends one letter to each of ${letters} ${letters === 1 ? 'member' : 'members'} now. It cannot be called back.`,
  }));
}

function flagged(why: string | undefined): string | undefined {
  return why === undefined ? undefined : `A letter to this address came back: ${why}`;
}

