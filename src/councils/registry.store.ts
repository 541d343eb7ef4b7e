// The list of councils in this database, kept by the owner in a schema of its own; a council's login may read it.
import type { Db } from '../database/db.ts';

export interface RegisteredCouncil {
  key: string;
  /** Undefined for a council whose address is BASE_URL. */
  baseUrl: string | undefined;
}

interface Row { key: string; base_url: string | null }

/** As the owner. */
export async function saveCouncil(owner: Db, council: RegisteredCouncil, login: string): Promise<void> {
  await owner.raw('create schema if not exists registry');
  await owner.raw('create table if not exists registry.councils (key text primary key, base_url text unique)');
  await owner('registry.councils').insert({ key: council.key, base_url: council.baseUrl ?? null }).onConflict('key').merge();
  await owner.raw('grant usage on schema registry to ??', [login]);
  await owner.raw('grant select on registry.councils to ??', [login]);
}

/** Empty before the first migrate. */
export async function listCouncils(db: Db): Promise<RegisteredCouncil[]> {
  const { rows } = await db.raw<{ rows: { there: boolean }[] }>("select to_regclass('registry.councils') is not null as there");
  if (!rows[0]?.there) return [];
  return (await db<Row>('registry.councils').select('key', 'base_url').orderBy('key')).map((row) => ({ key: row.key, baseUrl: row.base_url ?? undefined }));
}
