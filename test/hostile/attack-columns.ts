// Every form with the name of every column of the database beside its own: only what it asked for is written (S-32).
import type { Db } from '../../src/database/db.ts';
import { postTakenBack, type Right, type Told } from './attack-forms.ts';
import type { Ground } from './ground.ts';

interface Column { table: string; name: string; type: string }

const CANARY = { text: 'a-canary-for-columns', uuid: 'cafe0000-0000-4000-8000-00000000cafe', date: '2199-09-09', number: '7654321' };

export async function attackColumns(ground: Ground, db: Db, rights: readonly Right[]): Promise<Told> {
  const told: Told = { sent: 0, faults: [] };
  const columns = await columnsOf(db);
  const untouched = await switchedOn(db, columns);
  const names = new Map(columns.flatMap(({ name, type }) => [name, camelCase(name)].flatMap((one) => fieldsFor(one, type))));
  for (const { form, answer } of rights.filter(({ isTaken }) => isTaken)) {
    const own = new Set(form.fields.map(({ name }) => name));
    const more = [...names].filter(([name]) => !own.has(name) && !own.has(name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()))).slice(0, form.isMultipart ? 440 : 1900);
    let after: string[] = [];
    let canaries: string[] = [];
    const came = await postTakenBack(ground, form, [...answer, ...more], async (tx) => { after = await switchedOn(tx, columns); canaries = await holding(tx, columns); });
    told.sent += 1;
    // What the form switches by itself is no fault: only where something was is it asked again without the names.
    const beyond = async (switched: readonly string[]): Promise<string[]> => {
      const by = switched.filter((one) => !untouched.includes(one));
      let plain: string[] = [];
      if (by.length > 0) await postTakenBack(ground, form, answer, async (tx) => { plain = await switchedOn(tx, columns); });
      return by.filter((one) => !plain.includes(one));
    };
    // 422 where a name is that of a field which this form has for others: it was refused, in words.
    const faults = [...(came.status >= 400 && came.status !== 422 ? [`answered ${came.status}`] : []), ...canaries.map((table) => `wrote into ${table} what it never asked`), ...(came.status < 400 ? await beyond(after) : []).map((one) => `switched ${one}`)];
    told.faults.push(...faults.map((fault) => `${form.route} as ${form.as} with the names of all columns: ${fault}`));
  }
  return told;
}

const camelCase = (name: string): string => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

function fieldsFor(name: string, type: string): [string, string][] {
  if (type === 'boolean') return [[name, 'true']];
  if (type === 'date') return [[name, CANARY.date], [`${name}-day`, '9'], [`${name}-month`, '9'], [`${name}-year`, '2199']];
  if (type.startsWith('timestamp')) return [[name, `${CANARY.date}T00:00:00Z`]];
  if (/int|numeric|double/.test(type)) return [[name, CANARY.number]];
  return [[name, /_?id$/i.test(name) ? CANARY.uuid : CANARY.text]];
}

/** Those the app's own login may read: what it cannot, it has other ways to write and no form leads there. */
async function columnsOf(db: Db): Promise<Column[]> {
  const { rows } = await db.raw<{ rows: Column[] }>(`select c.table_name as "table", c.column_name as name, c.data_type as type from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.data_type <> 'bytea' and has_table_privilege(format('%I.%I', c.table_schema, c.table_name)::regclass, 'select') order by 1, 2`);
  return rows;
}

/** How many rows are switched on, by table and column. */
async function switchedOn(db: Db, columns: readonly Column[]): Promise<string[]> {
  const all = columns.filter(({ type }) => type === 'boolean').map(({ table, name }) => db(table).where(name, true).select(db.raw('? || count(*) as said', [`${table}.${name}: `])));
  const rows = await db.unionAll(all) as { said: string }[];
  return rows.map(({ said }) => said);
}

async function holding(db: Db, columns: readonly Column[]): Promise<string[]> {
  const pattern = Object.values(CANARY).join('|');
  const tables = [...new Set(columns.map(({ table }) => table))].map((table) => db({ t: table }).whereRaw('to_jsonb(t)::text ~ ?', [pattern]).limit(1).select(db.raw('?::text as said', [table])));
  const rows: { said: string }[] = await db.unionAll(tables, true) as { said: string }[];
  return rows.map(({ said }) => said);
}
