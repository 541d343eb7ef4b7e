// What a list of actions can be narrowed to. For a panel's people it is read from the panel's own small tables, and not from its actions, of which there may be very many.
import type { Clause } from '../database/ask.ts';
import type { Db } from '../database/db.ts';
import type { Person } from '../people/person.ts';
import { among, seenByPosts } from './action-filter.store.ts';
import type { Choice, ListChoices } from './action-list.ts';

const byName = 'text collate "en-GB-x-icu"';
const newestFirst = '"on" desc nulls last, text';
type Lead = Choice & { organisationId: string; organisation: string };

/** All of them in one question, however many lists there are. */
export async function listChoices(db: Db, person: Person, inspectionId: string | undefined): Promise<ListChoices> {
  const lists = { leads: leads(person), inspections: inspections(person), meetings: meetings(person), findings: findings(inspectionId) };
  const each = Object.entries(lists);
  const { rows } = await db.raw<{ rows: [Record<'inspections' | 'meetings' | 'findings', Choice[]> & { leads: Lead[] }] }>(
    `select ${each.map(([name, { sql }]) => `${sql} as ${name}`).join(', ')}`, each.flatMap(([, { values }]) => values));
  const [found] = rows;
  const organisations = new Map(found.leads.map((lead) => [lead.organisationId, lead.organisation]));
  return {
    ...found, organisations: [...organisations].map(([id, text]) => ({ id, text, on: null })).sort((a, b) => a.text.localeCompare(b.text, 'en-GB')),
    findings: found.inspections.some(({ id }) => id === inspectionId) ? found.findings : [],
  };
}

function listed(what: string, order: string, values: Clause['values']): Clause {
  return { sql: `(select coalesce(json_agg(to_json(one) order by ${order}), '[]') from (select ${what}) as one)`, values };
}

/** Each post is looked up by the index of posts in panels: one probe, whether it leads one action or ten thousand. */
function leads(person: Person): Clause {
  const [own, posts] = [ofPanels('a.panel_id', person), seenByPosts(person)];
  return listed(`p.id, p.title as text, null::date as "on", o.id as "organisationId", o.name as organisation from posts p join organisations o on o.id = p.organisation_id
    where (select true from actions a where a.lead_post_id = p.id and ${own.sql} limit 1) or p.id in (select a.lead_post_id from actions a where ${posts.sql})`, byName, [...own.values, ...posts.values]);
}

function inspections(person: Person): Clause {
  const [own, posts] = [ofPanels('panel_id', person), seenByPosts(person)];
  return listed(`i.id, i.title as text, coalesce(i.published_on, i.ended_on, i.began_on) as "on" from inspections i where i.id in (select inspection_id from inspection_panels where ${own.sql})
    or i.id in (select f.inspection_id from actions a join action_sources s on s.action_id = a.id join findings f on f.id = s.finding_id where ${posts.sql})`, newestFirst, [...own.values, ...posts.values]);
}

/** Those at which something was resolved or promised. */
function meetings(person: Person): Clause {
  const [own, posts] = [ofPanels('m.panel_id', person), seenByPosts(person)];
  const causing = (table: string, id: string): string => `m.id in (select x.meeting_id from actions a join action_sources s on s.action_id = a.id join ${table} x on x.id = s.${id} where ${posts.sql})`;
  return listed(`m.id, k.code as text, m.meets_on as "on" from meetings m join panels k on k.id = m.panel_id
    where (${own.sql} and (exists (select from resolutions x where x.meeting_id = m.id) or exists (select from undertakings x where x.meeting_id = m.id))) or ${causing('resolutions', 'resolution_id')} or ${causing('undertakings', 'undertaking_id')}`,
  newestFirst, [...own.values, ...posts.values, ...posts.values]);
}

function findings(inspectionId: string | undefined): Clause {
  if (inspectionId === undefined) return { sql: `'[]'::json`, values: [] };
  return listed(`f.id, concat_ws('. ', f.label, f.text) as text, null::date as "on", f.position from findings f where f.inspection_id = ?`, 'position', [inspectionId]);
}

function ofPanels(column: string, person: Person): Clause {
  return among(`${column} in`, person.parts.map(({ panelId }) => panelId));
}
