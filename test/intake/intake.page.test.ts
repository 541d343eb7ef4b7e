// From minutes to actions, as the clerk does it: taken in, reviewed beside the paper, confirmed; and everything that must not happen.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { listActions, listSources } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { getBytes } from '../../src/documents/document.store.ts';
import { sha256Of } from '../../src/documents/document.ts';
import { listFindings, listInspections, listJudgements } from '../../src/inspections/inspection.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../../src/resolutions/resolution.store.ts';
import { aMeeting, anOrganisation, aPanel, aPerson, aPost, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';
import type { ReadPage } from '../support/html.ts';

const { deps, owner } = await aCouncil({ at: '2014-04-28T10:00:00Z' });
const site = await aSite(deps);
const fixture = readFileSync(new URL('fixtures/improvement-item.txt', import.meta.url));
let panel: Panel, clerk: Person, member: Person, meeting: Meeting, post: { id: string };

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Scrutiny Officer' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' }, posts: [post] });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  meeting = await aMeeting(deps, panel, { meetsOn: day('2014-04-24'), state: 'held' });
  await aMeeting(deps, panel, { meetsOn: day('2014-07-10') });
});

const minutes = () => ({ file: { fileName: 'Inspection item.txt', mediaType: 'text/plain', bytes: fixture }, kind: 'minutes', meeting: meeting.id });

test('minutes become resolutions, an undertaking and two actions, all at once and only when confirmed', async () => {
  const browser = await site.signIn(clerk);
  await browser.open(`/intake/new?meeting=${meeting.id}`);
  const review = await browser.submit('Read it', minutes());
  expect(review.text).toContain('1 item · 3 resolutions · 1 undertaking');
  expect(review.text).toContain('Adoption performance: Good');
  expect(review.buttons).toContain('Confirm 2 actions');
  // "In the new municipal year" has become the panel's first meeting in it; the words are kept beside the day.
  expect(review.text).toMatch(/10 July 2014/);
  expect(await listActions(deps.db, panel.id)).toEqual([]);
  expect(await listResolutionsOfMeetings(deps.db, [meeting.id])).toEqual([]);

  const kinds = [1, 2, 3, 4].map((n) => review.valueOf(`l${n}-kind`));
  expect(kinds.sort()).toEqual(['act', 'act', 'noted', 'undertaking']);
  const seminar = [1, 2, 3, 4].find((n) => review.valueOf(`l${n}-text`).includes('seminar')) ?? 0;
  const confirmed = await browser.submit('Confirm 2 actions', { [`l${seminar}-post`]: post.id, [`l${seminar}-wording`]: 'Hold a seminar on what a good service looks like' });
  expect(confirmed.notice).toContain('Confirmed. Made ECS-1, ECS-2.');

  expect((await listResolutionsOfMeetings(deps.db, [meeting.id])).map((r) => [r.label, r.kind])).toEqual([['1', 'noted'], ['2', 'act'], ['3', 'act']]);
  expect((await listUndertakingsOfMeetings(deps.db, [meeting.id])).map((u) => u.text)).toEqual([expect.stringContaining('housing protocol')]);
  const actions = await listActions(deps.db, panel.id);
  expect(actions).toMatchObject([{ reference: 'ECS-1' }, { reference: 'ECS-2', wording: 'Hold a seminar on what a good service looks like', leadPostId: post.id, targetOn: '2014-07-10', targetWords: 'in the new municipal year' }]);
  const resolutions = await listResolutionsOfMeetings(deps.db, [meeting.id]);
  expect((await listSources(deps.db, actions.map((a) => a.id))).map((s) => s.resolutionId).sort()).toEqual(resolutions.filter((r) => r.kind === 'act').map((r) => r.id).sort());
  // The resolution's words never change, and lead back to their place in the paper.
  const third = resolutions[2];
  expect(third?.text).toContain('what a good service looks like');
  const paper = fixture.toString('utf8');
  expect(paper.slice(third?.sourceStart ?? 0, third?.sourceEnd ?? 0)).toContain('seminar for the Panel');
});

test('the paper is kept byte for byte, and the same file again adds nothing', async () => {
  const sha256 = sha256Of(fixture);
  expect((await getBytes(deps.db, sha256)).equals(fixture)).toBe(true);
  const before = await owner('documents').count('* as n');
  const browser = await site.signIn(clerk);
  await browser.open('/intake/new');
  expect((await browser.submit('Read it', minutes())).notice).toContain('This very file came in on 28 April 2014; nothing was added.');
  expect(await owner('documents').count('* as n')).toEqual(before);
  expect(await deps.db('documents').where({ sha256 })).toHaveLength(1);
});

