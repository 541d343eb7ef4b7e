// A table of actions: how far its reading is, what its columns mean, what each row would do, and everything brought in at one press.
import type { Request, Response } from 'express';
import { dayShort } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { postLabel } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import type { FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { pageAsked, pagination } from '../web/paging.ts';
import { goTo } from '../web/session.ts';
import type { Pagination } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { askForImport, type ImportRefusal } from './ask-for-import.ts';
import { dropIntake } from './drop-intake.ts';
import type { Intake } from './intake.ts';
import { mayReview } from './intake.policy.ts';
import { findIntake } from './intake.store.ts';
import { settleTable, type SettleRefusal } from './settle-table.ts';
import { readsTheSame, reviewFrom, roleOptions, stateOptions, tableForm, tableValues } from './table-form.ts';
import type { RowFate, RowPreview } from './table-preview.ts';
import { countRows, getPlan, getTableReview, listRows, type TablePlan } from './table.store.ts';

export interface TablePage {
  fileName: string; summary: string; form: FormModel; sentences: readonly string[]; notes: readonly string[]; importText: string | undefined; stopped: string | undefined;
  columns: readonly Asked[]; roles: readonly Option[]; states: readonly Asked[]; stateOptions: readonly Option[]; owners: readonly Asked[]; posts: readonly Option[];
  shows: readonly { text: string; href: string; isCurrent: boolean }[]; rows: readonly RowLine[]; pages: Pagination;
}
export interface Asked { name: string; label: string }
export interface RowLine { row: number; what: string; reference: string; wording: string; post: string; target: string; state: string; problems: readonly string[]; isStopped: boolean }
export interface TableProgressPage { fileName: string; words: string; done: number; total: number; here: string }

const tableView = view<TablePage>('intake/table');
const progressView = view<TableProgressPage>('intake/table-progress');

const sentences: Record<ImportRefusal | SettleRefusal, string> = {
  'changed-since': 'Somebody else has read this table again while you had it open. How it stands now is below; your choices are kept in the form.', 'not-in-review': 'This table has already been brought in or put aside.',
  'at-work': 'The table is being read or brought in just now. Wait until that is done.', 'rows-stop': 'Some rows cannot come in yet: put them right in the file, say above what the columns mean, or leave the rows out. All rows come in together or none does.',
  'nothing-new': 'No row of this table would make or change an action. Put the table aside instead.',
};
const fates: Record<RowFate, string> = { new: 'New action', update: 'Changes', same: 'The same', ended: 'Off the list', 'left out': 'Left out', stopped: 'Cannot come in' };
const shown: readonly { key: string; text: string; what?: readonly RowFate[] }[] = [
  { key: 'all', text: 'All rows' }, { key: 'stopped', text: 'Cannot come in', what: ['stopped'] }, { key: 'new', text: 'New', what: ['new'] }, { key: 'update', text: 'Changes', what: ['update'] },
  { key: 'other', text: 'Nothing changes', what: ['same', 'ended', 'left out'] },
];

export async function showTable(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await tableOf(req);
  if (intake.state !== 'in review') return res.redirect(303, `/intake/${intake.id}`);
  const plan = await getPlan(req.deps.db, intake.id);
  if (plan.step === 'reading' || plan.step === 'importing') return showProgress(res, intake, plan);
  const { review } = await getTableReview(req.deps.db, intake.id);
  await show(req, res, intake, plan, tableForm(plan.found).open(req, { version: plan.sequence, values: tableValues(plan.found, review), action: `/intake/${intake.id}/table` }));
}

export async function doTable(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await tableOf(req);
  const here = `/intake/${intake.id}`;
  const pressed = (req.body as Record<string, unknown> | undefined)?.['do'];
  if (pressed === 'drop') {
    await dropIntake(req.deps, doerOf(req), intake.id);
    return goTo(res, '/intake', 'The table is put aside. It is kept, and may be read in again.');
  }
  const plan = await getPlan(req.deps.db, intake.id);
  const { review: before } = await getTableReview(req.deps.db, intake.id);
  const posted = tableForm(plan.found).read(req);
  if (!posted.ok) return await show(req, res, intake, plan, posted.form);
  const order = { intakeId: intake.id, sequence: posted.version };
  const review = reviewFrom(before, plan.found, posted.order);
  const isImport = pressed === 'import' && readsTheSame(before, review, plan.found);
  const outcome = isImport ? await askForImport(req.deps, doerOf(req, posted), order) : await settleTable(req.deps, doerOf(req, posted), { ...order, review });
  if (outcome.ok) return goTo(res, `${here}/table`, pressed === 'import' && !isImport ? 'You had changed what the table means, so it is read again first. Look at it and confirm.' : undefined);
  // Pressed twice: the second press finds it at work or done, and is shown that.
  if (outcome.because === 'not-in-review' || outcome.because === 'at-work') return goTo(res, here);
  await show(req, res, intake, plan, posted.refused(sentences[outcome.because], { version: plan.sequence }));
}

async function tableOf(req: Request<{ id: string }>): Promise<Intake> {
  const intake = await findIntake(req.deps.db, req.params.id);
  if (intake === undefined || intake.kind !== 'table' || !mayReview(personOf(req), intake)) throw new NotFound(`table ${req.params.id}`);
  return intake;
}

function showProgress(res: Response, intake: Intake, plan: TablePlan): void {
  const of = plan.total === 0 ? '' : ` ${plan.done.toLocaleString('en-GB')} of ${plan.total.toLocaleString('en-GB')} rows.`;
  const words = plan.step === 'reading' ? `The table is being read.${of}` : `The table is being brought in.${of} Until all of it is in, nothing is.`;
  renderPage(res, { title: 'A table at work', section: 'intake', back: { href: '/intake', text: 'Intake' } }, progressView({ fileName: intake.fileName, words, done: plan.done, total: plan.total, here: `/intake/${intake.id}/table` }));
}

async function show(req: Request, res: Response, intake: Intake, plan: TablePlan, model: FormModel): Promise<void> {
  const { db, clock } = req.deps;
  const of = { intakeId: intake.id, sequence: plan.sequence };
  const counts = await countRows(db, of);
  const sum = (what: readonly RowFate[]): number => what.reduce((n, one) => n + (counts[one] ?? 0), 0);
  const all = Object.keys(fates) as RowFate[];
  const showing = shown.find(({ key }) => key === req.query['show']) ?? shown[0];
  const what = showing?.what ?? all;
  const page = pageAsked(req, 50);
  const posts = (await listPosts(db, clock.today())).filter((post) => post.endedOn === null || post.endedOn > clock.today());
  const titles = new Map(posts.map((post) => [post.id, post.title]));
  const { found } = plan;
  const make = sum(['new', 'update']);
  const here = `/intake/${intake.id}/table`;
  renderPage(res, { title: 'A table of actions', section: 'intake', wide: true, back: { href: '/intake', text: 'Intake' } }, tableView({
    fileName: intake.fileName, form: model, summary: [`${sum(all)} ${sum(all) === 1 ? 'row' : 'rows'}`, `${counts.new ?? 0} new`, `${counts.update ?? 0} changed`, `${sum(['same', 'ended', 'left out'])} unchanged`, `${counts.stopped ?? 0} cannot come in`].join(' · '),
    sentences: [...(plan.sentence === null ? [] : [plan.sentence]), ...found.sentences], notes: found.note === null ? [] : [found.note],
    importText: plan.step === 'ready' && found.sentences.length === 0 && (counts.stopped ?? 0) === 0 && make > 0 ? `Bring in ${make.toLocaleString('en-GB')} ${make === 1 ? 'row' : 'rows'}` : undefined,
    stopped: (counts.stopped ?? 0) > 0 ? sentences['rows-stop'] : undefined,
    columns: found.columns.map(({ heading }, n) => ({ name: `column-${n}`, label: heading })), roles: roleOptions, states: found.states.map((words, n) => ({ name: `state-${n}`, label: words })), stateOptions,
    owners: found.owners.map((words, n) => ({ name: `owner-${n}`, label: words })), posts: posts.map((post) => ({ value: post.id, text: postLabel(post) })),
    shows: shown.map((one) => ({ text: `${one.text} (${sum(one.what ?? all)})`, href: `${here}?show=${one.key}`, isCurrent: one === showing })),
    rows: (await listRows(db, of, { what, limit: page.size, offset: page.offset })).map(({ preview }) => presentRow(preview, titles)), pages: pagination(req, 'rows', page, sum(what)),
  }));
}

function presentRow(p: RowPreview, titles: ReadonlyMap<string, string>): RowLine {
  const target = p.revised ?? p.target;
  return {
    row: p.row, what: p.what === 'update' ? `Changes ${p.action?.reference ?? ''}: ${p.changes.join(', ')}` : fates[p.what], reference: p.action?.reference ?? '', wording: p.wording, isStopped: p.what === 'stopped',
    post: p.leadPostId === null ? 'to be chosen' : (titles.get(p.leadPostId) ?? 'to be chosen'), target: target === null ? 'date needed' : dayShort(target.on), state: p.state ?? 'not started',
    problems: p.problems.map(({ column, sentence }) => (column === null ? sentence : `${column}: ${sentence}`)),
  };
}
