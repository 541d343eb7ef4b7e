// The form of a measure: hung on a finding, and changed later with the reason.
import type { Request, Response } from 'express';
import type { Day } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { aChoice, aDay, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { addMeasure } from './add-measure.ts';
import { changeMeasure, type MeasureWords } from './change-measure.ts';
import { measurePath } from './draw-measure.ts';
import type { Finding, Measure } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { aFigure } from './figure-field.ts';
import type { Rhythm } from './measure.ts';
import { getMeasure } from './measure.store.ts';

export interface MeasurePage { finding: string; form: FormModel<'name' | 'unit' | 'better' | 'baselineValue' | 'baselineOn' | 'targetValue' | 'targetOn' | 'readEvery' | 'why'>; rhythms: readonly Option[]; title: string; purpose: string; button: string; asksWhy: boolean }
const measureView = view<MeasurePage>('inspections/measure');

const measureForm = form({
  name: aLine('The name', { missing: 'Enter what is measured' }), unit: aLine('The unit', { missing: 'Enter the unit, such as % or days', max: 30 }),
  better: aChoice(['higher', 'lower'], { missing: 'Choose whether higher or lower is better' }), baselineValue: aFigure('The baseline'), baselineOn: aDay('The day of the baseline'),
  targetValue: aFigure('The target'), targetOn: aDay('The day of the target'), readEvery: aChoice(['month', 'quarter', 'half-year', 'year', 'no']), why: aParagraph('The reason', { max: 500 }),
});
const rhythms: readonly Option[] = [{ value: 'month', text: 'Every month' }, { value: 'quarter', text: 'Every quarter' }, { value: 'half-year', text: 'Twice a year' }, { value: 'year', text: 'Once a year' }, { value: 'no', text: 'Not regularly' }];

const sentences = { 'changed-since': 'The measure has changed since you opened this page. How it stands now is shown; look again.', 'nothing-changed': 'Nothing is changed: everything reads as before.' };

export async function showAddMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  drawMeasure(res, await findingOf(req, req.params.id), measureForm.open(req, { values: { readEvery: 'quarter' } }));
}

export async function doAddMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  const finding = await findingOf(req, req.params.id);
  const posted = measureForm.read(req);
  if (!posted.ok) return drawMeasure(res, finding, posted.form);
  const outcome = await addMeasure(req.deps, doerOf(req, posted), { ...wordsFrom(posted.order), findingId: finding.id });
  goTo(res, measurePath(outcome.measureId), 'The measure is added. Its readings stand here.');
}

export async function showChangeMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { measure, finding } = await measureOf(req);
  drawChange(res, measure, finding, opened(req, measure));
}

export async function doChangeMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { measure, finding } = await measureOf(req);
  const posted = measureForm.read(req);
  if (!posted.ok) return drawChange(res, measure, finding, posted.form);
  const { why, ...typed } = posted.order;
  if (why === undefined) return drawChange(res, measure, finding, posted.refused({ why: 'Say why it is changed: the old wording is kept beside it' }));
  const outcome = await changeMeasure(req.deps, doerOf(req, posted), { measureId: measure.id, version: posted.version, become: wordsFrom(typed), why });
  if (outcome.ok) return goTo(res, measurePath(measure.id), 'The measure is changed. What it said before is kept below.');
  drawChange(res, measure, finding, posted.refused(sentences[outcome.because], { version: measure.version }));
}

function opened(req: Request, m: Measure): MeasurePage['form'] {
  const number = (n: number | null): string | undefined => (n === null ? undefined : String(n));
  return measureForm.open(req, { version: m.version, values: {
    name: m.name, unit: m.unit, better: m.better, baselineValue: number(m.baselineValue), baselineOn: m.baselineOn ?? undefined, targetValue: number(m.targetValue), targetOn: m.targetOn ?? undefined, readEvery: m.readEvery ?? 'no',
  } });
}

async function findingOf(req: Request<{ id: string }>, id: string): Promise<Finding> {
  const finding = await getFinding(req.deps.db, id);
  if (!mayChangeInspection(personOf(req), await listFollowingPanelIds(req.deps.db, finding.inspectionId))) throw new NotFound('finding');
  return finding;
}

async function measureOf(req: Request<{ id: string }>): Promise<{ measure: Measure; finding: Finding }> {
  const measure = await getMeasure(req.deps.db, req.params.id);
  return { measure, finding: await findingOf(req, measure.findingId) };
}

interface Typed extends Pick<MeasureWords, 'name' | 'unit' | 'better'> {
  baselineValue?: number | undefined; baselineOn?: Day | undefined; targetValue?: number | undefined; targetOn?: Day | undefined; readEvery?: Rhythm | 'no' | undefined;
}

function wordsFrom({ name, unit, better, baselineValue, baselineOn, targetValue, targetOn, readEvery = 'no' }: Typed): MeasureWords {
  return { name, unit, better, baselineValue: baselineValue ?? null, baselineOn: baselineOn ?? null, targetValue: targetValue ?? null, targetOn: targetOn ?? null, readEvery: readEvery === 'no' ? null : readEvery };
}

function findingPath(finding: Finding): string {
  return `/inspections/${finding.inspectionId}#${finding.id}`;
}

function drawMeasure(res: Response, finding: Finding, model: MeasurePage['form']): void {
  renderPage(res, { title: 'Add a measure', section: 'inspections', back: { href: findingPath(finding), text: 'The inspection' } }, measureView({
    title: 'Add a measure', purpose: 'One figure that will show whether this finding has been met, apart from whether the work is done.', finding: finding.text, form: model, rhythms, button: 'Add this measure', asksWhy: false,
  }));
}

function drawChange(res: Response, measure: Measure, finding: Finding, model: MeasurePage['form']): void {
  renderPage(res, { title: 'Change the measure', section: 'inspections', back: { href: measurePath(measure.id), text: measure.name } }, measureView({
    title: 'Change the measure', purpose: 'What it is called, its baseline, its target. The old wording is kept with your reason; readings stay as they are.', finding: finding.text, form: model, rhythms, button: 'Change this measure', asksWhy: true,
  }));
}
