// What follows a report: the chair's draft before it, supplements, replacements, withdrawal with who had it, paper, and the record of it all.
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { isTargetShown, listEditionsShowing } from '../../src/actions/action.store.ts';
import { getBytes } from '../../src/documents/document.store.ts';
import { dispatchEdition, type DispatchOrder } from '../../src/editions/dispatch-edition.ts';
import { findEditionSummary, findLastEdition, getPublicText, listFiles } from '../../src/editions/edition.store.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { readAsked, reportBytes } from '../../src/editions/report.command.ts';
import { sendDraftJob } from '../../src/editions/send-draft.job.ts';
import { sendEdition, sendEditionJob } from '../../src/editions/send-edition.job.ts';
import { withdrawEdition } from '../../src/editions/withdraw-edition.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { mayStillGo } from '../../src/worker.ts';
import { aPostOffice } from '../letters/letters.support.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import type { Script } from '../support/scripted-relay.ts';

const { deps, clock, owner, listJobs } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
const stop = new AbortController().signal;
let panel: Panel, clerk: Person, chair: Person, member: Person, officer: Person, post: { id: string }, meeting: Meeting, reference: string;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk', entitledToExempt: true } });
  chair = await aPerson(deps, { name: 'Cllr Chair', part: { panel, part: 'chair' } });
  member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
  await aPerson(deps, { name: 'Cllr Paper', lettersBy: 'paper', part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Officer', posts: [post] });
  meeting = await aMeeting(deps, panel);
  ({ reference } = await anAction(deps, clerk, panel, { wording: 'Interview children who return within 72 hours', leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null } }));
});

const order = (more: Partial<DispatchOrder> = {}): DispatchOrder => aDispatch(meeting, more);
const contentOf = async (id: string) => readContent(await getPublicText(deps.db, id));
// One in hand at a time: of a report and its withdrawal in hand together, the withdrawal rightly leaves, as nobody can know that the report will not.
const deliver = async (script: Script = {}) => { await (await aPostOffice(deps, script, { checks: mayStillGo, slots: { ordinary: 1, 'sign-in': 1 } })).deliver(); };
const lettersOf = (editionId: string) => owner('letters as l').join('letter_deliveries as d', 'd.letter_id', 'l.id').where('l.about_id', editionId).orderBy(['l.kind', 'l.to_name']).select('l.kind', 'l.to_name', 'l.subject', 'l.text', 'l.expires_at', 'd.state', 'd.said');

async function dispatched(more: Partial<DispatchOrder> = {}): Promise<string> {
  const sent = await dispatchEdition(deps, signedIn(clerk), order(more));
  if (!sent.ok) throw new Error(sent.because);
  await sendEdition.run(deps, { editionId: sent.editionId }, stop);
  return sent.editionId;
}

