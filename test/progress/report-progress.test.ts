// What an officer's update leaves behind: the entry, the state, the evidence byte for byte, the proposal, the trail.
import { beforeAll, expect, test } from 'vitest';
import { getActionByReference } from '../../src/actions/action.store.ts';
import { listProposals } from '../../src/actions/proposal.store.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { getBytes, getDocument } from '../../src/documents/document.store.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { readExemptNotes } from '../../src/progress/read-exempt-notes.ts';
import { reportProgress, type ReportOrder } from '../../src/progress/report-progress.ts';
import { listEvidence, listUpdates } from '../../src/progress/update.store.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { anAction, aPanel, aPerson, aPost, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps } = await aCouncil();
let panel: Panel, clerk: Person, officer: Person, stranger: Person, member: Person, post: { id: string };

beforeAll(async () => {
  panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member', entitledToExempt: true } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  stranger = await aPerson(deps, { posts: [await aPost(deps)] });
});

const anOwnedAction = async () => await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } });
const saying = (reference: string, more: Partial<ReportOrder> = {}): ReportOrder =>
  ({ reference, state: 'at risk', text: 'Two of six posts are vacant; agency cover from Monday.', meetingId: null, afterDeadline: false, ...more });

test('an update with evidence and a proposal is kept all at once', async () => {
  const { reference, id } = await anOwnedAction();
  const bytes = Buffer.from('sample of 40 files\n');
  const outcome = await reportProgress(deps, signedIn(officer), saying(reference, {
    evidence: { bytes, fileName: 'C:\\audits\\sample.txt', mediaType: 'text/plain', title: 'Sample of 40 files', showsOn: day('2026-02-27') },
    proposal: { kind: 'extension', reason: 'Vacancies.', newTargetOn: day('2026-07-31') },
  }));
  expect(outcome).toMatchObject({ ok: true });
  expect(await getActionByReference(deps.db, reference)).toMatchObject({ state: 'at risk', targetOn: '2026-04-30' });
  expect(await listUpdates(deps.db, [id])).toMatchObject([{ text: 'Two of six posts are vacant; agency cover from Monday.', byName: 'Sam Rao', byPostTitle: 'Head of Assessment', way: 'signed in' }]);
  const [evidence] = await listEvidence(deps.db, [id]);
  expect(evidence).toMatchObject({ title: 'Sample of 40 files', showsOn: '2026-02-27', fileName: 'sample.txt' });
  const document = await getDocument(deps.db, evidence?.documentId ?? '');
  expect((await getBytes(deps.db, document.sha256)).equals(bytes)).toBe(true);
  expect(await listProposals(deps.db, [id])).toMatchObject([{ kind: 'extension', newTargetOn: '2026-07-31', outcome: 'open' }]);
  expect((await listAuditEntriesAbout(deps.db, { kind: 'actions', id })).map((e) => e.what)).toEqual(expect.arrayContaining(['action.progress-reported', 'action.extension-asked']));
});

test('a refused proposal keeps nothing of the update either', async () => {
  const { reference, id } = await anOwnedAction();
  const outcome = await reportProgress(deps, signedIn(officer), saying(reference, { proposal: { kind: 'extension', reason: 'Late.', newTargetOn: day('2026-04-01') } }));
  expect(outcome).toEqual({ ok: false, because: 'not-later' });
  expect(await listUpdates(deps.db, [id])).toEqual([]);
});

test('an update is never changed, and nobody else reports on the action', async () => {
  const { reference, id } = await anOwnedAction();
  await reportProgress(deps, signedIn(officer), saying(reference));
  await expect(deps.db('updates').where({ action_id: id }).update({ text: 'rosier' })).rejects.toThrow(/permission denied|append-only/);
  await expect(reportProgress(deps, signedIn(stranger), saying(reference))).rejects.toBeInstanceOf(NotAllowed);
  await expect(reportProgress(deps, signedIn(member), saying(reference))).rejects.toBeInstanceOf(NotAllowed);
});

test('the clerk writes down what came by phone, under the officer’s name and with how it came', async () => {
  const { reference, id } = await anOwnedAction();
  await reportProgress(deps, { person: clerk, way: 'clerk on behalf', onBehalfOf: officer }, saying(reference, { receivedWords: 'by phone, 3 March' }));
  expect(await listUpdates(deps.db, [id])).toMatchObject([{ byName: 'Sam Rao', way: 'clerk on behalf', receivedWords: 'by phone, 3 March' }]);
});

test('exempt text is read by those entitled, and each reading is in the trail', async () => {
  const { reference, id } = await anOwnedAction();
  await writeExemptNote(deps, signedIn(officer), { reference, note: 'Names one child.', paragraph: 1, reason: 'Would identify a child.', replacesId: null });
  const action = await getActionByReference(deps.db, reference);
  expect(await readExemptNotes(deps, signedIn(clerk), [action], 'preview')).toEqual([]);
  expect(await readExemptNotes(deps, signedIn(member), [action], 'preview')).toMatchObject([{ note: 'Names one child.', paragraph: 1 }]);
  const trail = await listAuditEntriesAbout(deps.db, { kind: 'actions', id });
  expect(trail.filter((e) => e.what === 'exempt-note.read').map((e) => e.personName)).toEqual([member.name]);
  expect(JSON.stringify(trail)).not.toContain('Names one child');
});
