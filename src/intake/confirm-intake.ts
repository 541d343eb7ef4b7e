// The clerk confirms: resolutions, undertakings or an inspection, and their actions, all exist at once, each line linked to its source.
import { randomUUID } from 'node:crypto';
import { makeActions, type ActionOrder } from '../actions/make-actions.ts';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { correctLine, isCorrecting, sourceOf } from './correct-line.ts';
import { addFindings, listFindings } from '../inspections/inspection.store.ts';
import { enterInspection } from '../inspections/enter-inspection.ts';
import type { FindingKind } from '../inspections/inspection.ts';
import { meetingOfDay } from '../meetings/meeting.ts';
import { addMeeting, addMinuteItem, addMinutes, listMeetings } from '../meetings/meeting.store.ts';
import { lockPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { listOpenPostIds } from '../people/post.store.ts';
import { addResolution, addResponse, addUndertaking, listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import type { ResolutionKind } from '../resolutions/resolution.ts';
import type { Intake } from './intake.ts';
import { saveIntake } from './intake.store.ts';
import { lockReview } from './lock-review.ts';
import { keptLines, type Review, type ReviewLine } from './review.ts';

export type ConfirmRefusal = 'not-in-review' | 'changed-since' | 'nothing-kept' | 'wording-missing' | 'no-meeting' | 'meeting-to-come' | 'no-such-post' | 'no-organisation';
type Made = { ok: true; meetingId: string | null; inspectionId: string | null; references: string[] };
interface At { deps: Deps; tx: Transaction; by: Doer; intake: Intake; review: Review }

export async function confirmIntake(deps: Deps, by: Doer, order: { intakeId: string; sequence: number }): Promise<Outcome<Made, ConfirmRefusal>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockReview(tx, by, order);
    if (!paper.ok) return paper;
    const { intake, review } = paper;
    const because = whyNot(review) ?? await strangePost(tx, deps, review);
    if (because !== undefined) return { ok: false as const, because };

    const at: At = { deps: { ...deps, db: tx }, tx, by, intake, review };
    const made = intake.kind === 'inspection' ? await confirmInspection(at) : await confirmMinutes(at);
    if (!made.ok) return made;
    await saveIntake(tx, { ...intake, state: 'confirmed', confirmedAt: deps.clock.now(), meetingId: made.meetingId, inspectionId: made.inspectionId });
    await record(tx, deps, by, { what: 'intake.confirmed', about: { kind: 'intakes', id: intake.id, label: intake.fileName }, changes: { actions: [null, made.references] } });
    return made;
  });
}

function whyNot(review: Review): ConfirmRefusal | undefined {
  // A paper that follows another may say the very same: then it is kept as the agreed one.
  if (keptLines(review).length === 0 && review.judgements.length === 0 && review.follows === undefined) return 'nothing-kept';
  return keptLines(review).some((line) => line.makeAction && line.wording.trim() === '') ? 'wording-missing' : undefined;
}

/** A post chosen when the review began may have ended before it was confirmed. */
async function strangePost(tx: Transaction, deps: Deps, review: Review): Promise<'no-such-post' | undefined> {
  const named = [...new Set(keptLines(review).flatMap((line) => (line.makeAction && line.leadPostId !== null ? [line.leadPostId] : [])))];
  return (await listOpenPostIds(tx, named, deps.clock.today())).length === named.length ? undefined : 'no-such-post';
}

