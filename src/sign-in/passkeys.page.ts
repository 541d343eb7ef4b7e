// One's passkeys: what there is, add one, remove one. Adding needs the browser's script; everything else works without.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { aLine, anId, asTyped } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { addPasskey } from './add-passkey.ts';
import { optionsToAdd, takeChallenge } from './passkey-options.ts';
import { passkeySentences } from './passkey-sentences.ts';
import { listPasskeys } from './passkey.store.ts';
import { removePasskey } from './remove-passkey.ts';
import { showRecoveryCodes } from './show-recovery-codes.ts';

export interface PasskeysPage {
  keys: readonly { id: string; name: string; about: string }[];
  options: string;
  form: FormModel<'name'>;
  removing: FormModel<never>;
}

const passkeysView = view<PasskeysPage>('sign-in/passkeys');
const addForm = form({ name: aLine('The name', { missing: 'Enter a name, such as “my telephone”', max: 40 }), response: asTyped(20_000) });
const removeForm = form({ passkey: anId({ missing: 'Choose a passkey' }) });

export async function showPasskeys(req: Request, res: Response): Promise<void> {
  await show(req, res, addForm.open(req));
}

export async function passkeysPosted(req: Request, res: Response): Promise<void> {
  const posted = addForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const { name, response = '' } = posted.order;
  const outcome = await addPasskey(req.deps, doerOf(req, posted), { name, response, challenge: takeChallenge(req), sessionId: req.sessionID });
  if (!outcome.ok) { await show(req, res, posted.refused(passkeySentences[outcome.because])); return; }
  Object.assign(req.session, { byTwoFactors: true });
  if (outcome.recoveryCodes === undefined) goTo(res, '/account/passkeys', 'The passkey is added, and everywhere else you are signed out.');
  else showRecoveryCodes(res, outcome.recoveryCodes);
}

export async function removePasskeyPosted(req: Request, res: Response): Promise<void> {
  const posted = removeForm.read(req);
  if (!posted.ok) { goTo(res, '/account/passkeys'); return; }
  const outcome = await removePasskey(req.deps, doerOf(req, posted), { passkeyId: posted.order.passkey, sessionId: req.sessionID });
  if (!outcome.isLeft) Object.assign(req.session, { byTwoFactors: false });
  goTo(res, '/account/passkeys', 'The passkey is removed, and everywhere else you are signed out.');
}

async function show(req: Request, res: Response, model: FormModel<'name'>): Promise<void> {
  const person = personOf(req);
  const keys = await listPasskeys(req.deps.db, person.id);
  renderPage(res, { title: 'Your passkeys', script: 'passkey.js', ...(req.session.byTwoFactors ? { back: { href: '/account', text: 'Your account' } } : {}) }, passkeysView({
    keys: keys.map(({ id, name, addedAt, lastUsedAt }) => ({ id, name, about: `added ${dayLong(dayOf(addedAt))}, ${lastUsedAt === null ? 'not used yet' : `last used ${dayLong(dayOf(lastUsedAt))}`}` })),
    options: await optionsToAdd(req, person, keys), form: model, removing: removeForm.open(req, { action: '/account/passkeys/remove', idPrefix: 'remove-' }),
  }));
}
