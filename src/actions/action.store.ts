// The table actions with its sources, contributors, leads and targets.
import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import { inPieces } from '../database/in-pieces.ts';
import type { Action, ActionState, Target } from './action.ts';

const columns = {
  id: 'a.id', panelId: 'a.panel_id', reference: 'a.reference', wording: 'a.wording', willShow: 'a.will_show', leadPostId: 'a.lead_post_id', state: 'a.state',
  stateSinceOn: 'a.state_since_on', targetOn: 'a.target_on', targetWords: 'a.target_words', targetMeetingId: 'a.target_meeting_id',
  supersededById: 'a.superseded_by_id', agreedOn: 'a.agreed_on', endedOn: 'a.ended_on', version: 'a.version',
} as const;

/** An action with the posts that help, which rights depend on. */
export type ActionWithPosts = Action & { contributorPostIds: string[] };

function actions(db: Db) {
  return db('actions as a').select<ActionWithPosts[]>(columns, db.raw(`array(select post_id::text from action_contributors where action_id = a.id and until_on is null) as "contributorPostIds"`));
}

export async function findActionByReference(db: Db, reference: string): Promise<ActionWithPosts | undefined> {
  return (await actions(db).where('a.reference', reference))[0];
}

export async function getActionByReference(db: Db, reference: string): Promise<ActionWithPosts> {
  const action = await findActionByReference(db, reference);
  if (action === undefined) throw new NotFound(`action ${reference}`);
  return action;
}

export async function getAction(db: Db, id: string): Promise<ActionWithPosts> {
  const action = (await actions(db).where('a.id', id))[0];
  if (action === undefined) throw new NotFound(`action ${id}`);
  return action;
}

export async function listActionsById(db: Db, ids: readonly string[]): Promise<ActionWithPosts[]> {
  return await actions(db).whereIn('a.id', ids);
}

export async function listActionsByReference(db: Db, references: readonly string[]): Promise<ActionWithPosts[]> {
  return await actions(db).whereIn('a.reference', references);
}

/** The reference of the action that took this one's place. */
export async function findSuccessor(db: Db, action: Pick<Action, 'supersededById'>): Promise<string | null> {
  if (action.supersededById === null) return null;
  return (await db('actions').where({ id: action.supersededById }).first<{ reference: string } | undefined>('reference'))?.reference ?? null;
}

/** The references of those whose place it took. */
export async function listSuperseded(db: Db, actionId: string): Promise<string[]> {
  return await db('actions').where({ superseded_by_id: actionId }).orderBy('reference').pluck('reference');
}

/** Locked until the commit; read again under the lock, so that a check and the change it allows are one step. */
export async function lockAction(tx: Transaction, reference: string): Promise<ActionWithPosts> {
  const locked = await tx('actions').where({ reference }).forUpdate().first<{ id: string } | undefined>('id');
  if (locked === undefined) throw new NotFound(`action ${reference}`);
  return await getActionByReference(tx, reference);
}

/** Nothing about the panel's actions changes until the commit; in one order, so that two who lock them never wait for each other in a circle. */
export async function lockActionsOfPanel(tx: Transaction, panelId: string): Promise<void> {
  await tx('actions').where({ panel_id: panelId }).orderBy('id').forShare().select('id');
}

export async function listActions(db: Db, panelId: string): Promise<ActionWithPosts[]> {
  return await actions(db).where('a.panel_id', panelId).orderByRaw(`split_part(a.reference, '-', 1), split_part(a.reference, '-', 2)::integer`);
}

/** Open actions whose lead post or contributing post is one of these, across panels: an officer's "my actions". */
export async function listOpenActionsOfPosts(db: Db, postIds: readonly string[]): Promise<ActionWithPosts[]> {
  return await actions(db).whereNull('a.ended_on')
    .andWhere((mine) => void mine.whereIn('a.lead_post_id', postIds)
      .orWhereExists(db('action_contributors as c').whereRaw('c.action_id = a.id').whereNull('c.until_on').whereIn('c.post_id', postIds).select(db.raw('1'))))
    .orderByRaw(`a.target_on nulls last, split_part(a.reference, '-', 2)::integer`);
}

