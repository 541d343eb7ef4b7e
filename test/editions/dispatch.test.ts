// Dispatch as it leaves the building: frozen once, drawn, one letter a member through a real SMTP conversation, and unchanged ever after.
import { beforeAll, describe, expect, test } from 'vitest';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { day } from '../../src/calendar/day.ts';
import { getBytes } from '../../src/documents/document.store.ts';
import { dispatchEdition, type DispatchOrder } from '../../src/editions/dispatch-edition.ts';
import { findEditionSummary, getPublicText, listEditionsOfMeeting, listFiles, listOverrides, listRecipients } from '../../src/editions/edition.store.ts';
import { loadPublicRegister } from '../../src/editions/load-register.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { answerQuestion } from '../../src/progress/answer-question.ts';
import { ask } from '../../src/progress/ask.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock, owner, listJobs } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, chair: Person, member: Person, officer: Person, post: { id: string }, meeting: Meeting, reference: string;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk' } });
  chair = await aPerson(deps, { name: 'Cllr Chair', part: { panel, part: 'chair', entitledToExempt: true } });
  member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
  await aPerson(deps, { name: 'Cllr Paper', lettersBy: 'paper', part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Officer', posts: [post] });
  meeting = await aMeeting(deps, panel);
  ({ reference } = await anAction(deps, clerk, panel, { wording: 'Interview children who return within 72 hours', leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null } }));
});

const order = (more: Partial<DispatchOrder> = {}): DispatchOrder => aDispatch(meeting, more);

test('what stands against it is named and refused, and overridden only with a reason that is kept', async () => {
  const other = await aMeeting(deps, panel, { meetsOn: day('2026-07-16') });
  const bare = await anAction(deps, clerk, panel, { wording: 'Map services' });
  expect(await dispatchEdition(deps, signedIn(clerk), order({ meetingId: other.id }))).toEqual({ ok: false, because: 'something-stands-against' });
  const browser = await site.signIn(clerk);
  const page = await browser.open(`/meetings/${other.id}/dispatch`);
  expect(page.text).toContain(`${bare.reference} has no lead post.`);
  expect(page.text).toContain(`${bare.reference} has no target date.`);
  const refused = await browser.submit('Dispatch the report', { introduction: 'In my own words.' });
  expect(refused.status).toBe(422);
  expect(refused.valueOf('introduction')).toBe('In my own words.');
  const overrides = { [`${bare.reference}:no-lead-post`]: 'The post is being advertised.', [`${bare.reference}:no-target`]: 'It follows the post.' };
  const sent = await dispatchEdition(deps, signedIn(clerk), order({ meetingId: other.id, overrides }));
  expect(sent).toMatchObject({ ok: true });
  expect((await listOverrides(deps.db, sent.ok ? sent.editionId : '')).map((o) => o.why)).toEqual(expect.arrayContaining(['The post is being advertised.', 'It follows the post.']));
  // Out of the way of the tests below.
  await recordDecision(deps, signedIn(clerk), { reference: bare.reference, kind: 'not accepted', decidedBy: 'panel', decidedOn: day('2026-03-03'), meetingId: null, minuteNumber: '1', words: null });
});

test('a reason answers what stood beside it on the page, not whatever stands in its place meanwhile', async () => {
  const other = await aMeeting(deps, panel, { meetsOn: day('2026-07-23') });
  const away = (action: string) => recordDecision(deps, signedIn(clerk), { reference: action, kind: 'not accepted', decidedBy: 'panel', decidedOn: day('2026-03-03'), meetingId: null, minuteNumber: '1', words: null });
  const seen = await anAction(deps, clerk, panel, { wording: 'Seen', leadPostId: post.id, target: null });
  const browser = await site.signIn(clerk);
  await browser.open(`/meetings/${other.id}/dispatch`);
  await away(seen.reference);
  const unseen = await anAction(deps, clerk, panel, { wording: 'Not seen', leadPostId: post.id, target: null });
  const refused = await browser.submit('Dispatch the report', { [`why-${seen.reference}-no-target`]: 'It follows the inspection.' });
  expect([refused.status, await listEditionsOfMeeting(deps.db, other.id)]).toEqual([422, []]);
  expect(refused.valueOf(`why-${unseen.reference}-no-target`)).toBe('');
  // Out of the way of the tests below.
  await away(unseen.reference);
});

