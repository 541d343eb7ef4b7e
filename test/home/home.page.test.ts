// The homes through the real app: who sees what, on the first day, in the cycle, and after the meeting.
import { beforeAll, describe, expect, test } from 'vitest';
import { propose } from '../../src/actions/propose.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { day } from '../../src/calendar/day.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { ask } from '../../src/progress/ask.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-02-26T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, chair: Person, member: Person, officer: Person, director: Person, meeting: Meeting;
let late: string, soon: string;

async function home(person: Person): Promise<Browser> {
  const browser = await site.signIn(person);
  await browser.open('/');
  return browser;
}

beforeAll(async () => { await someSettings(deps); });

test('nobody signed in is sent to sign in', async () => {
  expect((await site.browser().open('/')).path).toBe('/sign-in');
});

describe('the first day', () => {
  test('an administrator is told what to enter first, and somebody without a part what is the matter', async () => {
    const { page } = await home(await aPerson(deps, { isAdministrator: true }));
    expect(page.headings).toContain('The first day');
    expect(page.links.map(({ href }) => href)).toEqual(expect.arrayContaining(['/settings', '/people', '/posts', '/panels']));
    expect((await home(await aPerson(deps))).page.text).toContain('you have no part in a panel');
  });

  test('clerk and member of a panel without meetings, actions or reports are told what comes', async () => {
    panel = await aPanel(deps);
    clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk' } });
    chair = await aPerson(deps, { name: 'Cllr Chair', part: { panel, part: 'chair' } });
    member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
    const clerks = (await home(clerk)).page;
    expect(clerks.h1).toBe(panel.name);
    expect(clerks.text).toContain('No meeting is planned.');
    expect(clerks.links.map(({ href }) => href)).toContain('/meetings/plan?panel=ECS');
    expect((await home(member)).page.text).toContain('No progress report has been sent yet');
  });
});

describe('in the cycle', () => {
  beforeAll(async () => {
    meeting = await aMeeting(deps, panel);
    const directing = await aPost(deps, { title: 'Director of Operations' });
    const post = await aPost(deps, { title: 'Head of Assessment', directorPostId: directing.id });
    const empty = await aPost(deps, { title: 'Commissioning Manager' });
    officer = await aPerson(deps, { name: 'Sam Officer', posts: [post] });
    director = await aPerson(deps, { name: 'Dee Director', posts: [directing] });
    const made = async (wording: string, on: string | null, leadPostId: string | null): Promise<string> =>
      (await anAction(deps, clerk, panel, { wording, leadPostId, target: on === null ? null : { on: day(on), words: null, meetingId: null } })).reference;
    soon = await made('Map every service', '2026-04-01', post.id);
    late = await made('Interview children within 72 hours', '2026-01-30', post.id);
    await made('Commission a review', '2026-04-30', empty.id);
    await made('Publish the pledge', null, null);
    await propose(deps, signedIn(officer), { kind: 'closure', reference: soon, reason: 'The map is published.' });
    await reportProgress(deps, signedIn(officer), { reference: soon, state: 'on track', text: 'The map is out.', meetingId: meeting.id, afterDeadline: false });
  });

  test('the clerk sees the cycle, what stands in the way with its mend, and what the panel would see', async () => {
    const { page } = await home(clerk);
    expect(page.h1).toBe('Thursday 12 March 2026, 6.30 pm');
    expect(page.text).toContain('Last call 26 Feb 2026, today');
    expect(page.text).toContain('ECS-4 has no lead post.');
    expect(page.text).toContain('ECS-3 is led by the Commissioning Manager, a post nobody holds now.');
    expect(page.text).toContain('1 closure is proposed: ECS-1');
    expect(page.text).toMatch(/4 actions 1 overdue on the day 0 no update received/);
    const { links } = page;
    expect(links.map(({ href }) => href)).toEqual(expect.arrayContaining(['/actions/ECS-4/lead-post', '/actions/ECS-4/target', `/meetings/${meeting.id}/dispatch`, `/meetings/${meeting.id}/draft`]));
    const browser = await home(clerk);
    for (const href of ['/actions/ECS-4/lead-post', '/actions/ECS-4/target', `/meetings/${meeting.id}/dispatch`, `/meetings/${meeting.id}/draft`]) expect([href, (await browser.open(href)).status]).toEqual([href, 200]);
  });

  test('the officer sees what is owed, overdue first, and by when', async () => {
    const { page } = await home(officer);
    expect(page.h1).toBe('You have 2 items, 1 overdue');
    expect(page.text).toContain('Answers were due by 25 February 2026');
    expect(page.text).toContain('1 of 2 done.');
    expect(page.text.indexOf(late)).toBeLessThan(page.text.indexOf(`${soon} Map`));
    expect(page.text).toContain('overdue by 27 days');
    expect(page.text).toContain('done for this meeting');
    expect(page.links.map(({ href }) => href)).toContain(`/my-actions#${late}`);
  });

  test('the director sees the same by post', async () => {
    const { page } = await home(director);
    expect(page.h1).toBe('The posts you direct have 2 items, 1 overdue');
    expect(page.headings).toContain('Head of Assessment: Sam Officer');
    expect(page.text).toContain('2 items · 1 overdue · 1 answered for the coming meeting');
  });

  test('the administrator is told of the post that nobody holds, by name and number only', async () => {
    const { page } = await home(await aPerson(deps, { isAdministrator: true }));
    expect(page.text).toContain('Nobody holds the post of Commissioning Manager, which leads 1 open action.');
    expect(page.text).not.toContain('Commission a review');
  });

  test('only the chair is offered the draft', async () => {
    expect((await home(chair)).page.links.map(({ href }) => href)).toContain(`/meetings/${meeting.id}/draft`);
    expect((await home(member)).page.links.map(({ href }) => href)).not.toContain(`/meetings/${meeting.id}/draft`);
  });

  test('who has several parts sees each, the most urgent first', async () => {
    const both = await aPerson(deps, { isAdministrator: true, part: { panel, part: 'co-opted member' } });
    const { page } = await home(both);
    expect(page.h1).toBe('People and settings of Testborough Council');
    expect(page.headings).toContain('Thursday 12 March 2026, 6.30 pm');
  });

  test('another panel’s clerk sees nothing of it', async () => {
    const other = await aPanel(deps, { code: 'HCW', name: 'Health Panel' });
    const { page } = await home(await aPerson(deps, { part: { panel: other, part: 'clerk' } }));
    expect(page.text).not.toContain('ECS-');
    expect(page.text).not.toContain('12 March');
  });
});