export interface NewAction extends Action {
  sources: readonly ({ findingId: string } | { resolutionId: string } | { undertakingId: string })[];
  contributorPostIds: readonly string[];
  /** Who agreed the first target, and under which minute. */
  agreedBy: string;
  minuteNumber: string | null;
}

/** Adds actions with their sources, their first lead posts and their original targets; in a few statements, however many. */
export async function addActions(tx: Transaction, actions: readonly NewAction[], at: Date): Promise<void> {
  await insertAll(tx, 'actions', actions.map((action) => ({ id: action.id, reference: action.reference, panel_id: action.panelId, agreed_on: action.agreedOn, ...asRow(action) })));
  await insertAll(tx, 'action_sources', actions.flatMap((action) => action.sources.map((source) => ({
    id: randomUUID(), action_id: action.id, finding_id: 'findingId' in source ? source.findingId : null,
    resolution_id: 'resolutionId' in source ? source.resolutionId : null, undertaking_id: 'undertakingId' in source ? source.undertakingId : null,
  }))));
  await insertAll(tx, 'action_contributors', actions.flatMap((action) => action.contributorPostIds.map((postId) => ({ action_id: action.id, post_id: postId }))));
  await insertAll(tx, 'action_leads', actions.flatMap((action) => (action.leadPostId === null ? [] : [{ id: randomUUID(), action_id: action.id, post_id: action.leadPostId, since_on: action.agreedOn, why: null, at }])));
  await insertAll(tx, 'action_targets', actions.flatMap((action) => (action.targetOn === null ? [] : [{
    id: randomUUID(), action_id: action.id, position: 0, target_on: action.targetOn, words: action.targetWords, meeting_id: action.targetMeetingId, decision_id: null,
    agreed_by: action.agreedBy, agreed_on: action.agreedOn, minute_number: action.minuteNumber, why: null, at,
  }])));
}

async function insertAll(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  for (const some of inPieces(rows)) await tx(table).insert(some);
}

/** False when somebody else saved it first. */
export async function saveAction(tx: Transaction, action: Action): Promise<boolean> {
  return (await tx('actions').where({ id: action.id, version: action.version }).update({ ...asRow(action), version: action.version + 1 })) === 1;
}

function asRow(action: Action): Record<string, unknown> {
  return {
    wording: action.wording, will_show: action.willShow, lead_post_id: action.leadPostId, state: action.state, state_since_on: action.stateSinceOn,
    target_on: action.targetOn, target_words: action.targetWords, target_meeting_id: action.targetMeetingId, superseded_by_id: action.supersededById,
    ended_on: action.endedOn, version: action.version,
  };
}

/** To the panel that takes over, with their references; a form opened before notices. */
export async function moveActions(tx: Transaction, from: string, to: string): Promise<{ id: string; reference: string }[]> {
  return await tx('actions').where({ panel_id: from }).update({ panel_id: to, version: tx.raw('version + 1') }).returning(['id', 'reference']);
}

/** Who helps from now on: the others help no longer, and the table keeps that they did. */
export async function saveContributors(tx: Transaction, actionId: string, postIds: readonly string[], today: Day): Promise<void> {
  await tx('action_contributors').where({ action_id: actionId }).whereNull('until_on').whereNotIn('post_id', postIds).update({ until_on: today });
  if (postIds.length > 0) await tx('action_contributors').insert(postIds.map((postId) => ({ action_id: actionId, post_id: postId, until_on: null }))).onConflict(['action_id', 'post_id']).merge(['until_on']);
}

export async function addLead(tx: Transaction, lead: { actionId: string; postId: string; sinceOn: Day; why: string | null; at: Date }): Promise<void> {
  await tx('action_leads').insert({ id: randomUUID(), action_id: lead.actionId, post_id: lead.postId, since_on: lead.sinceOn, why: lead.why, at: lead.at });
}

export async function addTarget(tx: Transaction, t: Omit<Target, 'position'> & { decisionId: string | null; meetingId: string | null; at: Date }): Promise<void> {
  await tx('action_targets').insert({
    id: randomUUID(), action_id: t.actionId, position: tx('action_targets').where({ action_id: t.actionId }).select(tx.raw('coalesce(max(position) + 1, 0)')),
    target_on: t.targetOn, words: t.words, meeting_id: t.meetingId, decision_id: t.decisionId, agreed_by: t.agreedBy, agreed_on: t.agreedOn,
    minute_number: t.minuteNumber, why: t.why, at: t.at,
  });
}

