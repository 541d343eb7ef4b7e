// Before exempt text is opened or a sign-in is changed: prove once more that it is you, if the last time was a while ago.
import type { Request, Response } from 'express';
import { asTyped } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, ownPath } from '../web/session.ts';
import { view } from '../web/view.ts';
import { renewSignedIn } from './begin-signed-in.ts';
import { codeSentences } from './code-sentences.ts';
import { findPasswordHash } from './credential.store.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { optionsToShow } from './passkey-options.ts';
import { listPasskeys } from './passkey.store.ts';
import { findIdentityOf } from './provider-identity.store.ts';
import { provePassword } from './prove-password.ts';
import { proveSecondFactor } from './prove-second-factor.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf, takesPasswords } from './sign-in-settings.ts';

export interface ConfirmPage {
  isForSignIn: boolean;
  asks: { password: boolean; code: boolean };
  form: FormModel<'password' | 'code'>;
  passkey: { options: string; form: FormModel<never> } | undefined;
  provider: { name: string; form: FormModel<never> } | undefined;
}

const confirmView = view<ConfirmPage>('sign-in/confirm-it-is-you');
const confirmForm = form({ password: asTyped(1000), code: asTyped(1000) });
const otherForm = form({});

export async function showConfirm(req: Request, res: Response): Promise<void> {
  await show(req, res, confirmForm.open(req));
}

export async function confirmPosted(req: Request, res: Response): Promise<void> {
  const posted = confirmForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const asks = await asksOf(req);
  const wrong = await whatIsWrong(req, asks, posted.order);
  if (wrong !== undefined) { await show(req, res, posted.refused(wrong)); return; }
  const next = ownPath(req.query['next']);
  await renewSignedIn(req, personOf(req), { byTwoFactors: asks.code || req.session.byTwoFactors === true, fully: isFull(req) || !asks.code });
  goTo(res, next);
}

const passwordSentences = { wrong: 'This is not your password', 'too-many': codeSentences['too-many'], busy: 'Many people are signing in just now. Wait a moment and try again.' };

/** The password first: a code is good once, and must not be used up by a mistyped password. */
async function whatIsWrong(req: Request, asks: ConfirmPage['asks'], { password, code }: { password: string | undefined; code: string | undefined }): Promise<{ password?: string; code?: string } | string | undefined> {
  if (!asks.password && !asks.code) return 'Confirm in one of the other ways on this page';
  if (asks.password && password === undefined) return { password: 'Enter your password' };
  if (asks.code && code === undefined) return { code: 'Enter the code' };
  const byPassword = asks.password ? await provePassword(req.deps, personOf(req), password ?? '') : { ok: true as const };
  if (!byPassword.ok) return { password: passwordSentences[byPassword.because] };
  const byCode = asks.code ? await proveSecondFactor(req.deps, personOf(req), { code: code ?? '', why: 'person.proven-again' }) : { ok: true as const };
  return byCode.ok ? undefined : { code: codeSentences[byCode.because] };
}

/** Whether every step of the sign-in is asked for again. */
function isFull(req: Request): boolean {
  return req.query['fully'] === 'yes';
}

/** The second step where there is one; the password too where everything is asked for, and where there is nothing else. */
async function asksOf(req: Request): Promise<ConfirmPage['asks']> {
  const { db } = req.deps;
  const code = await hasSecondFactor(db, personOf(req).id);
  const hasPassword = takesPasswords(await getSignInSettings(db)) && (await findPasswordHash(db, personOf(req).id)) !== undefined;
  return { code, password: hasPassword && (isFull(req) || !code) };
}

async function show(req: Request, res: Response, model: ConfirmPage['form']): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const keys = await listPasskeys(db, person.id);
  const provider = providerOf(await getSignInSettings(db));
  const isConnected = provider !== undefined && (await findIdentityOf(db, person.id, provider.issuer)) !== undefined;
  const query = `?next=${encodeURIComponent(ownPath(req.query['next']))}`;
  renderPage(res, { title: 'Confirm that it is you', script: 'passkey.js' }, confirmView({
    isForSignIn: isFull(req), asks: await asksOf(req), form: model,
    passkey: keys.length === 0 ? undefined : { options: await optionsToShow(req, keys), form: otherForm.open(req, { action: `/sign-in/passkey${query}`, idPrefix: 'passkey-' }) },
    provider: isConnected ? { name: provider.name, form: otherForm.open(req, { action: `/sign-in/provider${query}`, idPrefix: 'provider-' }) } : undefined,
  }));
}
