// What anybody may read, without signing in: the panels, and of each its published reports, as a page and as a feed.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { findPanelByCode, listPanels } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { getSettings } from '../settings/settings.store.ts';
import { renderPage } from '../web/layout.ts';
import { openToAll, sendToAll } from '../web/open-to-all.ts';
import { view } from '../web/view.ts';
import { listEditions } from './edition.store.ts';
import { renderFeed } from './published-feed.render.ts';
import { JSON_FORMAT_PATH, latestOf, publishedOf, publishedPath, type Published } from './published.ts';
import { sentence } from './wording.ts';

export interface PublishedPanelsPage { panels: readonly { href: string; name: string; says: string }[] }
export interface PublishedLine { href: string; title: string; published: string; /** What became of it. */ since: string | undefined }
export interface PublishedPanelPage {
  name: string;
  latestHref: string | undefined;
  years: readonly { name: string; reports: readonly PublishedLine[] }[];
  addresses: readonly { key: string; value: string }[];
  feedHref: string;
  jsonFormatHref: string;
}

const panelsView = view<PublishedPanelsPage>('editions/published-panels');
const panelView = view<PublishedPanelPage>('editions/published-panel');
type PanelRequest = Request<{ code: string }>;

export async function showPublishedPanels(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const panels = await listPanels(db);
  const editions = await listEditions(db, panels.map(({ id }) => id));
  renderPage(openToAll(res), { title: 'Published reports' }, panelsView({
    panels: panels.map(({ id, code, name }) => ({ href: publishedPath(code), name, says: saysOf(publishedOf(editions.filter(({ panelId }) => panelId === id), clock.now())) })),
  }));
}

function saysOf(published: readonly Published[]): string {
  const latest = latestOf(published);
  return latest === undefined ? 'Nothing is published yet' : `Latest: report ${latest.edition.number}, for the meeting of ${dayLong(latest.edition.meetsOn)}`;
}

export async function showPublishedPanel(req: PanelRequest, res: Response): Promise<void> {
  const { panel, published } = await publishedBy(req);
  const { baseUrl } = req.deps.council;
  const { reportTitle } = await getSettings(req.deps.db);
  const years = [...new Set(published.map(({ edition }) => edition.meetsOn.slice(0, 4)))];
  const latest = latestOf(published);
  renderPage(openToAll(res), { title: panel.name, crumbs: [{ href: '/published', text: 'Published reports' }] }, panelView({
    name: panel.name, latestHref: latest && publishedPath(panel.code, latest.edition.number), feedHref: publishedPath(panel.code, undefined, 'feed.atom'), jsonFormatHref: JSON_FORMAT_PATH,
    years: years.map((name) => ({ name, reports: published.filter(({ edition }) => edition.meetsOn.startsWith(name)).map((one) => lineOf(panel, reportTitle, one)) })),
    addresses: [['This page', ''], ['The newest report', '/latest'], ['The feed', '/feed.atom']].map(([key = '', page = '']) => ({ key, value: `${baseUrl}${publishedPath(panel.code)}${page}` })),
  }));
}

function lineOf({ code }: Panel, reportTitle: string, { edition, replacedBy, follows }: Published): PublishedLine {
  const about = follows === undefined ? undefined : `${edition.kind === 'replacement' ? 'Replaces' : 'Adds to'} report ${follows.number}: ${sentence(edition.reason ?? '')}`;
  const withdrawn = edition.withdrawnAt === null ? undefined : `Withdrawn on ${dayLong(dayOf(edition.withdrawnAt))}.`;
  const said = [about, replacedBy === undefined ? undefined : `Report ${replacedBy.number} takes its place.`, withdrawn].filter((part) => part !== undefined);
  return {
    href: publishedPath(code, edition.number), title: `${reportTitle} ${edition.number}${edition.kind === 'main' ? '' : ` (${edition.kind})`}, for the meeting of ${dayLong(edition.meetsOn)}`,
    published: `published ${dayLong(dayOf(edition.publishAt))}`, since: said.length === 0 ? undefined : said.join(' '),
  };
}

/** The address a council's own site links to: it stays, and what it leads to changes. */
export async function goToLatest(req: PanelRequest, res: Response): Promise<void> {
  const { panel, published } = await publishedBy(req);
  openToAll(res).redirect(302, publishedPath(panel.code, latestOf(published)?.edition.number));
}

export async function sendFeed(req: PanelRequest, res: Response): Promise<void> {
  const { panel, published } = await publishedBy(req);
  const { councilName, reportTitle } = await getSettings(req.deps.db);
  sendToAll(res, 'application/atom+xml; charset=utf-8', Buffer.from(renderFeed({ baseUrl: req.deps.council.baseUrl, councilName, panel, reportTitle, published, emptyAt: FIRST })));
}

/** A feed says when it changed last, even one that has nothing in it yet. */
const FIRST = '2026-01-01T00:00:00Z';

async function publishedBy(req: PanelRequest): Promise<{ panel: Panel; published: Published[] }> {
  const panel = await findPanelByCode(req.deps.db, req.params.code.toUpperCase());
  if (panel === undefined) throw new NotFound(`panel ${req.params.code}`);
  return { panel, published: publishedOf(await listEditions(req.deps.db, [panel.id]), req.deps.clock.now()) };
}
