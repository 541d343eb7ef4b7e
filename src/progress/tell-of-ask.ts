// The letter about a question from members: at once, where no request of this cycle will ask its officer about the action again.
import type { ActionWithPosts } from '../actions/action.store.ts';
import { dayOf } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db, Transaction } from '../database/db.ts';
import { queue } from '../letters/queue.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { findPost } from '../people/post.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { answerLink } from './answer-link.ts';
import { requestsOf } from './chase.ts';
import { readCycleNow } from './cycle-now.ts';
import { officerAskedEmail } from './officer-asked.email.ts';
import { readAsked, readCycleFacts } from './read-asked.ts';

/** Their update has come, or the panel decides, or the last call is past: what is asked now would wait for the next cycle. */
export async function asksNoMore(db: Db, action: ActionWithPosts, now: Date): Promise<boolean> {
  const today = dayOf(now);
  const cycle = await readCycleNow(db, action.panelId, today);
  if (cycle === undefined) return false;
  const facts = await readCycleFacts(db, cycle.meeting);
  const owed = (await readAsked(db, facts, today)).find((one) => one.action.id === action.id);
  return owed === undefined || owed.isAnswered || requestsOf(facts.cycle.steps).every(({ from }) => from <= now);
}

export async function tellOfAsk(tx: Transaction, deps: Deps, by: Doer, { askId, action, text }: { askId: string; action: ActionWithPosts; text: string }): Promise<boolean> {
  const holder = action.leadPostId === null ? null : (await findPost(tx, action.leadPostId, deps.clock.today()))?.holder ?? null;
  if (holder === null || !(await asksNoMore(tx, action, deps.clock.now()))) return false;
  const letterKey = `officer-asked:${askId}`;
  const link = await answerLink(tx, deps, by, { action, personId: holder.personId, letterKey });
  const email = officerAskedEmail({
    officerName: holder.name, panelName: (await getPanel(tx, action.panelId)).name, reference: action.reference, wording: action.wording, question: text,
    address: link?.address ?? `${deps.council.baseUrl}/my-actions#${action.reference}`,
  }, faceOf(await getSettings(tx)));
  await queue(tx, deps, {
    ...email, kind: 'officer-asked', dedupeKey: letterKey, to: { personId: holder.personId, name: holder.name, address: holder.email }, about: { kind: 'actions', id: action.id, panelId: action.panelId },
    replyTo: { name: by.person.name, address: by.person.email }, ...(link === undefined ? {} : { secret: link.secret, expiresAt: link.secret.until }),
  });
  return true;
}
