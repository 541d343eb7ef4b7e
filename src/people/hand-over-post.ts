// Hand a post over: the new holder from a day, who held it before until the day before; or to nobody yet.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { endSessionsOf } from '../web/session.store.ts';
import type { Doer } from './person.ts';
import { mayChangePosts } from './person.policy.ts';
import { getPersonRecord } from './person.store.ts';
import { mayHandOver, type HandOverRefusal } from './post.ts';
import { addHolding, endHolding, listHoldings, lockPost } from './post.store.ts';

export interface HandOverOrder {
  postId: string;
  /** Null: nobody holds it from that day. */
  to: string | null;
  fromOn: Day;
}

export async function handOverPost(deps: Deps, by: Doer, order: HandOverOrder): Promise<Outcome<object, HandOverRefusal | 'has-left'>> {
  if (!mayChangePosts(by.person)) throw new NotAllowed('Only an administrator hands posts over.');
  return await transact(deps, by, async (tx) => {
    const post = await lockPost(tx, order.postId, deps.clock.today());
    const [newest] = await listHoldings(tx, post.id);
    const allowed = mayHandOver(post, newest, order.to, order.fromOn);
    if (!allowed.ok) return allowed;
    const to = order.to === null ? null : await getPersonRecord(tx, order.to);
    if (to !== null && to.leftOn !== null) return { ok: false as const, because: 'has-left' as const };
    if (to === null) await endHolding(tx, post.id, addDays(order.fromOn, -1));
    else await addHolding(tx, { id: randomUUID(), postId: post.id, personId: to.id, fromOn: order.fromOn });
    await record(tx, deps, by, {
      what: 'post.handed-over', about: { kind: 'posts', id: post.id, label: post.title },
      changes: { holder: [newest?.untilOn === null ? newest.name : null, to?.name ?? null], from: [null, order.fromOn] },
    });
    // What a post opens is its holder's alone: both sign in again.
    for (const personId of [newest?.untilOn === null ? newest.personId : null, order.to]) if (personId !== null) await endSessionsOf(tx, personId);
    return { ok: true as const };
  });
}