describe('the report', () => {
  test('dispatched, it is the member’s to read, with what is overdue and their own question', async () => {
    const overrides = { 'ECS-3:nobody-holds-it': 'Being filled', 'ECS-4:no-lead-post': 'Being filled', 'ECS-4:no-target': 'Follows' };
    const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting, { overrides }));
    expect(sent).toMatchObject({ ok: true });
    await ask(deps, signedIn(member), { reference: late, meetingId: meeting.id, text: 'Why is this late?', shared: true });
    const browser = await home(member);
    const { page } = browser;
    expect(page.text).toContain('Progress report 1 was sent on 26 February 2026 for this meeting.');
    expect(page.text).toMatch(/4 actions followed 1 for you to agree 1 overdue 0 no update received/);
    expect(page.text).toContain('overdue by 41 days');
    expect(page.text).toContain('The panel is asked to: agree, or refuse, the closure of 1 action: ECS-1');
    expect(page.headings).toContain('Your questions (1)');
    expect(page.text).toContain('Why is this late?');
    expect((await browser.open(`/actions/${late}/ask`)).status).toBe(200);
    expect((await home(chair)).page.text).toContain('1 question of other members waits for an answer.');
    const clerks = (await home(clerk)).page.text;
    expect(clerks).toContain('Report 1 for this meeting was dispatched on 26 February 2026.');
    expect(clerks).toContain('1 question from members is not answered yet.');
  });

  test('after the meeting: the clerk is asked for the minutes, and nobody is told that what was closed is overdue', async () => {
    clock.set('2026-03-13T10:00:00Z');
    await recordDecision(deps, signedIn(clerk), { reference: late, kind: 'closed', decidedBy: 'panel', decidedOn: day('2026-03-12'), meetingId: meeting.id, minuteNumber: '41', words: null });
    const clerks = (await home(clerk)).page;
    expect(clerks.text).toContain('The meeting of 12 March 2026 has passed. Was it held?');
    expect(clerks.links.map(({ href }) => href)).toContain(`/intake/new?meeting=${meeting.id}`);
    const { page } = await home(member);
    expect(page.text).toContain('No meeting is planned. The last one was on 12 March 2026.');
    expect(page.text).toContain('Progress report 1 was sent on 26 February 2026, for the meeting of 12 March 2026.');
    expect(page.text).toContain('closed by the panel since this report');
    expect(page.links.map(({ href }) => href)).not.toContain(`/actions/${late}/ask`);
  });
});
