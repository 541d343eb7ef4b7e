// "It arrived": a person has asked the reader, so the letter is settled and its address is proven good.
import type { Deps } from '../councils/deps.ts';
import type { Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { clearAddress } from './address-flag.store.ts';
import { decideOnLetter, type LetterRefusal } from './decide-on-letter.ts';

export async function markArrived(deps: Deps, doer: Doer, letterId: string): Promise<Outcome<object, LetterRefusal>> {
  return await decideOnLetter(deps, doer, letterId, {
    to: 'arrived', onlyFrom: ['unknown', 'bounced_soft', 'bounced_hard'], what: 'letter.marked-arrived', said: `${doer.person.name} says that it arrived.`,
    afterwards: async (tx, { to }) => { await clearAddress(tx, to.address, deps.clock.now(), doer.person.id); },
  });
}
