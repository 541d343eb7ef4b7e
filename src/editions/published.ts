// What the public has of a panel's reports: those whose day of publication has come, and what has become of each since. Pure.
import type { EditionSummary } from './edition.ts';

export interface Published {
  edition: EditionSummary;
  /** The published one that takes its place. */
  replacedBy: EditionSummary | undefined;
  /** The published one it adds to or replaces. */
  follows: EditionSummary | undefined;
  /** When what the public is told of it last changed. */
  updatedAt: Date;
}

/** Newest first. A replacement takes the place of another only once it is public itself. */
export function publishedOf(editions: readonly EditionSummary[], now: Date): Published[] {
  const open = editions.filter(({ publishAt }) => publishAt <= now).toSorted((a, b) => b.publishAt.getTime() - a.publishAt.getTime() || b.number - a.number);
  return open.map((edition) => {
    const replacedBy = open.find(({ kind, followsId, withdrawnAt }) => kind === 'replacement' && followsId === edition.id && withdrawnAt === null);
    const moments = [edition.publishAt, edition.withdrawnAt, replacedBy?.publishAt ?? null].filter((at) => at !== null);
    return { edition, replacedBy, follows: open.find(({ id }) => id === edition.followsId), updatedAt: moments.reduce((last, at) => (at > last ? at : last)) };
  });
}

/** What a link to "the latest" leads to: the newest report that stands; a supplement adds to one and is none. */
export function latestOf(published: readonly Published[]): Published | undefined {
  return published.find(({ edition, replacedBy }) => edition.kind !== 'supplement' && edition.withdrawnAt === null && replacedBy === undefined);
}

/** `/published/ECS`, `/published/ECS/8`, `/published/ECS/8/files/pdf`: made of the panel's code and the report's number, which never change. */
export function publishedPath(code: string, number?: number, page?: string): string {
  return ['/published', code, ...(number === undefined ? [] : [number]), ...(page === undefined ? [] : [page])].join('/');
}

export const JSON_FORMAT_PATH = '/published/json-format';
export const JSON_SCHEMA_PATH = `${JSON_FORMAT_PATH}/edition-1.schema.json`;
