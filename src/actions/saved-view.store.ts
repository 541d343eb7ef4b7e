// The table saved_views. Every question names the person: nobody's views are anybody else's.
import { ask, type Clause } from '../database/ask.ts';
import type { Db, Transaction } from '../database/db.ts';
import type { SavedView } from './saved-view.ts';

export function viewsOf(personId: string): Clause {
  return { sql: `select id, person_id as "personId", name, query from saved_views where person_id = ? order by name collate "en-GB-x-icu"`, values: [personId] };
}

export async function listSavedViews(db: Db, personId: string): Promise<SavedView[]> {
  const { sql, values } = viewsOf(personId);
  return await ask<SavedView>(db, sql, values);
}

/** The person's row, so that two forms of theirs sent at once do not both take the last name. */
export async function lockViewsOf(tx: Transaction, personId: string): Promise<SavedView[]> {
  await tx('people').where({ id: personId }).forUpdate().select('id');
  return await listSavedViews(tx, personId);
}

export async function addSavedView(tx: Transaction, view: SavedView & { savedAt: Date }): Promise<void> {
  await tx('saved_views').insert({ id: view.id, person_id: view.personId, name: view.name, query: view.query, saved_at: view.savedAt });
}

export async function saveViewName(tx: Transaction, view: Pick<SavedView, 'id' | 'personId' | 'name'>): Promise<void> {
  await tx('saved_views').where({ id: view.id, person_id: view.personId }).update({ name: view.name });
}

export async function dropSavedView(tx: Transaction, view: Pick<SavedView, 'id' | 'personId'>): Promise<void> {
  await tx('saved_views').where({ id: view.id, person_id: view.personId }).delete();
}
