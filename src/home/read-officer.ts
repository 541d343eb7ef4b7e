// What the home of an officer or a director is made of: the open actions of their posts. Reads only.
import { listOpenActionsOfPosts, listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { directedOrHeldPostIds, holdsPost, type Person } from '../people/person.ts';
import { listPosts } from '../people/post.store.ts';
import { postLabel } from '../people/post.ts';
import { listLastUpdates, listReturns } from '../progress/update.store.ts';
import { grouped } from './grouped.ts';
import { inOrderOwed, owedOf, type Owed } from './owed.ts';
import type { PanelNow } from './panel-now.ts';

export interface OfficerDay {
  panels: readonly PanelNow[];
  /** Of the posts they hold, or help with. */
  mine: readonly Owed[];
  /** Of each post they direct, with its holder. */
  posts: readonly { postId: string; label: string; items: readonly Owed[] }[];
}

export async function listActionsOf(db: Db, person: Person): Promise<ActionWithPosts[]> {
  const posts = directedOrHeldPostIds(person);
  return posts.length === 0 ? [] : await listOpenActionsOfPosts(db, posts);
}

/** Five queries, however many actions and posts. */
export async function readOfficerDay(db: Db, person: Person, actions: readonly ActionWithPosts[], panels: ReadonlyMap<string, PanelNow>, today: Day): Promise<OfficerDay> {
  const ids = actions.map(({ id }) => id);
  const [targets, updates, returns, posts] = await Promise.all([listTargets(db, ids), listLastUpdates(db, ids), listReturns(db, ids), person.directs.length === 0 ? [] : listPosts(db, today)]);
  const targetsOf = grouped(targets, ({ actionId }) => actionId);
  const lastOf = new Map(updates.map((update) => [update.actionId, update]));
  const returnsOf = grouped(returns, ({ actionId }) => actionId);
  const owed = inOrderOwed(actions.map((action) => owedOf(action, {
    targets: targetsOf.get(action.id) ?? [], last: lastOf.get(action.id), lastReturn: returnsOf.get(action.id)?.[0], answeredFor: panels.get(action.panelId)?.answeredFor, today,
  })));
  const isMine = ({ action }: Owed): boolean => holdsPost(person, action.leadPostId) || action.contributorPostIds.some((postId) => holdsPost(person, postId));
  const mine = owed.filter(isMine);
  const theirs = owed.filter((item) => !isMine(item) && item.action.leadPostId !== null && person.directs.includes(item.action.leadPostId));
  return {
    panels: [...new Set(owed.map(({ action }) => action.panelId))].flatMap((id) => panels.get(id) ?? []), mine,
    // Posts with something overdue first, by how long.
    posts: posts.flatMap((post) => { const items = theirs.filter(({ action }) => action.leadPostId === post.id); return items.length === 0 ? [] : [{ postId: post.id, label: postLabel(post), items }]; })
      .sort((a, b) => (b.items[0]?.daysOverdue ?? 0) - (a.items[0]?.daysOverdue ?? 0)),
  };
}
