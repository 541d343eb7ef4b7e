// Deactivating a person: out at once, with posts and panels left in order.
import { beforeAll, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { listMemberships } from '../../src/panels/panel.store.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { findPerson } from '../../src/people/person.store.ts';
import { addPerson } from '../../src/people/add-person.ts';
import { getPost } from '../../src/people/post.store.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { aPanel, aPerson, aPost, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';

const { deps, owner, clock } = await aCouncil();
let administrator: Person, panel: Panel;

beforeAll(async () => {
  administrator = await aPerson(deps, { isAdministrator: true });
  panel = await aPanel(deps);
});

test('is out at once: no session, no post, no panel; the address is free again', async () => {
  const post = await aPost(deps);
  const person = await aPerson(deps, { posts: [post], part: { panel, part: 'member' } });
  await openSession(deps, person.id);
  expect(await deactivatePerson(deps, signedIn(administrator), { personId: person.id, version: 1 })).toEqual({ ok: true });
  expect(await owner('sessions').where({ person_id: person.id })).toEqual([]);
  expect(await findPerson(deps.db, person.id, clock.today())).toBeUndefined();
  expect((await getPost(deps.db, post.id, clock.today())).holder).toBeNull();
  expect((await listMemberships(deps.db, panel.id, clock.today())).map(({ personId }) => personId)).not.toContain(person.id);
  for (const [kind, id, what] of [['people', person.id, 'person.deactivated'], ['posts', post.id, 'post.handed-over'], ['panels', panel.id, 'panel.membership-changed']] as const) {
    expect((await listAuditEntriesAbout(deps.db, { kind, id }))[0]).toMatchObject({ what, personName: administrator.name });
  }
  expect(await addPerson(deps, signedIn(administrator), { name: 'Back again', email: person.email, lettersBy: 'email', isAdministrator: false })).toMatchObject({ ok: true });
});

test('is refused for who has left, an old version, oneself and anybody who is no administrator', async () => {
  const person = await aPerson(deps);
  expect(await deactivatePerson(deps, signedIn(administrator), { personId: person.id, version: 7 })).toEqual({ ok: false, because: 'changed-since' });
  await deactivatePerson(deps, signedIn(administrator), { personId: person.id, version: 1 });
  expect(await deactivatePerson(deps, signedIn(administrator), { personId: person.id, version: 2 })).toEqual({ ok: false, because: 'has-left' });
  await expect(deactivatePerson(deps, signedIn(administrator), { personId: administrator.id, version: 1 })).rejects.toBeInstanceOf(NotAllowed);
  await expect(deactivatePerson(deps, signedIn(await aPerson(deps)), { personId: administrator.id, version: 1 })).rejects.toBeInstanceOf(NotAllowed);
});
