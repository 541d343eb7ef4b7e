// A tracker comes in: mapped, previewed row by row, brought in at once by the worker or not at all; and the panel remembers what its columns meant.
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getActionByReference, listActions, listTargets } from '../../src/actions/action.store.ts';
import { changeAction } from '../../src/actions/change-action.ts';
import { listProposals } from '../../src/actions/proposal.store.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listUpdates } from '../../src/progress/update.store.ts';
import { aMeeting, anInspection, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { runJobs } from '../support/run-jobs.ts';

// Each step starts a parser's process of its own, which a busy machine makes wait.
vi.setConfig({ testTimeout: 120_000 });

const council = await aCouncil({ at: '2026-03-12T10:00:00Z' });
const { deps, owner } = council;
const site = await aSite(deps);
let panel: Panel, clerk: Person, head: { id: string }, lead: { id: string };

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  head = await aPost(deps, { title: 'Head of Assessment' });
  lead = await aPost(deps, { title: 'Director of Education' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  await aPerson(deps, { name: 'Rosa Lindqvist', posts: [lead] });
  await aMeeting(deps, panel, { meetsOn: day('2026-05-14') });
  await anInspection(deps, panel, { findings: [{ text: 'The quality of supervision.' }] });
});

const csv = (rows: string[][]): string => rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
const headings = ['Ref', 'Action', 'Area for improvement', 'Lead Officer', 'Due', 'RAG', 'Progress'];
const tracker = [
  headings,
  ['A1', 'That supervision is held monthly', 'The quality of supervision', 'Head of Assessment', '30/04/2026', 'Green', 'Two teams do.'],
  ['A2', 'Write to every school', '', 'Rosa Lindqvist', 'next meeting', 'Complete', ''],
  ['A3', 'Audit forty files', '', 'B. Okafor', '', 'Amber', 'Not begun'],
  ['A4', 'An old one', '', '', '01/02/2020', 'Closed', ''],
];
const upload = (text: string, fileName = 'tracker.csv') => ({ file: { fileName, mediaType: 'text/csv', bytes: text } });

test('a tracker becomes actions: mapped by its headings, unknown words settled once, everything in at one press', async () => {
  const browser = await site.signIn(clerk);
  await browser.open('/intake/new');
  let page = await browser.submit('Read it', upload(csv(tracker)));
  expect(page.text).toContain('The table is being read.');
  expect(page.links.map(({ text }) => text)).toContain('See how far it is now');
  await runJobs(council);
  page = await browser.follow('See how far it is now');
  expect(page.text).toContain('4 rows · 3 new · 0 changed · 1 unchanged · 0 cannot come in');
  expect(['0', '1', '2', '3', '4', '5', '6'].map((n) => page.valueOf(`column-${n}`))).toEqual(['reference', 'action', 'finding', 'owner', 'target', 'state', 'update']);
  // Every problem by row and column; an owner is never guessed, and a phrase that means a day says which.
  expect(page.text).toContain('Lead Officer: Which post “B. Okafor” is, is not known');
  expect(page.text).toContain('RAG: What “Green” means is not known');
  expect(page.text).toContain('Due: “next meeting” is taken as 14 May 2026.');
  expect(page.text).toContain('RAG: “Closed”: it is off the list already');
  expect(await listActions(deps.db, panel.id)).toEqual([]);

  page = await browser.submit('Read it again with these', { 'state-0': 'on track', 'state-1': 'at risk', 'owner-0': head.id });
  await runJobs(council);
  page = await browser.follow('See how far it is now');
  expect(page.text).not.toContain('is not known');
  await browser.submit('Bring in 3 rows');
  expect(browser.page.text).toContain('The table is being brought in.');
  await runJobs(council);
  page = await browser.follow('See how far it is now');
  expect(page.text).toContain('3 rows came in.');
  const [first, second, third, ...more] = await listActions(deps.db, panel.id);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ reference: 'ECS-1', wording: 'Supervision is held monthly', leadPostId: head.id, targetOn: '2026-04-30', state: 'on track' });
  expect(second).toMatchObject({ leadPostId: lead.id, targetOn: '2026-05-14', targetWords: 'next meeting', state: 'proposed for closure' });
  expect(third).toMatchObject({ leadPostId: head.id, targetOn: null, state: 'at risk' });
  expect(await listProposals(deps.db, [second?.id ?? ''])).toMatchObject([{ kind: 'closure', outcome: 'open', stateBefore: 'on track' }]);
  expect(await listUpdates(deps.db, [first?.id ?? ''])).toMatchObject([{ text: 'Two teams do.', way: 'clerk on behalf', receivedWords: 'from row 2 of tracker.csv' }]);
  expect((await listAuditEntriesAbout(deps.db, { kind: 'actions', id: first?.id ?? '' })).map(({ what, personId }) => [what, personId])).toEqual([['action.made', clerk.id]]);
  expect(await owner('action_sources').where({ action_id: first?.id }).whereNotNull('finding_id').count('* as n')).toEqual([{ n: 1 }]);
});

