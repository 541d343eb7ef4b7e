// The clerk puts a member's question to whoever answers for the action, in words that name no member.
import type { Request, Response } from 'express';
import { listActionsById } from '../actions/action.store.ts';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { findPost } from '../people/post.store.ts';
import { aParagraph, isId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { askOfficer, type AskOfficerRefusal } from './ask-officer.ts';
import { readCycleNow } from './cycle-now.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import type { Question } from './progress.ts';
import { findQuestion } from './question.store.ts';
import { asksNoMore } from './tell-of-ask.ts';

const askForm = form({ text: aParagraph('The question', { missing: 'Write what the officer is asked', max: 500 }) });

const sentences: Record<AskOfficerRefusal, string> = {
  withdrawn: 'The question has been withdrawn since you opened this page. Nobody was asked.', ended: 'The action has been taken off the list, so nobody owes an update on it. Answer the question yourself.',
};

export interface AskOfficerPage { label: string; text: string; action: string; effect: string; form: FormModel<'text'> }

const askOfficerView = view<AskOfficerPage>('progress/ask-officer');
type Asked = Request<{ id: string }>;

export async function showAskOfficer(req: Asked, res: Response): Promise<void> {
  const question = await asked(req);
  await show(req, res, question, askForm.open(req, { values: { text: question.text } }));
}

export async function askOfficerPosted(req: Asked, res: Response): Promise<void> {
  const question = await asked(req);
  const posted = askForm.read(req);
  if (!posted.ok) { await show(req, res, question, posted.form); return; }
  const outcome = await askOfficer(req.deps, doerOf(req, posted), { questionId: question.id, text: posted.order.text });
  if (!outcome.ok) { await show(req, res, question, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `/questions#question-${question.id}`, `The officer is asked${outcome.toldNow ? ', and a letter goes to them now' : ''}. What they write stands here beside the question.`);
}

/** For everybody who may not read it, a question does not exist. */
async function asked(req: Asked): Promise<Question> {
  const question = isId(req.params.id) ? await findQuestion(req.deps.db, req.params.id) : undefined;
  if (question === undefined || !mayReadQuestion(personOf(req), question)) throw new NotFound(`question ${req.params.id}`);
  if (!question.shared || !mayAnswer(personOf(req), question.panelId)) throw new NotAllowed('Only the clerk of the panel puts a member’s question to an officer.');
  return question;
}

async function show(req: Asked, res: Response, question: Question, model: AskOfficerPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  const [action] = question.actionId === null ? [] : await listActionsById(db, [question.actionId]);
  const post = action?.leadPostId == null ? undefined : await findPost(db, action.leadPostId, clock.today());
  const cycle = await readCycleNow(db, question.panelId, clock.today());
  const who = post === undefined ? 'Nobody answers for this action yet: whoever does next' : post.holder === null ? `Nobody holds the post ${post.title}: whoever does next` : `${post.holder.name}, ${post.title},`;
  const now = action !== undefined && (await asksNoMore(db, action, clock.now()));
  const letter = now && post?.holder != null ? 'in a letter that goes now, because none asks them about it again before the meeting' : cycle === undefined ? 'in the first letter that asks for updates once a meeting is planned' : `in the next letter that asks for updates (they are due by ${dayLong(cycle.updateDeadline)})`;
  renderPage(res, { title: 'Ask the officer', section: 'actions', back: { href: '/questions', text: 'Questions' } }, askOfficerView({
    label: `${question.byName} asked on ${dayLong(dayOf(question.at))}`, text: question.text, action: action === undefined ? '' : `${action.reference} ${action.wording}`, form: model,
    effect: `${who} sees these words at once beside the action, and ${letter}. They are not told which member asked. What was asked cannot be taken back; it leaves their page when it is answered.`,
  }));
}
