// Choose the post that answers for an action; an action handed back ("not mine") is answered by it as well.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { findPost } from '../people/post.store.ts';
import { isEnded } from './action.ts';
import { mayChangeAction } from './action.policy.ts';
import { addLead, lockAction, saveAction, saveContributors, type ActionWithPosts } from './action.store.ts';
import { listProposals, saveOutcome } from './proposal.store.ts';

export interface LeadPostOrder {
  reference: string;
  version: number;
  postId: string;
  why: string | null;
}

export type LeadPostRefusal = 'changed-since' | 'ended' | 'no-such-post' | 'same-post';

export async function chooseLeadPost(deps: Deps, by: Doer, order: LeadPostOrder): Promise<Outcome<object, LeadPostRefusal>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayChangeAction(by.person, action)) throw new NotAllowed('Only the clerk of the panel chooses the lead post of its actions.');
    if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    if (action.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const today = deps.clock.today();
    const post = await findPost(tx, order.postId, today);
    if (post === undefined || (post.endedOn !== null && post.endedOn <= today)) return { ok: false as const, because: 'no-such-post' as const };
    const stays = post.id === action.leadPostId;
    const wasHandedBack = await answerHandBack(tx, action, stays ? 'refused' : 'agreed');
    if (stays && !wasHandedBack) return { ok: false as const, because: 'same-post' as const };
    if (!stays) await move(tx, deps, action, order);
    await record(tx, deps, by, {
      what: stays ? 'action.hand-back-refused' : 'action.lead-post-chosen', about: { kind: 'actions', id: action.id, label: action.reference },
      changes: { ...(stays ? {} : { leadPostId: [action.leadPostId, post.id] as const }), why: [null, order.why] },
    });
    return { ok: true as const };
  });
}

async function move(tx: Transaction, deps: Deps, action: ActionWithPosts, order: LeadPostOrder): Promise<void> {
  await saveAction(tx, { ...action, leadPostId: order.postId });
  await saveContributors(tx, action.id, action.contributorPostIds.filter((postId) => postId !== order.postId), deps.clock.today());
  await addLead(tx, { actionId: action.id, postId: order.postId, sinceOn: deps.clock.today(), why: order.why, at: deps.clock.now() });
}

async function answerHandBack(tx: Transaction, action: ActionWithPosts, outcome: 'agreed' | 'refused'): Promise<boolean> {
  const handedBack = (await listProposals(tx, [action.id])).find((p) => p.kind === 'not mine' && p.outcome === 'open');
  return handedBack !== undefined && (await saveOutcome(tx, handedBack, outcome));
}