describe('the same tracker a month later', () => {
  const later = tracker.map((row) => [...row]);
  const [, one = [], two = [], three = []] = later;
  one.splice(1, 1, 'That supervision is held each fortnight');
  one.splice(6, 1, 'Four teams do.');
  two.splice(4, 1, '2026-06-30');
  three.splice(3, 1, '');

  test('is matched by its own references, read with what the panel remembers, and only what differs is changed', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    await browser.submit('Read it', upload(csv(later)));
    await runJobs(council);
    const page = await browser.follow('See how far it is now');
    expect(page.text).toContain('4 rows · 0 new · 2 changed · 2 unchanged · 0 cannot come in');
    expect(page.text).toContain('Changes ECS-1: wording, update');
    expect(page.text).toContain('Changes ECS-2: target: 30 June 2026');
    await browser.submit('Bring in 2 rows');
    await runJobs(council);
    expect(await listActions(deps.db, panel.id)).toHaveLength(3);
    const changed = await getActionByReference(deps.db, 'ECS-1');
    expect(changed).toMatchObject({ wording: 'Supervision is held each fortnight', leadPostId: head.id, state: 'on track' });
    expect((await listAuditEntriesAbout(deps.db, { kind: 'actions', id: changed.id }))[0]).toMatchObject({ what: 'action.changed-from-table' });
    const second = await getActionByReference(deps.db, 'ECS-2');
    expect((await listTargets(deps.db, [second.id])).map(({ targetOn }) => targetOn)).toEqual(['2026-05-14', '2026-06-30']);
  });

  test('comes in at once or not at all: what changed since the preview is looked at again', async () => {
    later[1]?.splice(1, 1, 'That supervision is held weekly');
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    await browser.submit('Read it', upload(csv([...later, ['A9', 'A brand new one', '', '', '', '', '']])));
    await runJobs(council);
    await browser.follow('See how far it is now');
    const before = await getActionByReference(deps.db, 'ECS-1');
    await changeAction(deps, signedIn(clerk), { reference: 'ECS-1', version: before.version, wording: 'Supervision is held weekly, and recorded', willShow: null, contributorPostIds: [], why: 'Asked for by the chair' });
    await browser.submit('Bring in 2 rows');
    await runJobs(council);
    // Read again as things stand now.
    await runJobs(council);
    const page = await browser.follow('See how far it is now');
    expect(page.text).toContain('Nothing was brought in: something the table is about has changed since it was read.');
    expect(page.buttons).toContain('Bring in 2 rows');
    expect(await listActions(deps.db, panel.id)).toHaveLength(3);
    expect((await getActionByReference(deps.db, 'ECS-1')).wording).toBe('Supervision is held weekly, and recorded');
  });
});

describe('rows that cannot come in', () => {
  test('are named by row and column, stop the whole table, and may be left out', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    await browser.submit('Read it', upload(csv([headings, ['B1', 'Good', '', '', '', '', ''], ['B2', 'Bad day', '', '', '31/02/2026', '', ''], ['B1', 'Twice', '', '', '', '', ''], ['ECS-99', 'Never made', '', '', '', '', ''], ['', '', '', 'Nobody', '', '', 'x']]), 'bad.csv'));
    await runJobs(council);
    let page = await browser.follow('See how far it is now');
    expect(page.text).toContain('5 rows · 1 new · 0 changed · 0 unchanged · 4 cannot come in');
    for (const said of ['Due: “31/02/2026” is not a day in the calendar', 'Ref: “B1” also stands in row 2', 'Ref: No action has the reference ECS-99', 'Action: The row does not say what is to be done']) expect(page.text).toContain(said);
    expect(page.buttons.some((button) => button.startsWith('Bring in'))).toBe(false);
    page = await browser.submit('Read it again with these', { leaveOut: '3-x' });
    expect(page.errorSummary).toEqual(['Write row numbers like 12, 15-17']);
    expect(page.valueOf('leaveOut')).toBe('3-x');
    await browser.submit('Read it again with these', { leaveOut: '3-6' });
    await runJobs(council);
    page = await browser.follow('See how far it is now');
    expect(page.buttons).toContain('Bring in 1 row');
    expect(page.valueOf('leaveOut')).toBe('3-6');
  });

  test('a column is one thing only, and what was chosen is kept', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    await browser.submit('Read it', upload('What we do,Who,Notes to self\nAnswer letters,Nobody,x\n', 'plain.csv'));
    await runJobs(council);
    let page = await browser.follow('See how far it is now');
    page = await browser.submit('Read it again with these', { 'column-0': 'action', 'column-2': 'action' });
    expect(page.status).toBe(422);
    expect(page.errorSummary).toEqual(['“What we do” is this already: choose “Not used” for one of them']);
    expect(page.valueOf('column-2')).toBe('action');
  });

  test('a file that is no table says so, and a paste is read like a file', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    await browser.submit('Read it', { pasted: 'Only a sentence, and no table at all.', kind: 'table' });
    await runJobs(council);
    expect((await browser.follow('See how far it is now')).text).toContain('There is no table in this paper.');
    await browser.open('/intake/new');
    await browser.submit('Read it', { pasted: 'Reference\tAction\tOwner\tTarget date\nC1\tPaste me\tHead of Assessment\t1 May 2026\n' });
    await runJobs(council);
    expect((await browser.follow('See how far it is now')).text).toContain('Paste me');
  });
});

test('a table is its clerk’s: nobody else sees or settles it', async () => {
  const elsewhere = await aPanel(deps, { code: 'HWB', name: 'Health Panel' });
  const stranger = await aPerson(deps, { part: { panel: elsewhere, part: 'clerk' } });
  const [intake] = await owner('intakes').where({ kind: 'table' }).select<{ id: string }[]>('id');
  const browser = await site.signIn(stranger);
  for (const path of ['', '/table', '/paper']) expect((await browser.open(`/intake/${intake?.id ?? ''}${path}`)).status).toBe(404);
});
