// Officers who have their letters on paper: the request is printed and handed over by the clerk, and only then may a report call them silent.
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { prepareContent } from '../../src/editions/prepare-edition.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { deliverRequestOnPaper } from '../../src/progress/deliver-request-on-paper.ts';
import { toDeliver } from '../../src/progress/paper-request.ts';
import { listPaperRequests } from '../../src/progress/paper-request.store.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-02-16T08:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, meeting: Meeting, action: ActionWithPosts;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  await aPerson(deps, { name: 'Pat Paper', lettersBy: 'paper', posts: [post] });
  meeting = await aMeeting(deps, panel);
  action = await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-09-30'), words: null, meetingId: null } });
}, 60_000);

const silence = async (): Promise<string | undefined> => (await prepareContent(deps, deps.db, panel, meeting, { number: 1 })).content.actions[0]?.silence?.says;

test('the newest to each person waits, unless it was handed over', () => {
  const of = (personId: string, deliveredOn: string | null) => ({ personId, deliveredOn: deliveredOn === null ? null : day(deliveredOn) });
  expect(toDeliver([of('a', null), of('b', null), of('a', null)])).toEqual([of('a', null), of('b', null)]);
  expect(toDeliver([of('a', '2026-02-17'), of('a', null)])).toEqual([]);
});

describe('a request on paper', () => {
  test('is no e-mail, waits on the clerk’s list, and proves nothing yet', async () => {
    await tick([runCycles], deps);
    await tick([runCycles], deps);
    expect(await deps.db('letters').where({ kind: 'update-request' })).toEqual([]);
    expect(await deps.db('update_requests')).toHaveLength(1);
    expect(await silence()).toBeUndefined();
    const browser = await site.signIn(clerk);
    expect((await browser.open('/')).text).toContain('1 request for updates goes on paper: print and hand over.');
    await browser.open(`/meetings/${meeting.id}/cycle`);
    expect(browser.page.text).toContain('to be handed over on paper');
    await browser.follow('1 request to print and hand over');
    expect(browser.page.text).toContain(`Dear Pat Paper`);
    expect(browser.page.text).toContain(`${action.reference} Hold supervision every month and record it`);
    expect(browser.page.text).toContain('Updates are due by 25 February 2026.');
    expect((await (await site.signIn(member)).open(`/meetings/${meeting.id}/paper-requests`)).status).toBe(403);
  });

  test('is marked as handed over with its day; then silence is proven, and counted from it', async () => {
    clock.set('2026-02-18T09:00:00Z');
    const browser = await site.signIn(clerk);
    await browser.open(`/meetings/${meeting.id}/paper-requests`);
    const request = (await listPaperRequests(deps.db, meeting.id))[0]?.requestId ?? '';
    const order = { meetingId: meeting.id, requestId: request, note: null };
    expect(await deliverRequestOnPaper(deps, signedIn(clerk), { ...order, deliveredOn: day('2026-02-19') })).toEqual({ ok: false, because: 'not-yet' });
    expect(await deliverRequestOnPaper(deps, signedIn(clerk), { ...order, deliveredOn: day('2026-02-15') })).toEqual({ ok: false, because: 'before-it-was-asked' });
    await expect(deliverRequestOnPaper(deps, signedIn(member), { ...order, deliveredOn: day('2026-02-17') })).rejects.toThrow('Only the clerk');
    await browser.submit('Mark as handed over', { request, 'deliveredOn-day': '17', 'deliveredOn-month': '2', 'deliveredOn-year': '2026', note: 'At the front desk' });
    expect(browser.page.text).toContain('Pat Paper: handed over on 17 February 2026, says Clara Clerk (At the front desk)');
    expect(browser.page.text).toContain('Nothing waits to be printed.');
    expect(await deliverRequestOnPaper(deps, signedIn(clerk), { ...order, deliveredOn: day('2026-02-18') })).toEqual({ ok: false, because: 'said-before' });
    expect(await silence()).toContain('no update received; 1 request;');
  });

  test('the reminder is another; while nobody has handed it over it is not counted', async () => {
    clock.set('2026-02-23T08:00:00Z');
    await tick([runCycles], deps);
    expect((await listPaperRequests(deps.db, meeting.id)).map(({ deliveredOn }) => deliveredOn)).toEqual([null, '2026-02-17']);
    expect(await silence()).toContain('no update received; 1 request;');
  });
});
