// What waits for a director's sign-off, by panel and post: the last update of each open action, where it answers for the coming meeting.
import { listOpenActionsOfPosts, listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import type { Target } from '../actions/action.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel } from '../panels/panel.store.ts';
import { directsPost, holdsPost, type Person } from '../people/person.ts';
import type { Post } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { isAnswered } from './answered.ts';
import { readCycleNow, type CycleNow } from './cycle-now.ts';
import type { Evidence, Update } from './progress.ts';
import { signOffOf } from './sign-off.ts';
import { listSignOffs } from './sign-off.store.ts';
import { listEvidence, listReturns, listUpdates } from './update.store.ts';

export interface WaitingUpdate { action: ActionWithPosts; targets: readonly Target[]; update: Update; evidence: readonly Evidence[] }
export interface PanelToSignOff {
  panel: Panel;
  cycle: CycleNow;
  posts: readonly { post: Post; items: readonly WaitingUpdate[] }[];
  /** Of those that answer for the meeting. */
  signedOff: number;
}

/** Panels that want it and have a meeting planned. */
export async function readToSignOff(db: Db, person: Person, today: Day): Promise<PanelToSignOff[]> {
  const actions = (await listOpenActionsOfPosts(db, person.directs)).filter(({ leadPostId }) => directsPost(person, leadPostId) && !holdsPost(person, leadPostId));
  const ids = actions.map(({ id }) => id);
  const [updates, returns, targets, evidence, posts] = await Promise.all([listUpdates(db, ids), listReturns(db, ids), listTargets(db, ids), listEvidence(db, ids), listPosts(db, today)]);
  const signOffs = new Map((await listSignOffs(db, updates.map(({ id }) => id))).map((one) => [one.updateId, one]));
  const panels: PanelToSignOff[] = [];
  for (const panelId of new Set(actions.map((action) => action.panelId))) {
    const [panel, cycle] = [await getPanel(db, panelId), await readCycleNow(db, panelId, today)];
    if (!panel.directorsSignOff || cycle === undefined) continue;
    const answered = actions.filter((action) => action.panelId === panelId).flatMap((action) => {
      const of = <T extends { actionId: string }>(rows: readonly T[]): T[] => rows.filter(({ actionId }) => actionId === action.id);
      const [update] = of(updates);
      if (update === undefined || !isAnswered(update, of(returns)[0], cycle.answeredFor)) return [];
      return [{ action, update, targets: of(targets), evidence: of(evidence).filter(({ updateId }) => updateId === update.id), standing: signOffOf(update, { personId: person.id, name: person.name }, signOffs.get(update.id)) }];
    });
    const waiting = answered.filter(({ standing }) => standing === 'missing');
    panels.push({
      panel, cycle, signedOff: answered.filter(({ standing }) => standing === 'signed off').length,
      posts: posts.flatMap((post) => { const items = waiting.filter(({ action }) => action.leadPostId === post.id); return items.length === 0 ? [] : [{ post, items }]; }),
    });
  }
  return panels;
}
