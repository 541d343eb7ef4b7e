// Two panels with everything in them and every kind of person beside them: the ground on which rights are tried.
import { randomUUID } from 'node:crypto';
import { saveView } from '../../src/actions/keep-views.ts';
import { listSavedViews } from '../../src/actions/saved-view.store.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { addMeasure, addReading } from '../../src/inspections/add-measure.ts';
import { listReadings } from '../../src/inspections/measure.store.ts';
import { readPaper } from '../../src/intake/read-paper.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { queue } from '../../src/letters/queue.ts';
import type { Panel } from '../../src/panels/panel.ts';
import { listMemberships } from '../../src/panels/panel.store.ts';
import type { Person } from '../../src/people/person.ts';
import { ask } from '../../src/progress/ask.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import type { Kind } from '../../src/sign-in/rights.ts';
import { startTheClock } from '../../src/resolutions/start-clock.ts';
import { noteDecision } from '../../src/sittings/note-decision.ts';
import { startSitting } from '../../src/sittings/start-sitting.ts';
import { putInsteadOfPdfs } from './instead-of-pdfs.ts';
import { aDispatch, aMeeting, anAction, anInspection, anOrganisation, aPanel, aPerson, aPost, aResolution, aResponse, signedIn, someSettings } from './builders.ts';

/** What one panel has: for each word of an address the record it names. */
export type Side = Record<
  'code' | 'panelId' | 'meeting' | 'metMeeting' | 'edition' | 'inspection' | 'finding' | 'measure' | 'reading' | 'resolution' | 'reference' | 'actionId' | 'update' | 'evidence' | 'question' | 'privateQuestion' | 'intake' | 'likeIntake' | 'tableIntake' | 'letter' | 'membership' | 'note' | 'clock' | 'savedView',
  string>;

export interface TwoPanels {
  /** Undefined for whoever has not signed in. */
  people: Record<Kind, Person | undefined>;
  own: Side;
  other: Side;
  /** Records of no panel. */
  council: Record<'person' | 'post' | 'organisation', string>;
}

interface Cast { clerk: Person; member: Person; officer: Person; post: { id: string } }

/** The strings that must show up nowhere but with those entitled: exempt words, and a question that was kept private. */
export const canaryOf = { exempt: (code: string) => `canary-exempt-${code}`, reason: (code: string) => `canary-reason-${code}`, private: (code: string) => `canary-private-${code}`, wall: (code: string) => `canary-wall-${code}` };

/** The clock must stand before `2026-03-12`. */
export async function twoPanels(deps: Deps): Promise<TwoPanels> {
  await someSettings(deps);
  const [own, other] = [await aPanel(deps, { directorsSignOff: true }), await aPanel(deps, { code: 'HCW', name: 'Health Scrutiny Panel', directorsSignOff: true })];
  const directors = await aPost(deps, { title: 'Director of Children’s Services' });
  const post = await aPost(deps, { title: 'Head of Assessment', directorPostId: directors.id });
  const otherPost = await aPost(deps, { title: 'Head of Public Health' });
  const people: TwoPanels['people'] = {
    anonymous: undefined,
    clerk: await aPerson(deps, { name: 'Own Clerk', part: { panel: own, part: 'clerk', entitledToExempt: true } }),
    'clerk of another panel': await aPerson(deps, { name: 'Other Clerk', part: { panel: other, part: 'clerk', entitledToExempt: true } }),
    // Not entitled: never by rank alone.
    chair: await aPerson(deps, { name: 'Own Chair', part: { panel: own, part: 'chair' } }),
    member: await aPerson(deps, { name: 'Own Member', part: { panel: own, part: 'member' } }),
    'co-opted member, entitled': await aPerson(deps, { name: 'Own Entitled', part: { panel: own, part: 'co-opted member', entitledToExempt: true } }),
    'co-opted member': await aPerson(deps, { name: 'Own Unentitled', part: { panel: own, part: 'co-opted member' } }),
    'member of another panel': await aPerson(deps, { name: 'Other Member', part: { panel: other, part: 'member', entitledToExempt: true } }),
    'lead officer': await aPerson(deps, { name: 'Lead Officer', posts: [post] }),
    'another officer': await aPerson(deps, { name: 'Other Officer', posts: [otherPost] }),
    director: await aPerson(deps, { name: 'The Director', posts: [directors] }),
    administrator: await aPerson(deps, { name: 'The Administrator', isAdministrator: true }),
  };
  const cast = (clerk: Kind, member: Kind, officer: Kind, held: { id: string }): Cast => ({ clerk: present(people[clerk]), member: present(people[member]), officer: present(people[officer]), post: held });
  return {
    people,
    own: await furnish(deps, own, cast('clerk', 'member', 'lead officer', post)),
    other: await furnish(deps, other, cast('clerk of another panel', 'member of another panel', 'another officer', otherPost)),
    council: { person: (await aPerson(deps, { name: 'Somebody Else' })).id, post: otherPost.id, organisation: (await anOrganisation(deps)).id },
  };
}

