// The second step of signing in: a code from the app, or one of those written down.
import type { Request, Response } from 'express';
import { findPerson } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, ownPath } from '../web/session.ts';
import { view } from '../web/view.ts';
import { beginSignedIn } from './begin-signed-in.ts';
import { codeSentences } from './code-sentences.ts';
import { optionsToShow } from './passkey-options.ts';
import { listPasskeys } from './passkey.store.ts';
import { proveSecondFactor } from './prove-second-factor.ts';

export interface EnterCodePage { form: FormModel<'code'>; passkey: { options: string; form: FormModel<never> } | undefined }

const codeView = view<EnterCodePage>('sign-in/enter-code');
const codeForm = form({ code: aSecret({ missing: 'Enter the code' }) });
const passkeyForm = form({});

export async function showEnterCode(req: Request, res: Response): Promise<void> {
  const person = await awaited(req);
  if (person === undefined) goTo(res, '/sign-in');
  else await show(req, res, person, codeForm.open(req));
}

export async function enterCodePosted(req: Request, res: Response): Promise<void> {
  const person = await awaited(req);
  if (person === undefined) { goTo(res, '/sign-in', 'Ten minutes have passed. Please sign in again.'); return; }
  const posted = codeForm.read(req);
  if (!posted.ok) { await show(req, res, person, posted.form); return; }
  const outcome = await proveSecondFactor(req.deps, person, { code: posted.order.code, why: 'person.signed-in' });
  if (!outcome.ok) { await show(req, res, person, posted.refused({ code: codeSentences[outcome.because] })); return; }
  const next = ownPath(req.query['next']);
  const byProvider = req.session.awaitingCode?.byProvider;
  await beginSignedIn(req, res, person, { byTwoFactors: true, ...(byProvider === undefined ? {} : { byProvider }) });
  goTo(res, next, outcome.byRecoveryCode ? { text: 'You used one of your recovery codes. It is good no more.', link: { href: '/account/recovery-codes', text: 'See how many are left' } } : undefined);
}

/** Who did the first step within the last ten minutes, in this browser. */
async function awaited({ session, deps }: Request): Promise<Person | undefined> {
  const { awaitingCode } = session;
  if (awaitingCode === undefined || deps.clock.now().getTime() > awaitingCode.until) return undefined;
  return await findPerson(deps.db, awaitingCode.personId, deps.clock.today());
}

async function show(req: Request, res: Response, person: Person, model: EnterCodePage['form']): Promise<void> {
  const keys = await listPasskeys(req.deps.db, person.id);
  const passkey = keys.length === 0 ? undefined : { options: await optionsToShow(req, keys), form: passkeyForm.open(req, { action: `/sign-in/passkey?next=${encodeURIComponent(ownPath(req.query['next']))}`, idPrefix: 'passkey-' }) };
  renderPage(res, { title: 'Enter your code', script: 'passkey.js' }, codeView({ form: model, passkey }));
}
