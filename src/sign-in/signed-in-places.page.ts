// Where one is signed in, and one button that ends it everywhere else.
import type { Request, Response } from 'express';
import { instantLabel } from '../calendar/instant-label.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, timeLeft } from '../web/session.ts';
import { listSessionsOf } from '../web/session.store.ts';
import { view } from '../web/view.ts';
import { signOutElsewhere } from './sign-out-elsewhere.ts';

export interface SignedInPlacesPage { places: readonly { browser: string; began: string; lastUsed: string }[]; form: FormModel<never> | undefined }

const placesView = view<SignedInPlacesPage>('sign-in/signed-in-places');
const elsewhereForm = form({});

export async function showSignedInPlaces(req: Request, res: Response): Promise<void> {
  const sessions = await listSessionsOf(req.deps.db, personOf(req).id, req.deps.clock.now());
  const places = sessions.map(({ isThis, browser, beganAt, lastUsedAt }) => ({ browser: `${browser ?? 'a browser'}${isThis(req.sessionID) ? ' (this one)' : ''}`, began: instantLabel(beganAt), lastUsed: instantLabel(lastUsedAt) }));
  renderPage(res, { title: 'Where you are signed in', back: { href: '/account', text: 'Your account' } }, placesView({ places, form: places.length > 1 ? elsewhereForm.open(req) : undefined }));
}

/** Asked by the script that warns before a sign-in ends: being asked is a use, and puts the end off. */
export function stayedSignedIn(req: Request, res: Response): void {
  const { idle, left } = timeLeft(req.session, req.deps.clock.now());
  res.json({ idle, left });
}

export async function signedInPlacesPosted(req: Request, res: Response): Promise<void> {
  elsewhereForm.read(req);
  const { ended } = await signOutElsewhere(req.deps, doerOf(req), { sessionId: req.sessionID });
  goTo(res, '/account/signed-in', ended === 1 ? 'You are signed out in one other place.' : `You are signed out in ${ended} other places.`);
}
