// The list of actions a person may see: filtered, sorted, counted and cut into pages by the database.
import type { Day } from '../calendar/day.ts';
import { ask, askTogether, type Clause } from '../database/ask.ts';
import type { Db } from '../database/db.ts';
import type { Person } from '../people/person.ts';
import type { Action, ActionState } from './action.ts';
import { both, ended, open, overdue, silent, whereOf } from './action-filter.store.ts';
import { REGISTER_MARK } from './register-mark.store.ts';
import { viewsOf } from './saved-view.store.ts';
import type { SavedView } from './saved-view.ts';
import { COUNTED_AT_MOST, type ActionCounts, type ActionFilter, type ActionOrderBy, type ActionSort, type ExportedAction, type ListedAction } from './action-list.ts';

const number = `split_part(a.reference, '-', 2)::integer`;
const lastUpdate = '(select max(at) from updates where action_id = a.id)';
const order: Record<ActionSort, string> = {
  reference: `split_part(a.reference, '-', 1)`, target: 'a.target_on', state: `array_position(array['at risk', 'proposed for closure', 'not started', 'on track', 'closed', 'not accepted', 'superseded'], a.state)`,
  // The posts are put in order once, not looked up for each action.
  lead: 'array_position(array(select id from posts order by title collate "en-GB-x-icu", id), a.lead_post_id)', update: lastUpdate,
};

type Cut = ActionOrderBy & { limit: number; offset: number };
const shown = `a.reference, a.wording, a.state, a.target_on as "targetOn", p.title as "leadPostTitle", who.name as "holderName", s.reference as "supersededBy", (${lastUpdate} at time zone 'Europe/London')::date as "updatedOn",
  array(select target_on::text from action_targets t where t.action_id = a.id and t.target_on <> a.target_on order by position desc) as "earlierTargets",
  array(select n.paragraph from exempt_notes n where n.action_id = a.id and not exists (select 1 from exempt_notes l where l.replaces_id = n.id) order by n.at) as "exemptParagraphs"`;
const exported = `a.state_since_on as "stateSinceOn", a.target_words as "targetWords", o.name as "organisationName", (select text from updates where action_id = a.id order by at desc limit 1) as "lastText",
  array(select coalesce(f.text, concat_ws(' ', r.stem, r.text), u.text) from action_sources c left join findings f on f.id = c.finding_id left join resolutions r on r.id = c.resolution_id
    left join undertakings u on u.id = c.undertaking_id where c.action_id = a.id order by c.id) as causes`;

export async function listFilteredActions(db: Db, person: Person, filter: ActionFilter, today: Day, cut: Cut): Promise<ListedAction[]> {
  const { sql, values } = rowsOf(whereOf(person, filter, today), today, cut, shown);
  return await ask<ListedAction>(db, sql, values);
}

/** What a page of the list is made of but its figures: these are worked out once for each mark, which is read no later than the rows. */
export async function listWithViews(db: Db, person: Person, filter: ActionFilter, today: Day, cut: Cut): Promise<{ mark: string; views: SavedView[]; rows: ListedAction[] }> {
  const { marks: [mark], ...listed } = await askTogether<{ marks: { mark: string }[]; views: SavedView[]; rows: ListedAction[] }>(db, {
    marks: { sql: REGISTER_MARK, values: [] }, views: viewsOf(person.id), rows: rowsOf(whereOf(person, filter, today), today, cut, shown),
  });
  return { ...listed, mark: mark?.mark ?? '' };
}

/** The same actions, with all that a spreadsheet has room for. */
export async function listExportedActions(db: Db, person: Person, filter: ActionFilter, today: Day, cut: Cut): Promise<ExportedAction[]> {
  const { sql, values } = rowsOf(whereOf(person, filter, today), today, cut, `${shown}, ${exported}`);
  return await ask<ExportedAction>(db, sql, values);
}

/** The page's rows first, by an index where there is one for the order, and only then what is told beside each of them. The limit stands in the text, as a plan that is kept must know it. */
function rowsOf(where: Clause, today: Day, { sort, isDescending, limit, offset }: Cut, columns: string): Clause {
  const direction = isDescending ? 'desc' : 'asc';
  const inOrder = `${order[sort]} ${direction} nulls last, split_part(a.reference, '-', 1), ${number} ${sort === 'reference' ? direction : 'asc'}`;
  const sql = `select ${columns}
    from (select a.id, a.reference, a.wording, a.state, a.state_since_on, a.target_on, a.target_words, a.lead_post_id, a.superseded_by_id from actions a where ${where.sql} order by ${inOrder} limit ${limit}${offset === 0 ? '' : ' offset ?'}) a
    left join posts p on p.id = a.lead_post_id left join organisations o on o.id = p.organisation_id left join actions s on s.id = a.superseded_by_id
    left join post_holders h on h.post_id = p.id and h.from_on <= ? and (h.until_on is null or h.until_on >= ?) left join people who on who.id = h.person_id
    order by ${inOrder}`;
  return { sql, values: [...where.values, ...(offset === 0 ? [] : [offset]), today, today] };
}

/** Counted to one above COUNTED_AT_MOST and no further. */
function counted({ sql, values }: Clause): Clause {
  return { sql: `(select count(*) from (select 1 from actions a where ${sql} limit ${COUNTED_AT_MOST + 1}) as c)`, values };
}

export async function countFilteredActions(db: Db, person: Person, filter: ActionFilter, today: Day): Promise<number> {
  const { sql, values } = counted(whereOf(person, filter, today));
  return (await db.raw<{ rows: { n: number }[] }>(`select ${sql} as n`, values)).rows[0]?.n ?? 0;
}

/** The same filter in every state: what each figure says is what its link leads to. */
export async function countActionsByState(db: Db, person: Person, filter: ActionFilter, today: Day): Promise<ActionCounts> {
  const narrowed = whereOf(person, { ...filter, state: undefined, isOverdue: undefined, isSilent: undefined }, today);
  const when = (sql: string): Clause => counted(both(narrowed, { sql, values: [] }));
  const each: Record<keyof ActionCounts, Clause> = {
    all: counted(narrowed), open: when(open), overdue: counted(both(narrowed, overdue(today))), silent: when(silent), atRisk: when(`a.state = 'at risk'`), proposed: when(`a.state = 'proposed for closure'`), ended: when(ended),
  };
  const sql = Object.entries(each).map(([name, clause]) => `${clause.sql} as "${name}"`).join(', ');
  const { rows } = await db.raw<{ rows: [ActionCounts] }>(`select ${sql}`, Object.values(each).flatMap(({ values }) => values));
  return rows[0];
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
