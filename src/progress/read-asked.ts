// What a meeting's cycle asks, action by action: who answers for it, what was last said, and whether it is answered.
import { listActions, listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import { isEnded, type Target } from '../actions/action.ts';
import { listDecisions, listOpenProposals, type Decision } from '../actions/proposal.store.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { answeredFor, cycleOf, type AnsweredFor, type Cycle } from '../meetings/cycle.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMeetings, listMovedSteps } from '../meetings/meeting.store.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Post } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import type { Settings } from '../settings/settings.ts';
import { isAnswered, isSentBack } from './answered.ts';
import { isAskedFor } from './chase.ts';
import { listOpenAsks } from './officer-ask.store.ts';
import type { OfficerAsk, Return, Update } from './progress.ts';
import { signOffOf, type SignOffStanding } from './sign-off.ts';
import { listSignOffs } from './sign-off.store.ts';
import { listReturns, listUpdates } from './update.store.ts';

export interface CycleFacts {
  panel: Panel;
  settings: Settings;
  cycle: Cycle;
  /** What counts as an answer for the meeting. */
  answeredFor: AnsweredFor;
}

export interface Asked {
  action: ActionWithPosts;
  /** The lead post with whoever holds it today. */
  post: Post;
  /** Whoever holds the post's director's post today, unless it is the same person. */
  director: Post['holder'];
  targets: readonly Target[];
  last: Update | undefined;
  lastReturn: Return | undefined;
  lastDecision: Decision | undefined;
  /** What was asked because members want to know, and nothing was written since. */
  asks: readonly OfficerAsk[];
  isAnswered: boolean;
  isSentBack: boolean;
  /** Of the last update, where the panel wants its director to sign it off. */
  signOff: SignOffStanding;
}

export async function readCycleFacts(db: Db, meeting: Meeting): Promise<CycleFacts> {
  const [panel, settings] = [await getPanel(db, meeting.panelId), await getSettings(db)];
  const cycle = cycleOf(meeting, panel, settings, await listMovedSteps(db, meeting.id));
  return { panel, settings, cycle, answeredFor: answeredFor(meeting, await listMeetings(db, meeting.panelId), cycle) };
}

/** Open actions that somebody answers for, and owes an answer on or has given one; what waits for the panel or the clerk is left out. */
export async function readAsked(db: Db, { panel, answeredFor: meeting }: Pick<CycleFacts, 'panel' | 'answeredFor'>, today: Day): Promise<Asked[]> {
  const open = (await listActions(db, panel.id)).filter(({ state }) => !isEnded(state));
  const ids = open.map(({ id }) => id);
  // One after another: within a transaction they share one connection.
  const [posts, targets, updates] = [await listPosts(db, today), await listTargets(db, ids), await listUpdates(db, ids)];
  const [returns, decisions, proposals] = [await listReturns(db, ids), await listDecisions(db, ids), await listOpenProposals(db, panel.id)];
  const signOffs = new Map((panel.directorsSignOff ? await listSignOffs(db, updates.map(({ id }) => id)) : []).map((one) => [one.updateId, one]));
  const postOf = new Map(posts.map((post) => [post.id, post]));
  const asks = await listOpenAsks(db, ids);
  return open.flatMap((action): Asked[] => {
    const of = <T extends { actionId: string }>(rows: readonly T[]): T[] => rows.filter(({ actionId }) => actionId === action.id);
    const post = action.leadPostId === null ? undefined : postOf.get(action.leadPostId);
    const [last, lastReturn] = [of(updates)[0], of(returns)[0]];
    const answered = isAnswered(last, lastReturn, meeting);
    if (post?.holder == null || !(answered || isAskedFor(action, of(proposals)))) return [];
    const director = post.directorPostId === null ? null : (postOf.get(post.directorPostId)?.holder ?? null);
    const above = director?.personId === post.holder.personId ? null : director;
    return [{
      action, post, director: above, targets: of(targets), last, lastReturn, lastDecision: of(decisions)[0], asks: of(asks).filter((ask) => last === undefined || ask.at > last.at),
      isAnswered: answered, isSentBack: isSentBack(last, lastReturn), signOff: panel.directorsSignOff && last !== undefined ? signOffOf(last, above, signOffs.get(last.id)) : 'not needed',
    }];
  });
}
