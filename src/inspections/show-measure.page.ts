// One measure: what its figures say, the chart and the table of the same figures, and every reading that was corrected.
import type { Request, Response } from 'express';
import { dayLong, dayOf, dayShort } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { amount } from './amount.ts';
import { listCorrections } from './correction.store.ts';
import { drawMeasure, measurePath } from './draw-measure.ts';
import { findingLabel, type KeptReading, type Measure } from './inspection.ts';
import { mayChangeInspection, maySeeInspection } from './inspection.policy.ts';
import { getFinding, getInspection, listFollowingPanelIds } from './inspection.store.ts';
import { getMeasure, listKeptReadings, listReadings } from './measure.store.ts';

export interface MeasureShownPage {
  name: string; caption: string;
  finding: { href: string; label: string; text: string };
  figures: Html;
  hasReadings: boolean;
  /** The clerk's, else undefined. */
  links: { addHref: string; pasteHref: string; changeHref: string } | undefined;
  corrected: readonly string[];
}

const measureShownView = view<MeasureShownPage>('inspections/show-measure');

export async function showMeasure(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const measure = await getMeasure(db, req.params.id);
  const finding = await getFinding(db, measure.findingId);
  const panelIds = await listFollowingPanelIds(db, finding.inspectionId);
  if (!maySeeInspection(person, panelIds)) throw new NotFound(`measure ${req.params.id}`);
  const [inspection, readings, kept] = [await getInspection(db, finding.inspectionId), await listReadings(db, [measure.id]), await listKeptReadings(db, measure.id)];
  const corrections = await listCorrections(db, 'measures', measure.id);
  const corrects = mayChangeInspection(person, panelIds);
  const href = `/inspections/${inspection.id}#${finding.id}`;
  renderPage(res, { title: measure.name, section: 'inspections', back: { href, text: 'The inspection' } }, (words) => measureShownView({
    name: measure.name, caption: inspection.title, finding: { href, label: findingLabel(finding), text: finding.text }, figures: drawMeasure({ measure, readings, isItsPage: true, corrects }, words), hasReadings: readings.length > 0,
    links: corrects ? { addHref: measurePath(measure.id, 'reading'), pasteHref: measurePath(measure.id, 'readings'), changeHref: measurePath(measure.id, 'change') } : undefined,
    corrected: [...corrections.map((c) => `The ${c.field} was “${c.was}” and became “${c.became}”; changed by ${c.byName} on ${dayLong(dayOf(c.at))}, because: ${c.why}`), ...correctionsSay(kept, measure.unit)],
  })(words));
}

/** Newest first: what a reading said before, what it says since, who changed it and why. */
function correctionsSay(kept: readonly KeptReading[], unit: Measure['unit']): string[] {
  const told = (reading: KeptReading): string => `${amount(reading.value, unit)} on ${dayShort(reading.readOn)} (${reading.source})`;
  return kept.flatMap((reading) => {
    const was = kept.find(({ id }) => id === reading.replacesId);
    if (was === undefined) return [];
    const by = `${reading.byName ?? 'somebody'} on ${dayLong(dayOf(reading.addedAt))}, because: ${reading.why ?? ''}`;
    return [reading.withdrawn ? `${told(was)} was withdrawn by ${by}` : `${told(was)} became ${told(reading)}; corrected by ${by}`];
  }).reverse();
}
