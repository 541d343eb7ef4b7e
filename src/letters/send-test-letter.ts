// Sends a letter to oneself, by the way every other letter goes.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { mayReadLetters } from './letter.policy.ts';
import { queue } from './queue.ts';
import { testLetterEmail } from './test-letter.email.ts';

export async function sendTestLetter(deps: Deps, doer: Doer): Promise<{ ok: true; letterId: string }> {
  if (!mayReadLetters(doer.person)) throw new NotAllowed('Only a clerk or an administrator sends a test letter.');
  const { id, name, email: address } = doer.person;
  return await transact(deps, doer, async (tx) => {
    const email = testLetterEmail({ name, askedAt: instantLabel(deps.clock.now()), address: `${deps.council.baseUrl}/letters` }, faceOf(await getSettings(tx)));
    const { letterId } = await queue(tx, deps, { kind: 'test letter', dedupeKey: `test letter ${randomUUID()}`, to: { personId: id, name, address }, ...email });
    await record(tx, deps, doer, { what: 'letter.tested', about: { kind: 'letters', id: letterId, label: `Test letter, to ${name}` } });
    return { ok: true as const, letterId };
  });
}
