// Take a lost second factor away: the administrator says how they made sure of the person.
import type { Request, Response } from 'express';
import { getPersonRecord, type PersonRecord } from '../people/person.store.ts';
import { aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { findSecondFactor } from './second-factor.store.ts';
import { resetSecondFactor } from './reset-second-factor.ts';

export interface ResetSecondFactorPage { name: string; hasFactor: boolean; form: FormModel<'how'> }

const resetView = view<ResetSecondFactorPage>('sign-in/reset-second-factor');
const resetForm = form({ how: aParagraph('How you made sure', { missing: 'Say how you made sure that it is this person', max: 500 }) });

type PersonRequest = Request<{ id: string }>;

export async function showResetSecondFactor(req: PersonRequest, res: Response): Promise<void> {
  await show(req, res, await getPersonRecord(req.deps.db, req.params.id), resetForm.open(req));
}

export async function resetSecondFactorPosted(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  const posted = resetForm.read(req);
  if (!posted.ok) { await show(req, res, person, posted.form); return; }
  const outcome = await resetSecondFactor(req.deps, doerOf(req, posted), { personId: person.id, how: posted.order.how });
  if (!outcome.ok) { await show(req, res, person, posted.refused(`${person.name} has no second factor to take away.`)); return; }
  goTo(res, `/people/${person.id}`, `${person.name} sets up another second step at the next sign-in. A letter says so.`);
}

async function show(req: PersonRequest, res: Response, { id, name }: PersonRecord, model: ResetSecondFactorPage['form']): Promise<void> {
  const hasFactor = (await findSecondFactor(req.deps.db, id)) !== undefined;
  renderPage(res, { title: `Take away the second step of ${name}`, section: 'people', back: { href: `/people/${id}`, text: name } }, resetView({ name, hasFactor, form: model }));
}
