// Change a post's title or director; what somebody else saved meanwhile is shown beside what was typed.
import type { Request, Response } from 'express';
import { differences, newestChange } from '../audit/newest-change.ts';
import { aLine, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { changePost, type ChangePostOrder, type ChangePostRefusal } from './change-post.ts';
import { postOptions } from './choices.ts';
import type { Post } from './post.ts';
import { getPost } from './post.store.ts';

export interface ChangePostPage { title: string; form: FormModel<'title' | 'directorPostId'>; directors: readonly Option[]; conflict: Conflict | undefined }

const changePostView = view<ChangePostPage>('people/change-post');
const changePostForm = form({ title: aLine('The title', { missing: 'Enter the title of the post' }), directorPostId: anId() });

const sentences: Record<ChangePostRefusal, string | Partial<Record<'title' | 'directorPostId', string>>> = {
  'changed-since': 'Somebody else has changed this post since you opened the page',
  'title-taken': { title: 'This organisation has, or had, another post of this title' },
  'directs-itself': { directorPostId: 'This post answers to the one you are changing, so it cannot be its director' },
};

type PostRequest = Request<{ id: string }>;

export async function showChangePost(req: PostRequest, res: Response): Promise<void> {
  const post = await getPost(req.deps.db, req.params.id, req.deps.clock.today());
  await show(req, res, post, changePostForm.open(req, { version: post.version, values: { title: post.title, directorPostId: post.directorPostId ?? '' } }));
}

export async function changePostPosted(req: PostRequest, res: Response): Promise<void> {
  const posted = changePostForm.read(req);
  const { deps, params: { id } } = req;
  if (!posted.ok) { await show(req, res, await getPost(deps.db, id, deps.clock.today()), posted.form); return; }
  const order = { id, title: posted.order.title, directorPostId: posted.order.directorPostId ?? null, version: posted.version };
  const outcome = await changePost(deps, doerOf(req, posted), order);
  if (outcome.ok) { goTo(res, `/posts/${id}`, outcome.changed ? `${order.title} is changed.` : 'Nothing was different, so nothing was changed.'); return; }
  const post = await getPost(deps.db, id, deps.clock.today());
  const conflict = outcome.because === 'changed-since' ? await conflictOf(req, post, order) : undefined;
  await show(req, res, post, posted.refused(sentences[outcome.because], { version: post.version }), conflict);
}

async function conflictOf({ deps }: PostRequest, theirs: Post, yours: ChangePostOrder): Promise<Conflict> {
  const titles = new Map((await postOptions(deps.db, deps.clock.today())).map(({ value, text }) => [value, text]));
  const rows = differences([{ label: 'Title', theirs: theirs.title, yours: yours.title },
    { label: 'Answers to', theirs: titles.get(theirs.directorPostId ?? '') ?? '', yours: titles.get(yours.directorPostId ?? '') ?? '' }]);
  return { ...(await newestChange(deps.db, { kind: 'posts', id: theirs.id })), rows };
}

async function show({ deps }: PostRequest, res: Response, { id, title }: Post, model: ChangePostPage['form'], conflict?: Conflict): Promise<void> {
  const directors = await postOptions(deps.db, deps.clock.today(), id);
  renderPage(res, { title: `Change ${title}`, section: 'people', back: { href: `/posts/${id}`, text: title } }, changePostView({ title, form: model, directors, conflict }));
}
