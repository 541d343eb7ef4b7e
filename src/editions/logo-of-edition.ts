// The logo a report shows, as bytes: kept by the hash that its content names, so that a sent report keeps the one it was sent with.
import type { Db } from '../database/db.ts';
import { getBytes } from '../documents/document.store.ts';
import type { EditionContent } from './edition-content.ts';

export async function logoOf(db: Db, { head }: Pick<EditionContent, 'head'>): Promise<{ logo?: Buffer }> {
  return head.logo === undefined ? {} : { logo: await getBytes(db, head.logo.sha256) };
}
