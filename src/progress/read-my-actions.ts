// An officer's open actions with all that their card says: the last update, what the panel said, the draft, and what the cycle asks.
import type { ActionWithPosts } from '../actions/action.store.ts';
import { listOpenActionsOfPosts, listTargets } from '../actions/action.store.ts';
import { mayReport } from '../actions/action.policy.ts';
import type { Proposal, Target } from '../actions/action.ts';
import { listDecisions, listProposals, type Decision } from '../actions/proposal.store.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel } from '../panels/panel.store.ts';
import { directedOrHeldPostIds, holdsPost, type Person } from '../people/person.ts';
import { listPosts } from '../people/post.store.ts';
import { isAnswered } from './answered.ts';
import { listOpenAsks } from './officer-ask.store.ts';
import { readCycleNow, type CycleNow } from './cycle-now.ts';
import type { Evidence, OfficerAsk, Return, Update } from './progress.ts';
import { signOffOf, type SignOffStanding } from './sign-off.ts';
import { listSignOffs } from './sign-off.store.ts';
import { listDrafts, listEvidence, listReturns, listUpdates, type Draft } from './update.store.ts';

export interface MyAction {
  action: ActionWithPosts;
  targets: readonly Target[];
  lastUpdate: Update | undefined;
  lastReturn: Return | undefined;
  lastDecision: Decision | undefined;
  openProposals: readonly Proposal[];
  /** What was asked because members want to know, and nothing was written since. */
  asks: readonly OfficerAsk[];
  evidence: readonly Evidence[];
  draft: Draft | undefined;
  /** Answered for this cycle, and not sent back since. */
  isDone: boolean;
  /** Of the last update: who signed it off, or that it waits for it. */
  signOff: { standing: SignOffStanding; byName: string | undefined };
}

export interface MyPanel {
  panel: Panel;
  cycle: CycleNow | undefined;
  mine: readonly MyAction[];
  /** Of the posts this person directs; others answer for them day by day. */
  directed: readonly MyAction[];
}

/** @param given actions to show beside the open ones, and the cycle to show them for where it is not the next meeting's */
export async function readMyActions(db: Db, person: Person, today: Day, given: { besides?: readonly ActionWithPosts[]; cycle?: CycleNow } = {}): Promise<MyPanel[]> {
  const { besides = [] } = given;
  const open = (await listOpenActionsOfPosts(db, directedOrHeldPostIds(person))).filter((action) => mayReport(person, action));
  const actions = [...open, ...besides.filter(({ id }) => !open.some((action) => action.id === id))];
  const about = await readAbout(db, person, actions, today);
  const isMine = ({ action }: MyAction): boolean => holdsPost(person, action.leadPostId) || action.contributorPostIds.some((postId) => holdsPost(person, postId));
  const panels: MyPanel[] = [];
  for (const panelId of new Set(actions.map((action) => action.panelId))) {
    const panel = await getPanel(db, panelId);
    const cycle = given.cycle?.meeting.panelId === panelId ? given.cycle : await readCycleNow(db, panelId, today);
    const all = actions.filter((action) => action.panelId === panelId).map((action) => about(action, panel, cycle));
    panels.push({ panel, cycle, mine: all.filter(isMine), directed: all.filter((one) => !isMine(one)) });
  }
  return panels;
}

/** What there is to each action, read at once for all of them. */
async function readAbout(db: Db, person: Person, actions: readonly ActionWithPosts[], today: Day): Promise<(action: ActionWithPosts, panel: Panel, cycle: CycleNow | undefined) => MyAction> {
  const ids = actions.map(({ id }) => id);
  const [asks, targets, updates, returns, decisions, proposals, evidence, drafts] = await Promise.all([
    listOpenAsks(db, ids), listTargets(db, ids), listUpdates(db, ids), listReturns(db, ids), listDecisions(db, ids), listProposals(db, ids), listEvidence(db, ids), listDrafts(db, person.id),
  ]);
  const signOff = await readSignOffs(db, updates, today);
  return (action, panel, cycle) => {
    const of = <T extends { actionId: string }>(rows: readonly T[]): T[] => rows.filter(({ actionId }) => actionId === action.id);
    const [lastUpdate, lastReturn] = [of(updates)[0], of(returns)[0]];
    return {
      action, targets: of(targets), lastUpdate, lastReturn, lastDecision: of(decisions)[0], asks: of(asks).filter((ask) => lastUpdate === undefined || ask.at > lastUpdate.at),
      openProposals: of(proposals).filter(({ outcome }) => outcome === 'open'), evidence: of(evidence), draft: of(drafts)[0],
      isDone: isAnswered(lastUpdate, lastReturn, cycle?.answeredFor), signOff: signOff(panel, action, lastUpdate),
    };
  };
}

async function readSignOffs(db: Db, updates: readonly Update[], today: Day): Promise<(panel: Panel, action: ActionWithPosts, last: Update | undefined) => MyAction['signOff']> {
  const signOffs = new Map((await listSignOffs(db, updates.map(({ id }) => id))).map((one) => [one.updateId, one]));
  const posts = new Map((await listPosts(db, today)).map((post) => [post.id, post]));
  return (panel, action, last) => {
    if (!panel.directorsSignOff || last === undefined) return { standing: 'not needed', byName: undefined };
    const lead = posts.get(action.leadPostId ?? '');
    const director = posts.get(lead?.directorPostId ?? '')?.holder ?? null;
    const signOff = signOffs.get(last.id);
    return { standing: signOffOf(last, director?.personId === lead?.holder?.personId ? null : director, signOff), byName: signOff?.byName ?? director?.name };
  };
}
