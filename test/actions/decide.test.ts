// From proposing to deciding: what the tables hold afterwards, and what the trail says of it.
import { beforeAll, describe, expect, test } from 'vitest';
import { propose } from '../../src/actions/propose.ts';
import { recordDecision, type DecisionOrder } from '../../src/actions/record-decision.ts';
import { getActionByReference, listTargets } from '../../src/actions/action.store.ts';
import { listProposals } from '../../src/actions/proposal.store.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps, owner } = await aCouncil();
let panel: Panel, clerk: Person, officer: Person, member: Person, post: { id: string };

beforeAll(async () => {
  panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { posts: [post] });
});

const order = (reference: string, kind: DecisionOrder['kind'], more: Partial<DecisionOrder> = {}): DecisionOrder =>
  ({ reference, kind, decidedBy: 'panel', decidedOn: day('2026-03-12'), meetingId: null, minuteNumber: '41', words: null, ...more });

const anOwnedAction = async () => await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-01-30'), words: 'by the end of January', meetingId: null } });

describe('a closure', () => {
  test('proposed by the owner waits for the panel, and ends the action only when the panel agrees', async () => {
    const { reference, id } = await anOwnedAction();
    expect(await propose(deps, signedIn(officer), { kind: 'closure', reference, reason: 'Every file sampled in February had monthly supervision.' })).toMatchObject({ ok: true });
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ state: 'proposed for closure', endedOn: null });

    expect(await recordDecision(deps, signedIn(clerk), order(reference, 'closed'))).toMatchObject({ ok: true });
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ state: 'closed', endedOn: '2026-03-12' });
    expect((await listProposals(deps.db, [id])).map((p) => p.outcome)).toEqual(['agreed']);
    expect((await listAuditEntriesAbout(deps.db, { kind: 'actions', id })).map((entry) => entry.what))
      .toEqual(expect.arrayContaining(['action.made', 'action.closure-proposed', 'action.decided-closed']));
  });

  test('refused goes back to the state it had', async () => {
    const { reference } = await anOwnedAction();
    await propose(deps, signedIn(officer), { kind: 'closure', reference, reason: 'Done.' });
    await recordDecision(deps, signedIn(clerk), order(reference, 'closure refused'));
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ state: 'not started', endedOn: null });
  });

  test('left unanswered by another decision does not bring the action back when it is refused afterwards', async () => {
    const { reference } = await anOwnedAction();
    await propose(deps, signedIn(officer), { kind: 'closure', reference, reason: 'Done.' });
    expect(await recordDecision(deps, signedIn(clerk), order(reference, 'not accepted'))).toMatchObject({ ok: true });
    expect(await recordDecision(deps, signedIn(clerk), order(reference, 'closure refused'))).toEqual({ ok: false, because: 'ended' });
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ state: 'not accepted', endedOn: '2026-03-12' });
  });

  test('cannot be proposed by a member, decided by the owner, or decided twice', async () => {
    const { reference } = await anOwnedAction();
    await expect(propose(deps, signedIn(member), { kind: 'closure', reference, reason: 'Done.' })).rejects.toBeInstanceOf(NotAllowed);
    await expect(recordDecision(deps, signedIn(officer), order(reference, 'closed'))).rejects.toBeInstanceOf(NotAllowed);
    await recordDecision(deps, signedIn(clerk), order(reference, 'closed'));
    expect(await recordDecision(deps, signedIn(clerk), order(reference, 'closed'))).toEqual({ ok: false, because: 'ended' });
  });
});

describe('an extension', () => {
  test('agreed keeps every target with who agreed it and why', async () => {
    const { reference, id } = await anOwnedAction();
    await propose(deps, signedIn(officer), { kind: 'extension', reference, reason: 'Two of six posts are vacant.', newTargetOn: day('2026-06-30') });
    await recordDecision(deps, signedIn(clerk), order(reference, 'extension agreed'));
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ targetOn: '2026-06-30', state: 'not started' });
    expect(await listTargets(deps.db, [id])).toMatchObject([
      { position: 0, targetOn: '2026-01-30', words: 'by the end of January' },
      { position: 1, targetOn: '2026-06-30', why: 'Two of six posts are vacant.', agreedBy: 'the panel', minuteNumber: '41' },
    ]);
  });

  test.each([
    ['an earlier day', '2026-01-20', 'not-later'],
    ['a day gone by', '2026-03-01', 'past'],
  ])('to %s is refused', async (_what, newTargetOn, because) => {
    const { reference } = await anOwnedAction();
    expect(await propose(deps, signedIn(officer), { kind: 'extension', reference, reason: 'Late.', newTargetOn: day(newTargetOn) })).toEqual({ ok: false, because });
  });

  test('by the chair alone is refused unless the panel has resolved so', async () => {
    const { reference } = await anOwnedAction();
    await propose(deps, signedIn(officer), { kind: 'extension', reference, reason: 'Late.', newTargetOn: day('2026-06-30') });
    expect(await recordDecision(deps, signedIn(clerk), order(reference, 'extension agreed', { decidedBy: 'chair' }))).toEqual({ ok: false, because: 'chair-may-not' });
  });
});

test('what else was asked about an action is withdrawn when it leaves the list', async () => {
  const { reference, id } = await anOwnedAction();
  await propose(deps, signedIn(officer), { kind: 'extension', reference, reason: 'Late.', newTargetOn: day('2026-06-30') });
  await recordDecision(deps, signedIn(clerk), order(reference, 'not accepted'));
  expect((await listProposals(deps.db, [id])).map((p) => p.outcome)).toEqual(['withdrawn']);
});

test('superseded needs a successor of the same panel and points at it', async () => {
  const old = await anOwnedAction();
  const successor = await anOwnedAction();
  expect(await recordDecision(deps, signedIn(clerk), order(old.reference, 'superseded'))).toEqual({ ok: false, because: 'no-successor' });
  await recordDecision(deps, signedIn(clerk), order(old.reference, 'superseded', { supersededByReference: successor.reference }));
  expect(await getActionByReference(deps.db, old.reference)).toMatchObject({ state: 'superseded', supersededById: successor.id });
});

describe('the database itself', () => {
  test('keeps a reference for ever and a target as it was', async () => {
    const { id } = await anOwnedAction();
    await expect(owner('actions').where({ id }).update({ reference: 'ECS-9999' })).rejects.toThrow(/permanent/);
    await expect(owner('action_targets').where({ action_id: id }).update({ why: 'x' })).rejects.toThrow(/append-only/);
  });

  test('refuses a change without its audit entry', async () => {
    const { id } = await anOwnedAction();
    await expect(deps.db('actions').where({ id }).update({ wording: 'something else' })).rejects.toThrow(/no audit entry/);
  });

  test('never gives two clerks the same reference', async () => {
    await aMeeting(deps, panel);
    const made = await Promise.all(Array.from({ length: 12 }, () => anOwnedAction()));
    expect(new Set(made.map((action) => action.reference)).size).toBe(12);
  });
});
