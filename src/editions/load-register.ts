// The register of a panel as it stands, in the shape an edition is built from. Exempt words are loaded by another function, into another field.
import { listActions, listSources, listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import { listDecisions, listProposals } from '../actions/proposal.store.ts';
import { instantOf, type Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { findingKindNames } from '../inspections/inspection.ts';
import { listFindings, listInspections, listJudgements } from '../inspections/inspection.store.ts';
import { listMeasures, listReadings } from '../inspections/measure.store.ts';
import { findLetterLines } from '../letters/letter-list.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { listPredecessors } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import type { Post as HeldPost } from '../people/post.ts';
import { listOrganisations, listPosts } from '../people/post.store.ts';
import { listExemptMarks, listExemptNotes } from '../progress/exempt-note.store.ts';
import { listAnswers, listSharedQuestions } from '../progress/question.store.ts';
import { listPaperRequests } from '../progress/paper-request.store.ts';
import { listRequests } from '../progress/request.store.ts';
import type { Update } from '../progress/progress.ts';
import { signOffOf, type SignOff } from '../progress/sign-off.ts';
import { listSignOffs } from '../progress/sign-off.store.ts';
import { listEvidence, listUpdates } from '../progress/update.store.ts';
import { listResolutionsOfMeetings, listResponses, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import { wordsOf } from '../web/words.ts';
import { findLogo } from '../settings/logo.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import type { ExemptNote, Post, PublicRegister, RegisterAction, RegisterRequest } from './register.ts';

/** Everything the panel follows, on the day asked about. Run it in the transaction that freezes, or two of its reads may be of two instants. */
export async function loadPublicRegister(db: Db, panel: Panel, meeting: Meeting, on: Day): Promise<PublicRegister> {
  const settings = await getSettings(db);
  // What a panel before this one resolved is owed to this one.
  const line = [panel, ...(await listPredecessors(db, panel.id))];
  const meetings = (await Promise.all(line.map(({ id }) => listMeetings(db, id)))).flat();
  const meetingDay = new Map(meetings.map((m) => [m.id, m.meetsOn]));
  const actions = await loadActions(db, panel, on);
  const resolutions = await listResolutionsOfMeetings(db, [...meetingDay.keys()]);
  const responses = new Map((await listResponses(db, resolutions.map((r) => r.id))).map((r) => [r.resolutionId, r]));
  const words = wordsOf(settings.words);
  const logo = await findLogo(db);
  return {
    council: { name: settings.councilName, isDemonstration: settings.isDemonstration, brandColour: settings.brandColour, ...(logo === undefined ? {} : { logo }) },
    words: { panel: words.panel, chair: words.chair, leadOfficer: words.leadOfficer, cabinet: words.cabinet, partOne: words.partOne, partTwo: words.partTwo },
    reportTitle: settings.reportTitle, panel: { code: panel.code, name: panel.name }, meeting: { on: meeting.meetsOn, at: meeting.meetsAt, venue: meeting.venue },
    actions, inspections: await loadInspections(db, panel.id, actions),
    resolutions: resolutions.map((r) => ({
      id: r.id, kind: r.kind, label: r.label, text: r.stem === null ? r.text : `${r.stem} ${r.text}`, itemTitle: r.itemTitle, minuteNumber: r.minuteNumber,
      resolvedOn: meetingDay.get(r.meetingId) ?? on, response: responses.get(r.id) ?? null,
    })),
    undertakings: (await listUndertakingsOfMeetings(db, [...meetingDay.keys()])).map((u) => ({ id: u.id, text: u.text, minuteNumber: u.minuteNumber, givenOn: meetingDay.get(u.meetingId) ?? on })),
    questions: await loadQuestions(db, panel.id, actions), requests: await loadRequests(db, meeting.id, actions),
  };
}

/** The notes themselves, for the exempt edition that is frozen beside the public one. Nothing of it is ever given to `publicContent`. */
export async function loadExemptNotes(tx: Transaction, panelId: string): Promise<ExemptNote[]> {
  const ids = (await listActions(tx, panelId)).map((action) => action.id);
  return (await listExemptNotes(tx, ids)).map(({ id, paragraph, reason, note }) => ({ id, paragraph, reason, text: note }));
}

async function loadActions(db: Db, panel: Panel, on: Day): Promise<RegisterAction[]> {
  const actions = await listActions(db, panel.id);
  const ids = actions.map((action) => action.id);
  const allPosts = await listPosts(db, on);
  const posts = new Map(allPosts.map((post): [string, Post] => [post.id, { title: post.title, organisation: post.organisationName, holder: post.holder?.name ?? null }]));
  const allUpdates = await listUpdates(db, ids);
  const [targets, sources, updates, evidence, proposals, decisions, exempt] = [
    of(await listTargets(db, ids)), of(await listSources(db, ids)), of(allUpdates), of(await listEvidence(db, ids)),
    of(await listProposals(db, ids)), of(await listDecisions(db, ids)), of(await listExemptMarks(db, ids)),
  ];
  const signOffs = panel.directorsSignOff ? new Map((await listSignOffs(db, allUpdates.map(({ id }) => id))).map((one) => [one.updateId, one])) : undefined;
  const referenceOf = new Map(actions.map((action) => [action.id, action.reference]));
  return actions.map((action: ActionWithPosts): RegisterAction => ({
    id: action.id, reference: action.reference, wording: action.wording, willShow: action.willShow, lead: action.leadPostId === null ? null : (posts.get(action.leadPostId) ?? null),
    contributors: action.contributorPostIds.flatMap((id) => posts.get(id) ?? []), state: action.state, stateSinceOn: action.stateSinceOn, agreedOn: action.agreedOn,
    endedOn: action.endedOn, supersededBy: action.supersededById === null ? null : (referenceOf.get(action.supersededById) ?? null),
    targets: targets(action.id).map((t) => ({ ...t, id: `${action.id}/${t.position}`, on: t.targetOn })),
    sources: sources(action.id).map((s) => (s.findingId !== null ? { kind: 'finding', id: s.findingId } : s.resolutionId !== null ? { kind: 'resolution', id: s.resolutionId } : { kind: 'undertaking', id: s.undertakingId ?? '' })),
    updates: updates(action.id).map((u, i) => ({ ...u, byPost: u.byPostTitle, ...signedOffOf(u, i === 0, allPosts, action, signOffs) })), evidence: evidence(action.id),
    proposals: proposals(action.id).flatMap((p) => (p.outcome === 'open' && p.kind !== 'not mine' ? [{ id: p.id, kind: p.kind, reason: p.reason, newTargetOn: p.newTargetOn, byName: p.byName, at: p.at }] : [])),
    decisions: decisions(action.id), exempt: exempt(action.id).map(({ id, updateId, paragraph }) => ({ id, updateId, paragraph })),
  }));
}

/** Missing only of the newest: what was written after it stands in the place of what was not signed off. */
function signedOffOf(update: Update, isNewest: boolean, posts: readonly HeldPost[], action: ActionWithPosts, signOffs: ReadonlyMap<string, SignOff> | undefined): { signedOffBy?: string | null } {
  if (signOffs === undefined) return {};
  const lead = posts.find(({ id }) => id === action.leadPostId);
  const director = posts.find(({ id }) => id === lead?.directorPostId)?.holder ?? null;
  const signOff = signOffs.get(update.id);
  const standing = signOffOf(update, director?.personId === lead?.holder?.personId ? null : director, signOff);
  return standing === 'signed off' ? { signedOffBy: signOff?.byName ?? null } : standing === 'missing' && isNewest ? { signedOffBy: null } : {};
}

/** What belongs to each action, looked up by its id. */
function of<T extends { actionId: string }>(rows: readonly T[]): (actionId: string) => T[] {
  const grouped = new Map<string, T[]>();
  for (const row of rows) {
    const own = grouped.get(row.actionId);
    if (own === undefined) grouped.set(row.actionId, [row]);
    else own.push(row);
  }
  return (actionId) => grouped.get(actionId) ?? [];
}

async function loadInspections(db: Db, panelId: string, actions: readonly RegisterAction[]): Promise<PublicRegister['inspections'][number][]> {
  const inspections = await listInspections(db, [panelId]);
  const ids = inspections.map((i) => i.id);
  const findings = await listFindings(db, ids);
  const judgements = await listJudgements(db, ids);
  const measures = await listMeasures(db, findings.map((f) => f.id));
  const readings = await listReadings(db, measures.map((m) => m.id));
  const organisations = new Map((await listOrganisations(db)).map((o) => [o.id, o.name]));
  const covered = new Set(actions.flatMap((action) => action.sources.map((source) => source.id)));
  return inspections.map((i) => ({
    id: i.id, body: i.organisationName, title: i.title, framework: i.framework, publishedOn: i.publishedOn, endedOn: i.endedOn, datesWords: i.datesWords, judgements: judgements.filter((j) => j.inspectionId === i.id),
    findings: findings.filter((f) => f.inspectionId === i.id).map((f) => ({
      id: f.id, label: f.label, kind: f.kind satisfies keyof typeof findingKindNames, heading: f.heading, text: f.text, repeatsId: f.repeatsId,
      responsible: f.responsibleOrganisationId === null ? null : (organisations.get(f.responsibleOrganisationId) ?? null), hasAction: covered.has(f.id),
      measures: measures.filter((m) => m.findingId === f.id).map((m) => ({
        id: m.id, name: m.name, unit: m.unit, better: m.better, readEvery: m.readEvery, baseline: m.baselineValue === null ? null : { value: m.baselineValue, on: m.baselineOn },
        target: m.targetValue === null ? null : { value: m.targetValue, on: m.targetOn }, readings: readings.filter((r) => r.measureId === m.id).map((r) => ({ id: r.id, on: r.readOn, value: r.value, source: r.source })),
      })),
    })),
  }));
}

async function loadQuestions(db: Db, panelId: string, actions: readonly RegisterAction[]): Promise<PublicRegister['questions'][number][]> {
  const questions = await listSharedQuestions(db, panelId);
  const answers = await listAnswers(db, questions.map((q) => q.id));
  const reference = new Map(actions.map((action) => [action.id, action.reference]));
  // Sharing with the clerk and the chair is not publishing: what is printed is what the clerk has answered for the report; a letter is its reader's.
  const told = answers.filter((a) => a.given !== 'by letter');
  const printed = questions.filter((q) => told.some((a) => a.questionId === q.id && a.given === 'in the report'));
  return printed.map((q) => ({ id: q.id, actionReference: q.actionId === null ? null : (reference.get(q.actionId) ?? null), text: q.text, byName: q.byName, at: q.at, answers: told.filter((a) => a.questionId === q.id) }));
}

/** Requests of this meeting's cycle, with what the letters room knows of each: only an accepted letter proves that it went out. */
async function loadRequests(db: Db, meetingId: string, actions: readonly RegisterAction[]): Promise<RegisterRequest[]> {
  const requests = await listRequests(db, meetingId);
  const letters = await findLetterLines(db, requests.map((r) => r.letterKey));
  const onPaper = new Map((await listPaperRequests(db, meetingId)).map((one) => [one.requestId, one]));
  const reference = new Map(actions.map((action) => [action.id, action.reference]));
  return requests.flatMap((request) => {
    // On paper it went out on the day the clerk handed it over; until then it is waiting to be.
    const paper = onPaper.get(request.id);
    const sent = paper === undefined ? { sentAt: request.at, state: proofOf(letters.get(request.letterKey)?.state) }
      : paper.deliveredOn === null ? { sentAt: request.at, state: 'queued' as const } : { sentAt: [request.at, instantOf(paper.deliveredOn, '00:00')].reduce((later, one) => (one > later ? one : later)), state: 'accepted' as const };
    return request.actionIds.flatMap((id) => { const found = reference.get(id); return found === undefined ? [] : [{ actionReference: found, ...sent }]; });
  });
}

function proofOf(state: string | undefined): RegisterRequest['state'] {
  switch (state) {
    case 'accepted': case 'arrived': case 'on_paper': return 'accepted';
    case 'bounced_hard': case 'bounced_soft': case 'complained': return 'bounced';
    case 'failed': case 'expired': case 'superseded': return 'failed';
    case 'unknown': return 'unknown';
    case 'handing_over': return 'handed over';
    case undefined: default: return 'queued';
  }
}
