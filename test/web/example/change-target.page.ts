// A page as rooms write them: a form, what it answers, and where it goes. Lives in the tests so that the web's own promises have a page to be tested on.
import type { Request, Response } from 'express';
import { dayLong, type Day } from '../../../src/calendar/day.ts';
import { NotAllowed, NotFound } from '../../../src/database/errors.ts';
import { aDay, aFile, aLine, aParagraph, aTick, aChoice, someOf } from '../../../src/web/fields.ts';
import { form, type FormModel, type OrderOf } from '../../../src/web/forms.ts';
import { renderPage } from '../../../src/web/layout.ts';
import { goTo } from '../../../src/web/session.ts';
import { view } from '../../../src/web/view.ts';

const changeTargetForm = form({
  title: aLine('The title', { missing: 'Enter a title' }),
  newTarget: aDay('The new target date', { missing: 'Enter the new target date' }),
  reason: aParagraph('The reason', { missing: 'Say why the date moves', max: 500 }),
  urgency: aChoice(['low', 'high'], { missing: 'Say how urgent it is' }),
  panels: someOf(['ecs', 'hcw']),
  told: aTick(),
  post: aLine('The post'),
  evidence: aFile({ kinds: ['.pdf', '.docx'] }),
}, ({ newTarget }) => (newTarget < '2020-01-01' ? { newTarget: 'The new target date must be after 2020' } : {}));

type Order = OrderOf<typeof changeTargetForm>;

export interface ChangeTargetPage {
  title: string;
  form: FormModel<'title' | 'newTarget' | 'reason' | 'urgency' | 'panels' | 'told' | 'post' | 'evidence'>;
  saved: readonly string[];
}

const changeTargetView = view<ChangeTargetPage>('../test/web/example/change-target');

type Refusal = 'changed-since';
const sentences: Record<Refusal, string> = { 'changed-since': 'Somebody else has changed this since you opened it' };

/** What the example keeps, in place of a verb and a store. */
export const kept = { version: 3, orders: [] as { order: Order; formKey: string }[] };

export function showChangeTarget(req: Request, res: Response): void {
  show(res, changeTargetForm.open(req, { version: kept.version, values: { title: 'Return interviews', newTarget: '2026-01-30', urgency: 'low', panels: ['ecs'] } }));
}

export function changeTargetPosted(req: Request, res: Response): void {
  const posted = changeTargetForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const outcome = save(posted.order, posted.version, posted.formKey);
  if (!outcome.ok) { show(res, posted.refused(sentences[outcome.because], { version: kept.version })); return; }
  goTo(res, '/example', `The target date is now ${dayLong(outcome.target)}.`);
}

export function showForbidden(): void {
  throw new NotAllowed('Only the clerk of this panel can do that.');
}

export function showHidden(): void {
  throw new NotFound('action ECS-1');
}

export function showBroken(): void {
  throw new Error('canary-of-the-inner-workings');
}

function save(order: Order, version: number, formKey: string): { ok: true; target: Day } | { ok: false; because: Refusal } {
  if (version !== kept.version) return { ok: false, because: 'changed-since' };
  kept.version += 1;
  kept.orders.push({ order, formKey });
  return { ok: true, target: order.newTarget };
}

function show(res: Response, model: ChangeTargetPage['form']): void {
  renderPage(res, { title: 'Change the target', section: 'actions', back: { href: '/actions', text: 'Back to the actions' } }, changeTargetView({
    title: 'Change the target', form: model, saved: kept.orders.map(({ order }) => `${order.title}: ${dayLong(order.newTarget)}`),
  }));
}