async function confirmMinutes(at: At): Promise<Made | { ok: false; because: ConfirmRefusal }> {
  const { tx, deps, by, intake, review } = at;
  const meeting = await meetingOf(at);
  if (typeof meeting === 'string') return { ok: false, because: meeting };
  const minutesId = randomUUID();
  await addMinutes(tx, { id: minutesId, meetingId: meeting.id, documentId: intake.documentId, standing: review.follows === undefined ? 'draft' : 'agreed', recordedAt: deps.clock.now(), agreedOn: null, version: 1 });
  await record(tx, deps, by, { what: 'minutes.recorded', about: { kind: 'meetings', id: meeting.id, label: meeting.on }, changes: { document: [null, intake.fileName] } });
  await record(tx, deps, by, { what: 'minutes.recorded', about: { kind: 'minutes', id: minutesId, label: intake.fileName } });
  const items = new Map<string, string>();
  const actions: ActionOrder[] = [];
  // A second paper of a meeting goes on where the first one ended.
  const first = (await listResolutionsOfMeetings(tx, [meeting.id])).length + (await listUndertakingsOfMeetings(tx, [meeting.id])).length;
  for (const [n, line] of keptLines(review).entries()) {
    const position = first + n;
    if (isCorrecting(line)) {
      if (!await correctLine(tx, deps, by, { intake, inspectionId: null }, line)) return { ok: false, because: 'changed-since' };
      if (line.makeAction) actions.push(actionFrom(line, sourceOf(line)));
      continue;
    }
    const itemId = await itemOf(at, minutesId, items, line);
    const source = line.kind === 'undertaking' ? await keepUndertaking(at, meeting.id, itemId, line, position) : await keepResolution(at, meeting.id, itemId, line, position);
    if (line.makeAction) actions.push(actionFrom(line, source));
  }
  return { ok: true, meetingId: meeting.id, inspectionId: null, references: await makeAll(at, meeting.on, actions) };
}

/** The meeting chosen, or the one of the day given; where there is none yet, it is entered as held. */
async function meetingOf({ tx, deps, by, intake, review }: At): Promise<{ id: string; on: Day } | 'no-meeting' | 'meeting-to-come'> {
  // Locked, so that two papers of one day make one meeting.
  const panel = await lockPanel(tx, intake.panelId);
  const meetings = await listMeetings(tx, panel.id);
  const there = review.meetingId === null ? meetingOfDay(meetings, review.meetingOn) : meetings.find((m) => m.id === review.meetingId);
  const on = there?.meetsOn ?? review.meetingOn;
  if (on === null || (review.meetingId !== null && there === undefined)) return 'no-meeting';
  if (on > deps.clock.today()) return 'meeting-to-come';
  if (there !== undefined) return { id: there.id, on };
  const id = randomUUID();
  await addMeeting(tx, { id, panelId: panel.id, meetsOn: on, meetsAt: '18:30', venue: panel.venue ?? 'not recorded', kind: 'ordinary', calledOn: null, state: 'held', movedToId: null, stateReason: 'Entered from its minutes; the hour is not recorded.', version: 1 });
  await record(tx, deps, by, { what: 'meeting.entered-from-minutes', about: { kind: 'meetings', id, label: on }, changes: { meetsOn: [null, on] } });
  return { id, on };
}

async function itemOf({ tx }: At, minutesId: string, items: Map<string, string>, line: ReviewLine): Promise<string> {
  const key = JSON.stringify(line.under);
  const there = items.get(key);
  if (there !== undefined) return there;
  const id = randomUUID();
  await addMinuteItem(tx, { id, minutesId, position: items.size, number: line.under.number, title: line.under.title });
  items.set(key, id);
  return id;
}

async function keepResolution({ tx, deps, by, intake }: At, meetingId: string, minuteItemId: string, line: ReviewLine, position: number): Promise<ActionOrder['sources'][number]> {
  const id = randomUUID();
  await addResolution(tx, {
    ...sharedPart(intake, meetingId, minuteItemId, line, position), id, itemTitle: line.under.title, label: line.label, stem: line.stem, kind: line.kind as ResolutionKind, version: 1,
  });
  // A recommendation wants a response; its clock starts when the body addressed has received it.
  if (line.kind === 'recommendation') await addResponse(tx, { id: randomUUID(), resolutionId: id, addressedTo: line.ownerWords ?? 'Cabinet', sentOn: null, receivedOn: null, dueOn: null, answeredOn: null, answer: null, words: null, reasons: null, version: 1 });
  await record(tx, deps, by, { what: 'resolution.kept', about: { kind: 'resolutions', id, label: line.label ?? undefined }, changes: { text: [null, line.text], kind: [null, line.kind] } });
  return { resolutionId: id };
}

