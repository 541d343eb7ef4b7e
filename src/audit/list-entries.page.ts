// The trail of the whole council, by person and day: who did what.
import type { Request, Response } from 'express';
import { addDays, instantOf } from '../calendar/day.ts';
import { listPanels } from '../panels/panel.store.ts';
import { listPeople } from '../people/person.store.ts';
import { listOrganisations, listPosts } from '../people/post.store.ts';
import { aDay, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { pageAsked, pagination } from '../web/paging.ts';
import type { Pagination } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { countAuditEntries, listAuditEntries } from './audit.store.ts';
import { namesOf, presentEntry, type PresentedEntry } from './present-entry.ts';

export interface ListEntriesPage { form: FormModel<'person' | 'on'>; people: readonly Option[]; entries: readonly PresentedEntry[]; pages: Pagination }

const listEntriesView = view<ListEntriesPage>('audit/list-entries');
const filterForm = form({ person: anId(), on: aDay('The day') });

export async function showEntries(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const asked = filterForm.fromQuery(req);
  const { person, on } = asked.order;
  const filter = { personId: person, between: on === undefined ? undefined : { from: instantOf(on, '00:00'), until: instantOf(addDays(on, 1), '00:00') } };
  const page = pageAsked(req, 50);
  const [total, rows] = [await countAuditEntries(db, filter), await listAuditEntries(db, filter, { limit: page.size, offset: page.offset })];
  const people = await listPeople(db);
  const names = namesOf(people, await listPosts(db, clock.today()), await listPanels(db), await listOrganisations(db));
  renderPage(res, { title: 'Audit trail', section: 'audit', wide: true }, listEntriesView({
    form: asked.form, people: people.map(({ id, name, leftOn }) => ({ value: id, text: leftOn === null ? name : `${name} (has left)` })),
    entries: rows.map((row) => presentEntry(row, names)), pages: pagination(req, 'entries', page, total),
  }));
}
