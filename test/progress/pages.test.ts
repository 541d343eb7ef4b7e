// The officer's five minutes, the member's question, and exempt text behind its button: through the real app.
import { beforeAll, describe, expect, test } from 'vitest';
import { getActionByReference, type ActionWithPosts } from '../../src/actions/action.store.ts';
import { listProposals } from '../../src/actions/proposal.store.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listDrafts, listEvidence, listUpdates } from '../../src/progress/update.store.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-02-20T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, chair: Person, member: Person, entitled: Person, officer: Person, director: Person, stranger: Person, post: { id: string };

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const directorPost = await aPost(deps, { title: 'Director' });
  post = await aPost(deps, { title: 'Head of Assessment', directorPostId: directorPost.id });
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk' } });
  chair = await aPerson(deps, { part: { panel, part: 'chair' } });
  member = await aPerson(deps, { name: 'Mo Member', part: { panel, part: 'member' } });
  entitled = await aPerson(deps, { part: { panel, part: 'member', entitledToExempt: true } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  director = await aPerson(deps, { name: 'Dee Director', posts: [directorPost] });
  stranger = await aPerson(deps, { posts: [await aPost(deps)] });
  await aMeeting(deps, panel);
});

const owned = async (): Promise<ActionWithPosts> => await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } });

/** The card of one action as a form: its own button is found by submitting the page with only this card left. */
async function postCard(browser: Browser, reference: string, filled: Record<string, string>): Promise<Response> {
  const page = await browser.open('/my-actions');
  const card = new RegExp(`<form id="${reference}-form".*?</form>`, 's').exec(page.html)?.[0] ?? '';
  const hidden = [...card.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']): [string, string] => [name, value]);
  const body = new FormData();
  for (const [name, value] of [...hidden, ...Object.entries(filled)]) body.append(name, value);
  return await browser.send(`/my-actions/${reference}`, { method: 'POST', body, headers: { origin: site.address } });
}

describe('my actions', () => {
  test('says what is owed by when, and each card is saved by itself', async () => {
    const [first, second] = [await owned(), await owned()];
    const browser = await site.signIn(officer);
    const page = await browser.open('/my-actions');
    expect(page.text).toContain('You have 2 items for the meeting on Thursday 12 March 2026. Answers by 25 February 2026. 0 of 2 done.');
    const saved = await postCard(browser, first.reference, { state: 'at risk', text: 'Two posts are vacant.\r\nAgency cover is in place.' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/my-actions#${first.reference}`]);
    expect(await listUpdates(deps.db, [first.id, second.id])).toMatchObject([{ actionId: first.id, state: 'at risk', text: 'Two posts are vacant.\nAgency cover is in place.', afterDeadline: false }]);
    const after = await browser.open('/my-actions');
    expect(after.text).toContain('1 of 2 done.');
    expect(after.text).toContain('You wrote today at 10.00 am: at risk');
  });

  test('a wrong card comes back with all that was typed, and only its own sentences', async () => {
    const action = await owned();
    const browser = await site.signIn(officer);
    const wrong = await postCard(browser, action.reference, { state: 'on track', text: '', closure: 'Every file was right.', extensionWhy: 'And yet more time.' });
    const html = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(html).toContain(`href="#${action.reference}-text"`);
    expect(html).toContain('Every file was right.');
    expect(html).toContain('And yet more time.');
    expect(await listUpdates(deps.db, [action.id])).toEqual([]);
  });

  test('a draft is kept, shown again and never goes backwards', async () => {
    const action = await owned();
    const [one, other] = [await site.signIn(officer), await site.signIn(officer)];
    await other.open('/my-actions');
    const stale = other.page.html;
    expect((await postCard(one, action.reference, { keep: 'draft', state: 'at risk', text: 'Half a sent', 'newTarget-day': '3' })).status).toBe(303);
    expect((await one.open('/my-actions')).text).toContain('Draft saved today at 10.00 am, not sent yet');
    expect(one.page.html).toContain('Half a sent');
    expect(await listUpdates(deps.db, [action.id])).toEqual([]);
    const card = new RegExp(`<form id="${action.reference}-form".*?</form>`, 's').exec(stale)?.[0] ?? '';
    const body = new FormData();
    for (const [, name = '', value = ''] of card.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)) body.append(name, value);
    body.append('keep', 'draft');
    body.append('text', 'Typed in the older window');
    const refused = await other.send(`/my-actions/${action.reference}`, { method: 'POST', body, headers: { origin: site.address } });
    const html = await refused.text();
    expect(html).toContain('Half a sent');
    expect(html).toContain('Typed in the older window');
    expect((await listDrafts(deps.db, officer.id)).find(({ actionId }) => actionId === action.id)?.body).toMatchObject({ text: 'Half a sent', 'newTarget-day': '3' });
    await postCard(one, action.reference, { state: 'on track', text: 'A whole sentence.' });
    expect((await listDrafts(deps.db, officer.id)).some(({ actionId }) => actionId === action.id)).toBe(false);
  });

  test('of a director are those of their posts, to read and to report on', async () => {
    const action = await owned();
    const browser = await site.signIn(director);
    expect((await browser.open('/my-actions')).text).toContain('Of the posts you direct');
    await browser.open(`/actions/${action.reference}/report`);
    await browser.submit('Save this update', { state: 'on track', text: 'As agreed.' });
    expect(await listUpdates(deps.db, [action.id])).toMatchObject([{ byName: 'Dee Director' }]);
  });
});

describe('one report', () => {
  test('posted fifty times at once is one update, one entry, and the same answer for all', async () => {
    const action = await owned();
    const browser = await site.signIn(officer);
    const page = await browser.open(`/actions/${action.reference}/report`);
    const send = () => {
      const body = new FormData();
      for (const name of ['_csrf', 'once', 'version']) body.append(name, page.valueOf(name).split(', ')[0] ?? '');
      body.append('state', 'on track');
      body.append('text', 'Once and no more.');
      return browser.send(`/actions/${action.reference}/report`, { method: 'POST', body, headers: { origin: site.address } });
    };
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location') ?? ''}`))).toEqual(new Set([`303 /actions/${action.reference}`]));
    expect(await listUpdates(deps.db, [action.id])).toHaveLength(1);
    expect((await listAuditEntriesAbout(deps.db, { kind: 'actions', id: action.id })).filter(({ what }) => what === 'action.progress-reported')).toHaveLength(1);
  });

  test('with evidence and a request is kept whole; what does not fit is said at its field', async () => {
    const action = await owned();
    const browser = await site.signIn(officer);
    await browser.open(`/actions/${action.reference}/report`);
    const report = { state: 'at risk', text: 'More time is needed.', evidence: { fileName: 'sample.pdf', bytes: 'no pdf at all' }, evidenceTitle: 'Sample of 40 files', 'showsOn-day': '1', 'showsOn-month': '2', 'showsOn-year': '2026' };
    const wrong = await browser.submit('Save this update', report);
    expect(wrong.errorOf('evidence')).toContain('The file is not what its name says');
    expect(wrong.text).toContain('Choose the file again');
    const extension = { evidence: { fileName: 'sample.pdf', bytes: '%PDF-1.7 …' }, extensionWhy: 'Vacancies.', 'newTarget-day': '1', 'newTarget-month': '4', 'newTarget-year': '2026' };
    expect((await browser.submit('Save this update', extension)).errorOf('newTarget')).toBe('The new target date must be later than the one it has');
    expect(await listEvidence(deps.db, [action.id])).toEqual([]);
    const done = await browser.submit('Save this update', { ...extension, 'newTarget-month': '8' });
    expect(done.notice).toContain(`Your update of ${action.reference} is saved.`);
    expect(await listProposals(deps.db, [action.id])).toMatchObject([{ kind: 'extension', newTargetOn: '2026-08-01' }]);

    const [evidence] = await listEvidence(deps.db, [action.id]);
    const path = `/actions/${action.reference}/evidence/${evidence!.id}`;
    const file = await (await site.signIn(member)).send(path);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition'), file.headers.get('x-content-type-options')]).toEqual([200, 'application/pdf', 'attachment; filename=sample.pdf', 'nosniff']);
    expect(await file.text()).toBe('%PDF-1.7 …');
    expect((await (await site.signIn(stranger)).send(path)).status).toBe(404);
    expect((await (await site.signIn(member)).send(`/actions/${(await owned()).reference}/evidence/${evidence!.id}`)).status).toBe(404);
  });

  test('on an action closed meanwhile is refused with the reason, and the text is kept', async () => {
    const action = await owned();
    const browser = await site.signIn(officer);
    await browser.open(`/actions/${action.reference}/report`);
    await recordDecision(deps, signedIn(clerk), { reference: action.reference, kind: 'closed', decidedBy: 'panel', decidedOn: day('2026-02-20'), meetingId: null, minuteNumber: null, words: null });
    const page = await browser.submit('Save this update', { state: 'on track', text: 'Typed at length.' });
    expect(page.errorSummary[0]).toContain('taken this action off its list');
    expect(page.valueOf('text').trim()).toBe('Typed at length.');
  });

  test('by phone is written under the officer’s name, with how it came', async () => {
    const action = await owned();
    const browser = await site.signIn(clerk);
    await browser.open(`/actions/${action.reference}/report-on-behalf`);
    expect((await browser.submit('Save this update', { state: 'on track', text: 'Said so.' })).errorOf('receivedWords')).toContain('Say how it came');
    await browser.submit('Save this update', { receivedWords: 'by phone, 20 February' });
    expect(browser.page.text).toContain('Written down by the clerk: by phone, 20 February.');
    expect(await listUpdates(deps.db, [action.id])).toMatchObject([{ byName: 'Sam Rao', way: 'clerk on behalf' }]);
  });

  test('that is thin goes back with a question, and counts as not answered', async () => {
    const action = await owned();
    const officers = await site.signIn(officer);
    await postCard(officers, action.reference, { state: 'on track', text: 'Fine.' });
    deps.clock.advance(60_000);
    const browser = await site.signIn(clerk);
    await browser.open(`/actions/${action.reference}`);
    await browser.follow('Return it with a question the update of 20 February 2026');
    await browser.submit('Return the update', { question: 'How many files were sampled?' });
    expect(browser.page.text).toContain('How many files were sampled?');
    const card = (await officers.open('/my-actions')).html.split(`id="${action.reference}"`)[1] ?? '';
    expect(card.split('</li>')[0]).toContain('How many files were sampled?');
    expect(card.split('</li>')[0]).not.toContain('Done for this meeting');
  });
});

describe('questions', () => {
  test('private ones are their author’s alone; shared ones are answered by the clerk', async () => {
    const action = await owned();
    const browser = await site.signIn(member);
    expect((await browser.open(`/actions/${action.reference}/ask`)).text).toContain('Notes may be disclosable');
    await browser.submit('Keep this question', { text: 'My own note', shared: 'private' });
    await browser.open(`/actions/${action.reference}/ask`);
    await browser.submit('Keep this question', { text: 'Why has it moved?', shared: 'shared' });
    const [asChair, asClerk, asOther] = [await site.signIn(chair), await site.signIn(clerk), await site.signIn(entitled)];
    for (const [reader, sees] of [[browser, 'My own note Why has it moved?'], [asChair, 'Why has it moved?'], [asClerk, 'Why has it moved?'], [asOther, '']] as const) {
      for (const path of ['/questions', `/actions/${action.reference}`]) {
        const { text } = await reader.open(path);
        expect([path, ['My own note', 'Why has it moved?'].filter((question) => text.includes(question)).join(' ')]).toEqual([path, sees]);
      }
    }
    await asClerk.open('/questions');
    await asClerk.follow('Answer to: Why has it moved?');
    await asClerk.submit('Save the answer', { text: 'Two posts were vacant.', given: 'at the meeting' });
    expect((await browser.open('/questions')).text).toContain('Answered at the meeting on 20 February 2026 by Clara Clerk Two posts were vacant.');
    const { rows: told } = await deps.db.raw<{ rows: { changes: string }[] }>(`select d.changes from audit_details d join audit_entries e on e.id = d.entry_id where e.about_kind = 'questions'`);
    expect(told.filter(({ changes }) => /Why has it moved|Two posts were vacant|My own note/.test(changes))).toEqual([]);
    await browser.submit('Withdraw this question');
    expect(browser.page.text).not.toContain('My own note');
  });

  test('of somebody else do not exist, whoever names them', async () => {
    const action = await owned();
    const author = await site.signIn(member);
    await author.open(`/actions/${action.reference}/ask`);
    await author.submit('Keep this question', { text: 'Mine alone', shared: 'private' });
    const [id] = await deps.db('questions').where({ text: 'Mine alone' }).pluck<string[]>('id');
    for (const person of [clerk, chair, entitled]) expect((await (await site.signIn(person)).open(`/questions/${id ?? ''}/answer`)).status).toBe(404);
  });
});

describe('exempt text', () => {
  test('is read by those entitled behind a button that is recorded; opening pages records nothing', async () => {
    const action = await owned();
    await writeExemptNote(deps, signedIn(officer), { reference: action.reference, note: 'Names one child.', paragraph: 1, reason: 'Would identify a child.', replacesId: null });
    const readings = async () => (await listAuditEntriesAbout(deps.db, { kind: 'actions', id: action.id })).filter(({ what }) => what === 'exempt-note.read').length;
    const browser = await site.signIn(entitled);
    expect((await browser.open(`/actions/${action.reference}/exempt`)).text).not.toContain('Names one child.');
    expect((await browser.open(`/actions/${action.reference}`)).text).toContain('exempt information, paragraph 1');
    expect([browser.page.text.includes('Names one child'), await readings()]).toEqual([false, 0]);
    const read = await browser.submit('Read the exempt note');
    expect([read.path, await readings()]).toEqual([`/actions/${action.reference}/exempt`, 1]);
    expect(read.text).toContain('Names one child.');
    expect([(await browser.open(`/actions/${action.reference}/exempt`)).text.includes('Names one child.'), await readings()]).toEqual([true, 1]);
    deps.clock.advance(11 * 60_000);
    expect((await browser.open(`/actions/${action.reference}/exempt`)).text).not.toContain('Names one child.');
    const others = await site.signIn(member);
    expect((await others.open(`/actions/${action.reference}`)).buttons).not.toContain('Read the exempt note');
    expect((await others.open(`/actions/${action.reference}/exempt`)).status).toBe(403);
  });

  test('is written with its paragraph; one without is named as what dispatch waits for', async () => {
    const action = await owned();
    const browser = await site.signIn(officer);
    await browser.open(`/actions/${action.reference}/exempt-note`);
    expect((await browser.submit('Keep the exempt note', { paragraph: '2' })).errorOf('note')).toBe('Write the exempt note');
    expect((await browser.submit('Keep the exempt note', { note: 'Salary of one person.', paragraph: '' })).notice).toContain('no report can be dispatched');
    expect((await getActionByReference(deps.db, action.reference)).state).toBe('not started');
  });
});
