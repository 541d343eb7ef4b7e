// End a post: what it still leads is said before the button.
import type { Request, Response } from 'express';
import { listOpenActionsOfPosts } from '../actions/action.store.ts';
import { dayLong } from '../calendar/day.ts';
import { aDay } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { endPost, type EndPostRefusal } from './end-post.ts';
import { getPost } from './post.store.ts';

export interface EndPostPage { title: string; open: number; form: FormModel<'endedOn'> }

const endPostView = view<EndPostPage>('people/end-post');
const endPostForm = form({ endedOn: aDay('The day', { missing: 'Enter the first day on which there is no such post' }) });
const sentences: Record<EndPostRefusal, string | { endedOn: string }> = {
  'changed-since': 'Somebody has changed this post since you opened the page; look at it again before you end it',
  'already-ended': 'This post has ended already',
  'before-its-holder': { endedOn: 'The day must be later than the day its holder began' },
};

type PostRequest = Request<{ id: string }>;

export async function showEndPost(req: PostRequest, res: Response): Promise<void> {
  const { version } = await getPost(req.deps.db, req.params.id, req.deps.clock.today());
  await show(req, res, endPostForm.open(req, { version, values: { endedOn: req.deps.clock.today() } }));
}

export async function endPostPosted(req: PostRequest, res: Response): Promise<void> {
  const posted = endPostForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const { endedOn } = posted.order;
  const outcome = await endPost(req.deps, doerOf(req, posted), { postId: req.params.id, endedOn, version: posted.version });
  if (!outcome.ok) { await show(req, res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `/posts/${req.params.id}`, `The post ends on ${dayLong(endedOn)}.`);
}

async function show({ deps, params }: PostRequest, res: Response, model: EndPostPage['form']): Promise<void> {
  const { id, title } = await getPost(deps.db, params.id, deps.clock.today());
  const open = (await listOpenActionsOfPosts(deps.db, [id])).filter(({ leadPostId }) => leadPostId === id).length;
  renderPage(res, { title: `End ${title}`, section: 'people', back: { href: `/posts/${id}`, text: title } }, endPostView({ title, open, form: model }));
}
