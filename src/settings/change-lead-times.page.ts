// The council's lead times, for every panel that has none of its own, and what counts as a clear day.
import type { Request, Response } from 'express';
import { usuallyLeftOut } from '../calendar/clear-days.ts';
import { usualLeadTimes } from '../calendar/cycle-steps.ts';
import { areInOrder } from '../panels/change-panel.ts';
import { leadTimeFields, leadTimesIn, leadTimeValues, stepLabels, type StepField } from '../panels/lead-time-fields.ts';
import { someOf } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { changeLeadTimes } from './change-lead-times.ts';
import { leftOutLabels } from './left-out.ts';
import { getSettings } from './settings.store.ts';

export interface ChangeLeadTimesPage { form: FormModel<StepField | 'leftOut'>; steps: readonly { field: StepField; label: string; usual: string }[]; leftOut: readonly { value: string; text: string }[] }

const changeLeadTimesView = view<ChangeLeadTimesPage>('settings/change-lead-times');
const leadTimesForm = form({ ...leadTimeFields, leftOut: someOf(['weekends', 'bankHolidays', 'christmasBreak', 'easterBreak']) });

const sentences = {
  'changed-since': 'Somebody else has changed the settings since you opened the page. What you see here is yours; look at it again before you save.',
  'steps-out-of-order': 'Each step must be as many working days before the meeting as the next one, or more: the first request comes first, the publication last',
};

export async function showChangeLeadTimes(req: Request, res: Response): Promise<void> {
  const { leadTimes, clearDays, version } = await getSettings(req.deps.db);
  const leftOut = leftOutLabels.filter(({ value }) => ({ ...usuallyLeftOut, ...clearDays })[value]).map(({ value }) => value);
  show(res, leadTimesForm.open(req, { version, values: { ...leadTimeValues(leadTimes), leftOut } }));
}

export async function changeLeadTimesPosted(req: Request, res: Response): Promise<void> {
  const posted = leadTimesForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const { leftOut, ...steps } = posted.order;
  const leadTimes = leadTimesIn(steps);
  if (!areInOrder({ ...usualLeadTimes, ...leadTimes })) { show(res, posted.refused(sentences['steps-out-of-order'])); return; }
  const isOut = (what: typeof leftOut[number]): boolean => leftOut.includes(what);
  const clearDays = { weekends: isOut('weekends'), bankHolidays: isOut('bankHolidays'), christmasBreak: isOut('christmasBreak'), easterBreak: isOut('easterBreak') };
  const outcome = await changeLeadTimes(req.deps, doerOf(req, posted), { leadTimes, clearDays, version: posted.version });
  if (outcome.ok) { goTo(res, '/settings', outcome.changed ? 'The lead times are changed. Dates to come follow at once; dates that were moved by hand stay.' : 'Nothing was different, so nothing was changed.'); return; }
  show(res, posted.refused(sentences[outcome.because], { version: (await getSettings(req.deps.db)).version }));
}

function show(res: Response, model: ChangeLeadTimesPage['form']): void {
  const steps = stepLabels.map(({ step, field, text }) => ({ field, label: text.charAt(0).toUpperCase() + text.slice(1), usual: `usually ${usualLeadTimes[step]}` }));
  renderPage(res, { title: 'Change the lead times', section: 'settings', back: { href: '/settings', text: 'Settings' } }, changeLeadTimesView({ form: model, steps, leftOut: leftOutLabels }));
}
