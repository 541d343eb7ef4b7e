// Lines of enquiry: from the report to a question in four pages, shared or private, by theme, put to the officer, answered; and a private note is nobody else's.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { letterOf } from '../../src/editions/letter-of-edition.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { answerQuestion } from '../../src/progress/answer-question.ts';
import { askOfficer } from '../../src/progress/ask-officer.ts';
import { ask } from '../../src/progress/ask.ts';
import { readAsked, readCycleFacts } from '../../src/progress/read-asked.ts';
import { letterFor } from '../../src/progress/request-letters.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { aPassword, codeOf, givePassword, setUpSecondFactor } from '../support/signing-in.ts';

const { deps, superuser } = await aCouncil({ at: '2026-02-20T10:00:00Z' });
const site = await aSite(deps);
const CANARY = 'canary-of-a-private-note-71f3';
let panel: Panel, clerk: Person, chair: Person, member: Person, other: Person, officer: Person, director: Person, administrator: Person, post: { id: string }, meeting: Awaited<ReturnType<typeof aMeeting>>;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const directors = await aPost(deps, { title: 'Director' });
  post = await aPost(deps, { title: 'Head of Assessment', directorPostId: directors.id });
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk', entitledToExempt: true } });
  chair = await aPerson(deps, { name: 'Carl Chair', part: { panel, part: 'chair' } });
  member = await aPerson(deps, { name: 'Mo Member', part: { panel, part: 'member' } });
  other = await aPerson(deps, { name: 'Ola Member', part: { panel, part: 'member', entitledToExempt: true } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  director = await aPerson(deps, { name: 'Dee Director', posts: [directors] });
  administrator = await aPerson(deps, { name: 'Ada Admin', isAdministrator: true });
  meeting = await aMeeting(deps, panel);
});

const anOpenAction = async (wording: string): Promise<ActionWithPosts> => await anAction(deps, clerk, panel, { wording, leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } });
const asked = async (by: Person, action: ActionWithPosts, text: string, shared: boolean): Promise<string> => (await ask(deps, signedIn(by), { reference: action.reference, meetingId: meeting.id, text, shared })).questionId;

describe('a line of enquiry', () => {
  test('from the address in the letter to the first question: four pages, with the second factor', async () => {
    const action = await anOpenAction('Interview children who return');
    await givePassword(deps, member);
    const { secret } = await setUpSecondFactor(await site.signIn(member), deps.clock);
    deps.clock.advance(60_000);
    const { askAddress } = letterOf(readContent(readFileSync(new URL('../editions/fixtures/content-1.json', import.meta.url), 'utf8')), { name: member.name, address: `${site.address}/editions/8`, meetingAddress: `${site.address}/meetings/8`, hasExempt: false, attachedSays: '' });
    const browser = site.browser();
    const loads = [await browser.open(new URL(askAddress).pathname)];
    loads.push(await browser.submit('Sign in', { email: member.email, password: aPassword }));
    loads.push(await browser.submit('Sign in', { code: codeOf(secret, deps.clock) }));
    loads.push(await browser.submit('Keep this question', { about: action.reference, text: 'Why only within the borough?', shared: 'shared' }));
    expect(browser.page.text).toContain('Why only within the borough?');
    expect(loads.map(({ h1 }) => h1)).toEqual(['Sign in', 'Enter your code', 'Ask about an action', 'Questions']);
  });

  test('several members’ questions about several actions stand under one theme, for the clerk and the chair alone', async () => {
    const [one, two] = [await anOpenAction('Supervise every month'), await anOpenAction('Fill the vacant posts')];
    const ids = [await asked(member, one, 'Who covers when managers are away?', true), await asked(other, two, 'Are agency managers supervised too?', true)];
    const browser = await site.signIn(clerk);
    await browser.open('/questions/theme');
    expect((await browser.submit('Group them', { questions: ids, become: 'under', theme: '' })).errorSummary).toEqual(['Enter the theme, in a few words of your own']);
    const page = await browser.submit('Group them', { theme: 'Management cover' });
    expect(page.text).toMatch(/Management cover\s+A theme: 2 questions, 2 actions, 2 members/);
    expect((await (await site.signIn(chair)).open('/questions')).text).toContain('Management cover');
    expect((await (await site.signIn(member)).open('/questions')).text).not.toContain('Management cover');
    expect((await (await site.signIn(member)).open('/questions')).text).not.toContain('Are agency managers supervised too?');
  });

  test('the officer is asked in words that name nobody, on their page and in the letter; what they write is the answer to begin with', async () => {
    const action = await anOpenAction('Shorten the wait for assessments');
    const id = await asked(member, action, 'Which team waits longest?', true);
    const browser = await site.signIn(clerk);
    await browser.open(`/questions/${id}/ask-officer`);
    expect(browser.page.text).toContain('Sam Rao, Head of Assessment, sees these words at once beside the action, and in the next letter that asks for updates (they are due by 25 February 2026).');
    await browser.submit('Ask the officer', { text: 'Which team has the longest wait, and why?' });
    const officers = await site.signIn(officer);
    for (const path of ['/my-actions', `/actions/${action.reference}/report`]) {
      expect((await officers.open(path)).text, path).toContain('Which team has the longest wait, and why?');
      expect(officers.page.text, path).not.toContain('Mo Member');
    }
    const facts = await readCycleFacts(deps.db, meeting);
    const own = (await readAsked(deps.db, facts, deps.clock.today())).filter((one) => one.action.id === action.id);
    const letter = letterFor({ to: { personId: officer.id, name: officer.name, email: officer.email }, own, directed: [] }, { facts, meeting, step: 'first-request', wasAsked: false, address: 'https://x.test', today: deps.clock.today() });
    expect(letter.items[0]?.panelSays).toBe('Members want to know: “Which team has the longest wait, and why?”');
    deps.clock.advance(60_000);
    await reportProgress(deps, signedIn(officer), { reference: action.reference, state: 'at risk', text: 'The duty team: nine days, two posts are vacant.', meetingId: meeting.id, afterDeadline: false });
    expect((await officers.open('/my-actions')).text).not.toContain('Which team has the longest wait');
    await browser.open('/questions');
    expect(browser.page.text).toContain('Sam Rao has written since');
    await browser.open(`/questions/${id}/answer`);
    expect(browser.page.valueOf('text')).toBe('The duty team: nine days, two posts are vacant.');
    await browser.submit('Save the answer', { given: 'at the meeting' });
    expect((await (await site.signIn(member)).open('/questions')).text).toContain('Answered at the meeting on 20 February 2026 by Clara Clerk');

    const more = await asked(member, action, 'And which is the quickest?', true);
    await browser.open(`/questions/${more}/ask-officer`);
    expect(browser.page.text).toContain('in a letter that goes now, because none asks them about it again before the meeting.');
    expect((await browser.submit('Ask the officer', { text: 'Which team is the quickest?' })).text).toContain('a letter goes to them now');
    const sent = await deps.db('letters').where({ kind: 'officer-asked' }).select<{ person_id: string; text: string }[]>('person_id', 'text');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ person_id: officer.id, text: expect.stringContaining('Which team is the quickest?') as string });
    expect(sent[0]?.text).not.toContain('Mo Member');
  });

  test('a private question is shared later by its author alone, and withdrawn for good', async () => {
    const action = await anOpenAction('Agree thresholds');
    const id = await asked(member, action, 'Do the police agree?', false);
    expect((await (await site.signIn(clerk)).open('/questions')).text).not.toContain('Do the police agree?');
    const browser = await site.signIn(member);
    await browser.open('/questions');
    expect((await browser.submit('Share this question')).text).toContain('The clerk and the chair see your question now.');
    expect((await (await site.signIn(clerk)).open('/questions')).text).toMatch(/Mo Member asked on 20 February 2026 · shared with the clerk and the chair since 20 February 2026/);
    expect((await askOfficer(deps, signedIn(clerk), { questionId: id, text: 'Do they agree?' })).ok).toBe(true);
    const page = await browser.open('/questions');
    const form = new RegExp(`<form[^>]*action="/questions/${id}/withdraw".*?</form>`, 's').exec(page.html)?.[0] ?? '';
    const body = new FormData();
    for (const [, name = '', value = ''] of form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)) body.append(name, value);
    expect((await browser.send(`/questions/${id}/withdraw`, { method: 'POST', body, headers: { origin: site.address } })).status).toBe(303);
    expect((await (await site.signIn(officer)).open('/my-actions')).text).not.toContain('Do they agree?');
    expect((await askOfficer(deps, signedIn(clerk), { questionId: id, text: 'Again' }))).toEqual({ ok: false, because: 'withdrawn' });
  });
});

