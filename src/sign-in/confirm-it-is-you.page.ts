// Before exempt text is opened or a sign-in is changed: prove once more that it is you, if the last time was a while ago.
import type { Request, Response } from 'express';
import { aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, ownPath } from '../web/session.ts';
import { view } from '../web/view.ts';
import { renewSignedIn } from './begin-signed-in.ts';
import { codeSentences } from './code-sentences.ts';
import { provePassword } from './prove-password.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { findSecondFactor } from './second-factor.store.ts';

export interface ConfirmPage { asksForCode: boolean; form: FormModel<'proof'> }

const confirmView = view<ConfirmPage>('sign-in/confirm-it-is-you');
const confirmForm = form({ proof: aSecret({ missing: 'Fill this in' }) });

export async function showConfirm(req: Request, res: Response): Promise<void> {
  show(res, confirmForm.open(req), await asksForCode(req));
}

export async function confirmPosted(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const byCode = await asksForCode(req);
  const posted = confirmForm.read(req);
  if (!posted.ok) { show(res, posted.form, byCode); return; }
  const { proof } = posted.order;
  const outcome = byCode ? await proveSecondFactor(req.deps, person, { code: proof, why: 'person.proven-again' }) : await provePassword(req.deps, person, proof);
  if (!outcome.ok) { show(res, posted.refused({ proof: sentences[outcome.because] }), byCode); return; }
  const next = ownPath(req.query['next']);
  await renewSignedIn(req, person, { byTwoFactors: byCode || req.session.byTwoFactors === true });
  goTo(res, next);
}

const sentences = { ...codeSentences, wrong: 'This is not your password', busy: 'Many people are signing in just now. Wait a moment and try again.' };

async function asksForCode(req: Request): Promise<boolean> {
  return (await findSecondFactor(req.deps.db, personOf(req).id)) !== undefined;
}

function show(res: Response, model: ConfirmPage['form'], byCode: boolean): void {
  renderPage(res, { title: 'Confirm that it is you' }, confirmView({ asksForCode: byCode, form: model }));
}
