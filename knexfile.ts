// For knex's own command line (migrate:make, migrate:list, migrate:down); `npm run migrate` does the whole work, logins and rights included.
import type { Knex } from 'knex';
import { readConfig } from './src/config.ts';
import { migrating } from './src/database/migration-source.ts';

const { databaseUrl, council } = readConfig();

const config: Knex.Config = {
  client: 'pg',
  // knex reports a missing connection itself; the embedded database's address is printed by `npm run migrate`.
  ...(databaseUrl === undefined ? {} : { connection: databaseUrl }),
  searchPath: [council],
  pool: { min: 0, max: 1 },
  migrations: migrating(council),
};

export default config;