async function keepUndertaking({ tx, deps, by, intake }: At, meetingId: string, minuteItemId: string, line: ReviewLine, position: number): Promise<ActionOrder['sources'][number]> {
  const id = randomUUID();
  await addUndertaking(tx, { ...sharedPart(intake, meetingId, minuteItemId, line, position), id });
  await record(tx, deps, by, { what: 'undertaking.kept', about: { kind: 'undertakings', id }, changes: { text: [null, line.text] } });
  return { undertakingId: id };
}

function sharedPart(intake: Intake, meetingId: string, minuteItemId: string, line: ReviewLine, position: number) {
  return {
    panelId: intake.panelId, meetingId, minuteItemId, minuteNumber: line.under.number, position, text: line.text, ownerWords: line.ownerWords, dueWords: line.dueWords,
    documentId: intake.documentId, sourceStart: line.passage?.start ?? null, sourceEnd: line.passage?.end ?? null,
  };
}

async function confirmInspection(at: At): Promise<Made | { ok: false; because: ConfirmRefusal }> {
  const { deps, by, intake, review } = at;
  const facts = review.inspection;
  if (review.follows?.inspectionId != null) return await confirmFollowing(at, review.follows.inspectionId);
  if (facts === null || facts.organisationId === null || facts.title.trim() === '') return { ok: false, because: 'no-organisation' };
  const lines = keptLines(review);
  const entered = await enterInspection(deps, by, {
    panelId: intake.panelId, judgements: review.judgements,
    inspection: { organisationId: facts.organisationId, framework: facts.framework, title: facts.title, beganOn: facts.beganOn, endedOn: facts.endedOn, publishedOn: facts.publishedOn, receivedOn: null, datesWords: facts.datesWords, sourceNote: intake.fileName, documentId: intake.documentId },
    findings: lines.map((line) => ({ kind: line.kind as FindingKind, text: line.text, label: line.label, heading: line.under.title, sourceStart: line.passage?.start ?? null, sourceEnd: line.passage?.end ?? null })),
  });
  const actions = lines.flatMap((line, n) => (line.makeAction ? [actionFrom(line, { findingId: entered.findingIds[n] ?? '' })] : []));
  return { ok: true, meetingId: null, inspectionId: entered.inspectionId, references: await makeAll(at, deps.clock.today(), actions) };
}

/** Another form of a report that is in already: what is different in it is put right there, what is new is added to it. */
async function confirmFollowing(at: At, inspectionId: string): Promise<Made | { ok: false; because: ConfirmRefusal }> {
  const { tx, deps, by, intake, review } = at;
  const actions: ActionOrder[] = [];
  let position = (await listFindings(tx, [inspectionId])).length;
  for (const line of keptLines(review)) {
    if (isCorrecting(line)) {
      if (!await correctLine(tx, deps, by, { intake, inspectionId }, line)) return { ok: false, because: 'changed-since' };
      if (line.makeAction) actions.push(actionFrom(line, sourceOf(line)));
      continue;
    }
    const id = randomUUID();
    await addFindings(tx, [{ id, inspectionId, position: position++, kind: line.kind as FindingKind, text: line.text, label: line.label, heading: line.under.title, frameworkTag: null, responsibleOrganisationId: null, repeatsId: null, sourceStart: null, sourceEnd: null }]);
    await record(tx, deps, by, { what: 'inspection.finding-added', about: { kind: 'inspections', id: inspectionId }, changes: { text: [null, line.text], from: [null, intake.fileName] } });
    if (line.makeAction) actions.push(actionFrom(line, { findingId: id }));
  }
  return { ok: true, meetingId: null, inspectionId, references: await makeAll(at, deps.clock.today(), actions) };
}

function actionFrom(line: ReviewLine, source: ActionOrder['sources'][number]): ActionOrder {
  return {
    wording: line.wording.trim(), leadPostId: line.leadPostId, sources: [source], minuteNumber: line.under.number,
    target: line.targetOn === null ? null : { on: line.targetOn, words: line.dueWords, meetingId: null },
  };
}

async function makeAll({ deps, by, intake }: At, agreedOn: Day, actions: readonly ActionOrder[]): Promise<string[]> {
  if (actions.length === 0) return [];
  return (await makeActions(deps, by, { panelId: intake.panelId, agreedOn, actions })).references;
}
