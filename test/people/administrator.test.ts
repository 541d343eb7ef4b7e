// An administrator looks after people, posts, panels and settings: each change leaves its entry, and none of it makes them entitled to exempt text.
import { expect, test } from 'vitest';
import { mayReadExempt } from '../../src/actions/action.policy.ts';
import { day } from '../../src/calendar/day.ts';
import { mayReadExemptEdition } from '../../src/editions/edition.policy.ts';
import { addMembership } from '../../src/panels/add-membership.ts';
import { addPanel } from '../../src/panels/add-panel.ts';
import { addOrganisation } from '../../src/people/add-organisation.ts';
import { addPerson } from '../../src/people/add-person.ts';
import { addPost } from '../../src/people/add-post.ts';
import { endPost } from '../../src/people/end-post.ts';
import { handOverPost } from '../../src/people/hand-over-post.ts';
import { importPeople } from '../../src/people/import-people.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { changePeriods } from '../../src/retention/change-periods.ts';
import { placeHold } from '../../src/retention/place-hold.ts';
import { getSettings } from '../../src/settings/settings.store.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { invitePerson } from '../../src/sign-in/invite-person.ts';
import { aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps, clock, owner } = await aCouncil();
await someSettings(deps);
const administrator = await aPerson(deps, { name: 'The Administrator', isAdministrator: true });
const by = signedIn(administrator);

async function done<T extends { ok: boolean }>(outcome: Promise<T>): Promise<Extract<T, { ok: true }>> {
  const it = await outcome;
  if (!it.ok) throw new Error(JSON.stringify(it));
  return it as Extract<T, { ok: true }>;
}

test('everything an administrator does stands in the trail, under their name', async () => {
  const { organisationId } = await done(addOrganisation(deps, by, { name: 'Trust', kind: 'trust' }));
  const { personId } = await done(addPerson(deps, by, { name: 'Ada New', email: 'ada@testborough.example', lettersBy: 'email', isAdministrator: false }));
  const { postId } = await done(addPost(deps, by, { title: 'Head of Assessment', organisationId, directorPostId: null, holder: null }));
  await done(handOverPost(deps, by, { postId, to: personId, fromOn: clock.today() }));
  const { panelId } = await done(addPanel(deps, by, { code: 'ECS', name: 'Panel', venue: null }));
  await done(addMembership(deps, by, { panelId, personId, part: 'member', votesOn: 'everything', entitledToExempt: true, exemptReason: 'sits on the appeal', fromOn: clock.today(), untilOn: null }));
  await done(importPeople(deps, by, { text: 'Name,E-mail\nBeth New,beth@testborough.example' }));
  await done(invitePerson(deps, by, { personId }));
  await done(changePeriods(deps, by, { months: { letters: 12 }, version: (await getSettings(deps.db)).version }));
  await done(placeHold(deps, by, { panelId, inspectionId: null, why: 'a claim' }));
  await done(deactivatePerson(deps, by, { personId, version: 1 }));
  await done(endPost(deps, by, { postId, endedOn: clock.today(), version: 1 }));
  const entries = await deps.db('audit_entries').where({ person_id: administrator.id }).distinct().pluck<string[]>('what');
  expect(entries.sort()).toEqual(expect.arrayContaining([
    'organisation.added', 'panel.added', 'panel.membership-added', 'panel.membership-changed', 'person.added', 'person.deactivated', 'person.link-made', 'post.added', 'post.ended', 'post.handed-over', 'retention.hold-placed', 'settings.retention-changed',
  ]));
});

test('no table that people change can be changed without an entry, whatever the code does', async () => {
  const { rows } = await owner.raw<{ rows: { name: string }[] }>(`select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'changing:%'
      and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname like '%_needs_audit_of_change') order by 1`);
  // The outbox has a history of its own; the others are the state of the machine.
  expect(rows.map(({ name }) => name)).toEqual(['address_flags', 'letter_deliveries', 'relay_state', 'report_mailbox_state']);
});

test('an administrator is not thereby entitled to exempt text, and neither is who made themselves one', async () => {
  const again = await getPerson(deps.db, administrator.id, day('2026-03-12'));
  expect([mayReadExempt(again, { panelId: 'p', leadPostId: 'x', state: 'on track' }), mayReadExemptEdition(again, 'p')]).toEqual([false, false]);
});
