// The clerk writes down what an officer said by phone or in the corridor: under the officer's name, with how it came.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import { listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { seeAction } from '../actions/see-action.ts';
import { NotAllowed } from '../database/errors.ts';
import type { Post } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { anId, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import type { Html } from '../web/html.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { readCycleNow } from './cycle-now.ts';
import { mayReportOnBehalf } from './progress.policy.ts';
import { fitTogether, reportFields, reportOrder, reportSentences } from './report-form.ts';
import { drawReportFields } from './report-fields.ts';
import { reportProgress } from './report-progress.ts';

const onBehalfForm = form({
  saidBy: anId({ missing: 'Choose who said it' }), receivedWords: aLine('How it came', { missing: 'Say how it came, such as “by phone, 3 March”', max: 100 }), ...reportFields,
}, fitTogether);

export interface ReportOnBehalfPage {
  title: string;
  head: ActionHead;
  form: FormModel<'saidBy' | 'receivedWords' | keyof typeof reportFields>;
  people: readonly Option[];
  fields: Html;
}

const onBehalfView = view<ReportOnBehalfPage>('progress/report-on-behalf');

export async function showReportOnBehalf(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayReportOnBehalf(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel writes down what an officer said, while the action is open.');
  const [first] = await peopleOf(req, action);
  await show(req, res, action, onBehalfForm.open(req, { values: { saidBy: first?.personId } }));
}

export async function onBehalfPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayReportOnBehalf(personOf(req), { ...action, state: 'not started' })) throw new NotAllowed('Only the clerk of the panel writes down what an officer said.');
  const posted = onBehalfForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const said = (await peopleOf(req, action)).find(({ personId }) => personId === posted.order.saidBy);
  if (said === undefined) { await show(req, res, action, posted.refused({ saidBy: 'Choose somebody who answers for the action or helps with it' })); return; }
  const cycle = await readCycleNow(req.deps.db, action.panelId, req.deps.clock.today());
  const outcome = await reportProgress(req.deps, { ...doerOf(req, posted), way: 'clerk on behalf', onBehalfOf: { id: said.personId, name: said.name } }, {
    ...reportOrder(action.reference, posted.order), meetingId: cycle?.meeting.id ?? null, afterDeadline: cycle?.isAfterDeadline ?? false, receivedWords: posted.order.receivedWords,
  });
  if (!outcome.ok) { await show(req, res, action, posted.refused(reportSentences[outcome.because])); return; }
  goTo(res, actionPath(action.reference), `What ${said.name} said about ${action.reference} is written down.`);
}

interface Speaker { personId: string; name: string; title: string }

/** Holders of the lead post, of its director's and of the contributors', in that order. */
async function peopleOf(req: Request, action: ActionWithPosts): Promise<Speaker[]> {
  const posts = await listPosts(req.deps.db, req.deps.clock.today());
  const lead = posts.find(({ id }) => id === action.leadPostId);
  const concerned = [lead, posts.find(({ id }) => id === lead?.directorPostId), ...action.contributorPostIds.map((postId) => posts.find(({ id }) => id === postId))];
  const speakers = concerned.flatMap((post: Post | undefined) => (post?.holder ? [{ personId: post.holder.personId, name: post.holder.name, title: post.title }] : []));
  return speakers.filter((speaker, i) => speakers.findIndex(({ personId }) => personId === speaker.personId) === i);
}

async function show(req: Request, res: Response, action: ActionWithPosts, model: ReportOnBehalfPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  const title = `Report on behalf: ${action.reference}`;
  const [targets, people] = await Promise.all([listTargets(db, [action.id]), peopleOf(req, action)]);
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, onBehalfView({
    title, head: presentHead(action, targets, clock.today()), form: model, people: people.map((speaker) => ({ value: speaker.personId, text: `${speaker.name}, ${speaker.title}` })),
    fields: drawReportFields(req, model, action, 'anyone'),
  }));
}
