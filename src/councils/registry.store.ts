// The list of councils in this database, kept by the owner in a schema of its own; one login reads it, and that is no council's.
import type { Db } from '../database/db.ts';

export interface RegisteredCouncil {
  key: string;
  /** Undefined for a council whose address is BASE_URL. */
  baseUrl: string | undefined;
}

interface Row { key: string; base_url: string | null }

/** As the owner. @param reader the login that reads the list */
export async function saveCouncil(owner: Db, council: RegisteredCouncil, reader: string): Promise<void> {
  await owner.raw('create schema if not exists registry');
  await owner.raw('create table if not exists registry.councils (key text primary key, base_url text unique)');
  await letOnlyReadTheList(owner, reader);
  await owner('registry.councils').insert({ key: council.key, base_url: council.baseUrl ?? null }).onConflict('key').merge();
}

/** As the owner. @returns false when it was not in the list */
export async function removeCouncil(owner: Db, key: string): Promise<boolean> {
  return (await owner('registry.councils').where({ key }).delete()) > 0;
}

/** Also takes the right from whoever had it: the logins of councils once did, and the reader of an earlier secret. */
async function letOnlyReadTheList(owner: Db, reader: string): Promise<void> {
  const { rows } = await owner.raw<{ rows: { name: string }[] }>(`select distinct r.rolname as name from pg_roles r, pg_namespace n, aclexplode(n.nspacl) a
    where n.nspname = 'registry' and a.grantee = r.oid and r.oid <> n.nspowner and r.rolname <> ?`, [reader]);
  for (const { name } of rows) {
    await owner.raw('revoke all on registry.councils from ??', [name]);
    await owner.raw('revoke all on schema registry from ??', [name]);
  }
  await owner.raw('grant usage on schema registry to ??', [reader]);
  await owner.raw('grant select on registry.councils to ??', [reader]);
}

/** Empty before the first migrate. */
export async function listCouncils(db: Db): Promise<RegisteredCouncil[]> {
  const { rows } = await db.raw<{ rows: { there: boolean }[] }>("select to_regclass('registry.councils') is not null as there");
  if (!rows[0]?.there) return [];
  return (await db<Row>('registry.councils').select('key', 'base_url').orderBy('key')).map((row) => ({ key: row.key, baseUrl: row.base_url ?? undefined }));
}
