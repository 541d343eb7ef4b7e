// What a list of actions can be narrowed to: only what some action that this person may see would answer to.
import type { Db } from '../database/db.ts';
import type { Person } from '../people/person.ts';
import { seenBy, type Clause } from './action-filter.store.ts';
import type { ListChoices } from './action-list.ts';

const byName = 'text collate "en-GB-x-icu"';
const newestFirst = '"on" desc nulls last, text';
const someAction = (id: string, table: string): string => `${table} x join action_sources s on s.${id} = x.id join actions a on a.id = s.action_id`;

/** All of them in one question, however many lists there are. */
export async function listChoices(db: Db, person: Person, inspectionId: string | undefined): Promise<ListChoices> {
  const seen = seenBy(person);
  const lists: Record<keyof ListChoices, Clause> = {
    leads: listed('p.id, p.title as text, null::date as "on" from posts p', 'actions a where a.lead_post_id = p.id', seen, byName),
    organisations: listed('o.id, o.name as text, null::date as "on" from organisations o', 'posts p join actions a on a.lead_post_id = p.id where p.organisation_id = o.id', seen, byName),
    inspections: listed('i.id, i.title as text, coalesce(i.published_on, i.ended_on, i.began_on) as "on" from inspections i', `${someAction('finding_id', 'findings')} where x.inspection_id = i.id`, seen, newestFirst),
    meetings: listed('m.id, k.code as text, m.meets_on as "on" from panels k join meetings m on m.panel_id = k.id',
      `(select action_id from resolutions x join action_sources s on s.resolution_id = x.id where x.meeting_id = m.id union all select action_id from undertakings x join action_sources s on s.undertaking_id = x.id where x.meeting_id = m.id) s
        join actions a on a.id = s.action_id where true`, seen, newestFirst),
    findings: inspectionId === undefined ? { sql: `'[]'::json`, values: [] }
      : listed('f.id, concat_ws(\'. \', f.label, f.text) as text, null::date as "on", f.position from findings f', 'action_sources s join actions a on a.id = s.action_id where s.finding_id = f.id', seen, 'position', { sql: 'f.inspection_id = ?', values: [inspectionId] }),
  };
  const each = Object.entries(lists);
  const { rows } = await db.raw<{ rows: [ListChoices] }>(`select ${each.map(([name, { sql }]) => `${sql} as ${name}`).join(', ')}`, each.flatMap(([, { values }]) => values));
  return rows[0];
}

function listed(what: string, actions: string, seen: Clause, order: string, among: Clause = { sql: 'true', values: [] }): Clause {
  const sql = `(select coalesce(json_agg(json_build_object('id', id, 'text', text, 'on', "on") order by ${order}), '[]') from (select ${what} where ${among.sql} and exists (select from ${actions} and ${seen.sql})) as one)`;
  return { sql, values: [...among.values, ...seen.values] };
}
