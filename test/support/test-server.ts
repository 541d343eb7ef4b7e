// What a test file is told of the run's PostgreSQL, and the council every test has.

export interface TestServer {
  /** A superuser. */
  adminUrl: string;
  /** Makes databases and logins and owns the tables, and is not a superuser. */
  ownerUrl: string;
  /** The migrated database that is cloned. */
  template: string;
  prefix: string;
}

/** The same in every run: logins belong to the server, and two runs on one server must not change each other's passwords. */
export const testSecret = 'a secret for tests only, in no way secret';
export const testCouncil = { councilKey: 'slough', sessionSecret: testSecret };

declare module 'vitest' {
  interface ProvidedContext {
    databaseDoor: string;
  }
}
