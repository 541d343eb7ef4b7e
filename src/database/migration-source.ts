// Finds and loads migrations by name without extension, so that every way of running them agrees on what has run.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Knex } from 'knex';

interface Found { file: string; directory: string }

/** The files `{YYYYMMDDHHMMSS}_{table}__{what}.ts`; anything else in the folder (schema-parts.ts) is not a migration. */
class NamedMigrationSource implements Knex.MigrationSource<Found> {
  readonly #directory: string;
  readonly #only: ReadonlySet<string> | undefined;
  /** @param only by name; the others are as if they had not been written yet */
  constructor(directory: string, only?: ReadonlySet<string>) {
    this.#directory = directory;
    this.#only = only;
  }
  async getMigrations(): Promise<Found[]> {
    const files = await readdir(this.#directory);
    const found = files.filter((file) => /^\d{14}_.+(?<!\.d)\.(ts|js)$/.test(file)).sort().map((file) => ({ file, directory: this.#directory }));
    return found.filter((one) => this.#only?.has(this.getMigrationName(one)) ?? true);
  }
  getMigrationName({ file }: Found): string {
    return file.replace(/\.(ts|js)$/, '');
  }
  async getMigration({ file }: Found): Promise<Knex.Migration> {
    return (await import(pathToFileURL(join(this.#directory, file)).href)) as Knex.Migration;
  }
}

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** knex drops `migrationSource` when given a directory, extensions or sortDirsSeparately beside it: give nothing else. */
export function migrating(council: string, only?: ReadonlySet<string>): Knex.MigratorConfig {
  return { migrationSource: new NamedMigrationSource(migrationsFolder, only), tableName: 'knex_migrations', schemaName: council };
}

/** The names of this program's migrations, the oldest first. */
export async function listOwnMigrations(): Promise<string[]> {
  const source = new NamedMigrationSource(migrationsFolder);
  return (await source.getMigrations()).map((found) => source.getMigrationName(found));
}
