// Readings pasted from a spreadsheet or read out of a file: every row is shown before anything is added, and all are added or none.
import type { Request, Response } from 'express';
import { dayShort } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { extractText } from '../intake/extract.ts';
import { aChoice, aFile, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { addReadings, type ReadingsRefusal } from './add-readings.ts';
import { amount, isPercentage } from './amount.ts';
import { measurePath } from './draw-measure.ts';
import type { Measure, Reading } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { getMeasure, listReadings } from './measure.store.ts';
import { asPercentages, looksLikeShares, readReadings, rowsOfPasted, type ListedReading, type ReadingList } from './reading-list.reader.ts';

const fileKinds = ['.csv', '.xlsx', '.txt'];
const importForm = form({
  pasted: aParagraph('The table', { max: 100_000 }), file: aFile({ kinds: fileKinds }), source: aLine('The source', { missing: 'Enter where the figures come from' }), step: aChoice(['look', 'add'], { missing: 'Choose what to do' }),
}, ({ pasted, file }) => (pasted === undefined && file === undefined ? { pasted: 'Paste the readings, or choose a file' } : {}));

export interface PreviewRow { day: string; value: string; source: string; says: string }
export interface ImportReadingsPage {
  measure: string; unit: string; kinds: readonly string[];
  form: FormModel<'pasted' | 'file' | 'source' | 'step'>;
  preview: { says: string; notes: readonly string[]; rows: readonly PreviewRow[]; problems: readonly string[]; button: string | undefined } | undefined;
}

const importView = view<ImportReadingsPage>('inspections/import-readings');
const sentences: Record<ReadingsRefusal, string> = { 'in-the-future': 'A day among them has not come yet. Nothing was added.', 'says-otherwise': 'Somebody added other figures for these days meanwhile. Nothing was added: look again.' };

type Asked = Request<{ id: string }>;
interface Looked { list: ReadingList; notes: string[]; /** What stands in the box to be mended: the rows as they came, or, where all were read, what they were read as. */ shown: string }

export async function showImportReadings(req: Asked, res: Response): Promise<void> {
  draw(res, await measureOf(req), importForm.open(req), undefined);
}

export async function doImportReadings(req: Asked, res: Response): Promise<void> {
  const measure = await measureOf(req);
  const posted = importForm.read(req);
  if (!posted.ok) return draw(res, measure, posted.form, undefined);
  const { pasted, file, source, step } = posted.order;
  const looked = file === undefined ? { list: readReadings(rowsOfPasted(pasted ?? '')), notes: [], shown: pasted ?? '' } : await readFile(file, measure);
  if ('refused' in looked) return draw(res, measure, posted.refused({ file: looked.refused }), undefined);
  const preview = previewOf(looked, measure, await listReadings(req.deps.db, [measure.id]), { source, today: req.deps.clock.today() });
  if (step === 'look' || file !== undefined || preview.problems.length > 0) {
    return draw(res, measure, importForm.open(req, { values: { pasted: looked.shown, source } }), preview);
  }
  const outcome = await addReadings(req.deps, doerOf(req, posted), { measureId: measure.id, readings: looked.list.readings.map((r) => ({ on: r.on, value: r.value, source: r.source ?? source })) });
  if (!outcome.ok) return draw(res, measure, posted.refused(sentences[outcome.because]), preview);
  goTo(res, measurePath(measure.id), outcome.added === 1 ? '1 reading is added.' : `${outcome.added} readings are added.`);
}

async function readFile(file: { bytes: Buffer; fileName: string }, measure: Measure): Promise<Looked | { refused: string }> {
  const read = await extractText(file.bytes, file.fileName);
  if (!read.ok) return { refused: read.sentence };
  if (!['csv', 'xlsx', 'text'].includes(read.source)) return { refused: 'Choose a CSV file or an Excel workbook' };
  const rows = read.rows ?? rowsOfPasted(read.text);
  const list = readReadings(rows);
  const notes = read.note === null ? [] : [read.note];
  if (read.source !== 'xlsx' || !isPercentage(measure.unit) || !looksLikeShares(list)) return { list, notes, shown: list.problems.length > 0 ? asPasted(rows) : asPasted(cellsOf(list)) };
  const shares = asPercentages(list);
  return { list: shares, notes: [...notes, 'The workbook keeps percentages as shares of 1: 0.84 is taken as 84%.'], shown: asPasted(list.problems.length > 0 ? rows : cellsOf(shares)) };
}

function cellsOf({ readings }: ReadingList): string[][] {
  return readings.map(({ on, value, source }) => [on, String(value), source ?? '']);
}

function asPasted(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join('\t')).join('\n');
}

function previewOf({ list, notes }: Pick<Looked, 'list' | 'notes'>, measure: Measure, standing: readonly Reading[], given: { source: string; today: string }): NonNullable<ImportReadingsPage['preview']> {
  const before = new Map(standing.map((reading) => [reading.readOn, reading.value]));
  const says = ({ on, value, takenFor }: ListedReading): string => {
    const was = before.get(on);
    if (on > given.today) return 'this day has not come yet';
    if (was !== undefined) return was === value ? 'stands already: passed over' : `differs: ${amount(was, measure.unit)} stands for this day. Correct that reading instead`;
    return takenFor === null ? 'new' : `new; the last day of “${takenFor}”`;
  };
  const fresh = list.readings.filter(({ on }) => !before.has(on)).length;
  const wrong = list.readings.filter(({ on, value }) => on > given.today || (before.has(on) && before.get(on) !== value));
  const problems = [...list.problems.map(({ sentence }) => sentence), ...wrong.map((reading) => `Row ${reading.row}: ${dayShort(reading.on)}, ${amount(reading.value, measure.unit)}: ${says(reading)}.`)];
  if (list.readings.length === 0) problems.push('No row with a day and a figure was found.');
  const empty = list.empty.length === 0 ? [] : [`Without a figure, and left as a gap: ${list.empty.map(({ words }) => words).join(', ')}.`];
  return {
    says: `${list.readings.length} ${list.readings.length === 1 ? 'reading' : 'readings'} read, ${fresh} new.`, notes: [...notes, ...empty], problems,
    rows: list.readings.map((reading) => ({ day: dayShort(reading.on), value: amount(reading.value, measure.unit), source: reading.source ?? given.source, says: says(reading) })),
    button: problems.length > 0 || fresh === 0 ? undefined : fresh === 1 ? 'Add this reading' : `Add these ${fresh} readings`,
  };
}

async function measureOf(req: Asked): Promise<Measure> {
  const measure = await getMeasure(req.deps.db, req.params.id);
  const { inspectionId } = await getFinding(req.deps.db, measure.findingId);
  if (!mayChangeInspection(personOf(req), await listFollowingPanelIds(req.deps.db, inspectionId))) throw new NotFound(`measure ${req.params.id}`);
  return measure;
}

function draw(res: Response, measure: Measure, model: ImportReadingsPage['form'], preview: ImportReadingsPage['preview']): void {
  renderPage(res, { title: 'Paste or import readings', section: 'inspections', back: { href: measurePath(measure.id), text: measure.name } }, importView({ measure: measure.name, unit: measure.unit, kinds: fileKinds, form: model, preview }));
}
