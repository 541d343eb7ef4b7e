// An officer says where an action stands: one dated update, with evidence and a proposal if there is one, all kept at once.
import { randomUUID } from 'node:crypto';
import { report, type ReportedState } from '../actions/action.ts';
import { mayReport } from '../actions/action.policy.ts';
import { lockAction, saveAction, type ActionWithPosts } from '../actions/action.store.ts';
import { propose, type ProposeOrder, type ProposeRefusal } from '../actions/propose.ts';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { keepDocument } from '../documents/keep-document.ts';
import { holdsPost, type Doer } from '../people/person.ts';
import { mayReportOnBehalf } from './progress.policy.ts';
import { addEvidence, addUpdate, dropDraft } from './update.store.ts';

export interface ReportOrder {
  reference: string;
  state: ReportedState;
  text: string;
  /** The meeting whose cycle this answers, and whether its update deadline had passed. */
  meetingId: string | null;
  afterDeadline: boolean;
  evidence?: { bytes: Uint8Array; fileName: string; mediaType: string; title: string; showsOn: Day } | undefined;
  proposal?: DistributiveOmit<ProposeOrder, 'reference'> | undefined;
  /** "by phone, 3 March": needed when the clerk writes it down for somebody. */
  receivedWords?: string | undefined;
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export type ReportRefusal = ProposeRefusal | 'evidence-in-the-future';

export async function reportProgress(deps: Deps, by: Doer, order: ReportOrder): Promise<Outcome<{ updateId: string }, ReportRefusal>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    // Whoever might report while it was open is told that it has ended, with the text kept; nobody else learns even that.
    const whileOpen = { ...action, state: 'not started' as const };
    if (by.way === 'clerk on behalf' ? !mayReportOnBehalf(by.person, whileOpen) : !mayReport(by.person, whileOpen)) {
      throw new NotAllowed('Only those who answer for an action or help with it report on it.');
    }
    const after = report(action, order.state, deps.clock.today());
    if (!after.ok) return after;
    if (order.evidence !== undefined && order.evidence.showsOn > deps.clock.today()) return { ok: false as const, because: 'evidence-in-the-future' as const };

    const updateId = await keepUpdate(tx, deps, by, action, order);
    if (order.evidence !== undefined) await keepEvidence(tx, deps, by, action.id, updateId, order.evidence);
    if (after.action.state !== action.state) await saveAction(tx, after.action);
    if (order.proposal !== undefined) {
      const proposed = await propose({ ...deps, db: tx }, by, { ...order.proposal, reference: order.reference });
      if (!proposed.ok) return proposed;
    }
    await dropDraft(tx, by.person.id, action.id);
    await record(tx, deps, by, {
      what: 'action.progress-reported', about: { kind: 'actions', id: action.id, label: action.reference },
      changes: { state: [action.state, after.action.state], update: [null, order.text], ...(order.evidence === undefined ? {} : { evidence: [null, order.evidence.title] as const }) },
    });
    return { ok: true as const, updateId };
  });
}

async function keepUpdate(tx: Transaction, deps: Deps, by: Doer, action: ActionWithPosts, order: ReportOrder): Promise<string> {
  const id = randomUUID();
  const post = by.person.posts.find((held) => holdsPost(by.person, held.postId) && (held.postId === action.leadPostId || action.contributorPostIds.includes(held.postId)));
  await addUpdate(tx, {
    id, actionId: action.id, meetingId: order.meetingId, state: order.state, text: order.text, byPersonId: by.person.id, byName: by.onBehalfOf?.name ?? by.person.name,
    byPostTitle: post?.title ?? null, way: by.way === 'clerk on behalf' || by.way === 'update link' ? by.way : 'signed in', receivedWords: order.receivedWords ?? null,
    afterDeadline: order.afterDeadline, at: deps.clock.now(),
  });
  return id;
}

async function keepEvidence(tx: Transaction, deps: Deps, by: Doer, actionId: string, updateId: string, evidence: NonNullable<ReportOrder['evidence']>): Promise<void> {
  const { documentId } = await keepDocument(tx, deps, by, evidence);
  await addEvidence(tx, {
    id: randomUUID(), actionId, updateId, documentId, title: evidence.title, showsOn: evidence.showsOn, byPersonId: by.person.id,
    byName: by.onBehalfOf?.name ?? by.person.name, addedAt: deps.clock.now(),
  });
}
