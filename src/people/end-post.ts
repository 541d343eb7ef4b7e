// End a post: it takes no new actions, and whoever holds it stops the day before. Its open actions keep it and become blockers.
import { record } from '../audit/record.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { endSessionsOf } from '../web/session.store.ts';
import type { Doer } from './person.ts';
import { mayChangePosts } from './person.policy.ts';
import { endHolding, listHoldings, lockPost, savePost } from './post.store.ts';

/** `endedOn` is the first day on which there is no such post. */
export interface EndPostOrder { postId: string; endedOn: Day; version: number }
export type EndPostRefusal = 'changed-since' | 'already-ended' | 'before-its-holder';

export async function endPost(deps: Deps, by: Doer, order: EndPostOrder): Promise<Outcome<object, EndPostRefusal>> {
  if (!mayChangePosts(by.person)) throw new NotAllowed('Only an administrator ends posts.');
  return await transact(deps, by, async (tx) => {
    const post = await lockPost(tx, order.postId, deps.clock.today());
    if (post.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    if (post.endedOn !== null) return { ok: false as const, because: 'already-ended' as const };
    const [newest] = await listHoldings(tx, post.id);
    const holder = newest?.untilOn === null ? newest : undefined;
    if (holder !== undefined && order.endedOn <= holder.fromOn) return { ok: false as const, because: 'before-its-holder' as const };
    if (holder !== undefined) await endHolding(tx, post.id, addDays(order.endedOn, -1));
    await savePost(tx, { ...post, endedOn: order.endedOn });
    await record(tx, deps, by, {
      what: 'post.ended', about: { kind: 'posts', id: post.id, label: post.title },
      changes: { endedOn: [null, order.endedOn], ...(holder === undefined ? {} : { holder: [holder.name, null] as const }) },
    });
    if (holder !== undefined) await endSessionsOf(tx, holder.personId);
    return { ok: true as const };
  });
}
