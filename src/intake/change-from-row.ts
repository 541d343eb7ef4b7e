// An action that is there already takes from a row what the row says otherwise: each change with its reason, in the trail like any other.
import { randomUUID } from 'node:crypto';
import { addLead, addTarget, saveAction, saveContributors, type ActionWithPosts } from '../actions/action.store.ts';
import { proposeClosure, report } from '../actions/action.ts';
import { addProposal } from '../actions/proposal.store.ts';
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Doer } from '../people/person.ts';
import { addUpdate } from '../progress/update.store.ts';
import { addCorrection } from '../inspections/correction.store.ts';
import { reportedState, type RowPreview } from './table-preview.ts';

export interface RowChange { row: number; fileName: string; preview: RowPreview; action: ActionWithPosts }

export async function changeFromRow(tx: Transaction, deps: Deps, by: Doer, { row, fileName, preview: p, action }: RowChange): Promise<void> {
  const at = deps.clock.now();
  const why = `From row ${row} of ${fileName}`;
  const is = (what: string): boolean => p.changes.some((change) => change === what || change.startsWith(`${what}:`));
  const target = is('target') ? (p.revised ?? p.target) : null;
  let after = stateFrom(deps, action, is('state') ? p.state : null);
  if (is('wording')) {
    await addCorrection(tx, { aboutKind: 'actions', aboutId: action.id, field: 'wording', was: action.wording, became: p.wording, why, byPersonId: by.person.id, at });
    after = { ...after, wording: p.wording };
  }
  if (is('lead post') && p.leadPostId !== null) {
    await addLead(tx, { actionId: action.id, postId: p.leadPostId, sinceOn: deps.clock.today(), why, at });
    await saveContributors(tx, action.id, action.contributorPostIds.filter((id) => id !== p.leadPostId), deps.clock.today());
    after = { ...after, leadPostId: p.leadPostId };
  }
  if (target !== null) {
    await addTarget(tx, { actionId: action.id, targetOn: target.on, words: target.words, agreedBy: 'the table', agreedOn: deps.clock.today(), minuteNumber: p.minute, why, decisionId: null, meetingId: null, at });
    after = { ...after, targetOn: target.on, targetWords: target.words, targetMeetingId: null };
  }
  if (after.state === 'proposed for closure' && action.state !== after.state) {
    await addProposal(tx, { id: randomUUID(), actionId: action.id, kind: 'closure', reason: p.update ?? why, newTargetOn: null, newTargetWords: null, byPersonId: by.person.id, byName: by.person.name, at, outcome: 'open', stateBefore: action.state, version: 1 });
  }
  if (is('update') && p.update !== null) {
    await addUpdate(tx, { id: randomUUID(), actionId: action.id, meetingId: null, state: reportedState(after.state), text: p.update, byPersonId: by.person.id, byName: by.person.name, byPostTitle: null, way: 'clerk on behalf', receivedWords: why, afterDeadline: false, at });
  }
  const changes = changesBetween(action, { wording: after.wording, leadPostId: after.leadPostId, targetOn: after.targetOn, state: after.state });
  if (Object.keys(changes).length > 0 && !await saveAction(tx, after)) throw new Error(`${action.reference} was changed by somebody else during the import`);
  await record(tx, deps, by, { what: 'action.changed-from-table', about: { kind: 'actions', id: action.id, label: action.reference }, changes: { ...changes, ...(is('update') ? { update: [null, p.update] as const } : {}), why: [null, why] } });
}

function stateFrom(deps: Deps, action: ActionWithPosts, state: RowPreview['state']): ActionWithPosts {
  if (state === null) return action;
  const after = state === 'proposed for closure' ? proposeClosure(action, deps.clock.today()) : report(action, state, deps.clock.today());
  return after.ok ? { ...action, ...after.action } : action;
}
