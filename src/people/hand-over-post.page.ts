// Hand a post over: to whom and from which day.
import type { Request, Response } from 'express';
import { dayLong } from '../calendar/day.ts';
import { aChoice, aDay, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { personOptions } from './choices.ts';
import { handOverPost } from './hand-over-post.ts';
import type { HandOverRefusal } from './post.ts';
import { getPost } from './post.store.ts';

type Field = 'to' | 'personId' | 'from';
export interface HandOverPostPage { title: string; now: string; people: readonly Option[]; form: FormModel<Field> }

const handOverPostView = view<HandOverPostPage>('people/hand-over-post');
const handOverPostForm = form({
  to: aChoice(['person', 'nobody'], { missing: 'Say who holds the post from then on' }),
  personId: anId(), from: aDay('The first day', { missing: 'Enter the first day' }),
}, ({ to, personId }) => (to === 'person' && personId === undefined ? { personId: 'Choose a person' } : {}));

const sentences: Record<HandOverRefusal | 'has-left', Partial<Record<Field, string>>> = {
  ended: { from: 'The post has ended by then' },
  'not-later': { from: 'The day must be later than the day its newest holder began, and than the last day of a holder who has gone' },
  'same-holder': { personId: 'This person holds the post already' },
  'nobody-holds-it': { to: 'Nobody holds the post now either' },
  'has-left': { personId: 'This person has left' },
};

type PostRequest = Request<{ id: string }>;

export async function showHandOverPost(req: PostRequest, res: Response): Promise<void> {
  await show(req, res, handOverPostForm.open(req, { values: { to: 'person', from: req.deps.clock.today() } }));
}

export async function handOverPostPosted(req: PostRequest, res: Response): Promise<void> {
  const posted = handOverPostForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const { to, personId, from } = posted.order;
  const outcome = await handOverPost(req.deps, doerOf(req, posted), { postId: req.params.id, to: to === 'nobody' ? null : (personId ?? null), fromOn: from });
  if (!outcome.ok) { await show(req, res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `/posts/${req.params.id}`, `The post is handed over from ${dayLong(from)}.`);
}

async function show({ deps, params }: PostRequest, res: Response, model: HandOverPostPage['form']): Promise<void> {
  const { id, title, holder } = await getPost(deps.db, params.id, deps.clock.today());
  const now = holder === null ? 'Nobody holds it today.' : `${holder.name} holds it since ${dayLong(holder.since)} and stays until the day before.`;
  renderPage(res, { title: `Hand over ${title}`, section: 'people', back: { href: `/posts/${id}`, text: title } }, handOverPostView({ title, now, people: await personOptions(deps.db), form: model }));
}