async function furnish(deps: Deps, panel: Panel, { clerk, member, officer, post }: Cast): Promise<Side> {
  const { code } = panel;
  const [byClerk, byMember, byOfficer] = [signedIn(clerk), signedIn(member), signedIn(officer)];
  const met = await aMeeting(deps, panel, { meetsOn: day('2026-03-12') });
  const held = await aMeeting(deps, panel, { meetsOn: day('2026-01-15'), state: 'held' });
  const meeting = await aMeeting(deps, panel, { meetsOn: day('2026-05-14') });
  const { id: inspection, findings } = await anInspection(deps, panel, { findings: [{ text: 'Improve supervision.' }] });
  const finding = findings[0]?.id ?? '';
  const { reference, id: actionId } = await anAction(deps, clerk, panel, {
    wording: `Hold supervision every month ${canaryOf.wall(code)}`, sources: [{ findingId: finding }], leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null },
  });
  const { measureId: measure } = await addMeasure(deps, byClerk, { findingId: finding, name: 'Cases supervised', unit: '%', better: 'higher', baselineValue: 61, baselineOn: day('2025-01-31'), targetValue: 90, targetOn: day('2026-12-31') });
  await addReading(deps, byClerk, { measureId: measure, readOn: day('2026-01-31'), value: 79, source: 'Supervision records' });
  const reading = (await listReadings(deps.db, [measure]))[0]?.id ?? '';
  const reported = await reportProgress(deps, byOfficer, {
    reference, state: 'on track', text: 'Recorded in 79% of cases.', meetingId: met.id, afterDeadline: false,
    evidence: { bytes: Buffer.from('A plain record.'), fileName: 'record.txt', mediaType: 'text/plain', title: 'Record', showsOn: day('2026-02-01') },
  });
  if (!reported.ok) throw new Error(`The update was refused: ${reported.because}`);
  await writeExemptNote(deps, byOfficer, { reference, note: canaryOf.exempt(code), paragraph: 1, reason: canaryOf.reason(code), replacesId: null });
  const question = (await ask(deps, byMember, { reference, meetingId: met.id, text: 'Who checks the record?', shared: true })).questionId;
  const privateQuestion = (await ask(deps, byMember, { reference, meetingId: met.id, text: canaryOf.private(code), shared: false })).questionId;
  const resolution = await aResolution(deps, met, { kind: 'recommendation' });
  await aResponse(deps, resolution.id);
  const started = await startTheClock(deps, byClerk, { about: { inspectionId: inspection }, ruleKey: 'statementOfProposedAction', what: 'receipt of the final report', on: day('2026-02-17') });
  if (!started.ok) throw new Error(`The clock was refused: ${started.because}`);
  await saveView(deps, byMember, { name: 'Overdue', query: 'overdue=yes' });
  const savedView = (await listSavedViews(deps.db, member.id))[0]?.id ?? '';
  const intake = await anIntake(deps, panel, byClerk, held.id, 'minutes.txt');
  const likeIntake = await anIntake(deps, panel, byClerk, held.id, 'minutes, agreed.txt');
  const tableIntake = await aTableIntake(deps, panel, byClerk);
  const dispatched = await dispatchEdition(deps, byClerk, aDispatch(met));
  if (!dispatched.ok) throw new Error(`The edition was refused: ${dispatched.because}`);
  await putInsteadOfPdfs(deps, dispatched.editionId);
  await sendEdition.run(deps, { editionId: dispatched.editionId }, new AbortController().signal);
  await startSitting(deps, byClerk, { meetingId: met.id });
  const noted = await noteDecision(deps, byClerk, { meetingId: met.id, reference, kind: 'noted', minuteNumber: null, words: null, newTargetOn: null });
  if (!noted.ok) throw new Error(`The note was refused: ${noted.because}`);
  const evidence: { id: string } = await deps.db('evidence').where({ action_id: actionId }).first('id');
  const letter = await aLetterAbout(deps, code, panel.id, officer, actionId);
  const membership = (await listMemberships(deps.db, panel.id, deps.clock.today())).find(({ personId }) => personId === member.id)?.id ?? '';
  return {
    code, panelId: panel.id, meeting: meeting.id, metMeeting: met.id, edition: dispatched.editionId, inspection, finding, measure, reading, resolution: resolution.id, reference, actionId,
    update: reported.updateId, evidence: evidence.id, question, privateQuestion, intake, likeIntake, tableIntake, letter, membership, note: noted.noteId, clock: started.clockId, savedView,
  };
}

/** The same minutes in another file: a second one is nearly the same as the first, and can be compared with it. */
async function anIntake(deps: Deps, panel: Panel, by: ReturnType<typeof signedIn>, meetingId: string, fileName: string): Promise<string> {
  const text = `${panel.name}\n\nMinutes of the meeting (${fileName})\n\n41. Inspection findings\n\nResolved – That officers report on supervision to each meeting.\n`;
  const proposal = readPaper({ ok: true, text, source: 'text', pages: null, notes: [], rows: null } as unknown as Parameters<typeof readPaper>[0], 'minutes');
  if (typeof proposal === 'string') throw new Error(proposal);
  const taken = await takeIn(deps, by, { panelId: panel.id, bytes: Buffer.from(text), fileName, mediaType: 'text/plain', text, note: null, proposal, meetingId, meetingOn: null });
  if (!taken.ok) throw new Error(`The paper was refused: ${taken.because}`);
  return taken.intakeId;
}

