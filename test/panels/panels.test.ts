// The verbs on panels and memberships: the row, the entry in the trail, and what is refused.
import { beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { addMembership, type AddMembershipOrder } from '../../src/panels/add-membership.ts';
import { addPanel } from '../../src/panels/add-panel.ts';
import { changeMembership } from '../../src/panels/change-membership.ts';
import { changePanel } from '../../src/panels/change-panel.ts';
import type { Panel } from '../../src/panels/panel.ts';
import { getMembership, getPanel, listAllMemberships } from '../../src/panels/panel.store.ts';
import type { Doer, Person } from '../../src/people/person.ts';
import { findPerson } from '../../src/people/person.store.ts';
import { aPanel, aPerson, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';

const { deps, owner, clock } = await aCouncil();
let panel: Panel, member: Person, by: Doer;

beforeAll(async () => {
  by = signedIn(await aPerson(deps, { isAdministrator: true }));
  panel = await aPanel(deps);
  member = await aPerson(deps, { part: { panel, part: 'member' } });
});

const lastEntry = async () => (await listAuditEntriesAbout(deps.db, { kind: 'panels', id: panel.id }))[0];
const order = (personId: string, given: Partial<AddMembershipOrder> = {}): AddMembershipOrder =>
  ({ panelId: panel.id, personId, part: 'member', votesOn: 'everything', entitledToExempt: false, exemptReason: null, fromOn: clock.today(), untilOn: null, ...given });

describe('a panel', () => {
  test('is added under a code of its own', async () => {
    const added = await addPanel(deps, by, { code: 'HCW', name: 'Health Panel', venue: null });
    expect(added).toMatchObject({ ok: true, code: 'HCW' });
    expect(await addPanel(deps, by, { code: 'HCW', name: 'Another', venue: null })).toEqual({ ok: false, because: 'code-taken' });
    expect(await addPanel(deps, by, { code: 'hc', name: 'Another', venue: null })).toEqual({ ok: false, because: 'not-a-code' });
  });
  test('has its name, lead times and rules changed, never its code', async () => {
    const change = { ...(await getPanel(deps.db, panel.id)), name: 'Children’s Panel', chairMayDecide: true, leadTimes: { 'first-request': 20, reminder: 15 } };
    expect(await changePanel(deps, by, change)).toEqual({ ok: true, changed: true });
    expect(await getPanel(deps.db, panel.id)).toMatchObject({ code: 'ECS', name: 'Children’s Panel', chairMayDecide: true, leadTimes: { 'first-request': 20, reminder: 15 }, version: 2 });
    expect(JSON.parse((await lastEntry())?.changes ?? '{}')).toMatchObject({ name: [panel.name, 'Children’s Panel'], chairMayDecide: [false, true] });
    expect(await changePanel(deps, by, change)).toEqual({ ok: false, because: 'changed-since' });
    expect(await changePanel(deps, by, { ...change, version: 2, leadTimes: { 'first-request': 10, reminder: 12 } })).toEqual({ ok: false, because: 'steps-out-of-order' });
    expect(await changePanel(deps, by, { ...change, version: 2, leadTimes: { reminder: 15, 'first-request': 20 } })).toEqual({ ok: true, changed: false });
  });
});

describe('a membership', () => {
  test('is added with its part, vote and entitlement, and works from its first day', async () => {
    const { id } = await aPerson(deps);
    const added = await addMembership(deps, by, order(id, { part: 'co-opted member', votesOn: 'education', entitledToExempt: true, exemptReason: 'Panel, 20 May, minute 4', fromOn: day('2026-04-01') }));
    expect(added).toMatchObject({ ok: true });
    expect((await findPerson(deps.db, id, day('2026-03-31')))?.parts).toEqual([]);
    expect((await findPerson(deps.db, id, day('2026-04-01')))?.parts).toMatchObject([{ part: 'co-opted member', entitledToExempt: true }]);
    expect(await addMembership(deps, by, order(id, { fromOn: day('2026-05-01') }))).toEqual({ ok: false, because: 'sits-already' });
    expect(await lastEntry()).toMatchObject({ what: 'panel.membership-added', aboutLabel: 'ECS' });
  });
  test('entitles nobody by their own hand', async () => {
    const self = by.person.id;
    expect(await addMembership(deps, by, order(self, { entitledToExempt: true, exemptReason: 'My own view' }))).toEqual({ ok: false, because: 'own-entitlement' });
    const added = await addMembership(deps, by, order(self));
    if (!added.ok) throw new Error(added.because);
    const own = await getMembership(deps.db, added.membershipId);
    const entitled = { ...own, entitledToExempt: true, exemptReason: 'Panel, 20 May, minute 5' };
    expect(await changeMembership(deps, by, entitled)).toEqual({ ok: false, because: 'own-entitlement' });
    const another = signedIn(await aPerson(deps, { isAdministrator: true }));
    expect(await changeMembership(deps, another, entitled)).toEqual({ ok: true, changed: true });
    // What another has given them they may leave as it stands or end sooner, and not make last longer.
    expect(await changeMembership(deps, by, { ...entitled, untilOn: day('2027-05-01'), version: own.version + 1 })).toEqual({ ok: true, changed: true });
    for (const untilOn of [day('2027-05-02'), null]) expect(await changeMembership(deps, by, { ...entitled, untilOn, version: own.version + 2 })).toEqual({ ok: false, because: 'own-entitlement' });
  });
  test('two chairs at once: one', async () => {
    const [a, b] = [await aPerson(deps), await aPerson(deps)];
    const both = await Promise.all([a, b].map(({ id }) => addMembership(deps, by, order(id, { part: 'chair' }))));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
  test('takes effect at once when it is ended or its entitlement changes: the person is signed out', async () => {
    const mine = (await listAllMemberships(deps.db, panel.id)).find(({ personId }) => personId === member.id);
    if (mine === undefined) throw new Error('no membership');
    await openSession(deps, member.id);
    const change = { id: mine.id, votesOn: mine.votesOn, entitledToExempt: true, exemptReason: null, untilOn: null, version: mine.version };
    expect(await changeMembership(deps, by, change)).toEqual({ ok: false, because: 'exempt-without-reason' });
    expect(await changeMembership(deps, by, { ...change, exemptReason: 'Resolved 12 March' })).toEqual({ ok: true, changed: true });
    expect(await owner('sessions').where({ person_id: member.id })).toEqual([]);
    expect(JSON.parse((await lastEntry())?.changes ?? '{}')).toEqual({ person: [member.name, member.name], entitledToExempt: [false, true], entitlementReason: [null, 'Resolved 12 March'] });
    expect(await changeMembership(deps, by, { ...change, exemptReason: 'Again' })).toEqual({ ok: false, because: 'changed-since' });
    expect(await changeMembership(deps, by, { ...change, exemptReason: 'Resolved 12 March', untilOn: day('2026-03-11'), version: mine.version + 1 })).toEqual({ ok: true, changed: true });
    expect((await findPerson(deps.db, member.id, clock.today()))?.parts).toEqual([]);
    expect(await getMembership(deps.db, mine.id)).toMatchObject({ untilOn: '2026-03-11' });
  });
  test('no one else changes it', async () => {
    await expect(addMembership(deps, signedIn(member), order(member.id))).rejects.toBeInstanceOf(NotAllowed);
  });
});
