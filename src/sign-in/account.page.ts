// One's own page: who the council takes one for, and where each part of one's sign-in is changed.
import type { Request, Response } from 'express';
import type { Person } from '../people/person.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { disconnectProvider } from './connect-provider.ts';
import { findIdentityOf } from './provider-identity.store.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf, takesPasswords } from './sign-in-settings.ts';

export interface AccountPage {
  name: string;
  rows: readonly { key: string; value: string }[];
  takesPasswords: boolean;
  provider: { name: string; isConnected: boolean; form: FormModel<never> } | undefined;
}

const accountView = view<AccountPage>('sign-in/account');
const plainForm = form({});

export async function showAccount(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const settings = await getSignInSettings(req.deps.db);
  const provider = providerOf(settings);
  const isConnected = provider !== undefined && (await findIdentityOf(req.deps.db, person.id, provider.issuer)) !== undefined;
  renderPage(res, { title: 'Your account' }, accountView({
    name: person.name, rows: rowsOf(person), takesPasswords: takesPasswords(settings),
    provider: provider && { name: provider.name, isConnected, form: plainForm.open(req, { action: isConnected ? '/account/disconnect' : '/account/connect', idPrefix: 'provider-' }) },
  }));
}

export async function disconnectPosted(req: Request, res: Response): Promise<void> {
  plainForm.read(req);
  const outcome = await disconnectProvider(req.deps, doerOf(req), { sessionId: req.sessionID });
  goTo(res, '/account', outcome.ok ? 'Single sign-on is disconnected, and everywhere else you are signed out.' : outcome.because === 'only-way' ? 'Single sign-on is the only way in here, so it stays connected.' : 'It was not connected.');
}

function rowsOf(person: Person): AccountPage['rows'] {
  return [
    { key: 'E-mail address', value: person.email },
    ...person.parts.map(({ part, panelName, entitledToExempt }) => ({ key: panelName, value: `${part}${entitledToExempt ? ', entitled to exempt text' : ''}` })),
    ...person.posts.map(({ title }) => ({ key: 'Post', value: title })),
    ...(person.isAdministrator ? [{ key: 'Also', value: 'administrator of people, posts, panels and settings' }] : []),
  ];
}
