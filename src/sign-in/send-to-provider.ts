// Sends a browser on to the council's provider, with what it is expected back with kept in its session.
import type { Request, Response } from 'express';
import { renderPage } from '../web/layout.ts';
import { ownPath } from '../web/session.ts';
import { view } from '../web/view.ts';
import { askProvider } from './ask-provider.ts';
import type { Purpose } from './at-provider.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf } from './sign-in-settings.ts';

export interface GoingOnPage { providerName: string; address: string }

const goingOnView = view<GoingOnPage>('sign-in/going-on');

/** @param order.linkId of the one-time link that says whose account it is. @returns why it could not; then nothing was answered yet */
export async function sendToProvider(req: Request, res: Response, order: { purpose: Purpose; linkId?: string }): Promise<'no-provider' | 'no-answer' | undefined> {
  const provider = providerOf(await getSignInSettings(req.deps.db));
  if (provider === undefined) return 'no-provider';
  const outcome = await askProvider(req.deps, provider, { again: order.purpose === 'confirm' });
  if (!outcome.ok) return outcome.because;
  const { linkId, purpose } = order;
  req.session.atProvider = { asked: { ...outcome.asked, ...(linkId === undefined ? {} : { linkId }) }, purpose, next: ownPath(req.query['next']) };
  // Not a redirect: a form may lead to our own pages alone (form-action), and browsers hold the redirects that follow it to that as well.
  res.set('Refresh', `0; url=${outcome.address}`);
  renderPage(res, { title: `Going on to ${provider.name}` }, goingOnView({ providerName: provider.name, address: outcome.address }));
  return undefined;
}
