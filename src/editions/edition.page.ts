// An edition on the web: the frozen content, the same for ever, whatever has become of the register.
import type { Request, Response } from 'express';
import { dayLong, dayOf, timeOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { getBytes } from '../documents/document.store.ts';
import { sitsOn } from '../people/person.ts';
import { getSettings } from '../settings/settings.store.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { Link } from '../web/ui.ts';
import { view } from '../web/view.ts';
import type { Html } from '../web/html.ts';
import { actionPath } from '../actions/action-path.ts';
import { mayAsk } from '../progress/progress.policy.ts';
import type { EditionContent } from './edition-content.ts';
import { anchor } from './edition-document.ts';
import { editionBody } from './edition.html.render.ts';
import { fileFormats, formatNames, mediaTypes, standing, type EditionSummary } from './edition.ts';
import { mayReadEditions, mayReadExemptEdition, mayReadWithdrawn, maySeeDispatch } from './edition.policy.ts';
import { findEditionSummary, getPublicText, listEditions, listEditionsOfMeeting, listFiles } from './edition.store.ts';
import { present } from './present.ts';
import { readContent } from './read-content.ts';
import { readExemptEdition } from './read-exempt-edition.ts';
import { sentence } from './wording.ts';

export interface EditionFramePage {
  dispatched: string;
  /** What has become of it since: withdrawn, replaced, added to. */
  since: readonly { says: string; href: string | undefined; text: string }[];
  files: readonly Link[];
  clerkLinks: readonly Link[];
  /** For those who sit on the panel: from the report to a question. */
  askHref: string | undefined;
  exemptForm: FormModel | undefined;
  /** Undefined where it was withdrawn and its reader is not the clerk. */
  document: Html | undefined;
}
export interface EditionsPage { editions: readonly { href: string; title: string; /** Where the reader has several. */ panel: string | undefined; meeting: string; dispatched: string; withdrawn: boolean }[] }

const frameView = view<EditionFramePage>('editions/edition-page');
const listView = view<EditionsPage>('editions/editions');
/** Reading exempt text leaves a trace, so it is asked for by a button and not by a link. */
const exemptForm = form({});

export async function showEditions(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const editions = await listEditions(req.deps.db, person.parts.map((part) => part.panelId));
  const { reportTitle } = await getSettings(req.deps.db);
  renderPage(res, { title: 'Progress reports', section: 'meetings', back: { href: '/meetings', text: 'Meetings' } }, listView({
    editions: editions.map((e) => ({
      href: `/editions/${e.id}`, title: `${reportTitle} ${e.number}${e.kind === 'main' ? '' : ` (${e.kind})`}`, panel: person.parts.length > 1 ? person.parts.find((part) => part.panelId === e.panelId)?.panelName : undefined, meeting: dayLong(e.meetsOn), dispatched: dayLong(dayOf(e.dispatchedAt)), withdrawn: e.withdrawnAt !== null,
    })),
  }));
}

export async function showEdition(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const content = readContent(await getPublicText(req.deps.db, edition.id));
  await draw(req, res, edition, content, mayReadExemptEdition(personOf(req), edition.panelId) && edition.hasExempt);
}

export async function doReadExemptEdition(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  mustBeReadable(req, edition);
  const text = await readExemptEdition(req.deps, doerOf(req), edition);
  if (text === null) return await showEdition(req, res);
  await draw(req, res, edition, readContent(text), false);
}

async function draw(req: Request<{ id: string }>, res: Response, edition: EditionSummary, content: EditionContent, offersExempt: boolean): Promise<void> {
  const person = personOf(req);
  const href = `/editions/${edition.id}`;
  const isReadable = mayReadNow(req, edition);
  const files = isReadable ? (await listFiles(req.deps.db, edition.id)).filter((file) => file.audience === 'public') : [];
  const siblings = await listEditionsOfMeeting(req.deps.db, edition.meetingId);
  const document = isReadable ? editionBody(present(content, { logoHref: `${href}/logo` }), linksOf(content, mayAsk(person, edition.panelId))) : undefined;
  renderPage(res, { title: content.head.title, section: 'meetings', back: { href: `/meetings/${edition.meetingId}`, text: 'The meeting' } }, (words) => frameView({
    dispatched: `Dispatched on ${dayLong(dayOf(edition.dispatchedAt))} at ${timeOf(edition.dispatchedAt)}. It stays as it was sent.`, since: sinceThen(edition, siblings),
    files: fileFormats.filter((format) => files.some((file) => file.format === format)).map((format) => ({ href: `${href}/files/${format}`, text: formatNames[format] })),
    clerkLinks: maySeeDispatch(person, edition.panelId) ? clerkLinks(edition, siblings) : [], askHref: isReadable && sitsOn(person, edition.panelId) ? '/ask' : undefined, exemptForm: offersExempt && isReadable ? exemptForm.open(req, { action: `${href}/exempt` }) : undefined,
    document: document?.(words),
  })(words));
}

/** A member asks from where they read; what became of an action since stands on its own page. */
function linksOf(content: EditionContent, asks: boolean): (id: string) => Link[] {
  const references = new Map(content.actions.map(({ reference }) => [anchor(reference), reference]));
  return (id) => {
    const reference = references.get(id);
    if (reference === undefined) return [];
    return [...(asks ? [{ href: actionPath(reference, 'ask'), text: `Ask about ${reference}` }] : []), { href: actionPath(reference), text: `${reference} today` }];
  };
}

function sinceThen(edition: EditionSummary, siblings: readonly EditionSummary[]): EditionFramePage['since'] {
  const withdrawn = edition.withdrawnAt === null ? [] : [{ says: `Withdrawn on ${dayLong(dayOf(edition.withdrawnAt))}: ${sentence(edition.withdrawnWhy ?? '')}`, href: undefined, text: '' }];
  const followers = siblings.filter((other) => other.followsId === edition.id && other.withdrawnAt === null);
  return [...withdrawn, ...followers.map((other) => ({
    says: other.kind === 'replacement' ? `Replaced, because ${sentence(other.reason ?? '')}` : `Something is new since: ${sentence(other.reason ?? '')}`, href: `/editions/${other.id}`, text: `Open ${other.kind} ${other.number}`,
  }))];
}

function clerkLinks(edition: EditionSummary, siblings: readonly EditionSummary[]): Link[] {
  const href = `/editions/${edition.id}`;
  const isReplaced = siblings.some((other) => other.kind === 'replacement' && other.followsId === edition.id && other.withdrawnAt === null);
  return [
    { href: `${href}/letters`, text: 'Who was sent it' }, { href: `/meetings/${edition.meetingId}/record`, text: 'The record' },
    ...(standing(siblings).some(({ id }) => id === edition.id) ? [{ href: `${href}/supplement`, text: 'Send a supplement' }] : []),
    ...(isReplaced ? [] : [{ href: `${href}/replacement`, text: 'Replace it' }]), ...(edition.withdrawnAt === null ? [{ href: `${href}/withdraw`, text: 'Withdraw it' }] : []),
  ];
}

export async function sendEditionLogo(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const { head } = readContent(await getPublicText(req.deps.db, edition.id));
  if (head.logo === undefined) throw new NotFound(`logo of edition ${edition.id}`);
  res.type(head.logo.mediaType).send(await getBytes(req.deps.db, head.logo.sha256));
}

export async function sendEditionFile(req: Request<{ id: string; format: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  mustBeReadable(req, edition);
  const file = (await listFiles(req.deps.db, edition.id)).find((one) => one.format === req.params.format && one.audience === 'public');
  if (file === undefined) throw new NotFound(`file ${req.params.format} of edition ${edition.id}`);
  res.type(mediaTypes[file.format]).attachment(file.fileName).send(await getBytes(req.deps.db, file.sha256));
}

function mayReadNow(req: Request, edition: EditionSummary): boolean {
  return edition.withdrawnAt === null || mayReadWithdrawn(personOf(req), edition.panelId);
}

function mustBeReadable(req: Request, edition: EditionSummary): void {
  if (!mayReadNow(req, edition)) throw new NotAllowed('This report was withdrawn. Its page says why, and what takes its place.');
}

async function editionOf(req: Request<{ id: string }>): Promise<EditionSummary> {
  const edition = await findEditionSummary(req.deps.db, req.params.id);
  if (edition === undefined || !mayReadEditions(personOf(req), edition.panelId)) throw new NotFound(`edition ${req.params.id}`);
  return edition;
}
