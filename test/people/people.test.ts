// The verbs on people, posts and organisations: the row, the entry in the trail, and what is refused.
import { beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { addOrganisation } from '../../src/people/add-organisation.ts';
import { addPerson } from '../../src/people/add-person.ts';
import { addPost } from '../../src/people/add-post.ts';
import { changeOrganisation } from '../../src/people/change-organisation.ts';
import { changePerson } from '../../src/people/change-person.ts';
import { changePost } from '../../src/people/change-post.ts';
import { endPost } from '../../src/people/end-post.ts';
import { handOverPost } from '../../src/people/hand-over-post.ts';
import type { Doer, Person } from '../../src/people/person.ts';
import { findPerson, getPersonRecord } from '../../src/people/person.store.ts';
import type { Organisation } from '../../src/people/post.ts';
import { getOrganisation, getPost, listHoldings } from '../../src/people/post.store.ts';
import { anOrganisation, aPanel, aPerson, aPost, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';

const { deps, owner, clock } = await aCouncil();
let administrator: Person, clerk: Person, organisation: Organisation, by: Doer;

beforeAll(async () => {
  administrator = await aPerson(deps, { isAdministrator: true });
  clerk = await aPerson(deps, { part: { panel: await aPanel(deps), part: 'clerk' } });
  organisation = await anOrganisation(deps);
  by = signedIn(administrator);
});

const trail = async (kind: string, id: string) => (await listAuditEntriesAbout(deps.db, { kind, id })).map(({ what, personName, changes }) => ({ what, personName, changes: JSON.parse(changes) as unknown }));
const someone = (email: string) => ({ name: 'Sam Rao', email, lettersBy: 'email' as const, isAdministrator: false });

describe('a person', () => {
  test('is added once under an address, whatever its case', async () => {
    const added = await addPerson(deps, by, someone('sam@testborough.example'));
    if (!added.ok) throw new Error(added.because);
    expect(await getPersonRecord(deps.db, added.personId)).toMatchObject({ name: 'Sam Rao', joinedOn: '2026-03-12', leftOn: null });
    expect(await trail('people', added.personId)).toMatchObject([{ what: 'person.added', personName: administrator.name, changes: { email: [null, 'sam@testborough.example'] } }]);
    expect(await addPerson(deps, by, someone('SAM@testborough.example'))).toEqual({ ok: false, because: 'address-taken' });
  });
  test('is changed, with only what changed in the trail; a second who had the old one open is told', async () => {
    const { id } = await aPerson(deps);
    const { version, ...record } = await getPersonRecord(deps.db, id);
    expect(await changePerson(deps, by, { ...record, version, name: 'Dr Pat Low' })).toEqual({ ok: true, changed: true });
    expect((await trail('people', id))[0]).toMatchObject({ what: 'person.changed', changes: { name: [record.name, 'Dr Pat Low'] } });
    expect(await changePerson(deps, by, { ...record, version, name: 'Patricia Low' })).toEqual({ ok: false, because: 'changed-since' });
    expect((await getPersonRecord(deps.db, id)).name).toBe('Dr Pat Low');
    expect(await changePerson(deps, by, { ...record, version: version + 1, name: 'Dr Pat Low' })).toEqual({ ok: true, changed: false });
    expect(await changePerson(deps, by, { ...record, version: version + 1, email: administrator.email })).toEqual({ ok: false, because: 'address-taken' });
  });
  test('is signed out when made an administrator or no longer one', async () => {
    const { id } = await aPerson(deps);
    await openSession(deps, id);
    const { version, ...record } = await getPersonRecord(deps.db, id);
    await changePerson(deps, by, { ...record, version, lettersBy: 'paper' });
    expect((await owner('sessions').where({ person_id: id })).length).toBe(1);
    await changePerson(deps, by, { ...record, version: version + 1, isAdministrator: true });
    expect((await owner('sessions').where({ person_id: id })).length).toBe(0);
    await changePerson(deps, by, { ...record, version: version + 2, isAdministrator: false });
  });
  test('the last administrator stays one', async () => {
    const { version, ...record } = await getPersonRecord(deps.db, administrator.id);
    expect(await changePerson(deps, by, { ...record, version, isAdministrator: false })).toEqual({ ok: false, because: 'last-administrator' });
  });
  test('no one else may', async () => {
    await expect(addPerson(deps, signedIn(clerk), someone('x@testborough.example'))).rejects.toBeInstanceOf(NotAllowed);
    await expect(changePerson(deps, signedIn(clerk), { id: clerk.id, ...someone(clerk.email), isAdministrator: true, version: 1 })).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe('a post', () => {
  test('is added with its holder, once under its title', async () => {
    const director = await aPost(deps, { organisation });
    const order = { title: 'Head of Assessment', organisationId: organisation.id, directorPostId: director.id, holder: { personId: clerk.id, fromOn: day('2026-03-01') } };
    const added = await addPost(deps, by, order);
    if (!added.ok) throw new Error(added.because);
    expect(await getPost(deps.db, added.postId, clock.today())).toMatchObject({ title: 'Head of Assessment', directorPostId: director.id, holder: { personId: clerk.id, since: '2026-03-01' } });
    expect(await trail('posts', added.postId)).toMatchObject([{ what: 'post.added', changes: { holder: [null, clerk.name] } }]);
    expect(await addPost(deps, by, order)).toEqual({ ok: false, because: 'title-taken' });
  });
  test('is handed over from a day: the old holder until the day before, also when that day is to come', async () => {
    const post = await aPost(deps, { organisation });
    const [amin, rao] = [await aPerson(deps, { posts: [post] }), await aPerson(deps)];
    expect(await handOverPost(deps, by, { postId: post.id, to: rao.id, fromOn: day('2026-04-01') })).toEqual({ ok: true });
    expect((await listHoldings(deps.db, post.id)).map(({ personId, fromOn, untilOn }) => [personId, fromOn, untilOn])).toEqual([[rao.id, '2026-04-01', null], [amin.id, '2010-01-01', '2026-03-31']]);
    expect((await findPerson(deps.db, amin.id, day('2026-03-31')))?.posts).toHaveLength(1);
    expect((await findPerson(deps.db, amin.id, day('2026-04-01')))?.posts).toHaveLength(0);
    expect((await findPerson(deps.db, rao.id, day('2026-04-01')))?.posts).toHaveLength(1);
    expect((await trail('posts', post.id))[0]).toMatchObject({ what: 'post.handed-over', changes: { holder: [amin.name, rao.name], from: [null, '2026-04-01'] } });
    expect(await handOverPost(deps, by, { postId: post.id, to: amin.id, fromOn: day('2026-04-01') })).toEqual({ ok: false, because: 'not-later' });
    expect(await handOverPost(deps, by, { postId: post.id, to: null, fromOn: day('2026-05-01') })).toEqual({ ok: true });
    expect((await getPost(deps.db, post.id, day('2026-05-01'))).holder).toBeNull();
  });
  test('handed over by two at once has one holder', async () => {
    const post = await aPost(deps, { organisation });
    const [a, b] = [await aPerson(deps), await aPerson(deps)];
    const both = await Promise.all([a, b].map(({ id }) => handOverPost(deps, by, { postId: post.id, to: id, fromOn: day('2026-03-12') })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listHoldings(deps.db, post.id)).toHaveLength(1);
  });
  test('never answers to itself, by however many steps', async () => {
    const director = await aPost(deps, { organisation });
    const head = await aPost(deps, { organisation, directorPostId: director.id });
    expect(await changePost(deps, by, { id: director.id, title: director.title, directorPostId: head.id, version: 1 })).toEqual({ ok: false, because: 'directs-itself' });
    expect(await changePost(deps, by, { id: director.id, title: 'Executive Director', directorPostId: null, version: 1 })).toEqual({ ok: true, changed: true });
    expect(await changePost(deps, by, { id: director.id, title: 'Director', directorPostId: null, version: 1 })).toEqual({ ok: false, because: 'changed-since' });
  });
  test('is ended: its holder stops the day before, and nobody can take it on', async () => {
    const post = await aPost(deps, { organisation });
    const holder = await aPerson(deps, { posts: [post] });
    expect(await endPost(deps, by, { postId: post.id, endedOn: day('2010-01-01'), version: 1 })).toEqual({ ok: false, because: 'before-its-holder' });
    expect(await endPost(deps, by, { postId: post.id, endedOn: day('2026-04-01'), version: 1 })).toEqual({ ok: true });
    expect(await listHoldings(deps.db, post.id)).toMatchObject([{ personId: holder.id, untilOn: '2026-03-31' }]);
    expect(await handOverPost(deps, by, { postId: post.id, to: clerk.id, fromOn: day('2026-04-01') })).toEqual({ ok: false, because: 'ended' });
    expect(await endPost(deps, by, { postId: post.id, endedOn: day('2026-05-01'), version: 2 })).toEqual({ ok: false, because: 'already-ended' });
  });
  test('a clerk may not', async () => {
    const post = await aPost(deps, { organisation });
    await expect(handOverPost(deps, signedIn(clerk), { postId: post.id, to: clerk.id, fromOn: clock.today() })).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe('an organisation', () => {
  test('is added once under its name, renamed and ended', async () => {
    const added = await addOrganisation(deps, by, { name: 'Testborough Children First', kind: 'trust' });
    if (!added.ok) throw new Error(added.because);
    expect(await addOrganisation(deps, by, { name: 'Testborough Children First', kind: 'partner' })).toEqual({ ok: false, because: 'name-taken' });
    const change = { id: added.organisationId, name: 'Testborough Children First Ltd', kind: 'trust' as const, endedOn: day('2026-03-31') };
    expect(await changeOrganisation(deps, by, { ...change, version: 1 })).toEqual({ ok: true, changed: true });
    expect(await getOrganisation(deps.db, added.organisationId)).toMatchObject({ name: 'Testborough Children First Ltd', endedOn: '2026-03-31' });
    expect(await changeOrganisation(deps, by, { ...change, version: 1 })).toEqual({ ok: false, because: 'changed-since' });
    expect((await trail('organisations', added.organisationId)).map(({ what }) => what)).toEqual(['organisation.changed', 'organisation.added']);
  });
});
