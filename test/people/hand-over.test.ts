// A post changes its holder and everything follows it; what was written stays its author's; what a leaver leaves open is listed before they go.
import { beforeAll, expect, test } from 'vitest';
import { getActionByReference } from '../../src/actions/action.store.ts';
import { propose } from '../../src/actions/propose.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { lettersOf } from '../../src/letters/letter.policy.ts';
import { listLettersTo } from '../../src/letters/letter-list.store.ts';
import { handOverPost } from '../../src/people/hand-over-post.ts';
import type { Person } from '../../src/people/person.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { listUpdates } from '../../src/progress/update.store.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let clerk: Person, administrator: Person, leaver: Person, follower: Person, post: { id: string };
const report = (by: Person, reference: string) => reportProgress(deps, signedIn(by), { reference, state: 'on track', text: `Written by ${by.name}.`, meetingId: null, afterDeadline: false });
const fresh = async (person: Person) => await getPerson(deps.db, person.id, clock.today());

beforeAll(async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Head of Assessment' });
  const other = await aPost(deps, { title: 'Head of Placements' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  administrator = await aPerson(deps, { isAdministrator: true });
  leaver = await aPerson(deps, { name: 'Lena Leaver', posts: [post] });
  follower = await aPerson(deps, { name: 'Fay Follower' });
  const target = { on: day('2026-06-30'), words: null, meetingId: null };
  await anAction(deps, clerk, panel, { leadPostId: post.id, target });
  await anAction(deps, clerk, panel, { leadPostId: other.id, contributorPostIds: [post.id], target });
  await report(leaver, 'ECS-1');
  await propose(deps, signedIn(leaver), { kind: 'extension', reference: 'ECS-1', reason: 'Two vacancies.', newTargetOn: day('2026-09-30') });
});

test('before the account is closed, what the leaver leaves open is listed by post and reference', async () => {
  const browser = await site.signIn(administrator);
  const page = await browser.open(`/people/${leaver.id}/deactivate-person`);
  expect(page.text).toContain('Hand over Head of Assessment, which leads 1 open action: ECS-1 helps with 1 open action: ECS-2');
  // The administrator hands posts over and has no say in the panel's business.
  expect(page.text).not.toContain('Hold supervision');
});

test('from the day of the hand-over the follower answers, and the one before no longer', async () => {
  expect(await handOverPost(deps, signedIn(administrator), { postId: post.id, to: follower.id, fromOn: day('2026-03-09') })).toEqual({ ok: true });
  clock.set('2026-03-08T12:00:00Z');
  expect(await report(await fresh(leaver), 'ECS-1')).toMatchObject({ ok: true });
  await expect(report(await fresh(follower), 'ECS-1')).rejects.toBeInstanceOf(NotAllowed);
  clock.set('2026-03-09T08:00:00Z');
  await expect(report(await fresh(leaver), 'ECS-1')).rejects.toBeInstanceOf(NotAllowed);
  expect(await report(await fresh(follower), 'ECS-1')).toMatchObject({ ok: true });
  expect(await report(await fresh(follower), 'ECS-2')).toMatchObject({ ok: true });
  const mine = await (await site.signIn(follower)).open('/my-actions');
  expect(mine.text).toMatch(/ECS-1[\s\S]*ECS-2/);
});

test('what was written keeps its author’s name, also when they have left', async () => {
  expect(await deactivatePerson(deps, signedIn(administrator), { personId: leaver.id, version: 1 })).toEqual({ ok: true });
  const { id } = await getActionByReference(deps.db, 'ECS-1');
  expect((await listUpdates(deps.db, [id])).map(({ byName }) => byName).toSorted()).toEqual(['Fay Follower', 'Lena Leaver', 'Lena Leaver']);
  const story = await (await site.signIn(clerk)).open('/actions/ECS-1');
  expect(story.text).toMatch(/Head of Assessment: Fay Follower since 9 March 2026[\s\S]*before: Lena Leaver, until 8 March 2026/);
  expect(story.text).toContain('Written by Lena Leaver.');
});

test('what the leaver had asked for is decided all the same, and the follower hears of it', async () => {
  expect(await recordDecision(deps, signedIn(clerk), { reference: 'ECS-1', kind: 'extension agreed', decidedBy: 'panel', decidedOn: day('2026-03-09'), meetingId: null, minuteNumber: '41', words: null, tellsOwner: true })).toMatchObject({ ok: true });
  expect(await getActionByReference(deps.db, 'ECS-1')).toMatchObject({ targetOn: '2026-09-30' });
  const letters = async (to: Person) => (await listLettersTo(deps.db, lettersOf(clerk), to.id)).map(({ subject }) => subject);
  expect([await letters(follower), await letters(leaver)]).toEqual([['What was decided: ECS-1'], []]);
});
