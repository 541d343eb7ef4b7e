// The coming report as a draft, for the clerk and the chair: on the web, as files, sent to the chair, and both editions side by side.
import type { Request, Response } from 'express';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view, type Body } from '../web/view.ts';
import { differing } from './differing.ts';
import { draftNameOf, fileFormats, formatNames, mediaTypes } from './edition.ts';
import { editionBody } from './edition.html.render.ts';
import { mayDispatch, mayReadDraft, mayReadExemptEdition } from './edition.policy.ts';
import { marksOf } from './exempt.ts';
import { logoOf } from './logo-of-edition.ts';
import { listChairs } from './prepare-edition.ts';
import { present } from './present.ts';
import { readExemptDraft } from './read-exempt-draft.ts';
import { renderApart } from './render-apart.ts';
import { draftContent, getReportMeeting, type ReportMeeting } from './report-meeting.ts';
import { sendDraft, type SendDraftRefusal } from './send-draft.ts';

export interface DraftPage {
  files: readonly { href: string; text: string }[];
  dispatchHref: string | undefined;
  send: { form: FormModel; effect: string } | undefined;
  sendSays: string | undefined;
  compare: FormModel | undefined;
  document: Html;
}
export interface SideBySidePage { panelName: string; says: string; differences: readonly { title: string; open: Html; exempt: Html }[]; draftHref: string }

const draftView = view<DraftPage>('editions/draft');
const sideBySideView = view<SideBySidePage>('editions/side-by-side');
const oneButton = form({});
/** A draft is read or worked over in Word; what is for machines is made when it is final. */
const draftFormats = ['pdf', 'docx', 'xlsx'] as const;

const sentences: Record<SendDraftRefusal, string> = {
  'no-chair': 'Nobody who has letters by e-mail chairs this panel. Print the draft, or enter the chair on the panel’s page.', 'meeting-begun': 'The meeting has begun, so there is nothing left to draft.',
};

export async function showDraft(req: Request<{ id: string }>, res: Response): Promise<void> {
  await show(req, res, await placeOf(req));
}

async function show(req: Request<{ id: string }>, res: Response, at: ReportMeeting, refused?: FormModel): Promise<void> {
  const content = await draftContent(req.deps, at);
  const person = personOf(req);
  const href = `/meetings/${at.meeting.id}/draft`;
  const isClerk = mayDispatch(person, at.panel.id);
  const chairs = isClerk ? await listChairs(req.deps, req.deps.db, at.panel.id) : [];
  const byLetter = chairs.filter((m) => m.lettersBy === 'email').map((m) => `${m.name} (${m.email})`);
  const hasNotes = content.actions.some((action) => marksOf(action).length > 0);
  const document = editionBody(present(content, { draft: true, logoHref: '/logo' }));
  renderPage(res, { title: `Draft: ${content.head.title}`, section: 'meetings', back: { href: `/meetings/${at.meeting.id}`, text: 'The meeting' } }, (words) => draftView({
    files: draftFormats.map((format) => ({ href: `${href}/${format}`, text: formatNames[format] })), dispatchHref: isClerk ? `/meetings/${at.meeting.id}/dispatch` : undefined,
    send: byLetter.length > 0 ? { form: refused ?? oneButton.open(req, { action: `${href}/send`, idPrefix: 'send-' }), effect: `Sends this draft as a PDF to ${byLetter.join(' and ')}, now, and to nobody else.` } : undefined,
    sendSays: isClerk && byLetter.length === 0 ? sentences['no-chair'] : undefined,
    compare: hasNotes && mayReadExemptEdition(person, at.panel.id) ? oneButton.open(req, { action: `${href}/side-by-side`, idPrefix: 'both-' }) : undefined, document: document(words),
  })(words));
}

/** Drawn in a thread of its own, so that nobody else's page waits for it. */
export async function sendDraftFile(req: Request<{ id: string; format: string }>, res: Response): Promise<void> {
  const at = await placeOf(req);
  const format = draftFormats.find((one) => one === req.params.format);
  if (format === undefined) throw new NotFound(`draft as ${req.params.format}; it is there as ${fileFormats.join(', ')}`);
  const content = await draftContent(req.deps, at);
  const bytes = await renderApart({ content, format, options: { draft: true, ...(await logoOf(req.deps.db, content)) } });
  res.type(mediaTypes[format]).attachment(draftNameOf({ panelCode: at.panel.code, meetsOn: at.meeting.meetsOn }, format)).send(bytes);
}

export async function doSendDraft(req: Request<{ id: string }>, res: Response): Promise<void> {
  const at = await placeOf(req);
  if (!mayDispatch(personOf(req), at.meeting.panelId)) throw new NotAllowed('Only the clerk of a panel sends its draft.');
  const posted = oneButton.read(req, 'send-');
  if (!posted.ok) return await show(req, res, at, posted.form);
  const outcome = await sendDraft(req.deps, doerOf(req, posted), at.meeting.id);
  if (!outcome.ok) return await show(req, res, at, posted.refused(sentences[outcome.because]));
  goTo(res, `/meetings/${at.meeting.id}/draft`, `The draft is on its way to ${outcome.to.join(' and ')}.`);
}

export async function doCompareDrafts(req: Request<{ id: string }>, res: Response): Promise<void> {
  const at = await placeOf(req);
  if (!mayReadExemptEdition(personOf(req), at.meeting.panelId)) throw new NotAllowed('Exempt information is for those entitled to it on this panel.');
  const open = await draftContent(req.deps, at);
  const exempt = await readExemptDraft(req.deps, doerOf(req), at, open);
  const differences = differing(present(open, { draft: true }), present(exempt, { draft: true }));
  const draftHref = `/meetings/${at.meeting.id}/draft`;
  const drawn: Body = (words) => sideBySideView({
    panelName: at.panel.name, draftHref, says: `They differ in ${differences.length} ${differences.length === 1 ? 'place' : 'places'}, shown below. Everything else is the same in both, word for word.`,
    differences: differences.map((d) => ({ title: d.heading.text, open: editionBody({ blocks: [d.open] })(words), exempt: editionBody({ blocks: [d.exempt] })(words) })),
  })(words);
  renderPage(res, { title: 'Public and exempt, side by side', section: 'meetings', wide: true, back: { href: draftHref, text: 'The draft' } }, drawn);
}

async function placeOf(req: Request<{ id: string }>): Promise<ReportMeeting> {
  const at = await getReportMeeting(req.deps, personOf(req), req.params.id);
  if (!mayReadDraft(personOf(req), at.meeting.panelId)) throw new NotAllowed('Drafts are for the clerk and the chair; the report reaches every member when it is dispatched.');
  return at;
}