/** Papers of these tests are much alike, so that each is offered for comparison first; here it is a paper of its own. */
async function readOnItsOwn(browser: Browser, pasted: string): Promise<ReadPage> {
  const page = await browser.submit('Read it', { pasted, kind: 'minutes', meeting: meeting.id });
  return page.path.endsWith('/compare') ? await browser.follow('review all of it as a paper of its own') : page;
}

describe('the review', () => {
  const text = 'Panel minutes\n\n7. Early help\n\nRESOLVED –\n\n(a) That officers bring a paper on early help to the next meeting; and\n\n(b) That the report be noted and that the Director write to schools by 30 June 2014.\n';

  test('is saved as a draft, splits at an empty line, joins, adds, and keeps what was typed when it cannot be confirmed', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    let page = await browser.submit('Read it', { pasted: text, kind: 'minutes', meeting: meeting.id });
    expect(page.text).toContain('2 resolutions');
    page = await browser.submit('Save and go on later', { 'l2-text': 'That the report be noted\n\nand that the Director write to schools by 30 June 2014' });
    expect(page.text).toContain('3 resolutions');
    page = await browser.submit('Join line 3 to the one above');
    expect(page.text).toContain('2 resolutions');
    page = await browser.submit('Add a line');
    page = await browser.submit('Save and go on later', { 'l3-text': 'That the chair write to Cabinet', 'l3-due': 'by 30 June 2014' });
    expect(page.valueOf('l3-on-day')).toBe('30');
    page = await browser.submit('Put this paper aside');
    expect(page.notice).toContain('put aside');
  });

  test('by two clerks at once loses neither one’s words', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    const { path } = await readOnItsOwn(browser, `${text}\nAgain.`);
    const other = await site.signIn(clerk);
    await other.open(path);
    await browser.submit('Save and go on later', { 'l1-wording': 'First' });
    const refused = await other.submit('Save and go on later', { 'l1-wording': 'Second' });
    expect(refused.status).toBe(422);
    expect(refused.errorSummary[0]).toContain('Somebody else has taken this review further');
    expect(refused.valueOf('l1-wording')).toBe('Second');
    // Both texts, and the form made from the newest: saving again is the clerk's decision, and is kept.
    expect(refused.text).toContain('Line 1: what will be done');
    expect(refused.text).toContain('First');
    expect((await browser.open(path)).valueOf('l1-wording')).toBe('First');
    await other.submit('Save and go on later');
    expect((await browser.open(path)).valueOf('l1-wording')).toBe('Second');
  });

  test('met by a line the other clerk has split off keeps that line', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    const { path } = await readOnItsOwn(browser, `${text}\nOnce more.`);
    const other = await site.signIn(clerk);
    await other.open(path);
    await browser.submit('Save and go on later', { 'l2-text': 'That the report be noted\n\nand that the Director write to schools by 30 June 2014' });
    const refused = await other.submit('Save and go on later', { 'l1-wording': 'Mine' });
    expect(refused.valueOf('l3-text')).toContain('the Director write');
    const saved = await other.submit('Save and go on later');
    expect([saved.valueOf('l1-wording'), saved.valueOf('l3-text')]).toEqual(['Mine', expect.stringContaining('the Director write')]);
  });

  test('is kept while it is written, never backwards, and each half of a split line keeps its own place', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    const page = await readOnItsOwn(browser, `${text}\nAnd again.`);
    const fields = (version: number, wording: string): URLSearchParams => new URLSearchParams({
      _csrf: page.valueOf('_csrf').split(', ')[0] ?? '', once: page.valueOf('once'), version: String(version), keep: 'draft', ...Object.fromEntries(['l1', 'l2'].flatMap((key) => ['kind', 'text', 'wording', 'post', 'due'].map((field) => [`${key}-${field}`, page.valueOf(`${key}-${field}`)]))), 'l1-wording': wording,
    });
    const send = async (version: number, wording: string): Promise<[number, unknown]> => {
      const answer = await browser.send(page.path, { method: 'POST', body: fields(version, wording), headers: { origin: site.address, 'sec-fetch-site': 'same-origin' } });
      return [answer.status, await answer.json()];
    };
    expect(await send(1, 'One')).toEqual([200, { version: 2, said: expect.stringMatching(/^Draft saved at /) as string }]);
    expect(await send(2, 'Two')).toMatchObject([200, { version: 3 }]);
    // What was on its way for long comes too late.
    expect(await send(1, 'Old')).toMatchObject([409, {}]);
    expect((await browser.open(page.path)).valueOf('l1-wording')).toBe('Two');
    await browser.submit('Save and go on later', { 'l2-text': 'That the report be noted\n\nand that the Director write to schools by 30 June 2014' });
    expect(browser.page.html.match(/<mark id="place-l\d+"/g)).toHaveLength(3);
  });

  test('of a paper in which nothing was recognised keeps all of it, to split by hand', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    const page = await browser.submit('Read it', { pasted: 'It rained all day on the fair.\n\nEverybody went home early.', kind: 'minutes', meeting: meeting.id });
    expect(page.text).toContain('Nothing was recognised, so the whole text is kept below.');
    expect(page.valueOf('l1-text')).toBe('It rained all day on the fair.\nEverybody went home early.');
    expect(page.valueOf('l1-kind')).toBe('leave out');
    const split = await browser.submit('Save and go on later', { 'l1-text': 'It rained all day on the fair.\n\nEverybody went home early.', 'l1-kind': 'noted' });
    expect([split.valueOf('l1-text'), split.valueOf('l2-text'), split.valueOf('l2-kind')]).toEqual(['It rained all day on the fair.', 'Everybody went home early.', 'noted']);
  });
});

