// One's own page: who the council takes one for, and a new password.
import type { Request, Response } from 'express';
import type { Person } from '../people/person.ts';
import { aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { rememberBrowser } from './browser-cookie.ts';
import { changePassword } from './change-password.ts';
import { passwordSentences } from './password-sentences.ts';
import { SHORTEST } from './password.ts';

export interface AccountPage { name: string; rows: readonly { key: string; value: string }[]; shortest: number; form: FormModel<'presentPassword' | 'newPassword'> }

const accountView = view<AccountPage>('sign-in/account');
const passwordForm = form({ presentPassword: aSecret({ missing: 'Enter your present password' }), newPassword: aSecret({ missing: 'Enter a new password' }) });

export function showAccount(req: Request, res: Response): void {
  show(req, res, passwordForm.open(req));
}

export async function accountPosted(req: Request, res: Response): Promise<void> {
  const posted = passwordForm.read(req);
  if (!posted.ok) { show(req, res, posted.form); return; }
  const { presentPassword, newPassword } = posted.order;
  const outcome = await changePassword(req.deps, doerOf(req), { present: presentPassword, password: newPassword, sessionId: req.sessionID });
  if (outcome.ok) {
    rememberBrowser(req, res, personOf(req).email);
    goTo(res, '/account', 'Your password is changed, and everywhere else you are signed out.');
  } else if (outcome.because === 'wrong') show(req, res, posted.refused({ presentPassword: 'This is not your present password' }));
  else if (outcome.because === 'too-many') show(req, res, posted.refused('There were too many tries. Wait five minutes and try again.'));
  else if (outcome.because === 'busy') show(req, res, posted.refused('Many people are signing in just now. Wait a moment and try again.'));
  else show(req, res, posted.refused({ newPassword: passwordSentences[outcome.because] }));
}

function show(req: Request, res: Response, model: AccountPage['form']): void {
  const person = personOf(req);
  renderPage(res, { title: 'Your account' }, accountView({ name: person.name, rows: rowsOf(person), shortest: SHORTEST, form: model }));
}

function rowsOf(person: Person): AccountPage['rows'] {
  return [
    { key: 'E-mail address', value: person.email },
    ...person.parts.map(({ part, panelName, entitledToExempt }) => ({ key: panelName, value: `${part}${entitledToExempt ? ', entitled to exempt text' : ''}` })),
    ...person.posts.map(({ title }) => ({ key: 'Post', value: title })),
    ...(person.isAdministrator ? [{ key: 'Also', value: 'administrator of people, posts, panels and settings' }] : []),
  ];
}
