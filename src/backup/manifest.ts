// What an archive says of itself: when it was made, of which councils at which migrations, and the count and hash of every table.
import { z } from 'zod';

/** First in the archive: what must be known before anything is laid out. */
export const about = z.object({
  madeAt: z.iso.datetime(),
  program: z.string(),
  postgres: z.string(),
  /** Tells whether a place has the SESSION_SECRET of the original, and tells nothing of it. */
  secretMark: z.string(),
  councils: z.array(z.object({ key: z.string(), baseUrl: z.string().nullable(), migrations: z.array(z.string()) })),
});
export type About = z.infer<typeof about>;

export const tableHead = z.object({ council: z.string(), table: z.string(), columns: z.array(z.string()) });
export type TableHead = z.infer<typeof tableHead>;

/** Work that waits in the queue and that nobody would ask for again. */
export const waitingJobs = z.object({
  council: z.string(),
  jobs: z.array(z.object({ name: z.string(), payload: z.unknown(), key: z.string().nullable(), at: z.string() })),
});
export type WaitingJobs = z.infer<typeof waitingJobs>;

/** The hash is taken over the rows in the order of their primary key, so that the same rows have the same hash in any database. */
const tableCount = z.object({ council: z.string(), table: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() });
export type TableCount = z.infer<typeof tableCount>;

/** Last in the archive: without it the archive is not whole. */
export const manifest = z.object({ tables: z.array(tableCount) });
export type Manifest = z.infer<typeof manifest>;

export const nameOf = ({ council, table }: { council: string; table: string }): string => `${council}.${table}`;

/** `council.table: …` for every table that is not what the other says; [] when they are the same. */
export function differencesBetween(expected: readonly TableCount[], found: readonly TableCount[]): string[] {
  const there = new Map(found.map((one) => [nameOf(one), one]));
  const wanted = new Set(expected.map(nameOf));
  return [
    ...expected.flatMap((one) => {
      const other = there.get(nameOf(one));
      if (other === undefined) return [`${nameOf(one)} is missing`];
      if (other.rows !== one.rows) return [`${nameOf(one)} has ${other.rows} rows and not ${one.rows}`];
      return other.sha256 === one.sha256 ? [] : [`${nameOf(one)} has other contents`];
    }),
    ...found.filter((one) => !wanted.has(nameOf(one))).map((one) => `${nameOf(one)} is not expected`),
  ];
}
