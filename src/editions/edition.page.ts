// An edition on the web: the frozen content, the same for ever, whatever has become of the register.
import type { Request, Response } from 'express';
import { dayLong, dayOf, timeOf } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { getBytes } from '../documents/document.store.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view, type Body } from '../web/view.ts';
import type { Html } from '../web/html.ts';
import { editionBody } from './edition.html.render.ts';
import { fileFormats, mediaTypes, type EditionSummary, type FileFormat } from './edition.ts';
import { mayReadEditions, mayReadExemptEdition, maySeeDispatch } from './edition.policy.ts';
import { findEditionSummary, getPublicText, listEditions, listFiles } from './edition.store.ts';
import { present } from './present.ts';
import { readContent } from './read-content.ts';
import { readExemptEdition } from './read-exempt-edition.ts';

export interface EditionFramePage {
  dispatched: string;
  files: readonly { href: string; text: string }[];
  dispatchHref: string | undefined;
  exemptForm: FormModel | undefined;
  withdrawn: string | undefined;
  document: Html;
}
export interface EditionsPage { editions: readonly { href: string; title: string; meeting: string; dispatched: string; withdrawn: boolean }[] }

const frameView = view<EditionFramePage>('editions/edition-page');
const listView = view<EditionsPage>('editions/editions');
/** Reading exempt text leaves a trace, so it is asked for by a button and not by a link. */
const exemptForm = form({});

const formatNames: Record<FileFormat, string> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel', csv: 'CSV', txt: 'Plain text', html: 'Web page', json: 'JSON' };

export async function showEditions(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const editions = await listEditions(req.deps.db, person.parts.map((part) => part.panelId));
  renderPage(res, { title: 'Progress reports', section: 'meetings', back: { href: '/meetings', text: 'Meetings' } }, listView({
    editions: editions.map((e) => ({
      href: `/editions/${e.id}`, title: `${person.parts.find((part) => part.panelId === e.panelId)?.panelCode ?? ''} ${e.number}`, meeting: dayLong(e.meetsOn), dispatched: dayLong(dayOf(e.dispatchedAt)), withdrawn: e.withdrawnAt !== null,
    })),
  }));
}

export async function showEdition(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const content = readContent(await getPublicText(req.deps.db, edition.id));
  await draw(req, res, edition, content.head.title, editionBody(present(content)), mayReadExemptEdition(personOf(req), edition.panelId) && edition.hasExempt);
}

export async function doReadExemptEdition(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const text = await readExemptEdition(req.deps, doerOf(req), edition);
  if (text === null) return await showEdition(req, res);
  const content = readContent(text);
  await draw(req, res, edition, content.head.title, editionBody(present(content)), false);
}

async function draw(req: Request<{ id: string }>, res: Response, edition: EditionSummary, title: string, document: Body, offersExempt: boolean): Promise<void> {
  const person = personOf(req);
  const files = (await listFiles(req.deps.db, edition.id)).filter((file) => file.audience === 'public');
  const href = `/editions/${edition.id}`;
  renderPage(res, { title, section: 'meetings', back: { href: `/meetings/${edition.meetingId}`, text: 'The meeting' } }, (words) => frameView({
    dispatched: `Dispatched on ${dayLong(dayOf(edition.dispatchedAt))} at ${timeOf(edition.dispatchedAt)}. It stays as it was sent.`,
    files: fileFormats.filter((format) => files.some((file) => file.format === format)).map((format) => ({ href: `${href}/files/${format}`, text: formatNames[format] })),
    dispatchHref: maySeeDispatch(person, edition.panelId) ? `${href}/letters` : undefined, exemptForm: offersExempt ? exemptForm.open(req, { action: `${href}/exempt` }) : undefined,
    withdrawn: edition.withdrawnAt === null ? undefined : `Withdrawn on ${dayLong(dayOf(edition.withdrawnAt))}.`, document: document(words),
  })(words));
}

export async function sendEditionFile(req: Request<{ id: string; format: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const file = (await listFiles(req.deps.db, edition.id)).find((one) => one.format === req.params.format && one.audience === 'public');
  if (file === undefined) throw new NotFound(`file ${req.params.format} of edition ${edition.id}`);
  res.type(mediaTypes[file.format]).attachment(file.fileName).send(await getBytes(req.deps.db, file.sha256));
}

async function editionOf(req: Request<{ id: string }>): Promise<EditionSummary> {
  const edition = await findEditionSummary(req.deps.db, req.params.id);
  if (edition === undefined || !mayReadEditions(personOf(req), edition.panelId)) throw new NotFound(`edition ${req.params.id}`);
  return edition;
}
