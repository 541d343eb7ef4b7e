// Change how long things are kept: months by rule, each within its bounds.
import type { Request, Response } from 'express';
import { getSettings } from '../settings/settings.store.ts';
import { aWholeNumber } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { changePeriods, type ChangePeriodsRefusal } from './change-periods.ts';
import { monthsOf, RULES, type Rule } from './rule.ts';

type Settable = Rule & { months: NonNullable<Rule['months']> };
export interface ChangePeriodsPage { form: FormModel; rules: readonly { key: string; label: string; hint: string }[] }

const changePeriodsView = view<ChangePeriodsPage>('retention/change-periods');
const settable = RULES.filter((rule): rule is Settable => rule.months !== undefined);
const periodsForm = form(Object.fromEntries(settable.map(({ key, name, months }) => [key, aWholeNumber(name, { missing: 'Enter the number of months', from: months.least, to: months.most })])));
const sentences: Record<ChangePeriodsRefusal, string> = { 'changed-since': 'Somebody else has changed the settings since you opened the page. The times here are yours; look at them again before you save.' };

export async function showChangePeriods(req: Request, res: Response): Promise<void> {
  const { retention, version } = await getSettings(req.deps.db);
  show(res, periodsForm.open(req, { version, values: Object.fromEntries(settable.map((rule) => [rule.key, monthsOf(rule, retention)])) }));
}

export async function changePeriodsPosted(req: Request, res: Response): Promise<void> {
  const posted = periodsForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const outcome = await changePeriods(req.deps, doerOf(req, posted), { months: posted.order, version: posted.version });
  if (!outcome.ok) { show(res, posted.refused(sentences[outcome.because], { version: (await getSettings(req.deps.db)).version })); return; }
  goTo(res, '/retention', outcome.changed ? 'The times are changed. The next run goes by them.' : 'Nothing was different, so nothing was changed.');
}

function show(res: Response, model: FormModel): void {
  const rules = settable.map(({ key, name, from, months }) => ({ key, label: `${name}: months from ${from}`, hint: `Usually ${months.usual}; from ${months.least} to ${months.most}` }));
  renderPage(res, { title: 'Change how long things are kept', section: 'settings', back: { href: '/retention', text: 'What is kept how long' } }, changePeriodsView({ form: model, rules }));
}
