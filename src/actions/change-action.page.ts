// Change the wording of an action, what will show that it has worked, and who helps with it.
import type { Request, Response } from 'express';
import { listAuditEntriesAbout } from '../audit/audit.store.ts';
import { dayLong, dayOf, timeOf } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { postLabel } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { aParagraph, someIds } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { isEnded } from './action.ts';
import { mayChangeAction } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import type { ActionWithPosts } from './action.store.ts';
import { changeAction, type ChangeRefusal } from './change-action.ts';
import { seeAction } from './see-action.ts';

const changeForm = form({
  wording: aParagraph('The wording', { missing: 'Write what will be done', max: 1000 }), willShow: aParagraph('What will show it', { max: 1000 }),
  contributors: someIds(), why: aParagraph('The reason', { max: 500 }),
});
type Order = OrderOf<typeof changeForm>;

export interface ChangeActionPage { title: string; posts: readonly Option[]; conflict: Conflict | undefined; form: FormModel<keyof Order> }

const changeView = view<ChangeActionPage>('actions/change-action');

const sentences: Record<ChangeRefusal, string | Partial<Record<keyof Order, string>>> = {
  'changed-since': 'Somebody else has changed this action since you opened it',
  ended: 'The action has been taken off the list since you opened it. Nothing was saved.', 'no-reason': { why: 'Say why the wording changes' },
};

export async function showChangeAction(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayChangeAction(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel changes its actions.');
  if (isEnded(action.state)) throw new NotAllowed('The action is off the list: its wording stays as it was.');
  await show(req, res, action, changeForm.open(req, { version: action.version, values: { wording: action.wording, willShow: action.willShow ?? '', contributors: action.contributorPostIds } }));
}

export async function changePosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayChangeAction(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel changes its actions.');
  const posted = changeForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const { wording, willShow = null, contributors, why = null } = posted.order;
  const outcome = await changeAction(req.deps, doerOf(req, posted), { reference: action.reference, version: posted.version, wording, willShow, contributorPostIds: contributors, why });
  if (outcome.ok) { goTo(res, actionPath(action.reference), `${action.reference} is changed. The old wording is kept in its story.`); return; }
  const fresh = await seeAction(req.deps.db, personOf(req), req.params.reference);
  const conflict = outcome.because === 'changed-since' ? await conflictWith(req, fresh, posted.order) : undefined;
  await show(req, res, fresh, posted.refused(sentences[outcome.because], { version: fresh.version }), conflict);
}

/** Only what differs; theirs is kept unless the form is saved again. */
async function conflictWith(req: Request, fresh: ActionWithPosts, yours: Order): Promise<Conflict> {
  const [[entry], posts] = await Promise.all([listAuditEntriesAbout(req.deps.db, { kind: 'actions', id: fresh.id }, 1), listPosts(req.deps.db, req.deps.clock.today())]);
  const titles = (ids: readonly string[]): string => posts.filter(({ id }) => ids.includes(id)).map(({ title }) => title).join(', ') || 'none';
  const rows = [
    { label: 'What will be done', theirs: fresh.wording, yours: yours.wording }, { label: 'What will show that it has worked', theirs: fresh.willShow ?? '', yours: yours.willShow ?? '' },
    { label: 'Contributors', theirs: titles(fresh.contributorPostIds), yours: titles(yours.contributors) },
  ];
  return { who: entry?.personName ?? 'Somebody', when: entry === undefined ? '' : `on ${dayLong(dayOf(entry.at))} at ${timeOf(entry.at)}`, rows: rows.filter(({ theirs, yours: mine }) => theirs !== mine) };
}

async function show(req: Request, res: Response, action: ActionWithPosts, model: ChangeActionPage['form'], conflict?: Conflict): Promise<void> {
  const today = req.deps.clock.today();
  const posts = (await listPosts(req.deps.db, today)).filter((post) => post.id !== action.leadPostId && (post.endedOn === null || post.endedOn > today || action.contributorPostIds.includes(post.id)));
  const title = `Change ${action.reference}`;
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, changeView({
    title, conflict, form: model, posts: posts.map((post) => ({ value: post.id, text: postLabel(post) })),
  }));
}
