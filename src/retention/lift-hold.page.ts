// Lift a hold.
import type { Request, Response } from 'express';
import { instantLabel } from '../calendar/instant-label.ts';
import { anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { holdLabel, isInForce } from './hold.ts';
import { liftHold } from './lift-hold.ts';
import { listHolds } from './run.store.ts';

export interface LiftHoldPage { form: FormModel<'holdId'>; holds: readonly Option[] }

const liftHoldView = view<LiftHoldPage>('retention/lift-hold');
const liftForm = form({ holdId: anId({ missing: 'Choose the hold' }) });

export async function showLiftHold(req: Request, res: Response): Promise<void> {
  await show(req, res, liftForm.open(req));
}

export async function liftHoldPosted(req: Request, res: Response): Promise<void> {
  const posted = liftForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const outcome = await liftHold(req.deps, doerOf(req, posted), posted.order);
  if (!outcome.ok) { await show(req, res, posted.refused({ holdId: 'This hold was lifted already' })); return; }
  goTo(res, '/retention', `${outcome.kept} is no longer held. What is past its date goes with the next run.`);
}

async function show(req: Request, res: Response, model: LiftHoldPage['form']): Promise<void> {
  const holds = (await listHolds(req.deps.db)).filter(isInForce).map((hold) => ({ value: hold.id, text: holdLabel(hold), hint: `${hold.why} (since ${instantLabel(hold.placedAt)})` }));
  renderPage(res, { title: 'Lift a hold', section: 'settings', back: { href: '/retention', text: 'What is kept how long' } }, liftHoldView({ form: model, holds }));
}
