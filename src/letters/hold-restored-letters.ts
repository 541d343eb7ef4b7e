// In a restored copy nothing is known of what happened after the backup was made: whatever was on its way waits for a person.
import type { Clock } from '../calendar/clock.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import type { Transaction } from '../database/db.ts';
import { listOnTheirWay, moveDeliveries, type Move } from './delivery.store.ts';
import { addRestoredCopy } from './restored-copy.store.ts';

/** From here on nothing leaves by itself (deliver.ts asks), and every unsent letter is held. @returns how many are */
export async function holdRestoredLetters(tx: Transaction, deps: { clock: Clock }, copy: { id: string; madeAt: Date }): Promise<number> {
  const at = deps.clock.now();
  await addRestoredCopy(tx, { id: copy.id, backupMadeAt: copy.madeAt, restoredAt: at });
  const label = instantLabel(copy.madeAt);
  const moves = (await listOnTheirWay(tx)).map(({ letterId, state }): Move => (state === 'handing_over'
    ? { letterId, to: 'unknown', at, said: `Restored: when the backup was made (${label}) the relay was taking the letter; it may or may not have gone.` }
    : { letterId, to: 'held', at, said: `Held (restored): it had not left when the backup was made, ${label}. It may have gone since then; ask before you release it.` }));
  await moveDeliveries(tx, moves);
  return moves.length;
}