test('a report becomes an inspection with judgements, findings and the actions asked for', async () => {
  const body = await anOrganisation(deps, { name: 'Testborough Council', kind: 'council' });
  const report = 'Testborough Council\n\nInspection of local authority children’s services\n\nInspection dates: 3 to 14 March 2014\n\nJudgement  Grade\n\nThe impact of leaders on social work practice with children and families  Requires improvement to be good\n\nThe experiences and progress of children who need help and protection  Inadequate\n\nOverall effectiveness  Inadequate\n\nWhat needs to improve\n\n▪ The quality of supervision.\n▪ How quickly children are seen.\n\nThe experiences and progress of children\n\nChildren wait.\n';
  const browser = await site.signIn(clerk);
  await browser.open('/intake/new');
  const review = await browser.submit('Read it', { pasted: report, kind: 'inspection' });
  expect(review.text).toContain('2 findings');
  const confirm = review.buttons.find((button) => button.startsWith('Confirm')) ?? '';
  const refused = await browser.submit(confirm);
  expect(refused.status).toBe(422);
  expect(refused.errorSummary).toEqual(['Choose the body that was inspected and give the inspection a title.']);
  const done = await browser.submit(confirm, { organisation: body.id, title: 'ILACS, March 2014', 'l2-make': [] });
  expect(done.h1).toContain('ILACS, March 2014');
  const [inspection] = await listInspections(deps.db, [panel.id]);
  expect(inspection).toMatchObject({ beganOn: '2014-03-03', endedOn: '2014-03-14', framework: 'ILACS' });
  expect((await listJudgements(deps.db, [inspection?.id ?? ''])).map((j) => j.grade)).toContain('Inadequate');
  expect(await listFindings(deps.db, [inspection?.id ?? ''])).toHaveLength(2);
});

describe('what cannot be read', () => {
  test.each([
    ['nothing given', {}, 'Choose a file or paste the text'],
    ['a file that is no paper', { file: { fileName: 'holiday.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4 broken') } }, undefined],
    ['minutes without a meeting', { pasted: 'RESOLVED: That the report be noted.', kind: 'minutes' }, 'These are minutes: choose their meeting, or enter the day it was held'],
  ])('%s is refused with a sentence and nothing is kept', async (_what, typed, sentence) => {
    const before = await owner('documents').count('* as n');
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    const page = await browser.submit('Read it', typed);
    expect(page.status).toBe(422);
    expect(page.errorSummary).toHaveLength(1);
    if (sentence !== undefined) expect(page.errorSummary).toEqual([sentence]);
    expect(await owner('documents').count('* as n')).toEqual(before);
  });

  test('a member finds no intake', async () => {
    const browser = await site.signIn(member);
    expect((await browser.open('/intake/new')).status).toBe(403);
    expect((await browser.open('/intake/7d1f6f0e-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

test('a meeting of another panel is never the meeting of these minutes, whatever day is given beside it', async () => {
  const elsewhere = await aPanel(deps, { code: 'HWB', name: 'Health Panel' });
  const theirs = await aMeeting(deps, elsewhere, { meetsOn: day('2014-04-23'), state: 'held' });
  const browser = await site.signIn(clerk);
  await browser.open('/intake/new');
  const file = { fileName: 'other.txt', mediaType: 'text/plain', bytes: Buffer.from(`${fixture.toString()}\n`) };
  const refused = await browser.submit('Read it', { file, kind: 'minutes', meeting: theirs.id, 'meetingOn-day': '23', 'meetingOn-month': '4', 'meetingOn-year': '2014' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('choose their meeting');
});
