// Which rows are past their date on a day: one question for each table of a rule, asked by the page, the preview and the run alike.
import type { Knex } from 'knex';
import { instantOf, type Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import type { RuleKey } from './rule.ts';
import { ERASED, ERASED_DOMAIN } from './run.ts';

interface Portion {
  /** With its alias, which is t. */
  table: string;
  /** The rows' key, where it is not t.id. */
  key?: string;
  /** What the time is counted from, and whether that is a day. */
  since: string;
  isDay?: true;
  /** What an administrator is shown of a row: never what somebody wrote. */
  label: string;
  only?: (rows: Knex.QueryBuilder) => void;
}

const IN_HAND = ['queued', 'deferred', 'claimed', 'handing_over', 'held'];
const isFree = (panel: string): string => `not exists (select 1 from retention_holds h where h.lifted_at is null and h.panel_id = ${panel})`;
/** An action is kept by a hold on its panel, and by one on an inspection that it answers. */
const actionIsFree = `${isFree('a.panel_id')} and not exists (select 1 from retention_holds h join findings f on f.inspection_id = h.inspection_id
  join action_sources s on s.finding_id = f.id where h.lifted_at is null and s.action_id = a.id)`;
const paperIsFree = `${isFree('t.panel_id')} and not exists (select 1 from retention_holds h where h.lifted_at is null and h.inspection_id = t.inspection_id)`;
/** Of nobody who sat on a panel that is held, or led an action that is. */
const personIsFree = `not exists (select 1 from memberships m join retention_holds h on h.panel_id = m.panel_id where m.person_id = t.id and h.lifted_at is null)
  and not exists (select 1 from post_holders o join action_leads w on w.post_id = o.post_id join actions a on a.id = w.action_id where o.person_id = t.id and not (${actionIsFree}))`;
const finished = (rows: Knex.QueryBuilder): void => void rows.join('intakes as i', 'i.id', 't.intake_id').whereNot('i.state', 'in review');
const ofLetter = (rows: Knex.QueryBuilder): void => void rows.join('letters as l', 'l.id', 't.letter_id').whereRaw(isFree('l.panel_id'));

/** In the order in which the run removes them. */
export const portions: Readonly<Record<RuleKey, readonly Portion[]>> = {
  sessions: [
    { table: 'sessions as t', key: 't.id_hash', since: 't.last_used_at', label: "'a session'" },
    { table: 'form_keys as t', key: 't.key', since: 't.taken_at', label: "'the key of a form'" },
    { table: 'letter_secrets as t', key: 't.letter_id', since: 't.until', label: "'the link of a letter'" },
    { table: 'guesses as t', key: 't.key', since: 'to_timestamp(t.expire / 1000.0)', label: "'a count of guesses'" },
  ],
  drafts: [
    { table: 'update_drafts as t', key: "t.person_id || ' ' || t.action_id", since: 't.at', label: "'draft of an update'" },
    { table: 'intake_reviews as t', key: 't.intake_id', since: 't.at', label: "'draft of a review'", only: finished },
    { table: 'table_plans as t', key: 't.intake_id', since: 't.at', label: "'plan of a table'", only: finished },
  ],
  links: [
    { table: 'one_time_links as t', since: 't.expires_at', label: "'link for ' || t.purpose" },
    { table: 'update_links as t', since: 't.expires_at', label: "'update link'" },
  ],
  letters: [
    {
      table: 'letters as t', since: 't.queued_at', label: "t.kind || ' to ' || t.to_name",
      only: (rows) => void rows.join('letter_deliveries as d', 'd.letter_id', 't.id').whereNotIn('d.state', IN_HAND).whereNot('t.to_address', ERASED).whereRaw(isFree('t.panel_id')),
    },
    { table: 'letter_events as t', key: 't.number', since: 't.at', label: "'what a relay said'", only: (rows) => { ofLetter(rows.whereNotNull('t.said')); } },
    { table: 'letter_deliveries as t', key: 't.letter_id', since: 't.changed_at', label: "'what a relay said last'", only: (rows) => { ofLetter(rows.whereNotNull('t.said').whereNotIn('t.state', IN_HAND)); } },
    { table: 'letter_reports as t', since: 't.received_at', label: "'delivery report'", only: (rows) => { ofLetter(rows.whereNot('t.said', ERASED)); } },
    {
      table: 'address_flags as t', since: 'coalesce(t.cleared_at, t.flagged_at)', label: "'address that refused a letter'",
      only: (rows) => void rows.whereRaw('(t.cleared_at is not null or not exists (select 1 from people p where lower(p.email) = t.address and p.left_on is null))'),
    },
    { table: 'edition_recipients as t', since: 'e.dispatched_at', label: "'address of a recipient of report ' || e.number", only: (rows) => void rows.join('editions as e', 'e.id', 't.edition_id').whereNot('t.address', ERASED).whereRaw(isFree('e.panel_id')) },
  ],
  papers: [{
    table: 'intakes as t', since: 'greatest(t.started_at, r.at)', label: "d.file_name || ' (' || t.state || ')'",
    only: (rows) => void rows.join('documents as d', 'd.id', 't.document_id').leftJoin('intake_reviews as r', 'r.intake_id', 't.id').whereIn('t.state', ['in review', 'dropped'])
      .whereRaw(paperIsFree),
  }],
  evidence: [{
    table: 'evidence as t', since: 'a.ended_on', isDay: true, label: "'evidence of ' || a.reference",
    only: (rows) => void rows.join('actions as a', 'a.id', 't.action_id').join('documents as d', 'd.id', 't.document_id').whereNot('d.file_name', ERASED).whereRaw(actionIsFree),
  }],
  exempt: [{
    // The reason alone says whether it was erased, so that nobody reads the words to find out.
    table: 'exempt_notes as t', since: 'a.ended_on', isDay: true, label: "'exempt note of ' || a.reference",
    only: (rows) => void rows.join('actions as a', 'a.id', 't.action_id').whereRaw('t.reason is distinct from ?', [ERASED]).whereRaw(actionIsFree),
  }],
  'exempt-editions': [{ table: 'editions as t', since: 't.dispatched_at', label: "'report ' || t.number", only: (rows) => void rows.whereNotNull('t.exempt_content').whereRaw(isFree('t.panel_id')) }],
  left: [{
    table: 'people as t', since: 't.left_on', isDay: true, label: 't.name',
    only: (rows) => void rows.whereRaw('t.email not like ?', [`%@${ERASED_DOMAIN}`]).whereRaw(personIsFree),
  }],
  'private-questions': [{
    table: 'questions as t', since: 't.at', label: "'question of ' || t.by_name",
    // A question that was answered, or put to an officer, is part of the record.
    only: (rows) => void rows.whereRaw('(not t.shared or t.withdrawn_at is not null) and not exists (select 1 from answers n where n.question_id = t.id)')
      .whereRaw('not exists (select 1 from officer_asks o where o.question_id = t.id)').whereRaw(isFree('t.panel_id')),
  }],
  'audit-values': [{
    table: 'audit_details as t', key: 't.entry_id', since: 'e.at', label: "'values of ' || e.what",
    only: (rows) => void rows.join('audit_entries as e', 'e.id', 't.entry_id').whereRaw('not exists (select 1 from retention_holds h where h.lifted_at is null)'),
  }],
};

function due(db: Db, portion: Portion, before: Day): Knex.QueryBuilder {
  const rows = db(portion.table).where(db.raw(portion.since), '<', portion.isDay ? before : instantOf(before, '00:00'));
  portion.only?.(rows);
  return rows;
}

/** @param before of `removedBefore` */
export async function countDue(db: Db, rule: RuleKey, before: Day): Promise<number> {
  let n = 0;
  for (const portion of portions[rule]) {
    const row = await due(db, portion, before).count<{ n: number }[]>({ n: '*' });
    n += row[0]?.n ?? 0;
  }
  return n;
}

/** The oldest rows of each table: what they are, and since when. */
export async function listDue(db: Db, rule: RuleKey, before: Day, most = 20): Promise<{ label: string; since: Day | Date }[]> {
  const found: { label: string; since: Day | Date }[] = [];
  for (const portion of portions[rule]) {
    found.push(...await due(db, portion, before).orderByRaw(portion.since).limit(most).select<typeof found>(db.raw(portion.label + ' as label'), db.raw(portion.since + ' as since')));
  }
  return found.slice(0, most);
}

/** The keys of the rows of one table of a rule, by their place in `portions`. */
export async function listDueKeys(db: Db, rule: RuleKey, at: number, before: Day): Promise<string[]> {
  const portion = portions[rule][at];
  if (portion === undefined) throw new Error(`The rule ${rule} has no table ${at}`);
  const rows = await due(db, portion, before).select<{ key: string | number }[]>(db.raw((portion.key ?? 't.id') + ' as key'));
  return rows.map(({ key }) => String(key));
}