async function aTableIntake(deps: Deps, panel: Panel, by: ReturnType<typeof signedIn>): Promise<string> {
  const text = `Ref\tAction\tLead officer\tTarget date\n1\tMap the services of ${panel.name}\tHead of Assessment\t30 June 2026\n`;
  const proposal = readPaper({ ok: true, text, source: 'text', pages: null, notes: [], rows: null } as unknown as Parameters<typeof readPaper>[0], 'table');
  if (typeof proposal === 'string') throw new Error(proposal);
  const taken = await takeIn(deps, by, { panelId: panel.id, bytes: Buffer.from(text), fileName: 'tracker.txt', mediaType: 'text/plain', text, note: null, proposal, meetingId: null, meetingOn: null });
  if (!taken.ok) throw new Error(`The table was refused: ${taken.because}`);
  return taken.intakeId;
}

async function aLetterAbout(deps: Deps, code: string, panelId: string, to: Person, actionId: string): Promise<string> {
  return await deps.db.transaction(async (tx) => {
    const { letterId } = await queue(tx, deps, {
      kind: 'update-request', dedupeKey: `test ${code} ${randomUUID()}`, to: { personId: to.id, name: to.name, address: to.email }, subject: 'Your actions', text: 'Say where it stands.', html: '<p>Say where it stands.</p>',
      about: { kind: 'actions', id: actionId, panelId },
    });
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'actions', id: actionId } });
    return letterId;
  });
}

function present<T>(it: T | undefined): T {
  if (it === undefined) throw new Error('Nobody stands there');
  return it;
}

/** What stands in an address after these words, and what must be asked along with an address that names no record itself. */
const recordAfter: Record<string, keyof Side | keyof TwoPanels['council']> = {
  views: 'savedView',
  actions: 'reference', 'my-actions': 'reference', updates: 'update', evidence: 'evidence', questions: 'question', meetings: 'meeting', editions: 'edition', inspections: 'inspection', findings: 'finding', measures: 'measure', readings: 'reading',
  resolutions: 'resolution', intake: 'intake', letters: 'letter', addresses: 'letter', memberships: 'membership', sitting: 'reference', notes: 'note', clocks: 'clock', panels: 'code', published: 'code', year: 'code', forward: 'code', people: 'person', posts: 'post', organisations: 'organisation', to: 'person', ':token': 'reference',
};
/** The meeting of the sitting is the one whose report was dispatched. */
const inSitting = (path: string, record: string | undefined): string | undefined => (record === 'meeting' && path.includes('/sitting') ? 'metMeeting' : record);
/** A table and a paper to compare are papers of their own. */
const intakeOf: Record<string, keyof Side> = { '/intake/:id/table': 'tableIntake', '/intake/:id/compare': 'likeIntake' };
const plainWords: Record<string, string> = { ':kind': 'actions', ':format': 'html', ':stem': 'update-request', ':token': 'a-token-that-nobody-was-given', ':step': 'publication', ':number': '1' };
const askedAlong: Record<string, (side: Side) => string> = {
  '/meetings/plan': ({ code }) => `?panel=${code}`, '/inspections/enter': ({ code }) => `?panel=${code}`, '/actions/new': ({ finding }) => `?finding=${finding}`, '/intake/new': ({ code }) => `?panel=${code}`,
};

/** The address of a route for this panel's records: '/meetings/:id/change' → '/meetings/5f0c…/change'. */
export function addressOf(path: string, side: Side, council: TwoPanels['council']): string {
  const words = path.split('/');
  const filled = words.map((word, at) => {
    if (!word.startsWith(':')) return word;
    const before = words[at - 1] ?? '';
    const record = inSitting(path, word === ':key' ? 'reference' : intakeOf[path] ?? recordAfter[before]);
    // A draft is drawn as it is asked for, and a workbook is soonest drawn.
    const found = (word === ':format' && path.includes('/draft/') ? 'xlsx' : plainWords[word]) ?? (record === undefined ? undefined : { ...side, ...council }[record]);
    if (found === undefined) throw new Error(`${path}: nobody knows which record stands after "${before}". Say so in recordAfter of test/support/two-panels.ts, and let furnish() make one for each panel`);
    return found;
  });
  return filled.join('/') + (askedAlong[path]?.(side) ?? '');
}

/** Whether the answer depends on whose record is asked for. */
export function isOfAPanel(path: string): boolean {
  return askedAlong[path] !== undefined || /\/:(?:reference|code|key)|\/(?:meetings|editions|inspections|findings|measures|readings|resolutions|clocks|intake|questions|letters|memberships|updates|evidence)\/:id/.test(path);
}
