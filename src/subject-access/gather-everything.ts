// Gather everything held about one person, without anybody else: UK GDPR art. 15, and its paragraph 4 about the rights of others. The gathering is recorded.
import { record } from '../audit/record.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { getPersonRecord } from '../people/person.store.ts';
import type { DataTable } from '../retention/data-map.ts';
import { getSettings } from '../settings/settings.store.ts';
import { listLabels, listOthers, listOwnAddresses, listRowsNaming, listRowsOf, searchedColumns, type Found, type Row } from './gather.store.ts';
import { countRows, NOTES, type Cell, type Held, type HeldPassage, type HeldTable } from './held.ts';
import { ANOTHER_PERSON, passagesNaming, withoutOthers, type Subject } from './names.ts';
import { mayGatherEverything } from './subject-access.policy.ts';

type Clean = (text: string) => string;

export async function gatherEverything(deps: Deps, by: Doer, order: { personId: string; why: string }): Promise<Held> {
  if (!mayGatherEverything(by.person)) throw new NotAllowed('Only an administrator gathers what is held about a person.');
  const { held } = await transact(deps, by, async (tx) => {
    const person = await getPersonRecord(tx, order.personId);
    const settings = await getSettings(tx);
    const clean = withoutOthers(person, await listOthers(tx, person), await listLabels(tx), [settings.mailFromAddress, ...await listOwnAddresses(tx, person)]);
    const rows = await listRowsOf(tx, person);
    const tables = rows.filter((found) => found.rows.length > 0).map((found) => tableOf(found, person, clean));
    const passages = [...rows.flatMap((found) => papersOf(found, person, clean)), ...(await listRowsNaming(tx, person)).flatMap((found) => passagesOf(found, person, clean))];
    const gathered: Held = {
      name: person.name, councilName: settings.councilName, madeAt: instantLabel(deps.clock.now()), tables, passages, notes: NOTES,
      empty: rows.filter((found) => found.rows.length === 0).map(({ table }) => table.what),
    };
    await record(tx, deps, by, {
      what: 'person.everything-gathered', about: { kind: 'people', id: person.id, label: person.name },
      changes: { why: [null, order.why], rows: [null, countRows(gathered)], passages: [null, passages.length] },
    });
    return { ok: true as const, held: gathered };
  });
  return held;
}

function tableOf({ table, rows }: Found, subject: Subject, clean: Clean): HeldTable {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => table.columns.paper?.includes(column) !== true);
  return { table: table.table, what: table.what, columns, rows: rows.map((row) => columns.map((column) => cellOf(table, column, row[column], subject, clean))) };
}

function cellOf({ columns }: DataTable, column: string, value: unknown, subject: Subject, clean: Clean): Cell {
  if (value === null || value === undefined) return null;
  if (columns.secret?.includes(column)) return value === true ? 'there is one; it is not given out' : null;
  if (columns.exempt?.includes(column)) return value === true ? 'exempt text; not given out' : null;
  if (columns.person?.includes(column) && value === subject.id) return subject.name;
  if (columns.name?.includes(column)) return textOf(value) === subject.name ? subject.name : nameless(clean(textOf(value)), textOf(value));
  return typeof value === 'number' || typeof value === 'boolean' ? value : clean(textOf(value));
}

/** A name that nobody is known by is still somebody's. */
function nameless(cleaned: string, was: string): string {
  return cleaned === was && !/^the (?:operator|system)$/.test(was) ? ANOTHER_PERSON : cleaned;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return instantLabel(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Of a paper that is theirs because they took it in, what names them; the row itself is given as a row. */
function papersOf({ table, rows }: Found, subject: Subject, clean: Clean): HeldPassage[] {
  return rows.flatMap((row) => (table.columns.paper ?? []).flatMap((column) => passagesIn(table, row, column, subject, clean)));
}

function passagesOf({ table, rows }: Found, subject: Subject, clean: Clean): HeldPassage[] {
  return rows.flatMap((row) => searchedColumns(table).flatMap((column) => passagesIn(table, row, column, subject, clean)));
}

function passagesIn(table: DataTable, row: Row, column: string, subject: Subject, clean: Clean): HeldPassage[] {
  const value = row[column];
  if (value === null || value === undefined) return [];
  const when = Object.entries(row).find(([name, one]) => /(?:^|_)(?:at|on)$/.test(name) && one !== null)?.[1];
  const where = clean(textOf(row['action_id'] ?? row['reference'] ?? row['meeting_id'] ?? row['about_label'] ?? row['id'] ?? ''));
  return passagesNaming(subject, textOf(value)).map((passage) => ({ table: table.table, what: table.what, column, when: when === undefined ? '' : textOf(when), where, passage: clean(passage) }));
}
