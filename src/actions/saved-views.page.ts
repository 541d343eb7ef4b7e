// The lists a person keeps: open them, name them anew, keep them no longer.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { isId } from '../web/fields.ts';
import type { FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { removeView, renameView, saveView } from './keep-views.ts';
import { listQueryOf } from './list-path.ts';
import { removeViewForm, renameViewForm, saveViewForm } from './saved-view-form.ts';
import { VIEWS_AT_MOST, type ViewRefusal } from './saved-view.ts';
import { listSavedViews } from './saved-view.store.ts';

export interface SavedViewsPage {
  title: string;
  purpose: string;
  views: readonly { name: string; href: string; rename: FormModel<'name'>; remove: FormModel }[];
  /** The list that could not be kept under the name given. */
  saving: FormModel<'name' | 'query'> | undefined;
  empty: { title: string; text: string; action: { href: string; text: string } };
}

const viewsView = view<SavedViewsPage>('actions/saved-views');
const LIST = '/actions/views';

const sentences: Record<ViewRefusal, string> = {
  'name-taken': 'You keep another list under this name', 'too-many': `You keep ${VIEWS_AT_MOST} lists, which is as many as there may be. Remove one first`,
};

export async function showSavedViews(req: Request, res: Response): Promise<void> {
  await show(req, res);
}

export async function saveViewPosted(req: Request, res: Response): Promise<void> {
  const posted = saveViewForm.read(req, 'save-');
  if (!posted.ok) return await show(req, res, { saving: posted.form });
  const { name, query = '' } = posted.order;
  const outcome = await saveView(req.deps, doerOf(req, posted), { name, query });
  if (!outcome.ok) return await show(req, res, { saving: posted.refused({ name: sentences[outcome.because] }) });
  goTo(res, `/actions?${listQueryOf(query)}`, `The list is kept as “${name}”.`);
}

export async function renameViewPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const id = await ownId(req);
  const posted = renameViewForm.read(req, `${id}-`);
  if (!posted.ok) return await show(req, res, { renaming: { id, form: posted.form } });
  const outcome = await renameView(req.deps, doerOf(req, posted), { id, name: posted.order.name });
  if (!outcome.ok) return await show(req, res, { renaming: { id, form: posted.refused({ name: sentences[outcome.because] }) } });
  goTo(res, LIST, `The list is now called “${posted.order.name}”.`);
}

export async function removeViewPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const id = await ownId(req);
  const posted = removeViewForm.read(req);
  const outcome = await removeView(req.deps, doerOf(req, posted.ok ? posted : undefined), id);
  goTo(res, LIST, outcome.ok ? `“${outcome.name}” is kept no longer. The actions are as they were.` : undefined);
}

/** @throws NotFound alike for somebody else's, for one that is gone and for none */
async function ownId(req: Request<{ id: string }>): Promise<string> {
  const { id } = req.params;
  const views = isId(id) ? await listSavedViews(req.deps.db, personOf(req).id) : [];
  if (views.every((one) => one.id !== id)) throw new NotFound(`saved view ${id}`);
  return id;
}

async function show(req: Request, res: Response, refused: { saving?: FormModel<'name' | 'query'>; renaming?: { id: string; form: FormModel<'name'> } } = {}): Promise<void> {
  const views = await listSavedViews(req.deps.db, personOf(req).id);
  renderPage(res, { title: 'Saved views', section: 'actions', back: { href: '/actions', text: 'Actions' } }, viewsView({
    title: 'Saved views', purpose: 'Lists of actions you keep under a name. Nobody else sees them; each shows the actions that are like that on the day you open it.', saving: refused.saving,
    views: views.map(({ id, name, query }) => ({
      name, href: `/actions?${query}`, rename: refused.renaming?.id === id ? refused.renaming.form : renameViewForm.open(req, { action: `${LIST}/${id}/rename`, idPrefix: `${id}-`, values: { name } }),
      remove: removeViewForm.open(req, { action: `${LIST}/${id}/remove`, idPrefix: `${id}-remove-` }),
    })),
    empty: { title: 'No list is kept yet', text: 'Narrow the list of actions to what you look for again and again, and keep it under a name at the foot of the page.', action: { href: '/actions', text: 'Go to the actions' } },
  }));
}
