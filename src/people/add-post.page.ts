// Add a post, and who holds it where somebody does.
import type { Request, Response } from 'express';
import { aDay, aLine, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { addPost, type AddPostRefusal } from './add-post.ts';
import { organisationOptions, personOptions, postOptions } from './choices.ts';

type Field = 'title' | 'organisationId' | 'directorPostId' | 'holderId' | 'from';
export interface AddPostPage { form: FormModel<Field>; organisations: readonly Option[]; directors: readonly Option[]; people: readonly Option[] }

const addPostView = view<AddPostPage>('people/add-post');
const addPostForm = form({
  title: aLine('The title', { missing: 'Enter the title of the post' }),
  organisationId: anId({ missing: 'Choose the organisation it belongs to' }),
  directorPostId: anId(), holderId: anId(), from: aDay('The first day'),
}, ({ holderId, from }) => (holderId !== undefined && from === undefined ? { from: 'Enter the first day on which they hold the post' } : {}));

const sentences: Record<AddPostRefusal, Partial<Record<Field, string>>> = {
  'title-taken': { title: 'This organisation has, or had, a post of this title' },
  'no-such-director': { directorPostId: 'Choose a post that exists' },
  'holder-has-left': { holderId: 'This person has left' },
};

export async function showAddPost(req: Request, res: Response): Promise<void> {
  await show(req, res, addPostForm.open(req, { values: { from: req.deps.clock.today() } }));
}

export async function addPostPosted(req: Request, res: Response): Promise<void> {
  const posted = addPostForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const { title, organisationId, directorPostId = null, holderId, from } = posted.order;
  const holder = holderId === undefined || from === undefined ? null : { personId: holderId, fromOn: from };
  const outcome = await addPost(req.deps, doerOf(req, posted), { title, organisationId, directorPostId, holder });
  if (!outcome.ok) { await show(req, res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `/posts/${outcome.postId}`, `${title} is added.`);
}

async function show(req: Request, res: Response, model: AddPostPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  renderPage(res, { title: 'Add a post', section: 'people', back: { href: '/posts', text: 'Posts' } }, addPostView({
    form: model, organisations: await organisationOptions(db), directors: await postOptions(db, clock.today()), people: await personOptions(db),
  }));
}
