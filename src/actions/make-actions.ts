// Make actions because of findings, resolutions or undertakings: each with its reference, its sources, its post and its target.
import { randomUUID } from 'node:crypto';
import { record, recordAll } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import { listFollowedFindingIds } from '../inspections/inspection.store.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { listOpenPostIds } from '../people/post.store.ts';
import { lockHeir, takeReferences } from '../panels/panel.store.ts';
import { listResolutionsById, listUndertakingsById } from '../resolutions/resolution.store.ts';
import type { ActionState } from './action.ts';
import { mayMakeActions } from './action.policy.ts';
import { addActions, type NewAction } from './action.store.ts';
import { repeatsIn } from './repeat.ts';
import { saveRepeats } from './repeat.store.ts';

export interface ActionOrder {
  wording: string;
  willShow?: string | null;
  leadPostId: string | null;
  contributorPostIds?: readonly string[];
  target: { on: Day; words: string | null; meetingId: string | null } | null;
  /** None only for an action that comes from a tracker, which has its row there. */
  sources: NewAction['sources'];
  /** The minute under which the panel asked for it, where it did. */
  minuteNumber?: string | null;
  /** Not started, unless it comes from a tracker that says otherwise. */
  state?: Exclude<ActionState, 'closed' | 'not accepted' | 'superseded'>;
}

export interface MakeOrder {
  panelId: string;
  /** The day the panel agreed to it: the meeting's day, or today. */
  agreedOn: Day;
  actions: readonly ActionOrder[];
}

/**
 * All of them or none; in the order given. An action may still want a post or a target: that is a blocker, not a refusal.
 * @throws NotFound for a cause that is not this panel's, or a post that is not there or has ended
 */
export async function makeActions(deps: Deps, by: Doer, order: MakeOrder): Promise<{ ok: true; references: string[]; actionIds: string[] }> {
  if (!mayMakeActions(by.person, order.panelId)) throw new NotAllowed('Only the clerk of a panel makes its actions.');
  return await transact(deps, by, async (tx) => {
    await mustBeOfPanel(tx, order);
    await mustBeOpenPosts(tx, order, deps.clock.today());
    // What a panel resolved that has ended is done by whoever took over from it.
    const panelId = (await lockHeir(tx, order.panelId)).id;
    const references = await takeReferences(tx, panelId, order.actions.length);
    await record(tx, deps, by, { what: 'panel.references-taken', about: { kind: 'panels', id: panelId }, changes: { references: [null, references] } });
    const actions = order.actions.map((wanted, i) => newAction({ ...order, panelId }, wanted, references[i] ?? ''));
    await addActions(tx, actions, deps.clock.now());
    await keepRepeats(tx, actions);
    await recordAll(tx, deps, by, actions.map((action) => ({
      what: 'action.made', about: { kind: 'actions', id: action.id, label: action.reference },
      changes: { wording: [null, action.wording], leadPostId: [null, action.leadPostId], targetOn: [null, action.targetOn], targetWords: [null, action.targetWords], sources: [null, action.sources] },
    })));
    return { ok: true as const, references, actionIds: actions.map((action) => action.id) };
  });
}

/** "Regular reports", "every six months": the words of the target say that it comes round, and until when. */
async function keepRepeats(tx: Transaction, actions: readonly NewAction[]): Promise<void> {
  const worded = actions.filter(({ targetOn, targetWords }) => targetOn !== null && targetWords !== null);
  const [first] = worded;
  if (first === undefined) return;
  const meetings = await listMeetings(tx, first.panelId);
  for (const action of worded) {
    const repeats = repeatsIn(action.targetWords, action.agreedOn, meetings);
    if (repeats !== null) await saveRepeats(tx, action.id, repeats);
  }
}

/** What a form posts is a claim: panels are walls, also for what an action is said to be because of. */
async function mustBeOfPanel(tx: Transaction, { panelId, actions }: MakeOrder): Promise<void> {
  const sources = actions.flatMap((action) => action.sources);
  const findings = sources.flatMap((source) => ('findingId' in source ? source.findingId : []));
  const resolutions = sources.flatMap((source) => ('resolutionId' in source ? source.resolutionId : []));
  const undertakings = sources.flatMap((source) => ('undertakingId' in source ? source.undertakingId : []));
  const resolved = [...await listResolutionsById(tx, resolutions), ...await listUndertakingsById(tx, undertakings)].filter((one) => one.panelId === panelId);
  const own = new Set([...await listFollowedFindingIds(tx, panelId, findings), ...resolved.map(({ id }) => id)]);
  const strange = [...findings, ...resolutions, ...undertakings].find((id) => !own.has(id));
  if (strange !== undefined) throw new NotFound(`what the action would be because of: ${strange}`);
}

async function mustBeOpenPosts(tx: Transaction, { actions }: MakeOrder, today: Day): Promise<void> {
  const named = actions.flatMap((action) => [...(action.leadPostId === null ? [] : [action.leadPostId]), ...(action.contributorPostIds ?? [])]);
  const open = new Set(await listOpenPostIds(tx, named, today));
  const strange = named.find((id) => !open.has(id));
  if (strange !== undefined) throw new NotFound(`post ${strange}`);
}

function newAction(order: MakeOrder, wanted: ActionOrder, reference: string): NewAction {
  return {
    id: randomUUID(), panelId: order.panelId, reference, wording: wanted.wording, willShow: wanted.willShow ?? null, leadPostId: wanted.leadPostId,
    state: wanted.state ?? 'not started', stateSinceOn: order.agreedOn, targetOn: wanted.target?.on ?? null, targetWords: wanted.target?.words ?? null,
    targetMeetingId: wanted.target?.meetingId ?? null, supersededById: null, agreedOn: order.agreedOn, endedOn: null, version: 1,
    sources: wanted.sources, contributorPostIds: wanted.contributorPostIds ?? [], agreedBy: 'the panel', minuteNumber: wanted.minuteNumber ?? null,
  };
}

/** "that officers report …" reads as an action without its "that". */
export function asAction(text: string): string {
  const plain = text.replace(/^(?:resolved[:\s–-]*)?(?:that|to)\s+/i, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
