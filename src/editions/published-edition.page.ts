// One published report: its public part as a page, as the files that were made of it, and as JSON.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { getBytes } from '../documents/document.store.ts';
import { findPanelByCode } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { openToAll, sendToAll } from '../web/open-to-all.ts';
import type { Link } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { editionBody } from './edition.html.render.ts';
import { fileFormats, formatNames, mediaTypes, type EditionSummary } from './edition.ts';
import { getPublicText, listEditions, listFiles, type KeptFile } from './edition.store.ts';
import { present } from './present.ts';
import { JSON_SCHEMA_PATH, publishedOf, publishedPath, type Published } from './published.ts';
import { readContent } from './read-content.ts';
import { sentence } from './wording.ts';

export interface PublishedEditionPage {
  published: string;
  since: readonly { says: string; href: string; text: string }[];
  files: readonly Link[];
  document: Html;
}
export interface WithdrawnEditionPage { panelName: string; says: string; instead: Link }

const publishedView = view<PublishedEditionPage>('editions/published-edition');
const withdrawnView = view<WithdrawnEditionPage>('editions/withdrawn-edition');
type EditionRequest = Request<{ code: string; number: string }>;

export async function showPublishedEdition(req: EditionRequest, res: Response): Promise<void> {
  const { panel, one, all } = await publishedAt(req);
  const crumbs = [{ href: '/published', text: 'Published reports' }, { href: publishedPath(panel.code), text: panel.name }];
  if (one.edition.withdrawnAt !== null) {
    renderPage(openToAll(res), { title: 'This report was withdrawn', status: 410, crumbs }, withdrawnView(withdrawn(panel, one, one.edition.withdrawnAt)));
    return;
  }
  const at = publishedPath(panel.code, one.edition.number);
  const content = readContent(await getPublicText(req.deps.db, one.edition.id));
  const kept = await listPublicFiles(req, one.edition);
  const document = editionBody(present(content, { logoHref: `${at}/files/logo` }));
  const files = [...fileFormats.filter((format) => format !== 'json' && kept.some((file) => file.format === format)).map((format) => ({ href: `${at}/files/${format}`, text: formatNames[format] })), { href: `${at}/report.json`, text: formatNames.json }];
  renderPage(openToAll(res), { title: `${content.head.title}, ${content.head.panel}`, crumbs }, (words) => publishedView({
    published: `Published on ${dayLong(dayOf(one.edition.publishAt))}. It stays as it was sent.`, since: sinceThen(panel, one, all), files, document: document(words),
  })(words));
}

function withdrawn(panel: Panel, { replacedBy }: Published, at: Date): WithdrawnEditionPage {
  const instead = replacedBy === undefined ? { href: publishedPath(panel.code), text: 'The other reports' } : { href: publishedPath(panel.code, replacedBy.number), text: `Report ${replacedBy.number}, which takes its place` };
  return { panelName: panel.name, says: `The ${panel.name} took it back on ${dayLong(dayOf(at))}. It is not to be used or passed on.`, instead };
}

function sinceThen({ code }: Panel, { edition, replacedBy }: Published, all: readonly Published[]): PublishedEditionPage['since'] {
  const supplements = all.filter((other) => other.edition.kind === 'supplement' && other.edition.followsId === edition.id && other.edition.withdrawnAt === null).map((other) => other.edition);
  return [
    ...(replacedBy === undefined ? [] : [{ says: `Replaced, because ${sentence(replacedBy.reason ?? '')}`, href: publishedPath(code, replacedBy.number), text: `Open report ${replacedBy.number}` }]),
    ...supplements.map(({ number, reason }) => ({ says: `Something is new since: ${sentence(reason ?? '')}`, href: publishedPath(code, number), text: `Open supplement ${number}` })),
  ];
}

/** The frozen content as it stands; its shape is said at JSON_FORMAT_PATH. */
export async function sendPublishedJson(req: EditionRequest, res: Response): Promise<void> {
  const { panel, one } = await standingAt(req);
  const content = readContent(await getPublicText(req.deps.db, one.edition.id));
  const links = [`<${JSON_SCHEMA_PATH}>; rel="describedby"`, ...(one.replacedBy === undefined ? [] : [`<${publishedPath(panel.code, one.replacedBy.number, 'report.json')}>; rel="successor-version"`])];
  res.set('Link', links.join(', '));
  sendToAll(res, mediaTypes.json, Buffer.from(`${JSON.stringify(content, null, 2)}\n`));
}

/** `logo` is the picture at its head. */
export async function sendPublishedFile(req: Request<{ code: string; number: string; format: string }>, res: Response): Promise<void> {
  const { one } = await standingAt(req);
  const { db } = req.deps;
  if (req.params.format === 'logo') {
    const { logo } = readContent(await getPublicText(db, one.edition.id)).head;
    if (logo === undefined) throw new NotFound(`logo of edition ${one.edition.id}`);
    sendToAll(res, logo.mediaType, await getBytes(db, logo.sha256));
    return;
  }
  const file = (await listPublicFiles(req, one.edition)).find(({ format }) => format === req.params.format);
  if (file === undefined) throw new NotFound(`file ${req.params.format} of edition ${one.edition.id}`);
  res.attachment(file.fileName);
  sendToAll(res, mediaTypes[file.format], await getBytes(db, file.sha256));
}

async function listPublicFiles(req: Pick<Request, 'deps'>, edition: EditionSummary): Promise<KeptFile[]> {
  return (await listFiles(req.deps.db, edition.id)).filter(({ audience }) => audience === 'public');
}

async function publishedAt(req: Pick<EditionRequest, 'deps' | 'params'>): Promise<{ panel: Panel; one: Published; all: Published[] }> {
  const { code, number } = req.params;
  const panel = /^[1-9]\d{0,6}$/.test(number) ? await findPanelByCode(req.deps.db, code.toUpperCase()) : undefined;
  const all = panel === undefined ? [] : publishedOf(await listEditions(req.deps.db, [panel.id]), req.deps.clock.now());
  const one = all.find(({ edition }) => edition.number === Number(number));
  if (panel === undefined || one === undefined) throw new NotFound(`published report ${code} ${number}`);
  return { panel, one, all };
}

/** What was withdrawn has a page that says so, and nothing else. */
async function standingAt(req: Pick<EditionRequest, 'deps' | 'params'>): Promise<{ panel: Panel; one: Published }> {
  const found = await publishedAt(req);
  if (found.one.edition.withdrawnAt !== null) throw new NotFound(`withdrawn report ${found.one.edition.id}`);
  return found;
}
