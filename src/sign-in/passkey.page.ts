// A passkey shown by the browser: it signs its owner in, or is the second step after a password, or confirms who is signed in.
import type { Request, Response } from 'express';
import { asTyped } from '../web/fields.ts';
import { form } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, ownPath } from '../web/session.ts';
import { view } from '../web/view.ts';
import { beginSignedIn, renewSignedIn } from './begin-signed-in.ts';
import { takeChallenge } from './passkey-options.ts';
import { passkeySentences } from './passkey-sentences.ts';
import { provePasskey } from './prove-passkey.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { takesPasswords } from './sign-in-settings.ts';

export interface PasskeyRefusedPage { says: string; back: { href: string; text: string } }

const refusedView = view<PasskeyRefusedPage>('sign-in/passkey-refused');
const passkeyForm = form({ response: asTyped(20_000) });

export async function passkeyPosted(req: Request, res: Response): Promise<void> {
  const posted = passkeyForm.read(req);
  const response = posted.ok ? posted.order.response ?? '' : '';
  const { person, session, deps } = req;
  const waiting = person === undefined && session.awaitingCode !== undefined && deps.clock.now().getTime() <= session.awaitingCode.until ? session.awaitingCode : undefined;
  if (person === undefined && waiting === undefined && !takesPasswords(await getSignInSettings(deps.db))) { refuse(req, res, passkeySentences['provider-only']); return; }
  const outcome = await provePasskey(deps, { response, challenge: takeChallenge(req), whose: person?.id ?? waiting?.personId, why: person === undefined ? 'person.signed-in' : 'person.proven-again', address: req.ip ?? '' });
  if (!outcome.ok) { refuse(req, res, passkeySentences[outcome.because]); return; }
  const next = ownPath(req.query['next']);
  if (person === undefined) await beginSignedIn(req, res, outcome.person, { byTwoFactors: true, ...(waiting?.byProvider === undefined ? {} : { byProvider: waiting.byProvider }) });
  // With the check of its owner a passkey is two factors: a full sign-in.
  else await renewSignedIn(req, person, { byTwoFactors: true, fully: true });
  goTo(res, next);
}

function refuse(req: Request, res: Response, says: string): void {
  const next = encodeURIComponent(ownPath(req.query['next']));
  const back = req.person !== undefined ? { href: `/confirm-it-is-you?next=${next}`, text: 'Try again' } : req.session.awaitingCode !== undefined ? { href: `/sign-in/code?next=${next}`, text: 'Try again' } : { href: `/sign-in?next=${next}`, text: 'Back to the sign-in page' };
  renderPage(res, { title: 'The passkey was refused', status: 422 }, refusedView({ says, back }));
}
