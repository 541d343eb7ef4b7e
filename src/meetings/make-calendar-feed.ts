// Make the address of a calendar feed; the one there was before answers no longer.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { lockPerson } from '../people/person.store.ts';
import type { FeedKind } from './calendar-feed.ts';
import { mayHaveFeed } from './calendar-feed.policy.ts';
import { addFeed, saveFeedEnded } from './calendar-feed.store.ts';

/** @param order.secretHash of a secret that only the page has: a second post of the form is handed this outcome, and it must not hold the secret */
export async function makeCalendarFeed(deps: Deps, by: Doer, order: { kind: FeedKind; secretHash: string }): Promise<{ ok: true; secretHash: string }> {
  const { person } = by;
  if (!mayHaveFeed(person, order.kind)) throw new NotAllowed('Meetings are for those who sit on a panel or clerk it, update deadlines for those who hold a post.');
  return await transact(deps, by, async (tx) => {
    // Locked, so that of two who ask at once the second ends the first.
    await lockPerson(tx, person.id);
    const had = await saveFeedEnded(tx, person.id, order.kind, deps.clock.now());
    await addFeed(tx, { id: randomUUID(), personId: person.id, kind: order.kind, madeAt: deps.clock.now(), endedAt: null }, order.secretHash);
    await record(tx, deps, by, { what: 'person.calendar-feed-made', about: { kind: 'people', id: person.id, label: person.name }, changes: { [order.kind]: [had ? 'an older address' : null, 'a new address'] } });
    return { ok: true as const, secretHash: order.secretHash };
  });
}
