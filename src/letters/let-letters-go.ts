// A person says that this restored copy is the real one now: new letters leave by themselves again. Those held stay held.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayLetLettersGo } from './letter.policy.ts';
import { releaseCopies } from './restored-copy.store.ts';

export async function letLettersGo(deps: Deps, doer: Doer): Promise<Outcome<object, 'not-quiet'>> {
  if (!mayLetLettersGo(doer.person)) throw new NotAllowed('Only an administrator lets letters go from a restored copy.');
  return await transact<Outcome<object, 'not-quiet'>>(deps, doer, async (tx) => {
    const released = await releaseCopies(tx, { at: deps.clock.now(), personId: doer.person.id });
    for (const id of released) await record(tx, deps, doer, { what: 'copy.letters-let-go', about: { kind: 'restored_copies', id } });
    return released.length > 0 ? { ok: true } : { ok: false, because: 'not-quiet' };
  });
}
