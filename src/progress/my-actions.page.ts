// Everything an officer is asked about, on one page: a card an action, each saved by itself.
import type { Request, Response } from 'express';
import { mayReport } from '../actions/action.policy.ts';
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { seeAction } from '../actions/see-action.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { readCycleNow } from './cycle-now.ts';
import { keepDraft } from './keep-draft.ts';
import { presentCard, whenOf, type CardModel } from './present-card.ts';
import { draftForm, openReport, reportForm, reportOrder, reportSentences, type ReportFormModel } from './report-form.ts';
import { drawReportFields } from './report-fields.ts';
import { reportProgress } from './report-progress.ts';
import { readMyActions, type MyAction, type MyPanel } from './read-my-actions.ts';

export interface MyActionsPage {
  title: string;
  panels: readonly { name: string; said: string; done: string | undefined; late: string | undefined; cards: readonly CardModel[]; directed: readonly (ActionHead & { reportHref: string; last: string })[] }[];
}

const myActionsView = view<MyActionsPage>('progress/my-actions');

export async function showMyActions(req: Request, res: Response): Promise<void> {
  await show(req, res);
}

export async function myActionPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { reference } = req.params;
  const seen = await seeAction(req.deps.db, personOf(req), reference);
  if (!mayReport(personOf(req), { ...seen, state: 'not started' })) throw new NotAllowed('Only those who answer for an action or help with it report on it.');
  if (draftForm.read(req).ok && isDraft(req)) { await draftPosted(req, res, reference); return; }
  const posted = reportForm.read(req, `${reference}-`);
  if (!posted.ok) { await show(req, res, { reference, form: posted.form }); return; }
  const action = await seeAction(req.deps.db, personOf(req), reference);
  const cycle = await readCycleNow(req.deps.db, action.panelId, req.deps.clock.today());
  const outcome = await reportProgress(req.deps, doerOf(req, posted), { ...reportOrder(reference, posted.order), meetingId: cycle?.meeting.id ?? null, afterDeadline: cycle?.isAfterDeadline ?? false });
  if (!outcome.ok) { await show(req, res, { reference, form: posted.refused(reportSentences[outcome.because]) }); return; }
  goTo(res, `/my-actions#${reference}`);
}

/** Which button was pressed: both send the whole card. */
function isDraft(req: Request): boolean {
  return (req.body as Record<string, unknown>)['keep'] === 'draft';
}

async function draftPosted(req: Request, res: Response, reference: string): Promise<void> {
  const posted = draftForm.read(req);
  if (!posted.ok) { await show(req, res); return; }
  const body = Object.fromEntries(Object.entries(posted.order).flatMap(([name, text]) => (text === undefined || name === 'keep' ? [] : [[name, text]])));
  const outcome = await keepDraft(req.deps, doerOf(req), { reference, after: posted.version, body });
  if (outcome.ok) { goTo(res, `/my-actions#${reference}`); return; }
  await show(req, res, { reference, draft: body, because: outcome.because });
}

type Refused = { reference: string } & ({ form: ReportFormModel } | { draft: Record<string, string>; because: 'newer-draft' | 'ended' });

async function show(req: Request, res: Response, refused?: Refused): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  // An action taken off the list meanwhile keeps its card until what was typed on it has been seen.
  const besides = refused === undefined ? [] : [await seeAction(db, person, refused.reference)];
  const panels = await readMyActions(db, person, clock.today(), besides);
  renderPage(res, { title: 'My actions', section: 'actions' }, myActionsView({ title: 'My actions', panels: panels.map((panel) => presentPanel(req, panel, refused)) }));
}

function presentPanel(req: Request, { panel, cycle, mine, directed }: MyPanel, refused: Refused | undefined): MyActionsPage['panels'][number] {
  const today = req.deps.clock.today();
  const owed = directed.filter(({ action }) => action.reference === refused?.reference);
  const items = `${mine.length} ${mine.length === 1 ? 'item' : 'items'}`;
  return {
    name: panel.name,
    said: mine.length === 0 ? 'Nothing here is asked of you yourself.' : cycle === undefined ? `You have ${items}. No meeting is planned yet; you can write at any time.`
      : `You have ${items} for the meeting on ${dayWithWeekday(cycle.meeting.meetsOn)}. Answers by ${dayLong(cycle.updateDeadline)}.`,
    done: cycle === undefined || mine.length === 0 ? undefined : `${mine.filter(({ isDone }) => isDone).length} of ${mine.length} done`,
    late: cycle?.isAfterDeadline === true && mine.some(({ isDone }) => !isDone) ? 'The day for answers has passed. What you write now is still taken, and marked as late.' : undefined,
    cards: [...mine, ...owed].map((my) => card(req, my, refused?.reference === my.action.reference ? refused : undefined)),
    directed: directed.map((my) => ({ ...presentHead(my.action, my.targets, today), reportHref: `/actions/${my.action.reference}/report`, last: my.lastUpdate === undefined ? 'no update yet' : `${my.lastUpdate.byName} wrote ${whenOf(my.lastUpdate.at, today)}` })),
  };
}

function card(req: Request, my: MyAction, refused: Refused | undefined): CardModel {
  const person = personOf(req);
  const { reference } = my.action;
  const opened = openReport(req, my.action, my.draft, { action: `/my-actions/${reference}`, idPrefix: `${reference}-` });
  const form = refused === undefined ? opened : 'form' in refused ? refused.form : { ...opened, values: { ...opened.values, ...refused.draft } };
  const shown = presentCard(my, person.id, req.deps.clock.today());
  const conflict = refused !== undefined && 'draft' in refused ? conflictOf(my, refused.draft, refused.because, shown.draft) : undefined;
  return { ...shown, isDone: shown.isDone && refused === undefined, conflict, form, fields: drawReportFields(req, form, my.action, person) };
}

function conflictOf(my: MyAction, typed: Record<string, string>, because: 'newer-draft' | 'ended', when: string | undefined): CardModel['conflict'] {
  if (because === 'ended' || my.draft === undefined) return undefined;
  return { who: 'You, in another window,', when: when ?? '', rows: [{ label: 'The paragraph', theirs: my.draft.body['text'] ?? '', yours: typed['text'] ?? '' }] };
}
