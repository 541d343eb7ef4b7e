// To the council's provider and back: the button that leads there, and the page its answer arrives at.
import type { Request, Response } from 'express';
import { form } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { takeAsked, type Purpose } from './at-provider.ts';
import { awaitCode, beginSignedIn, renewSignedIn } from './begin-signed-in.ts';
import { confirmByProvider, connectProvider } from './connect-provider.ts';
import { provenByProvider } from './passport.ts';
import { sendToProvider } from './send-to-provider.ts';
import type { ByProviderRefusal } from './sign-in-by-provider.ts';

export interface ProviderRefusedPage { title: string; says: string; back: { href: string; text: string } }

const refusedView = view<ProviderRefusedPage>('sign-in/provider-refused');
const providerForm = form({});

type Refusal = ByProviderRefusal | 'somebody-else' | 'one-factor';
const sentences: Record<Refusal, string> = {
  'no-provider': 'Single sign-on is not in use here. Sign in with your e-mail address and password.',
  'no-answer': 'Your council’s single sign-on does not answer just now. Try again in a few minutes, or sign in another way.',
  'not-believed': 'What came back from your council’s single sign-on could not be verified, so nobody was signed in. Try again; if it happens again, tell the council’s administrator.',
  'not-asked': 'This answer does not belong to a sign-in begun in this browser within the last ten minutes, or it was used before. Start again.',
  cancelled: 'You did not sign in there. Start again, or sign in another way.',
  'link-void': 'The link in your letter was used meanwhile, or is too old. Ask the council’s administrator for a new one.',
  'not-known': 'That account is not connected with anybody here. If you have a password here, sign in with it and connect the account on your account page; if not, ask the council’s administrator.',
  'unverified-email': 'Your council’s single sign-on did not say that it has verified your e-mail address, so you could not be found here. Sign in with your password and connect the account on your account page, or ask the council’s administrator.',
  'other-account': 'You are connected here with another account at your council’s single sign-on. Sign in with that one, or in another way.',
  'somebody-else': 'That account is not yours here: it is connected with somebody else, or with nobody.',
  'one-factor': 'Your council’s single sign-on did not say that it asked for a second step. Confirm with your own instead.',
};

export async function providerPosted(req: Request, res: Response): Promise<void> {
  providerForm.read(req);
  // Whoever is signed in comes from the page that asks them to confirm who they are.
  await sendThere(req, res, req.person === undefined ? 'sign-in' : 'confirm');
}

/** A change of how somebody signs in, behind its own guards. */
export async function connectPosted(req: Request, res: Response): Promise<void> {
  providerForm.read(req);
  await sendThere(req, res, 'connect');
}

async function sendThere(req: Request, res: Response, purpose: Purpose): Promise<void> {
  const because = await sendToProvider(req, res, { purpose });
  if (because !== undefined) refuse(req, res, because, purpose);
}

export async function providerReturned(req: Request, res: Response): Promise<void> {
  // The address holds the code: it must not travel on.
  res.set('Referrer-Policy', 'no-referrer');
  const { purpose = 'sign-in', next = '/' } = req.session.atProvider ?? {};
  if (purpose === 'sign-in') await signInReturned(req, res, next);
  else if (req.person === undefined) goTo(res, '/sign-in');
  else if (purpose === 'confirm') await confirmReturned(req, res, next);
  else await connectReturned(req, res);
}

async function signInReturned(req: Request, res: Response, next: string): Promise<void> {
  const proven = await provenByProvider(req, res);
  if (!proven.ok) { refuse(req, res, proven.because, 'sign-in'); return; }
  const { person, awaitsCode, byTwoFactors = false, providerName } = proven;
  if (awaitsCode) { awaitCode(req, res, person, { says: `You are signed in at ${providerName ?? 'your council'}.`, next, ...(providerName === undefined ? {} : { byProvider: providerName }) }); return; }
  await beginSignedIn(req, res, person, { byTwoFactors, ...(providerName === undefined ? {} : { byProvider: providerName }) });
  goTo(res, next);
}

async function confirmReturned(req: Request, res: Response, next: string): Promise<void> {
  const returned = returnedTo(req);
  const outcome = await confirmByProvider(req.deps, doerOf(req), { asked: takeAsked(req, returned), returned });
  if (!outcome.ok) { refuse(req, res, outcome.because, 'confirm'); return; }
  await renewSignedIn(req, personOf(req), { byTwoFactors: outcome.byTwoFactors || req.session.byTwoFactors === true, fully: true });
  goTo(res, next);
}

async function connectReturned(req: Request, res: Response): Promise<void> {
  const returned = returnedTo(req);
  const outcome = await connectProvider(req.deps, doerOf(req), { asked: takeAsked(req, returned), returned, sessionId: req.sessionID });
  if (outcome.ok) goTo(res, '/account', 'The account is connected: you can sign in with it from now on.');
  else refuse(req, res, outcome.because, 'connect');
}

function returnedTo(req: Request): URL {
  return new URL(req.originalUrl, req.deps.council.baseUrl);
}

function refuse(req: Request, res: Response, because: Refusal, purpose: Purpose): void {
  const title = purpose === 'sign-in' ? 'You are not signed in' : purpose === 'connect' ? 'The account is not connected' : 'Not confirmed';
  const back = req.person === undefined ? { href: '/sign-in', text: 'Back to the sign-in page' } : { href: '/account', text: 'Your account' };
  renderPage(res, { title, status: because === 'no-answer' ? 503 : 422 }, refusedView({ title, says: sentences[because], back }));
}
