// Obligations that come round: the rule as a table, and the job as it makes one occurrence after another, each once.
import { beforeAll, describe, expect, test } from 'vitest';
import { getActionByReference, listSources, listTargets } from '../../src/actions/action.store.ts';
import { nextOf, repeatsIn, type Repeats } from '../../src/actions/repeat.ts';
import { getRound } from '../../src/actions/repeat.store.ts';
import { repeatAction } from '../../src/actions/repeat-action.ts';
import { repeatActions } from '../../src/actions/repeat-actions.job.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { stopRepeating } from '../../src/actions/stop-repeating.ts';
import { day, type Day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const meeting = (meetsOn: string, kind: 'ordinary' | 'extraordinary' = 'ordinary', state = 'planned') => ({ id: meetsOn, meetsOn: day(meetsOn), kind, state });
const meetings = [meeting('2026-03-12', 'ordinary', 'held'), meeting('2026-04-01', 'extraordinary'), meeting('2026-04-23', 'ordinary', 'cancelled'), meeting('2026-06-11'), meeting('2026-09-10')];

describe('the next one', () => {
  test.each<[string, Repeats, target: string, today: string, next: string]>([
    ['each meeting: not an extraordinary one, not a cancelled one', { every: 'each meeting', until: null }, '2026-03-12', '2026-03-13', '2026-06-11'],
    ['each meeting, up to its end', { every: 'each meeting', until: day('2026-06-30') }, '2026-06-11', '2026-06-12', 'over'],
    ['each meeting, none planned yet', { every: 'each meeting', until: null }, '2026-09-10', '2026-09-11', 'no-meeting-yet'],
    ['every six months', { every: { months: 6 }, until: null }, '2026-03-31', '2026-04-01', '2026-09-30'],
    ['every month, from the 31st', { every: { months: 1 }, until: null }, '2026-01-31', '2026-02-01', '2026-02-28'],
    ['what would have fallen in an outage is passed over', { every: { months: 1 }, until: null }, '2026-01-31', '2026-04-05', '2026-04-30'],
    ['quarterly, past its end', { every: { months: 3 }, until: day('2026-05-12') }, '2026-03-12', '2026-03-13', 'over'],
  ])('%s', (_what, repeats, target, today, next) => {
    const found = nextOf(repeats, day(target), day(today), meetings);
    expect(typeof found === 'string' ? found : found.on).toBe(next);
  });

  test.each<[string, Repeats | null]>([
    ['regular reports of progress', { every: 'each meeting', until: null }], ['every six months', { every: { months: 6 }, until: null }], ['at each meeting until the end of March 2027', { every: 'each meeting', until: '2027-03-31' as Day }],
    ['by the end of March', null], ['in due course', null],
  ])('of “%s”', (words, repeats) => { expect(repeatsIn(words, day('2026-03-12'), meetings)).toEqual(repeats); });
});

describe('by the clock', async () => {
  const { deps, clock } = await aCouncil({ at: '2026-03-12T10:00:00Z' });
  const site = await aSite(deps);
  let panel: Panel, clerk: Person, member: Person, post: { id: string };
  const run = () => tick([repeatActions], deps);

  beforeAll(async () => {
    await someSettings(deps);
    panel = await aPanel(deps);
    post = await aPost(deps);
    clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
    member = await aPerson(deps, { part: { panel, part: 'member' } });
    await aMeeting(deps, panel, { meetsOn: day('2026-04-23') });
    await aMeeting(deps, panel, { meetsOn: day('2026-06-11') });
    await anAction(deps, clerk, panel, { wording: 'Report progress with an updated plan', leadPostId: post.id, minuteNumber: '28', target: { on: day('2026-04-23'), words: 'regular reports of progress', meetingId: null } });
  });

  test('nothing comes round before its day has passed, and once it has, one does, however often it is asked for', async () => {
    await run();
    expect((await getRound(deps.db, (await getActionByReference(deps.db, 'ECS-1')).id)).followedBy).toBeNull();
    clock.set('2026-04-23T22:30:00Z');
    await run();
    expect((await getRound(deps.db, (await getActionByReference(deps.db, 'ECS-1')).id)).followedBy).toBeNull();
    clock.set('2026-04-24T00:01:00Z');
    await Promise.all([...Array.from({ length: 8 }, () => repeatAction(deps, 'ECS-1')), run()]);
    await run();
    const next = await getActionByReference(deps.db, 'ECS-2');
    expect(next).toMatchObject({ wording: 'Report progress with an updated plan', leadPostId: post.id, targetOn: '2026-06-11', targetWords: 'regular reports of progress', state: 'not started' });
    expect(await getRound(deps.db, next.id)).toEqual({ repeats: { every: 'each meeting', until: null }, follows: 'ECS-1', followedBy: null });
    const before = await getActionByReference(deps.db, 'ECS-1');
    expect((await listSources(deps.db, [next.id]))[0]?.findingId).toBe((await listSources(deps.db, [before.id]))[0]?.findingId);
    expect((await listTargets(deps.db, [next.id]))[0]).toMatchObject({ position: 0, minuteNumber: '28' });
    await expect(getActionByReference(deps.db, 'ECS-3')).rejects.toThrow();
  });

  test('it waits for a meeting to be planned, and follows then', async () => {
    clock.set('2026-06-12T09:00:00Z');
    await run();
    await expect(getActionByReference(deps.db, 'ECS-3')).rejects.toThrow();
    await aMeeting(deps, panel, { meetsOn: day('2026-09-10') });
    await run();
    expect(await getActionByReference(deps.db, 'ECS-3')).toMatchObject({ targetOn: '2026-09-10' });
  });

  test('one the panel closed early is followed; one it did not accept is not', async () => {
    const decide = (reference: string, kind: 'closed' | 'not accepted') => recordDecision(deps, signedIn(clerk), { reference, kind, decidedBy: 'panel', decidedOn: day('2026-06-12'), meetingId: null, minuteNumber: null, words: null });
    await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-12-12'), words: 'every six months', meetingId: null } });
    await decide('ECS-3', 'not accepted');
    await decide('ECS-4', 'closed');
    await run();
    expect(await getActionByReference(deps.db, 'ECS-5')).toMatchObject({ targetOn: '2027-06-12' });
    await expect(getActionByReference(deps.db, 'ECS-6')).rejects.toThrow();
  });

  test('the clerk says that it comes round no more; nobody else does', async () => {
    const browser = await site.signIn(clerk);
    expect((await browser.open('/actions/ECS-5')).text).toContain('It comes round every 6 months, with no end named.');
    expect(browser.page.links.map(({ text }) => text)).toContain('It follows ECS-4');
    const reader = await site.signIn(member);
    expect((await reader.open('/actions/ECS-5')).buttons).not.toContain('It comes round no more');
    await expect(stopRepeating(deps, signedIn(member), { reference: 'ECS-5' })).rejects.toBeInstanceOf(NotAllowed);
    expect((await browser.submit('It comes round no more')).notice).toContain('ECS-5 comes round no more');
    clock.set('2028-01-10T09:00:00Z');
    await run();
    await expect(getActionByReference(deps.db, 'ECS-6')).rejects.toThrow();
  });
});
