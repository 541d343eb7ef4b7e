// Quiet mode, in both its forms: a setting of the program, and a council that was restored from a backup.
import type { Db } from '../database/db.ts';
import type { Post } from './post.ts';
import { findQuietCopy } from './restored-copy.store.ts';

/** Why no letter leaves that a person has not released; undefined where they leave by themselves. */
export async function whyHeld(db: Db, { hold }: Pick<Post, 'hold'>): Promise<string | undefined> {
  if (hold) return 'Kept back: the program runs with LETTERS=hold.';
  return (await findQuietCopy(db)) === undefined ? undefined : 'Kept back: this is a copy restored from a backup, and nobody has let letters go from it yet.';
}
