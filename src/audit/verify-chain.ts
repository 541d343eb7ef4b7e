// Verify the whole trail: every entry is as it was written, none is missing, none was put in, and the end was not cut off.
import type { Db } from '../database/db.ts';
import type { Head, Verdict } from './chain.ts';
import { countEntries, findBreak, findBreakAtAnchor, getHead } from './chain.store.ts';

/** @param outside heads kept elsewhere (the log has one a day); without one, a tail cut off together with its head and the anchors cannot be seen */
export async function verifyChain(db: Db, outside: readonly Head[] = []): Promise<Verdict> {
  const { entries, erased } = await countEntries(db);
  return { entries, erased, head: await getHead(db), broken: (await findBreak(db)) ?? (await findBreakAtAnchor(db, outside)) };
}
