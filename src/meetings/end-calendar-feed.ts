// Take back the address of a calendar feed: from then on it answers nobody.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { FeedKind } from './calendar-feed.ts';
import { saveFeedEnded } from './calendar-feed.store.ts';

/** One's own only: nobody else's is named by an order. */
export async function endCalendarFeed(deps: Deps, by: Doer, order: { kind: FeedKind }): Promise<Outcome<object, 'ended-already'>> {
  const { person } = by;
  return await transact(deps, by, async (tx) => {
    if (!(await saveFeedEnded(tx, person.id, order.kind, deps.clock.now()))) return { ok: false as const, because: 'ended-already' as const };
    await record(tx, deps, by, { what: 'person.calendar-feed-ended', about: { kind: 'people', id: person.id, label: person.name }, changes: { [order.kind]: ['an address', null] } });
    return { ok: true as const };
  });
}
