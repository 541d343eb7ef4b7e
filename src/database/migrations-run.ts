// Which migrations of this program the database has not had yet: asked by a council's login, which may read knex's list.
import type { Db } from './db.ts';
import { listOwnMigrations } from './migration-source.ts';

export async function listMissingMigrations(db: Db): Promise<string[]> {
  const names = await listOwnMigrations();
  const ran = new Set((await db<{ name: string }>('knex_migrations').select('name')).map((row) => row.name));
  return names.filter((name) => !ran.has(name));
}
