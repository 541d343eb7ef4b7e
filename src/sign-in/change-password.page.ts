// Change one's own password.
import type { Request, Response } from 'express';
import { aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { rememberBrowser } from './browser-cookie.ts';
import { changePassword } from './change-password.ts';
import { passwordSentences } from './password-sentences.ts';
import { SHORTEST } from './password.ts';

export interface ChangePasswordPage { shortest: number; form: FormModel<'presentPassword' | 'newPassword'> }

const changePasswordView = view<ChangePasswordPage>('sign-in/change-password');
const passwordForm = form({ presentPassword: aSecret({ missing: 'Enter your present password' }), newPassword: aSecret({ missing: 'Enter a new password' }) });

export function showChangePassword(req: Request, res: Response): void {
  show(res, passwordForm.open(req));
}

export async function changePasswordPosted(req: Request, res: Response): Promise<void> {
  const posted = passwordForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const { presentPassword, newPassword } = posted.order;
  const outcome = await changePassword(req.deps, doerOf(req), { present: presentPassword, password: newPassword, sessionId: req.sessionID });
  if (outcome.ok) {
    rememberBrowser(req, res, personOf(req).email);
    goTo(res, '/account', 'Your password is changed, and everywhere else you are signed out.');
  } else if (outcome.because === 'wrong') show(res, posted.refused({ presentPassword: 'This is not your present password' }));
  else if (outcome.because === 'too-many') show(res, posted.refused('There were too many tries. Wait five minutes and try again.'));
  else if (outcome.because === 'busy') show(res, posted.refused('Many people are signing in just now. Wait a moment and try again.'));
  else show(res, posted.refused({ newPassword: passwordSentences[outcome.because] }));
}

function show(res: Response, model: ChangePasswordPage['form']): void {
  renderPage(res, { title: 'Change your password', back: { href: '/account', text: 'Your account' } }, changePasswordView({ shortest: SHORTEST, form: model }));
}
