// Sign out everywhere but here: the other sessions end with the commit.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';

export async function signOutElsewhere(deps: Deps, by: Doer, order: { sessionId: string }): Promise<{ ok: true; ended: number }> {
  return await transact(deps, {}, async (tx) => {
    const ended = await endSessionsOf(tx, by.person.id, { sessionId: order.sessionId });
    await record(tx, deps, by, { what: 'person.signed-out-elsewhere', about: { kind: 'people', id: by.person.id, label: by.person.name }, changes: { places: [null, ended] } });
    return { ok: true as const, ended };
  });
}
