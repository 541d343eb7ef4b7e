// Ask for a letter that sets a new password; the answer is the same for everybody.
import type { Request, Response } from 'express';
import { anEmail } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { askForReset } from './ask-for-reset.ts';
import { lastsLabel } from './one-time-link.ts';

export interface ForgottenPasswordPage { form: FormModel<'email'> }
export interface ResetAskedPage { email: string; lasts: string }

const forgottenPasswordView = view<ForgottenPasswordPage>('sign-in/forgotten-password');
const resetAskedView = view<ResetAskedPage>('sign-in/reset-asked');
const forgottenPasswordForm = form({ email: anEmail({ missing: 'Enter your e-mail address' }) });

export function showForgottenPassword(req: Request, res: Response): void {
  show(res, forgottenPasswordForm.open(req));
}

export async function forgottenPasswordPosted(req: Request, res: Response): Promise<void> {
  const posted = forgottenPasswordForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const { email } = posted.order;
  const outcome = await askForReset(req.deps, { email, address: req.ip ?? '' });
  if (!outcome.ok) { show(res, posted.refused('Too many new passwords were asked for from where you are. Wait an hour and try again.'), 429); return; }
  renderPage(res, { title: 'Look in your inbox' }, resetAskedView({ email, lasts: lastsLabel.reset }));
}

function show(res: Response, model: ForgottenPasswordPage['form'], status?: number): void {
  renderPage(res, { title: 'Set a new password', back: { href: '/sign-in', text: 'Back to signing in' }, ...(status === undefined ? {} : { status }) }, forgottenPasswordView({ form: model }));
}
