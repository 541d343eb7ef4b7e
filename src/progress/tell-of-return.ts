// The letter about an update sent back: to whoever answers for the action now, with a link where updates are still taken for a meeting.
import type { ActionWithPosts } from '../actions/action.store.ts';
import { dayOf } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { queue } from '../letters/queue.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { findPerson } from '../people/person.store.ts';
import { findPost } from '../people/post.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { answerLink } from './answer-link.ts';
import type { Update } from './progress.ts';
import { updateReturnedEmail } from './update-returned.email.ts';

export interface Returned { returnId: string; update: Update; action: ActionWithPosts; question: string }

/** The update's author while they still answer for the action, else the holder of its lead post; nobody where it has none. */
export async function tellOfReturn(tx: Transaction, deps: Deps, by: Doer, { returnId, update, action, question }: Returned): Promise<void> {
  const today = dayOf(deps.clock.now());
  const holder = action.leadPostId === null ? null : (await findPost(tx, action.leadPostId, today))?.holder ?? null;
  const author = update.way === 'clerk on behalf' ? undefined : await findPerson(tx, update.byPersonId, today);
  const stillHelps = author?.posts.some(({ postId }) => postId === action.leadPostId || action.contributorPostIds.includes(postId)) === true;
  const to = stillHelps && author !== undefined ? { personId: author.id, name: author.name, email: author.email } : holder;
  if (to === null) return;
  const letterKey = `update-returned:${returnId}`;
  const link = await answerLink(tx, deps, by, { action, personId: to.personId, letterKey });
  const email = updateReturnedEmail({
    officerName: to.name, panelName: (await getPanel(tx, action.panelId)).name, reference: action.reference, wording: action.wording, wrote: update.text, question, askedBy: by.person.name,
    address: link?.address ?? `${deps.council.baseUrl}/my-actions#${action.reference}`,
  }, faceOf(await getSettings(tx)));
  await queue(tx, deps, {
    ...email, kind: 'update-returned', dedupeKey: letterKey, to: { personId: to.personId, name: to.name, address: to.email }, about: { kind: 'actions', id: action.id, panelId: action.panelId },
    replyTo: { name: by.person.name, address: by.person.email }, ...(link === undefined ? {} : { secret: link.secret, expiresAt: link.secret.until }),
  });
}