describe('the chair’s draft', () => {
  test('the clerk keeps an introduction and an order; the draft shows them, and so does the dispatch page', async () => {
    const browser = await site.signIn(clerk);
    await browser.open(`/meetings/${meeting.id}/dispatch`);
    const draft = await browser.submit('Keep this and read the draft', { introduction: 'Read page one first.', grouping: 'organisation', leaveOut: ['questions'] });
    expect(draft.text).toContain('Read page one first.');
    expect(draft.text).toContain('Draft for the chair: not yet sent, not for publication');
    expect((await browser.open(`/meetings/${meeting.id}/dispatch`)).valueOf('introduction')).toBe('Read page one first.');
    expect(await owner('audit_entries').where({ what: 'meeting.report-prepared' }).count('* as n')).toEqual([{ n: 1 }]);
    expect(await owner('editions').count('* as n')).toEqual([{ n: 0 }]);
  });

  test('it goes to the chair alone, as a PDF marked DRAFT, in a letter the clerk answers for', async () => {
    const browser = await site.signIn(clerk);
    const page = await browser.open(`/meetings/${meeting.id}/draft`);
    expect(page.text).toContain(`Sends this draft as a PDF to Cllr Chair (${chair.email}), now, and to nobody else.`);
    await browser.submit('Send the draft to the chair');
    const job = (await listJobs()).find(({ name }) => name === 'send-draft');
    for (let twice = 0; twice < 2; twice += 1) await sendDraftJob.run(deps, job?.payload as Record<string, unknown>, stop);
    const letters = await owner('letters').where({ kind: 'draft-ready' }).select('id', 'to_name', 'subject', 'reply_to_name');
    expect(letters.map((l) => [l.to_name, l.reply_to_name])).toEqual([['Cllr Chair', 'Marian Clerk']]);
    const [attached] = await owner('letter_attachments').where({ letter_id: letters[0].id }).select('sha256', 'file_name');
    expect(attached.file_name).toBe('DRAFT ECS progress report for 2026-03-12.pdf');
    const read = await getDocumentProxy(new Uint8Array(await getBytes(deps.db, attached.sha256)));
    for (let n = 1; n <= read.numPages; n += 1) expect((await (await read.getPage(n)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')).toContain('DRAFT');
  }, 60_000);

  test('the chair opens it from the meeting and as files; a member may not', async () => {
    const browser = await site.signIn(chair);
    await browser.open(`/meetings/${meeting.id}`);
    expect((await browser.follow('Read the draft of the progress report')).buttons).toEqual(expect.not.arrayContaining(['Send the draft to the chair']));
    const docx = await browser.send(`/meetings/${meeting.id}/draft/docx`);
    expect([docx.status, docx.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="DRAFT ECS progress report for 2026-03-12.docx"']);
    const members = await site.signIn(member);
    for (const path of ['draft', 'draft/pdf', 'record']) expect((await members.send(`/meetings/${meeting.id}/${path}`)).status).toBe(403);
    for (const path of ['draft', 'draft/pdf', 'record']) expect((await (await site.signIn(officer)).send(`/meetings/${meeting.id}/${path}`)).status).toBe(404);
  }, 60_000);

  test('public and exempt side by side: only where they differ, by whoever is entitled, and recorded', async () => {
    const note = await writeExemptNote(deps, signedIn(officer), { reference, note: 'canary-5a11', paragraph: 2, reason: 'would identify a child', replacesId: null });
    expect(note.ok).toBe(true);
    const browser = await site.signIn(clerk);
    expect((await browser.open(`/meetings/${meeting.id}/draft`)).wholeText).not.toContain('canary-5a11');
    const both = await browser.submit('See public and exempt side by side');
    // The draft's own heading differs too: one says public, the other not for publication.
    expect(both.text).toContain('They differ in 2 places');
    expect(both.text.match(/canary-5a11/g)).toHaveLength(1);
    expect(await owner('audit_entries').where({ what: 'meeting.exempt-draft-read', person_id: clerk.id }).count('* as n')).toEqual([{ n: 1 }]);
    expect((await (await site.signIn(chair)).open(`/meetings/${meeting.id}/draft`)).buttons).not.toContain('See public and exempt side by side');
  });
});

describe('after dispatch', () => {
  let first: string, supplement: string, replacement: string, late: string;

  test('a supplement tells what is new since the report it adds to, in a letter that says which it is', async () => {
    first = await dispatched({ introduction: 'Read page one first.' });
    await deliver();
    late = (await anAction(deps, clerk, panel, { wording: 'Publish the waiting times', leadPostId: post.id, target: { on: day('2026-09-30'), words: null, meetingId: null } })).reference;
    const browser = await site.signIn(clerk);
    await browser.open(`/editions/${first}`);
    await browser.follow('Send a supplement');
    expect((await browser.submit('Send a supplement')).text).toContain('Say what is new');
    await browser.submit('Send a supplement', { reason: 'the police answered on 3 March' });
    supplement = (await findLastEdition(deps.db, panel.id))?.id ?? '';
    await sendEdition.run(deps, { editionId: supplement }, stop);
    const content = await contentOf(supplement);
    expect(content.head.kindSays).toBe('Supplement to progress report 1. What is new: the police answered on 3 March.');
    expect(content.changes.lines.map((line) => line.reference)).toEqual([late]);
    expect(content.plan.flatMap((g) => g.sections.flatMap((s) => s.references))).toEqual([late]);
    expect(await findEditionSummary(deps.db, supplement)).toMatchObject({ kind: 'supplement', followsId: first, comparedWithId: first, number: 2 });
    const [letter] = await lettersOf(supplement);
    expect(letter.subject).toMatch(/^Supplement: Progress report 2/);
    expect(letter.text).toContain('What is new: the police answered on 3 March.');
    expect((await (await site.signIn(member)).open(`/editions/${first}`)).text).toContain('Something is new since: the police answered on 3 March.');
  }, 60_000);

  test('a replacement says why, is compared with what the first was compared with, and the old one is kept', async () => {
    replacement = await dispatched({ follows: { kind: 'replacement', editionId: first, reason: 'a target date was wrong' } });
    const content = await contentOf(replacement);
    expect(content.head.kindSays).toBe('Replaces progress report 1, because a target date was wrong.');
    expect(await findEditionSummary(deps.db, replacement)).toMatchObject({ kind: 'replacement', followsId: first, comparedWithId: null });
    expect(await dispatchEdition(deps, signedIn(clerk), order({ follows: { kind: 'replacement', editionId: first, reason: 'again' } }))).toEqual({ ok: false, because: 'already-replaced' });
    const page = await (await site.signIn(member)).open(`/editions/${first}`);
    expect(page.text).toContain('Replaced, because a target date was wrong.');
    expect(page.text).toContain(reference);
    expect((await listFiles(deps.db, replacement)).map((file) => file.fileName)).toContain('ECS progress report 3 (replacement) for 2026-03-12.pdf');
  }, 60_000);

  test('withdrawn: letters that had not left never leave, whoever may have it is told, and only the clerk opens it', async () => {
    // The relay takes the letter to the chair; the member's is asked to wait.
    await deliver({ act: (step, visit) => (step === 'DATA' && visit.to.includes(member.email) ? '451 4.7.1 try later' : undefined) });
    const browser = await site.signIn(clerk);
    await browser.open(`/editions/${replacement}`);
    const asked = await browser.follow('Withdraw it');
    expect(asked.text).toContain('has it');
    expect(asked.text).toContain('has not got it');
    await browser.submit('Withdraw the report', { why: 'An officer’s name was wrong' });
    expect(await withdrawEdition(deps, signedIn(clerk), { editionId: replacement, why: 'again' })).toEqual({ ok: false, because: 'withdrawn-already' });
    clock.advance(3_600_000);
    await deliver();
    const letters = (await lettersOf(replacement)).map((l) => [l.kind, l.to_name, l.state]);
    expect(letters).toEqual([
      ['edition', 'Cllr Chair', 'accepted'], ['edition', 'Cllr Member', 'superseded'], ['edition-withdrawn', 'Cllr Chair', 'accepted'], ['edition-withdrawn', 'Cllr Member', 'superseded'],
    ]);
    const members = await site.signIn(member);
    const closed = await members.open(`/editions/${replacement}`);
    expect(closed.text).toContain('An officer’s name was wrong');
    expect(closed.text).not.toContain('Interview children');
    expect((await members.send(`/editions/${replacement}/files/pdf`)).status).toBe(403);
    expect((await (await site.signIn(clerk)).open(`/editions/${replacement}`)).text).toContain('Interview children');
    expect((await findLastEdition(deps.db, panel.id))?.id).toBe(supplement);
  }, 60_000);

  test('handed over on paper counts, once, and never in the future', async () => {
    const browser = await site.signIn(clerk);
    const page = await browser.open(`/editions/${first}/letters`);
    expect(page.text).toContain('to be posted');
    const personId = (await owner('people').where({ name: 'Cllr Paper' }).first('id')).id as string;
    const tomorrow = { 'deliveredOn-day': '4', 'deliveredOn-month': '3', 'deliveredOn-year': '2026' };
    expect((await browser.submit('Say that it was handed over', { personId, ...tomorrow })).text).toContain('The day must be today or earlier');
    const said = await browser.submit('Say that it was handed over', { personId, 'deliveredOn-day': '3', note: 'by hand' });
    expect(said.text).toContain('handed over on paper');
    expect(said.text).toContain('by hand; said by Marian Clerk');
    expect(said.buttons).not.toContain('Say that it was handed over');
  });

  test('the record: who was sent what, when, by which way, the relay’s answer, and the very bytes', async () => {
    const browser = await site.signIn(clerk);
    const page = await browser.open(`/meetings/${meeting.id}/record`);
    for (const said of ['Progress report 1', 'Progress report 2 (supplement)', 'Progress report 3 (replacement)', 'by Marian Clerk', member.email, '250 2.0.0', 'by hand', 'An officer’s name was wrong']) expect(page.text).toContain(said);
    const pdf = (await listFiles(deps.db, first)).find((file) => file.format === 'pdf');
    expect(page.text).toContain(pdf?.sha256 ?? 'none');
    const bytes = Buffer.from(await (await browser.send(`/editions/${first}/files/pdf`)).arrayBuffer());
    expect(bytes.equals(await getBytes(deps.db, pdf?.sha256 ?? ''))).toBe(true);
  });

  test('which reports show an action is asked of their own list: exactly, also where a text names it', async () => {
    const shown = await listEditionsShowing(deps.db, { reference: late });
    expect(shown.map(({ number }) => number)).toEqual([3, 2]);
    expect(await listEditionsShowing(deps.db, { reference: 'ECS' })).toEqual([]);
    const [action] = await owner('actions').where({ reference: late }).select('id', 'reference');
    expect(await isTargetShown(deps.db, action)).toBe(true);
  });

  test('the command writes the very bytes that were kept, or what would go now; it says which, and what it does not know', async () => {
    const asked = { panelCode: 'ecs', meetsOn: meeting.meetsOn, audience: 'public', draft: false } as const;
    const kept = (await listFiles(deps.db, supplement)).find((file) => file.format === 'csv');
    expect(kept).toBeDefined();
    const json = await reportBytes(deps, { ...asked, format: 'json' });
    // The replacement was withdrawn and the supplement only adds to it: what stands is the first.
    expect([json.says, readContent(json.bytes.toString('utf8')).head.number]).toEqual([undefined, 1]);
    expect(json.bytes.equals(await getBytes(deps.db, (await listFiles(deps.db, first)).find((file) => file.format === 'json')?.sha256 ?? ''))).toBe(true);
    const draft = await reportBytes(deps, { ...asked, draft: true, format: 'txt' });
    expect(draft.bytes.toString('utf8')).toContain('Draft for the chair');
    const exempt = await reportBytes(deps, { ...asked, audience: 'exempt', draft: true, format: 'txt' });
    expect(exempt.bytes.toString('utf8')).toContain('canary-5a11');
    expect(await owner('audit_entries').where({ what: 'meeting.exempt-draft-read', way: 'operator' }).count('* as n')).toEqual([{ n: 1 }]);
    await expect(reportBytes(deps, { ...asked, panelCode: 'XYZ', format: 'txt' })).rejects.toThrow('There is no panel "XYZ"; there is: ECS.');
    await expect(reportBytes(deps, { ...asked, meetsOn: day('2026-03-13'), format: 'txt' })).rejects.toThrow('ECS has no meeting on 13 March 2026; it has 2026-03-12.');
  }, 60_000);

  test('too large for a letter, it is linked', async () => {
    const other = await aMeeting(deps, panel, { meetsOn: day('2026-04-16') });
    const sent = await dispatchEdition(deps, signedIn(clerk), order({ meetingId: other.id }));
    const editionId = sent.ok ? sent.editionId : '';
    await sendEditionJob(1000).run(deps, { editionId }, stop);
    const letters = await owner('letters').where({ about_id: editionId }).select('id', 'text');
    expect(letters[0].text).toContain(`/editions/${editionId}/files/pdf`);
    expect(await owner('letter_attachments').whereIn('letter_id', letters.map((l) => l.id)).count('* as n')).toEqual([{ n: 0 }]);
  }, 60_000);

  test('once the panel sits nothing more is sent for it but what puts right', async () => {
    clock.set('2026-03-12T19:00:00Z');
    const other = await aMeeting(deps, panel, { meetsOn: day('2026-03-12'), meetsAt: '14:00' });
    expect(await dispatchEdition(deps, signedIn(clerk), order({ meetingId: other.id }))).toEqual({ ok: false, because: 'meeting-begun' });
    expect(await dispatchEdition(deps, signedIn(clerk), order({ follows: { kind: 'supplement', editionId: supplement, reason: 'late' } }))).toEqual({ ok: false, because: 'meeting-begun' });
    const put = await dispatched({ follows: { kind: 'replacement', editionId: replacement, reason: 'the name is right now' } });
    for (const letter of await lettersOf(put)) expect([letter.subject.startsWith('Replacement: '), letter.expires_at]).toEqual([true, null]);
  }, 60_000);
});

test.each([
  [[], 'Say of which panel'], [['--panel', 'ECS', '--meeting', '12/3/26'], '"12/3/26" is no day written as YYYY-MM-DD'], [['--panel', 'ECS', '--format', 'odt'], 'There is no format "odt"'],
  [['--panel', 'ECS', '--edition', 'secret'], 'There is no edition "secret": it is public or exempt'], [['--panle', 'ECS'], '--panle'],
] as const)('report %j is refused in words', (args, sentence) => {
  expect(() => readAsked([...args])).toThrow(sentence);
});
