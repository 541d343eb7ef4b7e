// Add a post, and who holds it where somebody does: an action belongs to a post, never to a person.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from './person.ts';
import { mayChangePosts } from './person.policy.ts';
import { getPersonRecord } from './person.store.ts';
import { addHolding, addPost as keepPost, findPost, findPostByTitle, getOrganisation } from './post.store.ts';

export interface AddPostOrder {
  title: string;
  organisationId: string;
  directorPostId: string | null;
  holder: { personId: string; fromOn: Day } | null;
}
export type AddPostRefusal = 'title-taken' | 'no-such-director' | 'holder-has-left';

export async function addPost(deps: Deps, by: Doer, order: AddPostOrder): Promise<Outcome<{ postId: string }, AddPostRefusal>> {
  if (!mayChangePosts(by.person)) throw new NotAllowed('Only an administrator adds posts.');
  return await transact(deps, by, async (tx) => {
    const { title, organisationId, directorPostId, holder } = order;
    const organisation = await getOrganisation(tx, organisationId);
    if ((await findPostByTitle(tx, organisationId, title)) !== undefined) return { ok: false as const, because: 'title-taken' as const };
    if (directorPostId !== null && (await findPost(tx, directorPostId, deps.clock.today())) === undefined) return { ok: false as const, because: 'no-such-director' as const };
    const person = holder && (await getPersonRecord(tx, holder.personId));
    if (person?.leftOn != null) return { ok: false as const, because: 'holder-has-left' as const };
    const postId = randomUUID();
    await keepPost(tx, { id: postId, title, organisationId, directorPostId });
    if (holder !== null) await addHolding(tx, { id: randomUUID(), postId, ...holder });
    await record(tx, deps, by, {
      what: 'post.added', about: { kind: 'posts', id: postId, label: title },
      changes: {
        title: [null, title], organisation: [null, organisation.name], ...(directorPostId === null ? {} : { directorPostId: [null, directorPostId] as const }),
        ...(holder === null ? {} : { holder: [null, person?.name] as const, from: [null, holder.fromOn] as const }),
      },
    });
    return { ok: true as const, postId };
  });
}
