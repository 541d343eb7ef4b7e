// Start a clock of an inspection: which rule, what set it going, and on which day.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import type { Inspection } from '../inspections/inspection.ts';
import { mayChangeInspection, maySeeInspection } from '../inspections/inspection.policy.ts';
import { findInspection, listFollowingPanelIds } from '../inspections/inspection.store.ts';
import { aChoice, aDay, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { clockKeys, clockOf, clockPath, clocksFor } from './running-clock.ts';
import { getClock } from './running-clock.store.ts';
import { startTheClock, type StartClockRefusal } from './start-clock.ts';

const startForm = form({
  rule: aChoice(clockKeys, { missing: 'Choose the clock' }), what: aLine('What set it going', { missing: 'Say what set it going, such as receipt of the final report', max: 150 }), on: aDay('The day', { missing: 'Enter the day it happened' }),
});

export interface StartClockPage { inspection: string; rules: readonly Option[]; form: FormModel<'rule' | 'what' | 'on'> }

const startView = view<StartClockPage>('resolutions/start-clock');

const sentences: Record<StartClockRefusal, string> = {
  'runs-already': 'This clock runs already for this inspection.', 'year-not-known': 'The count would go into a year whose bank holidays are not known yet, and a day is not guessed. Start it when they are, and keep to the printed date until then.',
};

type InspectionRequest = Request<{ id: string }>;

export async function showStartClock(req: InspectionRequest, res: Response): Promise<void> {
  const inspection = await inspectionOf(req);
  const [first] = clocksFor(inspection.framework);
  show(res, inspection, startForm.open(req, { values: { rule: first, what: first === undefined ? '' : clockOf(first).countsFrom, on: inspection.receivedOn ?? undefined } }));
}

export async function startClockPosted(req: InspectionRequest, res: Response): Promise<void> {
  const inspection = await inspectionOf(req);
  const posted = startForm.read(req);
  if (!posted.ok) { show(res, inspection, posted.form); return; }
  const { rule, what, on } = posted.order;
  const outcome = await startTheClock(req.deps, doerOf(req, posted), { about: { inspectionId: inspection.id }, ruleKey: rule, what, on });
  if (!outcome.ok) { show(res, inspection, posted.refused(sentences[outcome.because])); return; }
  goTo(res, clockPath(outcome.clockId), `The clock runs until ${dayWithWeekday((await getClock(req.deps.db, outcome.clockId)).dueOn)}. Check the arithmetic.`);
}

async function inspectionOf(req: InspectionRequest): Promise<Inspection> {
  const inspection = await findInspection(req.deps.db, req.params.id);
  const panelIds = inspection === undefined ? [] : await listFollowingPanelIds(req.deps.db, inspection.id);
  if (inspection === undefined || !maySeeInspection(personOf(req), panelIds)) throw new NotFound(`inspection ${req.params.id}`);
  if (!mayChangeInspection(personOf(req), panelIds)) throw new NotAllowed('Only the clerk of a panel that follows an inspection starts its clocks.');
  return inspection;
}

function show(res: Response, inspection: Inspection, model: StartClockPage['form']): void {
  renderPage(res, { title: 'Start a clock', section: 'inspections', back: { href: `/inspections/${inspection.id}`, text: inspection.title } }, startView({
    inspection: inspection.title, form: model, rules: clocksFor(inspection.framework).map((key) => ({ value: key, text: clockOf(key).name, hint: clockOf(key).rule })),
  }));
}
