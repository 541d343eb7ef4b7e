// The list of actions a person may see: filtered, sorted, counted and cut into pages by the database.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { directedOrHeldPostIds, type Person } from '../people/person.ts';
import type { Action, ActionState } from './action.ts';
import type { ActionCounts, ActionFilter, ActionSort, ListedAction } from './action-list.ts';

// Fragments of SQL without a value in them; values are bound where they are used.
const ended = `a.state in ('closed', 'not accepted', 'superseded')`;
const open = `a.state not in ('closed', 'not accepted', 'superseded')`;
const overdue = `(a.target_on < ? and ${open})`;
const number = `split_part(a.reference, '-', 2)::integer`;
const lastUpdate = '(select max(at) from updates where action_id = a.id)';
const lastUpdateShown = `${lastUpdate} as "updatedAt"`;
const counts = `count(*) as "all", count(*) filter (where ${open}) as open, count(*) filter (where ${overdue}) as overdue, count(*) filter (where a.state = 'at risk') as "atRisk",
  count(*) filter (where a.state = 'proposed for closure') as proposed, count(*) filter (where ${ended}) as ended`;
const order: Record<ActionSort, string> = {
  reference: `split_part(a.reference, '-', 1)`, target: 'a.target_on', state: `array_position(array['at risk', 'proposed for closure', 'not started', 'on track', 'closed', 'not accepted', 'superseded'], a.state)`,
  lead: '(select title collate "en-GB-x-icu" from posts where id = a.lead_post_id)', update: lastUpdate,
};

export async function listFilteredActions(
  db: Db, person: Person, filter: ActionFilter, today: Day, cut: { sort: ActionSort; isDescending: boolean; limit: number; offset: number },
): Promise<ListedAction[]> {
  const direction = cut.isDescending ? 'desc' : 'asc';
  const inOrder = `${order[cut.sort]} ${direction} nulls last, split_part(a.reference, '-', 1), ${number} ${cut.sort === 'reference' ? direction : 'asc'}`;
  const placed = `row_number() over (order by ${inOrder}) as place`;
  // The page's rows first, and only then what is told beside each of them.
  const ids = filtered(db, person, filter, today).select('a.id', db.raw(placed)).orderByRaw(inOrder).limit(cut.limit).offset(cut.offset).as('page');
  return await db(ids).join('actions as a', 'a.id', 'page.id').leftJoin('posts as p', 'p.id', 'a.lead_post_id').leftJoin('actions as s', 's.id', 'a.superseded_by_id')
    .leftJoin('post_holders as h', (held) => void held.on('h.post_id', 'p.id').andOn(db.raw('h.from_on <= ? and (h.until_on is null or h.until_on >= ?)', [today, today])))
    .leftJoin('people as who', 'who.id', 'h.person_id').orderBy('page.place').select<ListedAction[]>({
      reference: 'a.reference', wording: 'a.wording', state: 'a.state', targetOn: 'a.target_on', leadPostTitle: 'p.title', holderName: 'who.name', supersededBy: 's.reference',
    }, db.raw(lastUpdateShown),
    db.raw(`array(select target_on::text from action_targets t where t.action_id = a.id and t.target_on <> a.target_on order by position desc) as "earlierTargets"`),
    db.raw(`array(select n.paragraph from exempt_notes n where n.action_id = a.id and not exists (select 1 from exempt_notes l where l.replaces_id = n.id) order by n.at) as "exemptParagraphs"`));
}

export async function countFilteredActions(db: Db, person: Person, filter: ActionFilter, today: Day): Promise<number> {
  const row = await filtered(db, person, filter, today).count({ count: '*' }).first<{ count: number }>();
  return row.count;
}

/** The same filter in every state: what each figure says is what its link leads to. */
export async function countActionsByState(db: Db, person: Person, filter: ActionFilter, today: Day): Promise<ActionCounts> {
  return await filtered(db, person, { ...filter, state: undefined, isOverdue: undefined }, today).first<ActionCounts>(db.raw(counts, [today]));
}

/** Lead posts of the actions this person may see. */
export async function listLeadPosts(db: Db, person: Person): Promise<{ id: string; title: string }[]> {
  return await db('posts').whereIn('id', seen(db, person).whereNotNull('a.lead_post_id').select('a.lead_post_id')).orderByRaw('title collate "en-GB-x-icu"').select('id', 'title');
}