describe('dispatched', () => {
  let editionId: string;

  test('pressed twenty times at once it is one edition, one number, one set of recipients', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => dispatchEdition(deps, signedIn(clerk), order())));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.because === 'already-dispatched')).toHaveLength(19);
    const [edition] = await listEditionsOfMeeting(deps.db, meeting.id);
    editionId = edition?.id ?? '';
    expect((await listRecipients(deps.db, editionId)).map((r) => [r.name, r.way])).toEqual([['Cllr Chair', 'email'], ['Cllr Member', 'email'], ['Cllr Paper', 'paper']]);
    expect((await listJobs()).filter((job) => job.name === 'send-edition')).toHaveLength(2);
  });

  test('it is drawn once and each member by e-mail has one letter with the PDF, however often the job runs', async () => {
    const stop = new AbortController().signal;
    await sendEdition.run(deps, { editionId }, stop);
    await sendEdition.run(deps, { editionId }, stop);
    const files = await listFiles(deps.db, editionId);
    expect(files.map((f) => f.format).sort()).toEqual(['csv', 'docx', 'html', 'json', 'pdf', 'txt', 'xlsx']);
    const pdf = await getBytes(deps.db, files.find((f) => f.format === 'pdf')?.sha256 ?? '');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const letters = await owner('letters').where({ about_id: editionId }).orderBy('to_name').select('to_name', 'subject', 'text', 'html', 'expires_at');
    expect(letters.map((l) => l.to_name)).toEqual(['Cllr Chair', 'Cllr Member']);
    expect(letters[0].text).toContain('Interview children who return within 72 hours');
    expect(letters[0].html).toContain(`/editions/${editionId}`);
    expect(letters[0].expires_at.toISOString()).toBe('2026-03-12T18:30:00.000Z');
    expect(await owner('letter_attachments').count('* as n')).toEqual([{ n: 2 }]);
  });

  test('it reads the same after the register has moved on, on the page and in the file', async () => {
    const before = await getPublicText(deps.db, editionId);
    const browser = await site.signIn(member);
    const pageBefore = (await browser.open(`/editions/${editionId}`)).text;
    expect(pageBefore).toContain(reference);
    await recordDecision(deps, signedIn(clerk), { reference, kind: 'closed', decidedBy: 'panel', decidedOn: day('2026-03-03'), meetingId: meeting.id, minuteNumber: '41', words: null });
    clock.advance(3_600_000);
    const later = await site.signIn(member);
    expect((await later.open(`/editions/${editionId}`)).text).toBe(pageBefore);
    expect(await getPublicText(deps.db, editionId)).toBe(before);
    await expect(owner('editions').where({ id: editionId }).update({ number: 99 })).rejects.toThrow(/append-only/);
    const download = await later.send(`/editions/${editionId}/files/pdf`);
    expect(download.headers.get('content-disposition')).toContain('attachment');
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the clerk sees where each letter stands; an officer of no part in the panel sees nothing', async () => {
    const page = await (await site.signIn(clerk)).open(`/editions/${editionId}/letters`);
    expect(page.text).toContain('0 of 2 letters accepted');
    expect(page.text).toContain('to be posted');
    expect([page.html.includes('data-live'), page.text.includes('was not there when this was sent')]).toEqual([true, false]);
    // who comes onto the panel afterwards is told to the clerk.
    await aPerson(deps, { name: 'Cllr Newcomer', part: { panel, part: 'member' } });
    const afterwards = await (await site.signIn(clerk)).open(`/editions/${editionId}/letters`);
    expect(afterwards.text).toContain('Cllr Newcomer sits on the panel now and was not there when this was sent');
    await owner('letter_deliveries').update({ state: 'accepted', next_try_at: null });
    expect((await (await site.signIn(clerk)).open(`/editions/${editionId}/letters`)).html).not.toContain('data-live');
    expect((await (await site.signIn(member)).open(`/editions/${editionId}/letters`)).status).toBe(403);
    expect((await (await site.signIn(officer)).open(`/editions/${editionId}`)).status).toBe(404);
  });

  test('the next one is compared with it, not with a date', async () => {
    const later = await aMeeting(deps, panel, { meetsOn: day('2026-06-11') });
    await dispatchEdition(deps, signedIn(clerk), order({ meetingId: later.id }));
    const [edition] = await listEditionsOfMeeting(deps.db, later.id);
    const summary = await findEditionSummary(deps.db, edition?.id ?? '');
    expect(summary?.comparedWithId).toBe(editionId);
    const content = readContent(await getPublicText(deps.db, edition?.id ?? ''));
    expect(content.changes.lines.map((line) => [line.reference, line.changes.map((c) => c.kind)])).toContainEqual([reference, expect.arrayContaining(['closed'])]);
  });
});

