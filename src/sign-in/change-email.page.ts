// Change one's own e-mail address, and the page behind the link in the letter to the new one.
import type { Request, Response } from 'express';
import { anEmail } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { askForNewAddress } from './ask-for-new-address.ts';
import { newAddressPath } from './one-time-link.ts';
import { showVoid } from './show-link-void.ts';
import { findNewAddress, useAddressLink } from './use-address-link.ts';

export interface ChangeEmailPage { email: string; form: FormModel<'email'> }
export interface NewAddressPage { name: string; newEmail: string; form: FormModel<never> }

const changeEmailView = view<ChangeEmailPage>('sign-in/change-email');
const newAddressView = view<NewAddressPage>('sign-in/new-address');
const emailForm = form({ email: anEmail({ missing: 'Enter your new e-mail address' }) });
const confirmForm = form({});

const sentences = { 'the-same': { email: 'This is your address already' }, 'too-many': 'You have asked for three letters within the hour. Wait an hour and try again.' };

export function showChangeEmail(req: Request, res: Response): void {
  show(req, res, emailForm.open(req));
}

export async function changeEmailPosted(req: Request, res: Response): Promise<void> {
  const posted = emailForm.read(req);
  if (!posted.ok) { show(req, res, posted.form); return; }
  const outcome = await askForNewAddress(req.deps, doerOf(req, posted), { email: posted.order.email });
  if (outcome.ok) goTo(res, '/account', `If ${posted.order.email} can be yours here, a letter with a link is on its way to it. Until the link is used, nothing is changed.`);
  else show(req, res, posted.refused(sentences[outcome.because]));
}

type LinkRequest = Request<{ token: string }>;

export async function showNewAddress(req: LinkRequest, res: Response): Promise<void> {
  const found = await findNewAddress(req.deps, req.params.token);
  // The address holds the token: it must not travel on in a Referer, not even to ourselves.
  res.set('Referrer-Policy', 'no-referrer');
  if (found === undefined) showVoid(res);
  else renderPage(res, { title: 'Confirm your new e-mail address' }, newAddressView({ ...found, form: confirmForm.open(req, { action: newAddressPath(req.params.token) }) }));
}

export async function newAddressPosted(req: LinkRequest, res: Response): Promise<void> {
  confirmForm.read(req);
  const outcome = await useAddressLink(req.deps, { token: req.params.token });
  if (outcome.ok) goTo(res, '/sign-in', `Your e-mail address is now ${outcome.email}. Sign in with it.`);
  else showVoid(res);
}

function show(req: Request, res: Response, model: ChangeEmailPage['form']): void {
  renderPage(res, { title: 'Change your e-mail address', back: { href: '/account', text: 'Your account' } }, changeEmailView({ email: personOf(req).email, form: model }));
}
