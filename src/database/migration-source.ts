// Finds and loads migrations by name without extension, so that every way of running them agrees on what has run.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Knex } from 'knex';

interface Found { file: string; directory: string }

/** The files `{YYYYMMDDHHMMSS}_{table}__{what}.ts`; anything else in the folder (schema-parts.ts) is not a migration. */
export class NamedMigrationSource implements Knex.MigrationSource<Found> {
  readonly #directory: string;
  constructor(directory: string) {
    this.#directory = directory;
  }
  async getMigrations(): Promise<Found[]> {
    const files = await readdir(this.#directory);
    return files.filter((file) => /^\d{14}_.+(?<!\.d)\.(ts|js)$/.test(file)).sort().map((file) => ({ file, directory: this.#directory }));
  }
  getMigrationName({ file }: Found): string {
    return file.replace(/\.(ts|js)$/, '');
  }
  async getMigration({ file }: Found): Promise<Knex.Migration> {
    return (await import(pathToFileURL(join(this.#directory, file)).href)) as Knex.Migration;
  }
}

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

/** knex drops `migrationSource` when given a directory, extensions or sortDirsSeparately beside it: give nothing else. */
export function migrating(council: string): Knex.MigratorConfig {
  return { migrationSource: new NamedMigrationSource(migrationsFolder), tableName: 'knex_migrations', schemaName: council };
}
