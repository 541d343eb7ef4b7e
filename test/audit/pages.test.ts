// The trail as people read it: by person and day, of one record, in words, without exempt text.
import { beforeAll, expect, test } from 'vitest';
import { record } from '../../src/audit/record.ts';
import { day } from '../../src/calendar/day.ts';
import { addPerson } from '../../src/people/add-person.ts';
import { handOverPost } from '../../src/people/hand-over-post.ts';
import type { Person } from '../../src/people/person.ts';
import { aPanel, aPerson, aPost, anAction, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps, clock } = await aCouncil();
const site = await aSite(deps);
let administrator: Person, clerk: Person, otherClerk: Person, browser: Browser, reference: string;

beforeAll(async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  administrator = await aPerson(deps, { name: 'Ada Grant', isAdministrator: true });
  clerk = await aPerson(deps, { name: 'Cleo Marsh', part: { panel, part: 'clerk' } });
  otherClerk = await aPerson(deps, { part: { panel: await aPanel(deps, { code: 'HCW', name: 'Health' }), part: 'clerk' } });
  const action = await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-05-01'), words: 'by May', meetingId: null } });
  ({ reference } = action);
  await deps.db.transaction(async (tx) => {
    await record(tx, deps, { person: clerk, way: 'clerk on behalf', onBehalfOf: { id: 'x', name: 'Jo Amin' } },
      { what: 'action.test', about: { kind: 'actions', id: action.id, label: reference }, changes: { exemptText: [null, 'canary-of-exempt-text'] } });
  });
  clock.advance(24 * 3_600_000);
  await addPerson(deps, signedIn(administrator), { name: 'Dr <Pat> Low', email: 'pat@testborough.example', lettersBy: 'paper', isAdministrator: false });
  await handOverPost(deps, signedIn(administrator), { postId: post.id, to: clerk.id, fromOn: clock.today() });
  browser = await site.signIn(administrator);
});

test('by person and by day', async () => {
  const page = await browser.open(`/audit?person=${administrator.id}&on-day=13&on-month=3&on-year=2026`);
  expect(page.tables[0]?.slice(1).map(([when, who, what]) => [when, who, what])).toEqual([
    ['13 March 2026, 10.00 am', 'Ada Grant', 'post: handed over post Head of Assessment'], ['13 March 2026, 10.00 am', 'Ada Grant', 'person: added person Dr <Pat> Low'],
  ]);
  expect(page.tables[0]?.[2]?.[3]).toContain('letters by: paper');
  expect((await browser.open(`/audit?person=${administrator.id}&on-day=12&on-month=3&on-year=2026`)).text).toContain('Nothing was done');
});

test('the same as a file, without exempt text', async () => {
  const day = await (await browser.send(`/audit.csv?person=${administrator.id}&on-day=13&on-month=3&on-year=2026`)).text();
  const [heading, ...lines] = day.trim().split('\r\n');
  expect(heading).toContain('"When","Who"');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('"13 March 2026, 10.00 am","Ada Grant"');
  const all = await (await browser.send('/audit.csv')).text();
  expect(all).toContain('exempt text, not shown here');
  expect(all).not.toContain('canary-of-exempt-text');
});

test('of one action, for its panel’s clerk: values are words, exempt text is not there', async () => {
  const theirs = await site.signIn(clerk);
  const page = await theirs.open(`/audit/actions/${reference}`);
  expect(page.status).toBe(200);
  expect(page.tables[0]?.[1]?.slice(1, 4)).toEqual(['Cleo Marsh clerk on behalf, for Jo Amin', 'action: test', 'exempt text: exempt text, not shown here']);
  expect(page.text).toContain('lead post: Head of Assessment');
  expect(page.text).toContain('target: 1 May 2026');
  expect(page.html).not.toContain('canary-of-exempt-text');
  expect((await browser.open('/audit')).html).not.toContain('canary-of-exempt-text');
});

test('another panel’s clerk and an action that is not there get the same answer', async () => {
  const theirs = await site.signIn(otherClerk);
  const hidden = await theirs.open(`/audit/actions/${reference}`);
  const absent = await theirs.open('/audit/actions/ECS-999');
  expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
  for (const path of [`/audit/people/${clerk.id}`, '/audit/settings/settings']) expect((await theirs.open(path)).status).toBe(404);
  expect((await browser.open(`/audit/people/${clerk.id}`)).status).toBe(200);
});
