// An exempt word on its whole way: in no file, letter, attachment, subject, file name, page, log line or error of what everybody may read.
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { getBytes } from '../../src/documents/document.store.ts';
import { dispatchEdition, type DispatchOrder } from '../../src/editions/dispatch-edition.ts';
import { listFiles } from '../../src/editions/edition.store.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { fileFormats } from '../../src/editions/edition.ts';
import { reportBytes } from '../../src/editions/report.command.ts';
import { sendDraft } from '../../src/editions/send-draft.ts';
import { sendDraftJob } from '../../src/editions/send-draft.job.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { withdrawEdition } from '../../src/editions/withdraw-edition.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { withoutRows } from '../../src/web/log.ts';
import { mayStillGo } from '../../src/worker.ts';
import { aPostOffice } from '../letters/letters.support.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { everythingIn, pdfinfo, pdfSays } from './read-renderings.ts';

const council = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const logged: string[] = [];
const deps = { ...council.deps, log: pino({ level: 'trace', serializers: { err: withoutRows } }, { write: (line: string) => { logged.push(line); } }) };
const site = await aSite(deps);
const stop = new AbortController().signal;
const CANARY = /canary-(?:note|why)-\w+/;

test('draft, report, supplement, replacement and withdrawal: nowhere', async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  const clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk', entitledToExempt: true } });
  await aPerson(deps, { name: 'Cllr Chair', part: { panel, part: 'chair' } });
  const member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
  const officer = await aPerson(deps, { name: 'Sam Officer', posts: [post] });
  const meeting = await aMeeting(deps, panel);
  const { reference } = await anAction(deps, clerk, panel, { wording: 'Interview children who return', leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null } });
  // Every exempt field there is: the note and the reason, first without a paragraph, then corrected.
  const note = await writeExemptNote(deps, signedIn(officer), { reference, note: 'canary-note-first', paragraph: null, reason: 'canary-why-first', replacesId: null });
  const order = (more: Partial<DispatchOrder> = {}): DispatchOrder => aDispatch(meeting, more);
  expect(await dispatchEdition(deps, signedIn(clerk), order())).toEqual({ ok: false, because: 'something-stands-against' });
  await writeExemptNote(deps, signedIn(officer), { reference, note: 'canary-note-second', paragraph: 2, reason: 'canary-why-second', replacesId: note.ok ? note.noteId : null });

  const seen: [string, string][] = [];
  await sendDraft(deps, signedIn(clerk), meeting.id);
  await sendDraftJob.run(deps, (await council.listJobs()).find(({ name }) => name === 'send-draft')?.payload as Record<string, unknown>, stop);
  const sent: string[] = [];
  const send = async (more: Partial<DispatchOrder> = {}) => {
    const outcome = await dispatchEdition(deps, signedIn(clerk), order(more));
    if (!outcome.ok) throw new Error(outcome.because);
    await sendEdition.run(deps, { editionId: outcome.editionId }, stop);
    sent.push(outcome.editionId);
    return outcome.editionId;
  };
  const first = await send();
  await send({ follows: { kind: 'supplement', editionId: first, reason: 'an answer came' } });
  const replacement = await send({ follows: { kind: 'replacement', editionId: first, reason: 'a date was wrong' } });
  const office = await aPostOffice(deps, {}, { checks: mayStillGo });
  await office.deliver();
  await withdrawEdition(deps, signedIn(clerk), { editionId: replacement, why: 'wrong again' });
  await office.deliver();

  for (const id of sent) for (const file of await listFiles(deps.db, id)) {
    seen.push([`name of ${file.format}`, file.fileName]);
    if (file.audience === 'exempt') continue;
    const bytes = await getBytes(deps.db, file.sha256);
    seen.push([file.format, everythingIn(bytes)]);
    if (file.format === 'pdf' && pdfinfo !== undefined) seen.push(['text of the PDF', JSON.stringify(pdfSays(bytes))]);
  }
  for (const format of fileFormats) seen.push([`draft as ${format}`, everythingIn((await reportBytes(deps, { panelCode: 'ECS', meetsOn: meeting.meetsOn, audience: 'public', draft: true, format })).bytes)]);
  const taken = office.server.taken();
  expect(taken.length).toBeGreaterThan(6);
  for (const visit of taken) {
    const letter = await PostalMime.parse(visit.bytes ?? Buffer.alloc(0));
    seen.push(['letter', `${visit.bytes?.toString('utf8') ?? ''} ${letter.subject ?? ''} ${letter.text ?? ''} ${letter.html ?? ''}`]);
    for (const attachment of letter.attachments) seen.push([`attachment ${attachment.filename ?? ''}`, everythingIn(Buffer.from(attachment.content as ArrayBuffer))]);
  }
  const members = await site.signIn(member);
  for (const path of ['/', '/editions', `/editions/${first}`, `/meetings/${meeting.id}`, `/actions/${reference}`]) seen.push([path, (await members.open(path)).wholeText]);
  seen.push(['log', logged.join('\n')], ['audit', JSON.stringify(await council.owner('audit_entries').whereLike('what', 'edition.%').orWhereLike('what', 'meeting.%').select('*'))]);

  expect(seen.filter(([, text]) => CANARY.test(text)).map(([where]) => where)).toEqual([]);
  expect(seen.length).toBeGreaterThan(40);
  // It is there to be found: in what only those entitled can open, and a broken copy of it is refused without being quoted.
  const exempt = await reportBytes(deps, { panelCode: 'ECS', meetsOn: meeting.meetsOn, audience: 'exempt', draft: false, format: 'json' });
  expect(exempt.bytes.toString('utf8')).toContain('canary-note-second');
  const broken = (() => { try { return readContent(exempt.bytes.toString('utf8').slice(0, -40)); } catch (error) { return String(error); } })();
  expect(broken).toMatch(/are no JSON/);
  expect(broken).not.toMatch(CANARY);
}, 180_000);
