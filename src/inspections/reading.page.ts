// A reading typed by hand, and the form that corrects one or withdraws it.
import type { Request, Response } from 'express';
import { dayLong } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { aChoice, aDay, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { addReading } from './add-measure.ts';
import { amount } from './amount.ts';
import { correctReading, type CorrectionRefusal } from './correct-reading.ts';
import { measurePath } from './draw-measure.ts';
import { aFigure } from './figure-field.ts';
import type { Measure, Reading } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { findReading, getMeasure } from './measure.store.ts';

export interface ReadingPage { measure: string; unit: string; form: FormModel<'value' | 'readOn' | 'source'>; pasteHref: string }
export interface CorrectReadingPage { measure: string; unit: string; was: string; form: FormModel<'value' | 'readOn' | 'source' | 'become' | 'why'> }

const readingView = view<ReadingPage>('inspections/reading');
const correctView = view<CorrectReadingPage>('inspections/correct-reading');

const readingForm = form({
  value: aFigure('The value', 'Enter the value'), readOn: aDay('The day of the reading', { missing: 'Enter the day it was read' }), source: aLine('The source', { missing: 'Enter where the figure comes from' }),
});
const correctForm = form({
  become: aChoice(['corrected', 'withdrawn'], { missing: 'Say what becomes of it' }), value: aFigure('The value'), readOn: aDay('The day of the reading'), source: aLine('The source'), why: aParagraph('The reason', { missing: 'Say why: the old reading is kept beside it', max: 500 }),
}, ({ become, value, readOn, source }) => (become === 'withdrawn' ? {} : { ...(value === undefined ? { value: 'Enter the value' } : {}), ...(readOn === undefined ? { readOn: 'Enter the day it was read' } : {}), ...(source === undefined ? { source: 'Enter where the figure comes from' } : {}) }));

const sentences: Record<CorrectionRefusal, string | { readOn: string }> = {
  'changed-since': 'This reading has been corrected since you opened the page. Nothing was saved: look at the measure again.', 'in-the-future': { readOn: 'The day of the reading has not come yet' }, 'nothing-changed': 'Nothing is changed: the reading says the same as before.',
};

type Asked = Request<{ id: string }>;

export async function showAddReading(req: Asked, res: Response): Promise<void> {
  drawReading(res, await measureOf(req, req.params.id), readingForm.open(req));
}

export async function doAddReading(req: Asked, res: Response): Promise<void> {
  const measure = await measureOf(req, req.params.id);
  const posted = readingForm.read(req);
  if (!posted.ok) return drawReading(res, measure, posted.form);
  const { value = 0, ...rest } = posted.order;
  const outcome = await addReading(req.deps, doerOf(req, posted), { ...rest, value, measureId: measure.id });
  if (!outcome.ok) return drawReading(res, measure, posted.refused({ readOn: 'The day of the reading has not come yet' }));
  goTo(res, measurePath(measure.id), 'The reading is added.');
}

export async function showCorrectReading(req: Asked, res: Response): Promise<void> {
  const { measure, reading } = await readingOf(req);
  drawCorrection(res, measure, reading, correctForm.open(req, { values: { become: 'corrected', value: String(reading.value), readOn: reading.readOn, source: reading.source } }));
}

export async function doCorrectReading(req: Asked, res: Response): Promise<void> {
  const { measure, reading } = await readingOf(req);
  const posted = correctForm.read(req);
  if (!posted.ok) return drawCorrection(res, measure, reading, posted.form);
  const { become, why, value = reading.value, readOn = reading.readOn, source = reading.source } = posted.order;
  const outcome = await correctReading(req.deps, doerOf(req, posted), { readingId: reading.id, why, become: become === 'withdrawn' ? null : { value, readOn, source } });
  if (!outcome.ok) return drawCorrection(res, measure, reading, posted.refused(sentences[outcome.because]));
  goTo(res, measurePath(measure.id), become === 'withdrawn' ? 'The reading is withdrawn. It is kept below, with your reason.' : 'The reading is corrected. What it said before is kept below.');
}

async function measureOf(req: Asked, id: string): Promise<Measure> {
  const measure = await getMeasure(req.deps.db, id);
  const { inspectionId } = await getFinding(req.deps.db, measure.findingId);
  if (!mayChangeInspection(personOf(req), await listFollowingPanelIds(req.deps.db, inspectionId))) throw new NotFound(`measure ${id}`);
  return measure;
}

async function readingOf(req: Asked): Promise<{ measure: Measure; reading: Reading }> {
  const reading = await findReading(req.deps.db, req.params.id);
  if (reading === undefined) throw new NotFound(`reading ${req.params.id}`);
  return { measure: await measureOf(req, reading.measureId), reading };
}

function drawReading(res: Response, measure: Measure, model: ReadingPage['form']): void {
  renderPage(res, { title: 'Add a reading', section: 'inspections', back: { href: measurePath(measure.id), text: measure.name } }, readingView({ measure: measure.name, unit: measure.unit, form: model, pasteHref: measurePath(measure.id, 'readings') }));
}

function drawCorrection(res: Response, measure: Measure, reading: Reading, model: CorrectReadingPage['form']): void {
  renderPage(res, { title: 'Correct a reading', section: 'inspections', back: { href: measurePath(measure.id), text: measure.name } }, correctView({
    measure: measure.name, unit: measure.unit, was: `${amount(reading.value, measure.unit)} on ${dayLong(reading.readOn)}; source: ${reading.source}`, form: model,
  }));
}
