// How the tests are run; kept here so that the top level of the repository stays as agreed.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/database-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Loading the app anew for each of some 170 files took half of the run; what a file keeps for itself is its council, which is a database of its own.
    isolate: false,
    unstubEnvs: true,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/closing-line.reporter.ts'],
  },
});
