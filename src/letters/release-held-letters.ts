// Lets every letter of one's panels go that quiet mode or a restore kept back. Those to an address that refused a letter stay: each is a decision of its own.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { findAddressFlags } from './address-flag.store.ts';
import { moveDelivery } from './delivery.store.ts';
import { lettersOf } from './letter.policy.ts';
import { listInStates } from './letter-list.store.ts';
import { wake } from './queue.ts';

const AT_MOST = 5_000;

export async function releaseHeldLetters(deps: Deps, doer: Doer): Promise<Outcome<{ released: number }, 'none-held'>> {
  return await transact<Outcome<{ released: number }, 'none-held'>>(deps, doer, async (tx) => {
    const now = deps.clock.now();
    const held = await listInStates(tx, lettersOf(doer.person), ['held'], AT_MOST);
    const flags = await findAddressFlags(tx, held.map((line) => line.toAddress));
    let released = 0;
    for (const line of held.filter(({ toAddress }) => !flags.has(toAddress.toLowerCase()))) {
      const said = `${doer.person.name} released it.`;
      if (!(await moveDelivery(tx, { letterId: line.id, to: 'queued', onlyFrom: ['held'], at: now, nextTryAt: now, released: true, said, byPersonId: doer.person.id }))) continue;
      await record(tx, deps, doer, { what: 'letter.released', about: { kind: 'letters', id: line.id, label: `${line.subject}, to ${line.toName}` }, changes: { state: ['held', 'queued'] } });
      await wake(tx, line.lane);
      released += 1;
    }
    return released === 0 ? { ok: false, because: 'none-held' } : { ok: true, released };
  });
}
