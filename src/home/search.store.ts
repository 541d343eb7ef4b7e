// Full-text search over what one person may see. Each kind of text asks in SQL what its own page asks by its policy; test/home/search.test.ts holds them together.
import { among, both, seenBy } from '../actions/action-filter.store.ts';
import type { Clause } from '../database/ask.ts';
import type { Db } from '../database/db.ts';
import type { Person } from '../people/person.ts';
import { FOUND_AT_MOST, FOUND_FROM, FOUND_TO, HITS_A_PAGE, type Hit, type HitKind } from './search.ts';

export interface Found {
  /** False where nothing but words was asked for that every text has. */
  isAskable: boolean;
  /** Of each kind, one more than FOUND_AT_MOST where there are more. */
  counts: Partial<Record<HitKind, number>>;
  hits: Hit[];
}

const headline = `'StartSel=${FOUND_FROM}, StopSel=${FOUND_TO}, MaxWords=45, MinWords=20, MaxFragments=2, FragmentDelimiter=" … "'`;

/** Counts and one page of passages, in one question. Only as many of a kind are ranked as FOUND_AT_MOST, so that a word of every text costs no more than a rare one. */
export async function findWords(db: Db, person: Person, asked: { words: string; kind: HitKind | undefined; offset: number }): Promise<Found> {
  const each = [actions(person), updates(person), ...resolved(person, 'resolution', 'resolutions', `concat_ws(' ', x.stem, x.text)`, 'x.item_title'), ...resolved(person, 'undertaking', 'undertakings', 'x.text', 'null'), findings(person), reports(person)];
  const searches = each.map((one) => search(one, asked.words));
  const { rows } = await db.raw<{ rows: [{ nodes: number; counts: Found['counts'] | null; hits: Hit[] }] }>(`with q as (select ${query} as q), hits as materialized (${searches.map(({ sql }) => `(${sql} limit ${FOUND_AT_MOST + 1})`).join(' union all ')})
    select (select numnode(q) from q) as nodes, (select json_object_agg(kind, n) from (select kind, count(*) as n from hits group by kind) as c) as counts,
      (select coalesce(json_agg(json_build_object('kind', kind, 'key', key, 'place', place, 'isCause', cause, 'title', title, 'on', "on", 'passage', ts_headline('english', text, q, ${headline})) order by weight desc, "on" desc nulls last, key), '[]')
        from (select * from hits where ?::text is null or kind = ? order by weight desc, "on" desc nulls last, key limit ${HITS_A_PAGE} offset ?) as h, q) as hits`,
  [asked.words, ...searches.flatMap(({ values }) => values), asked.kind ?? null, asked.kind ?? null, asked.offset]);
  const [{ nodes, counts, hits }] = rows;
  return { isAskable: nodes > 0, counts: counts ?? {}, hits };
}

const query = `websearch_to_tsquery('english', ?)`;

interface Searched {
  kind: HitKind;
  columns: string;
  from: string;
  /** The alias of the table whose text is searched. */
  alias: string;
  may: Clause;
  /** What a report repeats of an action stands after the action. */
  heavier?: number;
}

function search({ kind, columns, from, alias, may, heavier = 1 }: Searched, words: string): Clause {
  return { sql: `select '${kind}' as kind, ${columns}, ts_rank(${alias}.search, ${query}) * ${heavier} as weight from ${from} where ${alias}.search @@ ${query} and ${may.sql}`, values: [words, words, ...may.values] };
}

function actions(person: Person): Searched {
  const columns = `a.reference as key, a.reference as place, false as cause, concat(a.reference, ' ', a.wording) as title, concat_ws(' · ', a.wording, a.will_show) as text, a.agreed_on as "on"`;
  return { kind: 'action', columns, from: 'actions a', alias: 'a', may: seenBy(person), heavier: 2 };
}

function updates(person: Person): Searched {
  const columns = `u.id::text, a.reference, false, concat(a.reference, ' ', a.wording), u.text, (u.at at time zone 'Europe/London')::date`;
  return { kind: 'update', columns, from: 'updates u join actions a on a.id = u.action_id', alias: 'u', may: seenBy(person) };
}

/** In the minutes for the panel's own people; for officers where it is why one of their actions exists. */
function resolved(person: Person, kind: 'resolution' | 'undertaking', table: string, text: string, title: string): Searched[] {
  const own = among('x.panel_id in', person.parts.map(({ panelId }) => panelId));
  const columns = (place: string, isCause: boolean): string => `x.id::text, ${place}, ${isCause}, coalesce(${title}, ''), ${text}, m.meets_on`;
  const from = `${table} x join meetings m on m.id = x.meeting_id`;
  const ofAction = `${from} join action_sources s on s.${kind}_id = x.id join actions a on a.id = s.action_id`;
  return [
    { kind, columns: columns('x.meeting_id::text', false), from, alias: 'x', may: own },
    ...(person.posts.length === 0 ? [] : [{ kind, columns: columns('a.reference', true), from: ofAction, alias: 'x', may: both(seenBy(person), { sql: `not ${own.sql}`, values: own.values }) }]),
  ];
}

/** Published papers: any officer, and the panels that follow the inspection. */
function findings(person: Person): Searched {
  const follows = among('p.panel_id in', person.parts.map(({ panelId }) => panelId));
  const may = person.posts.length > 0 ? { sql: 'true', values: [] } : { sql: `exists (select from inspection_panels p where p.inspection_id = f.inspection_id and ${follows.sql})`, values: follows.values };
  const columns = `f.id::text, f.inspection_id::text, false, concat_ws(' · ', i.title, f.heading), f.text, coalesce(i.published_on, i.ended_on, i.began_on)`;
  return { kind: 'finding', columns, from: 'findings f join inspections i on i.id = f.inspection_id', alias: 'f', may };
}

/** The public text alone; a report that was withdrawn is not read any more. */
function reports(person: Person): Searched {
  const may = both(among('e.panel_id in', person.parts.map(({ panelId }) => panelId)), { sql: 'not exists (select from edition_withdrawals w where w.edition_id = e.id)', values: [] });
  const columns = `s.reference, e.id::text, false, concat(s.reference, ' in progress report ', e.number, ' of ', k.code), replace(s.passage, E'\\n', ' · '), (e.dispatched_at at time zone 'Europe/London')::date`;
  return { kind: 'report', columns, from: 'edition_actions s join editions e on e.id = s.edition_id join panels k on k.id = e.panel_id', alias: 's', may, heavier: 0.5 };
}
