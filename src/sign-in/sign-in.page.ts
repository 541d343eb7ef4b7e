// The sign-in page; in a demonstration it also lists whom to sign in as.
import type { Request, Response } from 'express';
import { modeOf } from '../config.ts';
import { listSignIns } from '../councils/seeds.ts';
import { anEmail, aSecret } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, ownPath } from '../web/session.ts';
import { view } from '../web/view.ts';
import { awaitCode, beginSignedIn } from './begin-signed-in.ts';
import { findCredentialByEmail } from './credential.store.ts';
import { optionsToShow } from './passkey-options.ts';
import { provenByPassword } from './passport.ts';
import type { SignInRefusal } from './sign-in.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf, takesPasswords } from './sign-in-settings.ts';

export interface SignInPage {
  councilName: string;
  takesPasswords: boolean;
  form: FormModel<'email' | 'password'>;
  provider: { name: string; form: FormModel<never> } | undefined;
  passkey: { options: string; form: FormModel<never> } | undefined;
  demonstration: { password: string; people: readonly DemonstrationPerson[] } | undefined;
}
interface DemonstrationPerson { name: string; part: string; action: string; hidden: readonly { name: string; value: string }[] }

const signInView = view<SignInPage>('sign-in/sign-in');
const signInForm = form({ email: anEmail({ missing: 'Enter your e-mail address' }), password: aSecret({ missing: 'Enter your password' }) });
const otherForm = form({});

const sentences: Record<SignInRefusal, string> = {
  wrong: 'The e-mail address or the password is not right. If you have forgotten your password, you can set a new one.',
  'too-many': 'There were too many tries. Wait five minutes and try again, or set a new password: that works at once.',
  busy: 'Many people are signing in just now. Wait a moment and try again.',
  'provider-only': 'This council signs in through its single sign-on only. Use the button for it.',
};
const statuses: Record<SignInRefusal, number> = { wrong: 422, 'too-many': 429, busy: 503, 'provider-only': 422 };

export async function showSignIn(req: Request, res: Response): Promise<void> {
  if (req.person !== undefined) { goTo(res, nextPath(req)); return; }
  await show(req, res, signInForm.open(req));
}

export async function signInPosted(req: Request, res: Response): Promise<void> {
  const posted = signInForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const proven = await provenByPassword(req, res);
  if (!proven.ok) { await show(req, res, posted.refused(sentences[proven.because]), statuses[proven.because]); return; }
  if (proven.awaitsCode) { awaitCode(req, res, proven.person, { says: 'Your password is right.', next: nextPath(req) }); return; }
  const next = nextPath(req);
  await beginSignedIn(req, res, proven.person, { byTwoFactors: false });
  goTo(res, next);
}

/** Where somebody wanted to go when they were asked to sign in; only ever a page of ours. */
function nextPath(req: Request): string {
  return ownPath(req.query['next']);
}

async function show(req: Request, res: Response, model: SignInPage['form'], status?: number): Promise<void> {
  const settings = await getSignInSettings(req.deps.db);
  const provider = providerOf(settings);
  const query = `?next=${encodeURIComponent(nextPath(req))}`;
  renderPage(res, { title: 'Sign in', script: 'passkey.js', ...(status === undefined ? {} : { status }) }, signInView({
    councilName: req.face.councilName, takesPasswords: takesPasswords(settings), form: model, demonstration: takesPasswords(settings) ? await demonstrationOf(req, model) : undefined,
    provider: provider && { name: provider.name, form: otherForm.open(req, { action: `/sign-in/provider${query}`, idPrefix: 'provider-' }) },
    passkey: takesPasswords(settings) ? { options: await optionsToShow(req, []), form: otherForm.open(req, { action: `/sign-in/passkey${query}`, idPrefix: 'passkey-' }) } : undefined,
  }));
}

/** Asked of the process and of the council: neither a copied database nor a wrong variable alone shows a password. */
async function demonstrationOf(req: Request, model: SignInPage['form']): Promise<SignInPage['demonstration']> {
  if (!req.face.isDemonstration || modeOf() === 'production') return undefined;
  const people: DemonstrationPerson[] = [];
  const listed = await listSignIns(req.deps.council.key);
  for (const { name, part, email, password } of listed) {
    if ((await findCredentialByEmail(req.deps.db, email, req.deps.clock.today()))?.passwordHash == null) continue;
    people.push({ name, part, action: model.action, hidden: [...model.hidden, { name: 'email', value: email }, { name: 'password', value: password }] });
  }
  return people.length === 0 ? undefined : { people, password: listed[0]?.password ?? '' };
}
