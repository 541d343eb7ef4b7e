// How the council's people sign in: the ways that are open, and what its single sign-on needs to know.
import type { Request, Response } from 'express';
import { modeOf } from '../config.ts';
import { aChoice, aLine, asTyped, aTick } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { RETURN_PATH } from './ask-provider.ts';
import { changeSignIn, type ChangeSignInOrder, type ChangeSignInRefusal } from './change-sign-in.ts';
import { twoFactorsFrom } from './provider.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { WAYS, waysLabel } from './sign-in-settings.ts';

type Field = 'ways' | 'demonstrationMaySkip' | 'providerName' | 'issuer' | 'clientId' | 'clientSecret' | 'matchesByEmail' | 'twoFactorsSay';
export interface ChangeSignInPage { form: FormModel<Field>; ways: readonly { value: string; text: string }[]; isDemonstration: boolean; hasSecret: boolean; returnAddress: string }

const changeSignInView = view<ChangeSignInPage>('sign-in/change-sign-in');
const changeSignInForm = form({
  ways: aChoice(WAYS, { missing: 'Choose how people sign in' }), demonstrationMaySkip: aTick(), providerName: aLine('The name', { max: 60 }), issuer: aLine('The address', { max: 300 }),
  clientId: aLine('The client ID', { max: 200 }), clientSecret: asTyped(500), matchesByEmail: aTick(), twoFactorsSay: aLine('This', { max: 200 }),
}, ({ ways, providerName, issuer, clientId, clientSecret }) => (ways === 'password' && [providerName, issuer, clientId, clientSecret].every((typed) => typed === undefined) ? {} : {
  ...(providerName === undefined ? { providerName: 'Enter what your single sign-on is called' } : {}), ...(issuer === undefined ? { issuer: 'Enter the address of the issuer' } : {}),
  ...(clientId === undefined ? { clientId: 'Enter the client ID' } : {}),
}));

const sentences: Record<ChangeSignInRefusal, string | Partial<Record<Field, string>>> = {
  'changed-since': 'Somebody else has changed how people sign in since you opened the page. Look at what stands there now, and save again if it is still needed.',
  'no-provider': { issuer: 'Enter the address of the issuer' },
  'no-secret': { clientSecret: 'Enter the client secret' },
  'not-an-address': { issuer: 'Enter the issuer’s address, such as https://login.microsoftonline.com/…/v2.0, without /.well-known' },
  'not-https': { issuer: 'The address must begin with https: and a name' },
  'of-everybody': { issuer: 'Use the address with your own directory’s ID in the place of this word: with it everybody who has any Microsoft account would be let as far as this door' },
  'no-answer': { issuer: 'No provider of this name answers at this address, or it sends us to another host' },
  'not-tried': { ways: 'First choose both ways, sign out, and sign in yourself through the single sign-on. Then you can close the other way.' },
};

export async function showChangeSignIn(req: Request, res: Response): Promise<void> {
  const { ways, demonstrationMaySkip, provider, version } = await getSignInSettings(req.deps.db);
  await show(req, res, changeSignInForm.open(req, {
    version, values: { ways, demonstrationMaySkip, providerName: provider?.name, issuer: provider?.issuer, clientId: provider?.clientId, matchesByEmail: provider?.matchesByEmail, twoFactorsSay: provider?.twoFactorsSay.join(' ') ?? 'mfa' },
  }));
}

export async function changeSignInPosted(req: Request, res: Response): Promise<void> {
  const posted = changeSignInForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const outcome = await changeSignIn(req.deps, doerOf(req, posted), orderOf(req, posted.order, posted.version));
  if (outcome.ok) { goTo(res, '/settings', outcome.changed ? 'How people sign in is changed.' : 'Nothing was different, so nothing was changed.'); return; }
  const { version } = await getSignInSettings(req.deps.db);
  await show(req, res, posted.refused(sentences[outcome.because], { version }));
}

function orderOf(req: Request, typed: OrderOf<typeof changeSignInForm>, version: number): ChangeSignInOrder {
  const { ways, providerName: name, issuer, clientId, clientSecret: secret, matchesByEmail, twoFactorsSay = '' } = typed;
  const provider = name === undefined || issuer === undefined || clientId === undefined ? undefined : { name, issuer, clientId, secret, matchesByEmail, twoFactorsSay: twoFactorsFrom(twoFactorsSay) };
  return {
    ways, provider, version, demonstrationMaySkip: !req.face.isDemonstration || typed.demonstrationMaySkip, cameByProvider: req.session.byProvider !== undefined, plainAllowed: modeOf() !== 'production',
  };
}

async function show(req: Request, res: Response, model: ChangeSignInPage['form']): Promise<void> {
  const { provider } = await getSignInSettings(req.deps.db);
  renderPage(res, { title: 'How people sign in', section: 'settings', back: { href: '/settings', text: 'Settings' } }, changeSignInView({
    form: model, ways: WAYS.map((value) => ({ value, text: waysLabel[value] })), isDemonstration: req.face.isDemonstration, hasSecret: provider !== undefined, returnAddress: req.deps.council.baseUrl + RETURN_PATH,
  }));
}
