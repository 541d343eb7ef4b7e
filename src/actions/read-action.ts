// One action with all that belongs to its story, read for one reader: questions they may not read are never loaded.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import type { Measure, Reading } from '../inspections/inspection.ts';
import { listMeasures, listReadings } from '../inspections/measure.store.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Post } from '../people/post.ts';
import { listHoldings, listPosts, type Holding } from '../people/post.store.ts';
import { listCorrections } from '../inspections/correction.store.ts';
import type { Proposal, Target } from './action.ts';
import { findSuccessor, listEditionsShowing, listLeads, listSources, listSuperseded, listTargets, type ActionWithPosts } from './action.store.ts';
import { listDecisions, listProposals, type Decision } from './proposal.store.ts';
import { readSources, type Source } from './read-sources.ts';

export interface ActionRead {
  action: ActionWithPosts;
  panel: Panel;
  posts: ReadonlyMap<string, Post>;
  /** Everyone who held the lead post, newest first. */
  holdings: readonly Holding[];
  sources: readonly Source[];
  measures: readonly (Measure & { readings: readonly Reading[] })[];
  leads: readonly { postId: string; title: string; sinceOn: Day; why: string | null }[];
  targets: readonly Target[];
  proposals: readonly Proposal[];
  decisions: readonly Decision[];
  corrections: Awaited<ReturnType<typeof listCorrections>>;
  editions: Awaited<ReturnType<typeof listEditionsShowing>>;
  supersededBy: string | null;
  supersedes: readonly string[];
}

export async function readAction(db: Db, action: ActionWithPosts, today: Day): Promise<ActionRead> {
  const ids = [action.id];
  const [panel, posts, sourceIds, leads, targets, proposals, decisions, corrections, editions, holdings, supersededBy, supersedes] = await Promise.all([
    getPanel(db, action.panelId), listPosts(db, today), listSources(db, ids), listLeads(db, action.id), listTargets(db, ids), listProposals(db, ids), listDecisions(db, ids),
    listCorrections(db, 'actions', action.id), listEditionsShowing(db, action), action.leadPostId === null ? [] : listHoldings(db, action.leadPostId), findSuccessor(db, action), listSuperseded(db, action.id),
  ]);
  const findingIds = sourceIds.flatMap(({ findingId }) => findingId ?? []);
  const [sources, measures] = await Promise.all([
    readSources(db, { findingIds, resolutionIds: sourceIds.flatMap(({ resolutionId }) => resolutionId ?? []), undertakingIds: sourceIds.flatMap(({ undertakingId }) => undertakingId ?? []) }),
    listMeasures(db, findingIds),
  ]);
  const readings = await listReadings(db, measures.map(({ id }) => id));
  return {
    action, panel, posts: new Map(posts.map((post) => [post.id, post])), holdings, sources, leads, targets, proposals, decisions, corrections, editions, supersededBy, supersedes,
    measures: measures.map((measure) => ({ ...measure, readings: readings.filter(({ measureId }) => measureId === measure.id) })),
  };
}