/** Inspections that some action this person may see comes from, newest first. */
export async function listInspectionsBehind(db: Db, person: Person): Promise<{ id: string; title: string; publishedOn: Day | null }[]> {
  return await db('inspections as i').whereIn('i.id', db('findings as f').join('action_sources as s', 's.finding_id', 'f.id').whereIn('s.action_id', seen(db, person).select('a.id')).select('f.inspection_id'))
    .orderByRaw('coalesce(i.published_on, i.ended_on, i.began_on) desc nulls last').select({ id: 'i.id', title: 'i.title', publishedOn: 'i.published_on' });
}

/** Says in SQL what `maySeeAction` says of one action; test/actions/list-actions.test.ts holds the two together. */
function seen(db: Db, person: Person) {
  const posts = directedOrHeldPostIds(person);
  return db('actions as a').where((mine) => void mine.whereIn('a.panel_id', person.parts.map((part) => part.panelId)).orWhereIn('a.lead_post_id', posts)
    .orWhereExists(db('action_contributors as c').whereRaw('c.action_id = a.id').whereNull('c.until_on').whereIn('c.post_id', person.posts.map((post) => post.postId)).select(db.raw('1'))));
}

function filtered(db: Db, person: Person, filter: ActionFilter, today: Day) {
  const query = seen(db, person);
  const { state, text } = filter;
  if (state === 'open') void query.whereRaw(open);
  else if (state === 'ended') void query.whereRaw(ended);
  else if (state !== undefined) void query.where('a.state', state);
  if (filter.isOverdue === true) void query.whereRaw(overdue, [today]);
  if (filter.panelId !== undefined) void query.where('a.panel_id', filter.panelId);
  if (filter.leadPostId !== undefined) void query.where('a.lead_post_id', filter.leadPostId);
  if (text !== undefined) {
    const like = `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
    void query.andWhere((found) => void found.whereILike('a.wording', like).orWhereILike('a.reference', like));
  }
  const sources = { 's.finding_id': filter.findingId, 's.resolution_id': filter.resolutionId, 's.undertaking_id': filter.undertakingId };
  for (const [column, id] of Object.entries(sources)) if (id !== undefined) void query.whereExists(db('action_sources as s').whereRaw('s.action_id = a.id').where(column, id).select(db.raw('1')));
  if (filter.inspectionId !== undefined) {
    void query.whereExists(db('action_sources as s').join('findings as f', 'f.id', 's.finding_id').whereRaw('s.action_id = a.id').where('f.inspection_id', filter.inspectionId).select(db.raw('1')));
  }
  return query;
}

export type UnreadyAction = Pick<Action, 'reference' | 'state' | 'leadPostId' | 'targetOn'> & { leadTitle: string | null; holderExists: boolean };

/** Open actions of a panel that nobody can be asked about, or that have no target: what stands against chasing (`blockersOf` says which). */
export async function listUnready(db: Db, panelId: string, today: Day): Promise<UnreadyAction[]> {
  return await db('actions as a').leftJoin('posts as p', 'p.id', 'a.lead_post_id').leftJoin('post_holders as h', (held) => void held.on('h.post_id', 'p.id')
    .andOn(db.raw('h.from_on <= ? and (h.until_on is null or h.until_on >= ?)', [today, today])))
    .where('a.panel_id', panelId).whereRaw(open).andWhere((unready) => void unready.whereNull('a.target_on').orWhereNull('h.person_id'))
    .orderByRaw(number).select<UnreadyAction[]>({ reference: 'a.reference', state: 'a.state', leadPostId: 'a.lead_post_id', targetOn: 'a.target_on', leadTitle: 'p.title' }, db.raw('h.person_id is not null as "holderExists"'));
}

/** Posts nobody holds that still lead open actions, across panels: how many, never which. */
export async function listPostsWithoutHolder(db: Db, today: Day): Promise<{ postId: string; title: string; count: number }[]> {
  return await db('actions as a').join('posts as p', 'p.id', 'a.lead_post_id').whereRaw(open)
    .whereNotExists(db('post_holders as h').whereRaw('h.post_id = p.id').where('h.from_on', '<=', today).andWhere((still) => void still.whereNull('h.until_on').orWhere('h.until_on', '>=', today)).select(db.raw('1')))
    .groupBy('p.id', 'p.title').orderByRaw('p.title collate "en-GB-x-icu"').select({ postId: 'p.id', title: 'p.title' }).count({ count: '*' });
}

/** How the actions of these references stand now. */
export async function listStates(db: Db, references: readonly string[]): Promise<{ reference: string; state: ActionState; supersededBy: string | null }[]> {
  return await db('actions as a').leftJoin('actions as s', 's.id', 'a.superseded_by_id').whereIn('a.reference', references).select({ reference: 'a.reference', state: 'a.state', supersededBy: 's.reference' });
}
