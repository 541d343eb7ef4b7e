// Say where one action stands: the officer's own page of it, and a director's for a post they direct.
import type { Request, Response } from 'express';
import { mayReport } from '../actions/action.policy.ts';
import { actionPath } from '../actions/action-path.ts';
import { listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { seeAction } from '../actions/see-action.ts';
import { dayLong } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import type { Html } from '../web/html.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { readCycleNow } from './cycle-now.ts';
import { listOpenAsks } from './officer-ask.store.ts';
import { presentAsk, whenOf } from './present-card.ts';
import { openReport, reportForm, reportOrder, reportSentences, type ReportFormModel } from './report-form.ts';
import { drawReportFields } from './report-fields.ts';
import { reportProgress } from './report-progress.ts';
import { listDrafts, listUpdates } from './update.store.ts';

export interface ReportProgressPage {
  title: string;
  purpose: string;
  head: ActionHead;
  last: { label: string; text: string } | undefined;
  panelAsks: readonly { label: string; text: string }[];
  form: ReportFormModel;
  fields: Html;
}

const reportView = view<ReportProgressPage>('progress/report-progress');

export async function showReport(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const action = await seeAction(db, person, req.params.reference);
  if (!mayReport(person, action)) throw new NotAllowed('Only those who answer for an action or help with it report on it, while it is open.');
  const draft = (await listDrafts(db, person.id)).find(({ actionId }) => actionId === action.id);
  await show(req, res, action, openReport(req, action, draft, { action: actionPath(action.reference, 'report') }));
}

export async function reportPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayReport(personOf(req), { ...action, state: 'not started' })) throw new NotAllowed('Only those who answer for an action or help with it report on it.');
  const posted = reportForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const cycle = await readCycleNow(req.deps.db, action.panelId, req.deps.clock.today());
  const outcome = await reportProgress(req.deps, doerOf(req, posted), {
    ...reportOrder(action.reference, posted.order), meetingId: cycle?.meeting.id ?? null, afterDeadline: cycle?.isAfterDeadline ?? false,
  });
  if (!outcome.ok) { await show(req, res, action, posted.refused(reportSentences[outcome.because])); return; }
  goTo(res, actionPath(action.reference), `Your update of ${action.reference} is saved.`);
}

async function show(req: Request, res: Response, action: ActionWithPosts, form: ReportFormModel): Promise<void> {
  const { db, clock } = req.deps;
  const [asks, targets, [last], cycle] = await Promise.all([listOpenAsks(db, [action.id]), listTargets(db, [action.id]), listUpdates(db, [action.id]), readCycleNow(db, action.panelId, clock.today())]);
  const title = `Report on ${action.reference}`;
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, reportView({
    title, head: presentHead(action, targets, clock.today()), form, panelAsks: asks.filter((ask) => last === undefined || ask.at > last.at).map(presentAsk), fields: drawReportFields(req, form, action, personOf(req)),
    purpose: cycle === undefined ? 'Say where this action stands. It is added to its story.' : `Say where this action stands, for the meeting on ${dayLong(cycle.meeting.meetsOn)}. Answers by ${dayLong(cycle.updateDeadline)}.`,
    last: last && { label: `${last.byName} wrote ${whenOf(last.at, clock.today())}: ${last.state}`, text: last.text },
  }));
}
