// Each form answered rightly while the trail cannot be written: nothing of it is kept (C-24). And what a form keeps has its entry.
import type { Db } from '../../src/database/db.ts';
import type { Right, Told } from './attack-forms.ts';
import { bodyOf, type Ground } from './ground.ts';

/** As the owner: an entry fails in a transaction that asks for it. */
export async function letTheTrailFail(owner: Db): Promise<void> {
  await owner.raw(`create function trail_fails() returns trigger language plpgsql as $$
    begin
      if current_setting('test.trail_fails', true) = 'on' then raise exception 'the trail cannot be written'; end if;
      return new;
    end $$`);
  await owner.raw('create trigger trail_fails before insert on audit_entries for each row execute function trail_fails()');
}

/** @returns also the routes that wrote an entry when they could: only of them does the failure prove anything */
export async function postUntraced(ground: Ground, db: Db, rights: readonly Right[]): Promise<Told & { recorded: string[] }> {
  const told = { sent: 0, faults: [] as string[], recorded: [] as string[] };
  const tables = await keptTables(db);
  for (const { form, answer } of rights.filter(({ isTaken }) => isTaken)) {
    const sent = { method: 'POST', path: form.action, as: form.as, ...(await bodyOf(form, answer)) };
    const after = async (fails: boolean): Promise<{ status: number; changed: string[] }> => await ground.asEveryKind.takenBack(async (tx) => {
      await tx.raw("select pg_current_xact_id(), set_config('test.trail_fails', ?, true)", [fails ? 'on' : 'off']);
      const { status } = await ground.send(sent);
      return { status, changed: await changedIn(tx, tables) };
    });
    const usually = await after(false);
    const untraced = await after(true);
    told.sent += 2;
    const isRecorded = usually.changed.includes('audit_entries');
    if (isRecorded) told.recorded.push(form.route);
    else told.faults.push(...usually.changed.map((table) => `${form.route} as ${form.as} changes ${table} and leaves no entry`));
    told.faults.push(...(isRecorded ? untraced.changed : []).map((table) => `${form.route} as ${form.as} keeps its change of ${table} although no entry could be written`));
    if (isRecorded && untraced.status < 400) told.faults.push(`${form.route} as ${form.as} answers ${untraced.status} although no entry could be written`);
  }
  return told;
}

/** What may be deleted (sessions, drafts, keys of forms) is no business and has no entries. */
async function keptTables(db: Db): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(`select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
    and obj_description(oid, 'pg_class') ~ '^(append-only|changing):' and has_table_privilege(oid, 'select') order by 1`);
  return rows.map(({ name }) => name);
}

/** Tables with a row that was written since this transaction took its number. */
async function changedIn(tx: Db, tables: readonly string[]): Promise<string[]> {
  const each = tables.map((table) => `select '${table}' as name where exists (select 1 from ${table} where xmin::text::bigint > (pg_current_xact_id()::text::bigint & 4294967295))`);
  return (await tx.raw<{ rows: { name: string }[] }>(each.join(' union all '))).rows.map(({ name }) => name);
}
