// The trail as a table for a spreadsheet: the same entries as on the page, with the same filter, in the same words.
import type { Request, Response } from 'express';
import { safeText } from '../editions/edition.csv.render.ts';
import { listPanels } from '../panels/panel.store.ts';
import { listPeople } from '../people/person.store.ts';
import { listOrganisations, listPosts } from '../people/post.store.ts';
import { listAuditEntries } from './audit.store.ts';
import { filterAsked } from './entry-filter.ts';
import { namesOf, presentEntry, type PresentedEntry } from './present-entry.ts';

/** More is asked for by person or by day: a file that no spreadsheet opens helps nobody. */
const MOST = 20_000;
const HEADINGS = ['When', 'Who', 'By which way', 'What', 'About', 'From what to what'];

export async function sendEntries(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const rows = await listAuditEntries(db, filterAsked(req).filter, { limit: MOST, offset: 0 });
  const names = namesOf(await listPeople(db), await listPosts(db, clock.today()), await listPanels(db), await listOrganisations(db));
  const lines = [HEADINGS, ...rows.map((row) => cellsOf(presentEntry(row, names)))].map((cells) => cells.map((cell) => `"${safeText(cell).replaceAll('"', '""')}"`).join(','));
  // The mark tells Excel that this is UTF-8.
  res.attachment(`audit-trail-${clock.today()}.csv`).type('text/csv; charset=utf-8').send(`\ufeff${lines.join('\r\n')}\r\n`);
}

function cellsOf({ when, who, way, what, about, changes }: PresentedEntry): string[] {
  return [when, who, way, what, about.text, changes.map(({ field, from, to }) => (from === undefined ? `${field}: ${to}` : `${field}: ${from} → ${to}`)).join('; ')];
}
