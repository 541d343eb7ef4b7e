// Which actions a filter means, as conditions on `actions a`: written as SQL text, as every page of the list is made of several of them.
import type { Day } from '../calendar/day.ts';
import type { Clause } from '../database/ask.ts';
import { directedOrHeldPostIds, type Person } from '../people/person.ts';
import type { ActionFilter } from './action-list.ts';

export const open = 'a.ended_on is null';
export const ended = 'a.ended_on is not null';

export function overdue(today: Day): Clause {
  return { sql: `(a.target_on < ? and ${open})`, values: [today] };
}

/**
 * The actions a report would call silent (editions/silence.ts), asked of all of them at once. The present cycle is that of the panel's latest meeting
 * with requests; only an accepted letter proves a request; whoever wrote since the report before it has answered.
 */
export const silent = `(${open} and a.id = any(array(
  with asked as (select distinct on (m.panel_id) m.id, m.panel_id from meetings m where exists (select from update_requests r where r.meeting_id = m.id) order by m.panel_id, m.meets_on desc),
  first as (select i.action_id, k.panel_id, min(r.at) as at from asked k join update_requests r on r.meeting_id = k.id join update_request_items i on i.request_id = r.id
    join letters l on l.dedupe_key = r.letter_key join letter_deliveries d on d.letter_id = l.id where d.state in ('accepted', 'arrived', 'on_paper') group by 1, 2)
  select f.action_id from first f where not exists (select from updates u where u.action_id = f.action_id and u.at > coalesce(
    (select max(e.dispatched_at) from editions e where e.panel_id = f.panel_id and e.dispatched_at < f.at and not exists (select from edition_withdrawals w where w.edition_id = e.id)), f.at)))))`;

/** Says in SQL what `maySeeAction` says of one action; test/actions/pages.test.ts holds the two together. */
export function seenBy(person: Person): Clause {
  return either([among('a.panel_id in', person.parts.map(({ panelId }) => panelId)), seenByPosts(person)]);
}

/** What an officer or a director sees: the actions their posts lead or help with. */
export function seenByPosts(person: Person): Clause {
  return either([
    among('a.lead_post_id in', directedOrHeldPostIds(person)),
    // As an array, so that each way has an index to go by.
    among('a.id = any(array(select c.action_id from action_contributors c where c.until_on is null and c.post_id in', person.posts.map(({ postId }) => postId), '))'),
  ]);
}

function either(ways: readonly Clause[]): Clause {
  const some = ways.filter(({ values }) => values.length > 0);
  return some.length === 0 ? { sql: 'false', values: [] } : { sql: `(${some.map(({ sql }) => sql).join(' or ')})`, values: some.flatMap(({ values }) => values) };
}

/** Among none is nothing. */
export function among(before: string, ids: readonly string[], after = ''): Clause {
  return ids.length === 0 ? { sql: 'false', values: [] } : { sql: `${before} (${ids.map(() => '?').join(', ')})${after}`, values: [...ids] };
}

export function both(...clauses: readonly Clause[]): Clause {
  return { sql: clauses.map(({ sql }) => sql).join(' and '), values: clauses.flatMap(({ values }) => values) };
}

export function whereOf(person: Person, filter: ActionFilter, today: Day): Clause {
  return both(seenBy(person), ...stateClauses(filter, today), ...textClauses(filter.text), ...causeClauses(filter));
}

function stateClauses({ state, isOverdue, isSilent, panelId, leadPostId, organisationId }: ActionFilter, today: Day): Clause[] {
  const is = (sql: string, id: string | undefined): Clause[] => (id === undefined ? [] : [{ sql, values: [id] }]);
  return [
    ...(state === 'open' ? [{ sql: open, values: [] }] : state === 'ended' ? [{ sql: ended, values: [] }] : is('a.state = ?', state)),
    ...(isOverdue === true ? [overdue(today)] : []), ...(isSilent === true ? [{ sql: silent, values: [] }] : []),
    ...is('a.panel_id = ?', panelId), ...is('a.lead_post_id = ?', leadPostId), ...is('a.lead_post_id in (select id from posts where organisation_id = ?)', organisationId),
  ];
}

function textClauses(text: string | undefined): Clause[] {
  if (text === undefined) return [];
  const like = `%${text.replace(/[\\%_]/g, (special) => `\\${special}`)}%`;
  return [{ sql: '(a.wording ilike ? or a.reference ilike ?)', values: [like, like] }];
}

function causeClauses({ findingId, resolutionId, undertakingId, inspectionId, meetingId }: ActionFilter): Clause[] {
  const because = (sql: string, ...ids: (string | undefined)[]): Clause[] => (ids.every((id) => id !== undefined) ? [{ sql: `a.id in (${sql})`, values: ids }] : []);
  const sources = 'select s.action_id from action_sources s';
  return [
    ...because(`${sources} where s.finding_id = ?`, findingId), ...because(`${sources} where s.resolution_id = ?`, resolutionId), ...because(`${sources} where s.undertaking_id = ?`, undertakingId),
    ...because(`${sources} join findings f on f.id = s.finding_id where f.inspection_id = ?`, inspectionId),
    ...because(`${sources} join resolutions r on r.id = s.resolution_id where r.meeting_id = ? union all ${sources} join undertakings u on u.id = s.undertaking_id where u.meeting_id = ?`, meetingId, meetingId),
  ];
}
