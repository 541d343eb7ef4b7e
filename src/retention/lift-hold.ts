// Lift a hold: from the next run on, what it kept goes by its own date again.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { holdLabel, isInForce } from './hold.ts';
import { mayChangeRetention } from './retention.policy.ts';
import { lockHold, saveLifted } from './run.store.ts';

export async function liftHold(deps: Deps, by: Doer, { holdId }: { holdId: string }): Promise<Outcome<{ kept: string }, 'lifted-already'>> {
  if (!mayChangeRetention(by.person)) throw new NotAllowed('Only an administrator decides what is kept.');
  return await transact(deps, by, async (tx) => {
    const hold = await lockHold(tx, holdId);
    if (!isInForce(hold)) return { ok: false as const, because: 'lifted-already' as const };
    await saveLifted(tx, hold.id, { at: deps.clock.now(), personId: by.person.id });
    await record(tx, deps, by, { what: 'retention.hold-lifted', about: { kind: 'retention_holds', id: hold.id, label: holdLabel(hold) }, changes: { why: [hold.why, null] } });
    return { ok: true as const, kept: holdLabel(hold) };
  });
}
