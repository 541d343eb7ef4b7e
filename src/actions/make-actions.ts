// Make actions because of findings, resolutions or undertakings: each with its reference, its sources, its post and its target.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { takeReferences } from '../panels/panel.store.ts';
import { mayMakeActions } from './action.policy.ts';
import { addAction, type NewAction } from './action.store.ts';

export interface ActionOrder {
  wording: string;
  willShow?: string | null;
  leadPostId: string | null;
  contributorPostIds?: readonly string[];
  target: { on: Day; words: string | null; meetingId: string | null } | null;
  sources: NewAction['sources'];
  /** The minute under which the panel asked for it, where it did. */
  minuteNumber?: string | null;
}

export interface MakeOrder {
  panelId: string;
  /** The day the panel agreed to it: the meeting's day, or today. */
  agreedOn: Day;
  actions: readonly ActionOrder[];
}

/** All of them or none; in the order given. An action may still want a post or a target: that is a blocker, not a refusal. */
export async function makeActions(deps: Deps, by: Doer, order: MakeOrder): Promise<{ ok: true; references: string[] }> {
  if (!mayMakeActions(by.person, order.panelId)) throw new NotAllowed('Only the clerk of a panel makes its actions.');
  return await transact(deps, by, async (tx) => {
    const references = await takeReferences(tx, order.panelId, order.actions.length);
    await record(tx, deps, by, { what: 'panel.references-taken', about: { kind: 'panels', id: order.panelId }, changes: { references: [null, references] } });
    for (const [i, wanted] of order.actions.entries()) {
      const action = newAction(order, wanted, references[i] ?? '');
      await addAction(tx, action, deps.clock.now(), { agreedBy: 'the panel', minuteNumber: wanted.minuteNumber ?? null });
      await record(tx, deps, by, {
        what: 'action.made', about: { kind: 'actions', id: action.id, label: action.reference },
        changes: { wording: [null, action.wording], leadPostId: [null, action.leadPostId], targetOn: [null, action.targetOn], targetWords: [null, action.targetWords], sources: [null, action.sources] },
      });
    }
    return { ok: true as const, references };
  });
}

function newAction(order: MakeOrder, wanted: ActionOrder, reference: string): NewAction {
  return {
    id: randomUUID(), panelId: order.panelId, reference, wording: wanted.wording, willShow: wanted.willShow ?? null, leadPostId: wanted.leadPostId,
    state: 'not started', stateSinceOn: order.agreedOn, targetOn: wanted.target?.on ?? null, targetWords: wanted.target?.words ?? null,
    targetMeetingId: wanted.target?.meetingId ?? null, supersededById: null, agreedOn: order.agreedOn, endedOn: null, version: 1,
    sources: wanted.sources, contributorPostIds: wanted.contributorPostIds ?? [],
  };
}
