// Change a post's title or the director it answers to.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from './person.ts';
import { mayChangePosts } from './person.policy.ts';
import { isUnder, type Post } from './post.ts';
import { findPostByTitle, listPosts, lockPost, savePost } from './post.store.ts';

export type ChangePostOrder = Pick<Post, 'id' | 'title' | 'directorPostId' | 'version'>;
export type ChangePostRefusal = 'changed-since' | 'title-taken' | 'directs-itself';

export async function changePost(deps: Deps, by: Doer, order: ChangePostOrder): Promise<Outcome<{ changed: boolean }, ChangePostRefusal>> {
  if (!mayChangePosts(by.person)) throw new NotAllowed('Only an administrator changes posts.');
  return await transact(deps, by, async (tx) => {
    const before = await lockPost(tx, order.id, deps.clock.today());
    const because = await refusalOf(tx, deps, before, order);
    if (because !== undefined) return { ok: false as const, because };
    const changes = changesBetween(before, order);
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await savePost(tx, { ...before, ...order });
    await record(tx, deps, by, { what: 'post.changed', about: { kind: 'posts', id: order.id, label: order.title }, changes });
    return { ok: true as const, changed: true };
  });
}

async function refusalOf(tx: Transaction, deps: Deps, before: Post, order: ChangePostOrder): Promise<ChangePostRefusal | undefined> {
  if (before.version !== order.version) return 'changed-since';
  const other = await findPostByTitle(tx, before.organisationId, order.title);
  if (other !== undefined && other.id !== order.id) return 'title-taken';
  if (order.directorPostId === null) return undefined;
  return isUnder(await listPosts(tx, deps.clock.today()), order.directorPostId, order.id) ? 'directs-itself' : undefined;
}
