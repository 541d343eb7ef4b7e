// Take a paper in: keep it byte for byte, read it, and lay the proposal before the clerk. Nothing else exists yet.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { sha256Of } from '../documents/document.ts';
import { keepDocument } from '../documents/keep-document.ts';
import { meetingOfDay } from '../meetings/meeting.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { listPosts } from '../people/post.store.ts';
import type { Intake } from './intake.ts';
import { mayTakeIn } from './intake.policy.ts';
import { addIntake, findIntakeOfContent, listSketches, saveReview } from './intake.store.ts';
import { mostLike, sketchOf } from './likeness.ts';
import { daysOfPeriod } from './days-of-period.ts';
import type { InspectionProposal, MinutesProposal } from './proposal.ts';
import type { Proposal } from './read-paper.ts';
import { startReading } from './settle-table.ts';
import { listTableReviews } from './table.store.ts';
import { rememberedFrom } from './table-review.ts';
import { reviewOfInspection, reviewOfMinutes, type Review } from './review.ts';

export interface TakeInOrder {
  panelId: string;
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
  /** Null for a table: the worker reads it. */
  text: string | null;
  note: string | null;
  proposal: Proposal;
  /** For minutes: the meeting, or the day of one that is not entered yet. */
  meetingId: string | null;
  meetingOn: Day | null;
}

export type TakeInRefusal = 'no-meeting' | 'meeting-to-come';

export async function takeIn(deps: Deps, by: Doer, order: TakeInOrder): Promise<Outcome<{ intakeId: string; already: { state: Intake['state']; startedAt: string } | null; isLike: boolean }, TakeInRefusal>> {
  if (!mayTakeIn(by.person, order.panelId)) throw new NotAllowed('Only the clerk of a panel reads papers in for it.');
  return await transact(deps, by, async (tx) => {
    const before = await findIntakeOfContent(tx, order.panelId, sha256Of(order.bytes));
    if (before !== undefined) return { ok: true as const, intakeId: before.id, already: { state: before.state, startedAt: before.startedAt.toISOString() }, isLike: false };
    const review = order.proposal.kind === 'table' ? rememberedFrom(await listTableReviews(tx, order.panelId)) : await firstReview({ ...deps, db: tx }, order, order.proposal);
    if (typeof review === 'string') return { ok: false as const, because: review };
    const { documentId } = await keepDocument(tx, deps, by, { bytes: order.bytes, fileName: order.fileName, mediaType: order.mediaType, text: order.text, textNote: order.note });
    const id = randomUUID();
    const sketch = order.text === null ? null : sketchOf(order.text);
    const like = sketch === null ? undefined : mostLike(sketch, await listSketches(tx, order.panelId, order.proposal.kind));
    await addIntake(tx, {
      id, panelId: order.panelId, kind: order.proposal.kind, documentId, meetingId: order.meetingId, inspectionId: null, proposal: order.proposal, state: 'in review',
      startedAt: deps.clock.now(), confirmedAt: null, likeIntakeId: like?.id ?? null, sketch, version: 1,
    }, by.person.id);
    if ('leaveOut' in review) await startReading(tx, deps, { intakeId: id, sequence: 1, review, byPersonId: by.person.id });
    else await saveReview(tx, id, { sequence: 1, review, at: deps.clock.now(), byPersonId: by.person.id });
    await record(tx, deps, by, { what: 'intake.taken-in', about: { kind: 'intakes', id, label: order.fileName }, changes: { kind: [null, order.proposal.kind] } });
    return { ok: true as const, intakeId: id, already: null, isLike: like !== undefined };
  });
}

async function firstReview(deps: Deps, order: TakeInOrder, proposal: MinutesProposal | InspectionProposal): Promise<Review | TakeInRefusal> {
  if (proposal.kind === 'inspection') return reviewOfInspection(proposal, factsOf(proposal), order.text ?? '');
  const meetings = await listMeetings(deps.db, order.panelId);
  const meeting = order.meetingId === null ? meetingOfDay(meetings, order.meetingOn) : meetings.find((m) => m.id === order.meetingId);
  // A meeting of another panel is none of this one's, whatever day is given beside it.
  if (order.meetingId !== null && meeting === undefined) return 'no-meeting';
  const saidOn = meeting?.meetsOn ?? order.meetingOn;
  if (saidOn === null) return 'no-meeting';
  if (saidOn > deps.clock.today()) return 'meeting-to-come';
  const posts = (await listPosts(deps.db, deps.clock.today())).filter((post) => post.endedOn === null);
  return reviewOfMinutes(proposal, { meetingId: meeting?.id ?? null, meetingOn: order.meetingOn }, { saidOn, meetings: meetings.map((m) => m.meetsOn), posts }, order.text ?? '');
}

function factsOf(proposal: InspectionProposal): NonNullable<Review['inspection']> {
  const [beganOn = null, endedOn = null] = proposal.dates === null ? [] : daysOfPeriod(proposal.dates.text);
  const [publishedOn = null] = proposal.publishedOn === null ? [] : daysOfPeriod(proposal.publishedOn.text);
  return { organisationId: null, title: proposal.provider?.text ?? '', framework: proposal.framework, beganOn, endedOn, publishedOn, datesWords: proposal.dates?.text ?? null };
}
