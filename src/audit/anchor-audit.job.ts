// Once a day the chain's head goes out of the database, into the log, and once a week into a letter: a tail cut off later is found against it.
import { addDays, dayWithWeekday, weekdayOf, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Job } from '../database/jobs.ts';
import { transact } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import { listPeople } from '../people/person.store.ts';
import { findSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { headLabel } from './chain.ts';
import { addAnchor, getHead, isAnchored, listAnchorsSince } from './chain.store.ts';
import { chainHeadsEmail } from '../letters/chain-heads.email.ts';

export const anchorAuditJob: Job = {
  name: 'anchor-audit',
  everyMinute: true,
  run: async (deps) => {
    const today = deps.clock.today();
    if (await isAnchored(deps.db, today)) return;
    const head = await getHead(deps.db);
    const taken = await transact(deps, {}, async (tx) => {
      const before = await listAnchorsSince(tx, addDays(today, -7));
      const isFirst = await addAnchor(tx, today, head);
      if (isFirst && isLetterDue(today, before.map(({ on }) => on))) await writeToAdministrators(tx, deps, today);
      return { ok: true as const, isFirst };
    });
    // A warning, so that it is written whatever the level: this line is the copy that nobody with the database can change.
    if (taken.isFirst) deps.log.warn({ anchor: headLabel(head), day: today }, 'the audit chain’s head today');
  },
};

/** With the first head of a week; one letter a week is kept, one a day is not. A council's first head has none before it to send along. */
function isLetterDue(today: Day, earlier: readonly Day[]): boolean {
  const monday = addDays(today, 1 - weekdayOf(today));
  return earlier.length > 0 && earlier.every((on) => on < monday);
}

async function writeToAdministrators(tx: Transaction, deps: Deps, today: Day): Promise<void> {
  const settings = await findSettings(tx);
  if (settings === undefined) return;
  const heads = (await listAnchorsSince(tx, addDays(today, -7))).map(({ on, head }) => ({ day: dayWithWeekday(on), head: headLabel(head) }));
  for (const { id, name, email } of (await listPeople(tx)).filter((one) => one.isAdministrator && one.leftOn === null && one.lettersBy === 'email')) {
    await queue(tx, deps, {
      kind: 'chain-heads', dedupeKey: `chain-heads ${today} ${id}`, to: { personId: id, name, address: email },
      ...chainHeadsEmail({ name, councilKey: deps.council.key, heads, address: `${deps.council.baseUrl}/audit` }, faceOf(settings)),
    });
  }
}
