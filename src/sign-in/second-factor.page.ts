// Set up an authenticator app as the second step of one's sign-in; the codes to write down are shown once, by this page.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { codeSentences } from './code-sentences.ts';
import { seal, unseal } from './seal.ts';
import { countRecoveryCodes } from './recovery-code.store.ts';
import { findSecondFactor } from './second-factor.store.ts';
import { setUpSecondFactor } from './set-up-second-factor.ts';
import { showRecoveryCodes } from './show-recovery-codes.ts';
import { secondFactorMayBeSkipped } from './strong-session.ts';
import { addressForApp, newSecret, qrPath, secretInGroups } from './totp.ts';

export interface SecondFactorPage {
  /** 'in use since …, 9 codes left'; undefined where there is none yet. */
  inUse: string | undefined;
  maySkip: boolean;
  mustSetUp: boolean;
  picture: { path: string; size: number };
  secret: string;
  form: FormModel<'code'>;
}

const setUpView = view<SecondFactorPage>('sign-in/second-factor');
const setUpForm = form({ code: aSecret({ missing: 'Enter the six figures your app shows' }) });

export async function showSecondFactor(req: Request, res: Response): Promise<void> {
  await show(req, res, setUpForm.open(req));
}

export async function secondFactorPosted(req: Request, res: Response): Promise<void> {
  const posted = setUpForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const outcome = await setUpSecondFactor(req.deps, doerOf(req, posted), { secret: offeredSecret(req), code: posted.order.code, sessionId: req.sessionID });
  if (!outcome.ok) { await show(req, res, posted.refused({ code: codeSentences[outcome.because] })); return; }
  delete req.session.pendingSecret;
  Object.assign(req.session, { byTwoFactors: true, provenAt: req.deps.clock.now().getTime() });
  showRecoveryCodes(res, outcome.recoveryCodes);
}

/** The same while the page is open, whatever was mistyped; sealed, as the session's row can be read. */
function offeredSecret({ session, deps }: Request): string {
  const about = session.passport?.user ?? '';
  if (session.pendingSecret === undefined) session.pendingSecret = seal(deps.council.secret, about, newSecret()).toString('base64');
  return unseal(deps.council.secret, about, Buffer.from(session.pendingSecret, 'base64'));
}

async function show(req: Request, res: Response, model: SecondFactorPage['form']): Promise<void> {
  const person = personOf(req);
  const factor = await findSecondFactor(req.deps.db, person.id);
  const secret = offeredSecret(req);
  const left = await countRecoveryCodes(req.deps.db, person.id);
  const maySkip = await secondFactorMayBeSkipped(req);
  renderPage(res, { title: 'The second step of your sign-in', ...(req.session.byTwoFactors ? { back: { href: '/account', text: 'Your account' } } : {}) }, setUpView({
    inUse: factor === undefined ? undefined : `In use since ${dayLong(dayOf(factor.setUpAt))}. Of the recovery codes ${left} ${left === 1 ? 'is' : 'are'} left.`,
    maySkip, mustSetUp: !maySkip && factor === undefined,
    picture: qrPath(addressForApp(secret, req.face.councilName, person.email)), secret: secretInGroups(secret), form: model,
  }));
}