test('a private note is in no page, letter, report, file, export or trail but its author’s own, and in no other table', async () => {
  const action = await anOpenAction('Map the services');
  const id = await asked(member, action, `${CANARY} about pelicans`, false);
  const open = await asked(member, action, 'Who pays for it?', true);
  await answerQuestion(deps, signedIn(clerk), { questionId: open, text: 'The council does.', given: 'in the report' });
  const dispatched = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting, { overrides: new Proxy<Record<string, string>>({}, { get: () => 'tried' }) }));
  if (!dispatched.ok) throw new Error(JSON.stringify(dispatched));
  await sendEdition.run(deps, { editionId: dispatched.editionId }, new AbortController().signal);
  const edition = `/editions/${dispatched.editionId}`;
  const paths = ['/', '/questions', '/questions/theme', '/search?q=pelicans', '/actions?text=pelicans', '/actions.csv', `/actions/${action.reference}`, '/my-actions', '/audit', '/audit.csv', `/audit/questions/${id}`, `/questions/${id}/answer`, `/questions/${id}/ask-officer`];
  const files = [`/meetings/${meeting.id}/draft`, edition, ...['html', 'text', 'csv', 'xlsx', 'docx', 'pdf'].map((format) => `${edition}/files/${format}`)];
  for (const person of [clerk, chair, other, officer, director, administrator]) {
    const browser = await site.signIn(person);
    for (const path of person === clerk ? [...paths, ...files] : paths) {
      const bytes = Buffer.from(await (await browser.send(path)).arrayBuffer());
      // Looked for by another of its words: a search says again what was asked, and that is the asker's own.
      expect(unpacked(bytes).includes(CANARY), `${path} told ${person.name}`).toBe(false);
    }
  }
  expect((await (await site.signIn(member)).open('/questions')).text).toContain(CANARY);
  const { rows } = await superuser.raw<{ rows: { table: string }[] }>(`select table_name as table from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'`, [deps.council.key]);
  const holding: string[] = [];
  for (const { table } of rows) {
    const found = await superuser.raw<{ rows: unknown[] }>(`select 1 from ??.?? as t where t::text like ? limit 1`, [deps.council.key, table, `%${CANARY}%`]);
    if (found.rows.length > 0) holding.push(table);
  }
  expect(holding).toEqual(['questions']);
}, 120_000);

/** The text of a file as a person's program would find it: the parts of an office file unpacked beside the raw bytes. */
function unpacked(bytes: Buffer): string {
  let text = bytes.toString('utf8');
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const [method, size, name, extra] = [bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const start = at + 30 + name + extra;
    if (method === 8 && size > 0) text += inflateRawSync(bytes.subarray(start, start + size)).toString('utf8');
  }
  return text;
}
