// The trail of the whole council, by person and day: who did what.
import type { Request, Response } from 'express';
import { listPanels } from '../panels/panel.store.ts';
import { listPeople } from '../people/person.store.ts';
import { listOrganisations, listPosts } from '../people/post.store.ts';
import type { FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { pageAsked, pagination } from '../web/paging.ts';
import type { Pagination } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { countAuditEntries, listAuditEntries } from './audit.store.ts';
import { headLabel } from './chain.ts';
import { getHead } from './chain.store.ts';
import { filterAsked } from './entry-filter.ts';
import { namesOf, presentEntry, type PresentedEntry } from './present-entry.ts';

export interface ListEntriesPage { form: FormModel<'person' | 'on'>; people: readonly Option[]; entries: readonly PresentedEntry[]; pages: Pagination; exportHref: string; head: string }

const listEntriesView = view<ListEntriesPage>('audit/list-entries');

export async function showEntries(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const { filter, form } = filterAsked(req);
  const page = pageAsked(req, 50);
  const [total, rows] = [await countAuditEntries(db, filter), await listAuditEntries(db, filter, { limit: page.size, offset: page.offset })];
  const people = await listPeople(db);
  const names = namesOf(people, await listPosts(db, clock.today()), await listPanels(db), await listOrganisations(db));
  renderPage(res, { title: 'Audit trail', section: 'audit', wide: true }, listEntriesView({
    form, people: people.map(({ id, name, leftOn }) => ({ value: id, text: leftOn === null ? name : `${name} (has left)` })),
    entries: rows.map((row) => presentEntry(row, names)), pages: pagination(req, 'entries', page, total),
    exportHref: `/audit.csv${req.originalUrl.slice(req.path.length)}`, head: headLabel(await getHead(db)),
  }));
}