/** Original first. */
export async function listTargets(db: Db, actionIds: readonly string[]): Promise<Target[]> {
  return await db('action_targets').whereIn('action_id', actionIds).orderBy(['action_id', 'position']).select<Target[]>({
    actionId: 'action_id', position: 'position', targetOn: 'target_on', words: 'words', agreedBy: 'agreed_by', agreedOn: 'agreed_on', minuteNumber: 'minute_number', why: 'why',
  });
}

/** Whether a dispatched report has shown the target the action has now: from then on only the panel moves it. */
export async function isTargetShown(db: Db, action: Pick<Action, 'id' | 'reference'>): Promise<boolean> {
  const shown: unknown = await db('editions as e').join('edition_actions as s', 's.edition_id', 'e.id').where('s.reference', action.reference)
    .where('e.as_at', '>=', db('action_targets').where({ action_id: action.id }).max('at')).first('e.id');
  return shown !== undefined;
}

/** The actions of a panel whose present target a dispatched report has shown: `isTargetShown` for all of them in one question. */
export async function listActionIdsWithTargetShown(db: Db, panelId: string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(`select a.id from actions a where a.panel_id = ? and exists (
      select from edition_actions s join editions e on e.id = s.edition_id where s.reference = a.reference and e.as_at >= (select max(at) from action_targets where action_id = a.id)
    )`, [panelId]);
  return rows.map(({ id }) => id);
}

/** The dispatched reports that show an action, newest first. */
export async function listEditionsShowing(db: Db, action: Pick<Action, 'reference'>): Promise<{ id: string; number: number; kind: string; meetsOn: Day; dispatchedAt: Date }[]> {
  return await db('edition_actions as s').join('editions as e', 'e.id', 's.edition_id').join('meetings as m', 'm.id', 'e.meeting_id').where('s.reference', action.reference)
    .orderBy('e.dispatched_at', 'desc').orderBy('e.number', 'desc').select({ id: 'e.id', number: 'e.number', kind: 'e.kind', meetsOn: 'm.meets_on', dispatchedAt: 'e.dispatched_at' });
}

/** Lead posts an action had, newest first. */
export async function listLeads(db: Db, actionId: string): Promise<{ postId: string; title: string; sinceOn: Day; why: string | null }[]> {
  return await db('action_leads as l').join('posts as p', 'p.id', 'l.post_id').where('l.action_id', actionId).orderBy('l.at', 'desc')
    .select({ postId: 'l.post_id', title: 'p.title', sinceOn: 'l.since_on', why: 'l.why' });
}

/** The actions of these panels that answer one of these findings, resolutions or undertakings. */
export async function listAnswering(db: Db, panelIds: readonly string[], causeIds: readonly string[]): Promise<{ causeId: string; reference: string; wording: string; state: ActionState }[]> {
  if (causeIds.length === 0) return [];
  const cause = db.raw('coalesce(s.finding_id, s.resolution_id, s.undertaking_id)');
  return await db('action_sources as s').join('actions as a', 'a.id', 's.action_id').whereIn('a.panel_id', panelIds).andWhere((why) => void why.whereIn('s.finding_id', causeIds).orWhereIn('s.resolution_id', causeIds).orWhereIn('s.undertaking_id', causeIds))
    .orderByRaw(`split_part(a.reference, '-', 1), split_part(a.reference, '-', 2)::integer`).select({ causeId: cause, reference: 'a.reference', wording: 'a.wording', state: 'a.state' });
}

/** Why each action exists, as ids into the rooms of inspections and resolutions. */
export async function listSources(db: Db, actionIds: readonly string[]): Promise<{ actionId: string; findingId: string | null; resolutionId: string | null; undertakingId: string | null }[]> {
  return await db('action_sources').whereIn('action_id', actionIds)
    .select({ actionId: 'action_id', findingId: 'finding_id', resolutionId: 'resolution_id', undertakingId: 'undertaking_id' });
}
