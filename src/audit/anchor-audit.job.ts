// Once a day the chain's head goes out of the database, into the log: a tail cut off later is found against it.
import type { Job } from '../database/jobs.ts';
import { transact } from '../database/transact.ts';
import { headLabel } from './chain.ts';
import { addAnchor, getHead, isAnchored } from './chain.store.ts';

export const anchorAuditJob: Job = {
  name: 'anchor-audit',
  everyMinute: true,
  run: async (deps) => {
    const today = deps.clock.today();
    if (await isAnchored(deps.db, today)) return;
    const head = await getHead(deps.db);
    const taken = await transact(deps, {}, async (tx) => ({ ok: true as const, isFirst: await addAnchor(tx, today, head) }));
    // A warning, so that it is written whatever the level: this line is the copy that nobody with the database can change.
    if (taken.isFirst) deps.log.warn({ anchor: headLabel(head), day: today }, 'the audit chain’s head today');
  },
};
