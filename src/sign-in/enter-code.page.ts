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
import { proveSecondFactor } from './prove-second-factor.ts';

export interface EnterCodePage { form: FormModel<'code'> }

const codeView = view<EnterCodePage>('sign-in/enter-code');
const codeForm = form({ code: aSecret({ missing: 'Enter the code' }) });

export async function showEnterCode(req: Request, res: Response): Promise<void> {
  if ((await awaited(req)) === undefined) goTo(res, '/sign-in');
  else show(res, codeForm.open(req));
}

export async function enterCodePosted(req: Request, res: Response): Promise<void> {
  const person = await awaited(req);
  if (person === undefined) { goTo(res, '/sign-in', 'Ten minutes have passed. Please sign in again.'); return; }
  const posted = codeForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const outcome = await proveSecondFactor(req.deps, person, { code: posted.order.code, why: 'person.signed-in' });
  if (!outcome.ok) { show(res, posted.refused({ code: codeSentences[outcome.because] })); return; }
  const next = ownPath(req.query['next']);
  const byProvider = req.session.awaitingCode?.byProvider;
  await beginSignedIn(req, res, person, { byTwoFactors: true, ...(byProvider === undefined ? {} : { byProvider }) });
  goTo(res, next, outcome.byRecoveryCode ? { text: 'You used one of your recovery codes. It is good no more.', link: { href: '/second-factor', text: 'See how many are left' } } : undefined);
}

/** Who did the first step within the last ten minutes, in this browser. */
async function awaited({ session, deps }: Request): Promise<Person | undefined> {
  const { awaitingCode } = session;
  if (awaitingCode === undefined || deps.clock.now().getTime() > awaitingCode.until) return undefined;
  return await findPerson(deps.db, awaitingCode.personId, deps.clock.today());
}

function show(res: Response, model: EnterCodePage['form']): void {
  renderPage(res, { title: 'Enter your code' }, codeView({ form: model }));
}
