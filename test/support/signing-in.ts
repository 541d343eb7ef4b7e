// Gives people passwords and second factors in tests, as a one-time link and an authenticator app would have.
import { generateSync } from 'otplib';
import { record, theSystem } from '../../src/audit/record.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { findSecret } from '../../src/letters/letter-secret.store.ts';
import { openSecret } from '../../src/letters/letter-secret.ts';
import { saveCredential } from '../../src/sign-in/credential.store.ts';
import { hashPassword } from '../../src/sign-in/password-hash.ts';
import type { Browser } from './page.ts';

export const aPassword = 'teapot gravel window';

export async function givePassword(deps: Deps, person: { id: string }, password = aPassword): Promise<void> {
  const hash = await hashPassword(password);
  await deps.db.transaction(async (tx) => {
    await saveCredential(tx, person.id, hash, deps.clock.now());
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'people', id: person.id } });
  });
}

/** The link in the newest letter of a kind to this person, which only its reader ever sees: the outbox keeps it sealed. */
export async function linkIn(deps: Deps, kind: string, personId: string): Promise<string> {
  const letter = await deps.db('letters').where({ kind, person_id: personId }).orderBy('queued_at', 'desc').first<{ id: string; text: string; html: string }>('id', 'text', 'html');
  if (/set-password\//.test(letter.text + letter.html)) throw new Error(`The letter "${kind}" keeps its link in the open`);
  const sealed = await findSecret(deps.db, letter.id);
  return (sealed && openSecret(deps.council.secret, letter.id, sealed)) ?? '';
}

/** Sets up an authenticator app through the pages, as a person does who has just signed in. */
export async function setUpSecondFactor(browser: Browser, clock: Clock): Promise<{ secret: string; codes: string[] }> {
  const page = await browser.open('/second-factor');
  const secret = (/type this in: ((?:[A-Z2-7]{4} ?){8})/.exec(page.text)?.[1] ?? '').replaceAll(' ', '');
  const done = await browser.submit('Set it up', { code: codeOf(secret, clock) });
  return { secret, codes: done.text.match(/\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b/g) ?? [] };
}

/** What the app shows now. */
export function codeOf(secret: string, clock: Clock): string {
  return generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });
}
