// A link by which one officer answers about one action, for a letter that goes between the requests of a cycle.
import type { ActionWithPosts } from '../actions/action.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Doer } from '../people/person.ts';
import { readCycleNow } from './cycle-now.ts';
import { hasPapersOut } from './cycle-run.store.ts';
import { makeUpdateLink } from './make-update-link.ts';

/** Undefined where no meeting is planned, or its papers are out: then the letter leads to the page behind the sign-in. */
export async function answerLink(tx: Transaction, deps: Deps, by: Doer, of: { action: ActionWithPosts; personId: string; letterKey: string }): Promise<Awaited<ReturnType<typeof makeUpdateLink>> | undefined> {
  const { action, personId, letterKey } = of;
  const cycle = await readCycleNow(tx, action.panelId, deps.clock.today());
  if (cycle === undefined || (await hasPapersOut(tx, cycle.meeting.id))) return undefined;
  await record(tx, deps, by, { what: 'update-link.made', about: { kind: 'meetings', id: cycle.meeting.id, label: cycle.meeting.meetsOn }, changes: { for: [null, action.reference] } });
  return await makeUpdateLink(tx, deps, { meeting: cycle.meeting, personId, letterKey, actionIds: [action.id] });
}
