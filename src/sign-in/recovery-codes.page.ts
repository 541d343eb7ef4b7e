// Make new recovery codes, where the old ones are used up or may have been seen.
import type { Request, Response } from 'express';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { countRecoveryCodes } from './recovery-code.store.ts';
import { renewRecoveryCodes } from './renew-recovery-codes.ts';
import { showRecoveryCodes } from './show-recovery-codes.ts';

export interface RenewCodesPage { left: string; form: FormModel<never> }

const renewView = view<RenewCodesPage>('sign-in/renew-codes');
const renewForm = form({});

export async function showRenewCodes(req: Request, res: Response): Promise<void> {
  const left = await countRecoveryCodes(req.deps.db, personOf(req).id);
  renderPage(res, { title: 'Recovery codes', back: { href: '/account', text: 'Your account' } }, renewView({ left: left === 1 ? 'One is left.' : `${left} are left.`, form: renewForm.open(req) }));
}

export async function renewCodesPosted(req: Request, res: Response): Promise<void> {
  renewForm.read(req);
  const outcome = await renewRecoveryCodes(req.deps, doerOf(req), { sessionId: req.sessionID });
  if (outcome.ok) showRecoveryCodes(res, outcome.recoveryCodes);
  else goTo(res, '/second-factor', 'Set up a second step first: recovery codes come with it.');
}