test('an answer by letter is not printed beside one for the report', async () => {
  const asked = await ask(deps, signedIn(member), { reference, meetingId: null, text: 'Why so late?', shared: true });
  for (const given of ['by letter', 'in the report'] as const) await answerQuestion(deps, signedIn(clerk), { questionId: asked.questionId, given, text: `Told ${given}` });
  const { questions } = await loadPublicRegister(deps.db, panel, meeting, clock.today());
  expect(questions.map(({ answers }) => answers.map(({ text }) => text))).toEqual([['Told in the report']]);
});

describe('exempt notes', () => {
  const canary = 'canary-9f27';
  test('without paragraph and reason nothing is dispatched, whatever the reason given', async () => {
    const soon = await aMeeting(deps, panel, { meetsOn: day('2026-09-17') });
    const action = await anAction(deps, clerk, panel, { wording: 'Review plans', leadPostId: post.id, target: { on: day('2026-08-01'), words: null, meetingId: null } });
    const note = await writeExemptNote(deps, signedIn(officer), { reference: action.reference, note: canary, paragraph: null, reason: null, replacesId: null });
    expect(await dispatchEdition(deps, signedIn(clerk), order({ meetingId: soon.id, overrides: { [`${action.reference}:exempt`]: 'Please' } }))).toEqual({ ok: false, because: 'something-stands-against' });
    await writeExemptNote(deps, signedIn(officer), { reference: action.reference, note: canary, paragraph: 2, reason: 'Would identify a child', replacesId: note.ok ? note.noteId : null });
    const sent = await dispatchEdition(deps, signedIn(clerk), order({ meetingId: soon.id }));
    const editionId = sent.ok ? sent.editionId : '';
    await sendEdition.run(deps, { editionId }, new AbortController().signal);

    const members = await site.signIn(member);
    expect((await members.open(`/editions/${editionId}`)).text).toContain('Exempt information, paragraph 2');
    expect(members.page.wholeText).not.toContain(canary);
    expect(members.page.buttons).not.toContain('Read it with the exempt notes');
    const entitled = await site.signIn(chair);
    await entitled.open(`/editions/${editionId}`);
    expect((await entitled.submit('Read it with the exempt notes')).text).toContain(canary);
    expect(await owner('audit_entries').where({ what: 'edition.exempt-read', person_id: chair.id }).count('* as n')).toEqual([{ n: 1 }]);
    for (const letter of await owner('letters').where({ about_id: editionId }).select('subject', 'text', 'html')) expect(JSON.stringify(letter)).not.toContain(canary);
    for (const file of (await listFiles(deps.db, editionId)).filter((f) => f.audience === 'public')) expect((await getBytes(deps.db, file.sha256)).includes(canary)).toBe(false);
  });
});
