// The page behind a one-time link: opening it changes nothing (mail scanners open links), sending it sets the password.
import type { Request, Response } from 'express';
import { aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { rememberBrowser } from './browser-cookie.ts';
import { passwordSentences } from './password-sentences.ts';
import { SHORTEST } from './password.ts';
import { setPasswordPath } from './one-time-link.ts';
import { sendToProvider } from './send-to-provider.ts';
import { showVoid } from './show-link-void.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf, takesPasswords } from './sign-in-settings.ts';
import { findLinkToFollow, findPersonOfLink, useLink } from './use-link.ts';

export interface SetPasswordPage { name: string; email: string; shortest: number; form: FormModel<'password'> }
export interface ConnectByLinkPage { name: string; providerName: string; form: FormModel<never> }

const setPasswordView = view<SetPasswordPage>('sign-in/set-password');
const connectView = view<ConnectByLinkPage>('sign-in/connect-by-link');
const connectForm = form({});
const setPasswordForm = form({ password: aSecret({ missing: 'Enter a password' }) });

type LinkRequest = Request<{ token: string }>;

export async function showSetPassword(req: LinkRequest, res: Response): Promise<void> {
  await show(req, res, setPasswordForm.open(req));
}

export async function setPasswordPosted(req: LinkRequest, res: Response): Promise<void> {
  if (!takesPasswords(await getSignInSettings(req.deps.db))) { await followLink(req, res); return; }
  const posted = setPasswordForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const outcome = await useLink(req.deps, { token: req.params.token, password: posted.order.password });
  if (outcome.ok) {
    rememberBrowser(req, res, outcome.person.email);
    goTo(res, '/sign-in', 'Your password is set. Sign in with it.');
  } else if (outcome.because === 'link-void') showVoid(res);
  else await show(req, res, posted.refused({ password: passwordSentences[outcome.because] }));
}

/** Single sign-on is the only way in: the link connects the account that is shown there, instead of setting a password. */
async function followLink(req: LinkRequest, res: Response): Promise<void> {
  const posted = connectForm.read(req);
  const linkId = await findLinkToFollow(req.deps, req.params.token);
  if (linkId === undefined || !posted.ok) { showVoid(res); return; }
  const because = await sendToProvider(req, res, { purpose: 'sign-in', linkId });
  if (because !== undefined) await show(req, res, setPasswordForm.open(req), posted.refused('Your council’s single sign-on does not answer just now. Try again in a few minutes.'));
}

async function show(req: LinkRequest, res: Response, model: SetPasswordPage['form'], connecting: ConnectByLinkPage['form'] = connectForm.open(req)): Promise<void> {
  const person = await findPersonOfLink(req.deps, req.params.token);
  // The address holds the token: it must not travel on in a Referer, not even to ourselves.
  res.set('Referrer-Policy', 'no-referrer');
  if (person === undefined) { showVoid(res); return; }
  const settings = await getSignInSettings(req.deps.db);
  const provider = providerOf(settings);
  if (provider !== undefined && !takesPasswords(settings)) {
    renderPage(res, { title: 'Sign in for the first time' }, connectView({ name: person.name, providerName: provider.name, form: { ...connecting, action: setPasswordPath(req.params.token) } }));
    return;
  }
  renderPage(res, { title: 'Set your password' }, setPasswordView({ name: person.name, email: person.email, shortest: SHORTEST, form: { ...model, action: setPasswordPath(req.params.token) } }));
}
