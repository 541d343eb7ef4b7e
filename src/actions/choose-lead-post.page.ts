// Choose the post that answers for an action.
import type { Request, Response } from 'express';
import { NotAllowed } from '../database/errors.ts';
import { postLabel } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { anId, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { isEnded } from './action.ts';
import { mayChangeAction } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import type { ActionWithPosts } from './action.store.ts';
import { chooseLeadPost, type LeadPostRefusal } from './choose-lead-post.ts';
import { listProposals } from './proposal.store.ts';
import { seeAction } from './see-action.ts';

const leadForm = form({ post: anId({ missing: 'Choose a post' }), why: aParagraph('The reason', { max: 500 }) });

export interface ChooseLeadPostPage {
  title: string;
  wording: string;
  now: string;
  handedBack: { by: string; reason: string } | undefined;
  posts: readonly Option[];
  form: FormModel<'post' | 'why'>;
}

const leadView = view<ChooseLeadPostPage>('actions/choose-lead-post');

const sentences: Record<LeadPostRefusal, string | { post: string }> = {
  'changed-since': 'The action has changed since you opened this page. How it stands now is shown below; look again and save once more.',
  ended: 'The action has been taken off the list since you opened this page. Nothing was saved.',
  'no-such-post': { post: 'That post has ended; choose another' }, 'same-post': { post: 'That post has the lead already' },
};

export async function showChooseLeadPost(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayChangeAction(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel chooses the lead post of its actions.');
  if (isEnded(action.state)) throw new NotAllowed('The action is off the list: its lead post stays as it was.');
  await show(req, res, action, leadForm.open(req, { version: action.version }));
}

export async function leadPostPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayChangeAction(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel chooses the lead post of its actions.');
  const posted = leadForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const outcome = await chooseLeadPost(req.deps, doerOf(req, posted), { reference: action.reference, version: posted.version, postId: posted.order.post, why: posted.order.why ?? null });
  if (outcome.ok) { goTo(res, actionPath(action.reference), `The lead post of ${action.reference} is settled.`); return; }
  const fresh = await seeAction(req.deps.db, personOf(req), req.params.reference);
  await show(req, res, fresh, posted.refused(sentences[outcome.because], { version: fresh.version }));
}

async function show(req: Request, res: Response, action: ActionWithPosts, model: ChooseLeadPostPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  const [all, proposals] = await Promise.all([listPosts(db, clock.today()), listProposals(db, [action.id])]);
  const lead = all.find(({ id }) => id === action.leadPostId);
  const handedBack = proposals.find(({ kind, outcome }) => kind === 'not mine' && outcome === 'open');
  const posts = all.filter(({ endedOn }) => endedOn === null || endedOn > clock.today());
  const title = `Lead post of ${action.reference}`;
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, leadView({
    title, wording: action.wording, form: model, now: lead === undefined ? 'It has no lead post yet.' : `It is now ${postLabel(lead)}.`,
    handedBack: handedBack && { by: handedBack.byName, reason: handedBack.reason },
    posts: posts.map((post) => ({ value: post.id, text: post.id === action.leadPostId ? `${postLabel(post)} – it stays with this post` : postLabel(post) })),
  }));
}
