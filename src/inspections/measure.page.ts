// The forms that hang a measure on a finding and add a reading to it.
import type { Request, Response } from 'express';
import { z } from 'zod';
import { NotFound } from '../database/errors.ts';
import { aChoice, aDay, aLine, type Field } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { addMeasure, addReading } from './add-measure.ts';
import { measurePath } from './draw-measure.ts';
import type { Finding, Measure } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { getMeasure } from './measure.store.ts';

export interface MeasurePage { finding: string; form: FormModel<'name' | 'unit' | 'better' | 'baselineValue' | 'baselineOn' | 'targetValue' | 'targetOn' | 'readEvery'>; rhythms: readonly Option[] }
export interface ReadingPage { measure: string; unit: string; form: FormModel<'value' | 'readOn' | 'source'> }

const measureView = view<MeasurePage>('inspections/measure');
const readingView = view<ReadingPage>('inspections/reading');

/** A figure as people type it: 84, 84.5, 1,250, -3. */
function aFigure(what: string, missing?: string): Field<number | undefined> {
  const sentence = `${what} must be a number, like 84 or 84.5`;
  const figure = z.string().trim().transform((typed) => typed.replace(/[,%\s]/g, '')).refine((typed) => typed === '' ? missing === undefined : /^-?\d{1,12}(\.\d{1,4})?$/.test(typed), { error: (issue) => (issue.input === '' ? (missing ?? sentence) : sentence) })
    .transform((typed) => (typed === '' ? undefined : Number(typed)));
  return { shape: 'one', schema: figure };
}

const measureForm = form({
  name: aLine('The name', { missing: 'Enter what is measured' }), unit: aLine('The unit', { missing: 'Enter the unit, such as % or days', max: 30 }),
  better: aChoice(['higher', 'lower'], { missing: 'Choose whether higher or lower is better' }), baselineValue: aFigure('The baseline'), baselineOn: aDay('The day of the baseline'),
  targetValue: aFigure('The target'), targetOn: aDay('The day of the target'), readEvery: aChoice(['month', 'quarter', 'half-year', 'year', 'no']),
});
const rhythms: readonly Option[] = [{ value: 'month', text: 'Every month' }, { value: 'quarter', text: 'Every quarter' }, { value: 'half-year', text: 'Twice a year' }, { value: 'year', text: 'Once a year' }, { value: 'no', text: 'Not regularly' }];
const readingForm = form({
  value: aFigure('The value', 'Enter the value'), readOn: aDay('The day of the reading', { missing: 'Enter the day it was read' }), source: aLine('The source', { missing: 'Enter where the figure comes from' }),
});

export async function showAddMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  drawMeasure(res, await findingOf(req, req.params.id), measureForm.open(req, { values: { readEvery: 'quarter' } }));
}

export async function doAddMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  const finding = await findingOf(req, req.params.id);
  const posted = measureForm.read(req);
  if (!posted.ok) return drawMeasure(res, finding, posted.form);
  const { baselineValue = null, baselineOn = null, targetValue = null, targetOn = null, readEvery, ...rest } = posted.order;
  const outcome = await addMeasure(req.deps, doerOf(req, posted), { ...rest, findingId: finding.id, baselineValue, baselineOn, targetValue, targetOn, readEvery: readEvery === undefined || readEvery === 'no' ? null : readEvery });
  goTo(res, measurePath(outcome.measureId), 'The measure is added. Its readings stand here.');
}

export async function showAddReading(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { measure } = await measureOf(req);
  drawReading(res, measure, readingForm.open(req));
}

export async function doAddReading(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { measure } = await measureOf(req);
  const posted = readingForm.read(req);
  if (!posted.ok) return drawReading(res, measure, posted.form);
  const { value = 0, ...rest } = posted.order;
  const outcome = await addReading(req.deps, doerOf(req, posted), { ...rest, value, measureId: measure.id });
  if (!outcome.ok) return drawReading(res, measure, posted.refused({ readOn: 'The day of the reading has not come yet' }));
  goTo(res, measurePath(measure.id), 'The reading is added.');
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

function findingPath(finding: Finding): string {
  return `/inspections/${finding.inspectionId}#${finding.id}`;
}

function drawMeasure(res: Response, finding: Finding, model: MeasurePage['form']): void {
  renderPage(res, { title: 'Add a measure', section: 'inspections', back: { href: findingPath(finding), text: 'The inspection' } }, measureView({ finding: finding.text, form: model, rhythms }));
}

function drawReading(res: Response, measure: Measure, model: ReadingPage['form']): void {
  renderPage(res, { title: 'Add a reading', section: 'inspections', back: { href: measurePath(measure.id), text: measure.name } }, readingView({ measure: measure.name, unit: measure.unit, form: model }));
}
