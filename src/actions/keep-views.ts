// Keep a list under a name, name it anew, keep it no longer. It is the person's own and about nothing but their screen, so that the audit trail has no entry of it.
import { randomUUID } from 'node:crypto';
import type { Deps } from '../councils/deps.ts';
import { NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { listQueryOf } from './list-path.ts';
import { mayBeNamed, VIEWS_AT_MOST, type SavedView, type ViewRefusal } from './saved-view.ts';
import { addSavedView, dropSavedView, lockViewsOf, saveViewName } from './saved-view.store.ts';

export async function saveView(deps: Deps, by: Doer, order: { name: string; query: string }): Promise<Outcome<object, ViewRefusal>> {
  return await transact(deps, by, async (tx) => {
    const views = await lockViewsOf(tx, by.person.id);
    if (!mayBeNamed(order.name, views)) return { ok: false as const, because: 'name-taken' as const };
    if (views.length >= VIEWS_AT_MOST) return { ok: false as const, because: 'too-many' as const };
    await addSavedView(tx, { id: randomUUID(), personId: by.person.id, name: order.name, query: listQueryOf(order.query), savedAt: deps.clock.now() });
    return { ok: true as const };
  });
}

export async function renameView(deps: Deps, by: Doer, order: { id: string; name: string }): Promise<Outcome<object, ViewRefusal>> {
  return await transact(deps, by, async (tx) => {
    const views = await lockViewsOf(tx, by.person.id);
    const view = ownView(views, order.id);
    if (!mayBeNamed(order.name, views.filter(({ id }) => id !== order.id))) return { ok: false as const, because: 'name-taken' as const };
    await saveViewName(tx, { ...view, name: order.name });
    return { ok: true as const };
  });
}

export async function removeView(deps: Deps, by: Doer, id: string): Promise<Outcome<{ name: string }, never>> {
  return await transact(deps, by, async (tx) => {
    const view = ownView(await lockViewsOf(tx, by.person.id), id);
    await dropSavedView(tx, view);
    return { ok: true as const, name: view.name };
  });
}

/** @throws NotFound alike for somebody else's and for none */
function ownView(views: readonly SavedView[], id: string): SavedView {
  const view = views.find((one) => one.id === id);
  if (view === undefined) throw new NotFound(`saved view ${id}`);
  return view;
}
