// In a restored copy every one-time link that still stood is void: whoever had it in their inbox has one for the original.
import { record, theOperator } from '../audit/record.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Transaction } from '../database/db.ts';
import { endStandingLinks } from './one-time-link.store.ts';

/** @returns how many */
export async function endLinksOfCopy(tx: Transaction, deps: { clock: Clock }): Promise<number> {
  const ended = await endStandingLinks(tx, deps.clock.now());
  for (const personId of new Set(ended)) {
    await record(tx, deps, theOperator, { what: 'person.links-ended', about: { kind: 'people', id: personId }, changes: { reason: [null, 'restored from a backup'] } });
  }
  return ended.length;
}
