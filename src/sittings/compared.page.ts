// After the meeting: what was recorded beside what the minutes say, the differences first.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { count } from '../editions/wording.ts';
import { getReview, listIntakes } from '../intake/intake.store.ts';
import { listMinutes } from '../meetings/meeting.store.ts';
import { listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import { asksForAction } from '../resolutions/resolution.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { compareWithMinutes, type Compared, type MinuteLine } from './compare-minutes.ts';
import { noteSays } from './present-note.ts';
import { readSitting, type SittingRead } from './read-sitting.ts';
import { sittingPath } from './sitting.ts';
import { mayRunSitting } from './sitting.policy.ts';

export interface ComparedPage {
  title: string;
  stands: string;
  rows: readonly { verdict: string; recorded: string; minutes: string }[];
  agrees: string;
}

const comparedView = view<ComparedPage>('sittings/compared');

export async function showCompared(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const read = await readSitting(db, personOf(req), req.params.id);
  if (!mayRunSitting(personOf(req), read.meeting.panelId)) throw new NotFound(`sitting of meeting ${req.params.id}`);
  const lines = await minuteLines(req, read.meeting.panelId, read.meeting.id);
  const [minutes] = (await listMinutes(db, [read.meeting.id])).toReversed();
  const compared = lines.length === 0 ? [] : compareWithMinutes(read.notes.map((note) => ({ note, reference: referenceOf(read, note.actionId) })), lines);
  const differing = compared.filter(({ verdict }) => verdict !== 'agrees');
  const title = 'Recorded in the meeting, and minuted';
  renderPage(res, { title, section: 'meetings', back: { href: sittingPath(read.meeting.id), text: 'What was recorded' } }, comparedView({
    title, rows: differing.map((one) => presentRow(one, req.face.words)), agrees: compared.length === 0 ? '' : `${count(compared.length - differing.length, 'entry', 'entries')} of ${compared.length} agree.`,
    stands: lines.length === 0 ? 'The minutes are not in yet. When they are, each difference stands here.' : minutes?.standing === 'agreed' ? 'Compared with the minutes agreed as a correct record.' : 'Compared with the draft minutes.',
  }));
}

/** What came in with the minutes: what the sitting itself made has no document. */
async function minuteLines(req: Request, panelId: string, meetingId: string): Promise<MinuteLine[]> {
  const resolutions = (await listResolutionsOfMeetings(req.deps.db, [meetingId])).map((r) => ({ ...r, text: [r.stem, r.text].filter(Boolean).join(' '), asks: asksForAction(r.kind) }));
  const undertakings = (await listUndertakingsOfMeetings(req.deps.db, [meetingId])).map((u) => ({ ...u, asks: true }));
  const own = [...resolutions, ...undertakings].filter(({ documentId }) => documentId !== null).map(({ id, minuteNumber, text, asks }) => ({ id, minuteNumber, text, asks }));
  return [...own, ...await settledLines(req, panelId, meetingId, new Set(own.map(({ id }) => id)))];
}

/** Lines of which the clerk said, at the review, that they are what was recorded: they made no record of their own. */
async function settledLines({ deps: { db } }: Request, panelId: string, meetingId: string, known: ReadonlySet<string>): Promise<MinuteLine[]> {
  const papers = (await listIntakes(db, [panelId])).filter((intake) => intake.meetingId === meetingId && intake.state === 'confirmed' && intake.kind === 'minutes');
  const reviews = await Promise.all(papers.map(({ id }) => getReview(db, id)));
  return reviews.flatMap(({ review }) => review.lines).flatMap(({ corrects, under, text }) => (corrects === undefined || known.has(corrects.id) ? [] : [{ id: corrects.id, minuteNumber: under.number, text, asks: true }]));
}

function referenceOf({ live }: SittingRead, actionId: string | null): string | undefined {
  return [...live.values()].find(({ id }) => id === actionId)?.reference;
}

function presentRow({ verdict, recorded, line }: Compared, words: Words): ComparedPage['rows'][number] {
  const note = recorded?.note;
  return {
    verdict, minutes: line === undefined ? '' : `${line.minuteNumber === null ? '' : `${line.minuteNumber}. `}${line.text}`,
    recorded: note === undefined ? '' : [recorded?.reference, noteSays({ newTargetOn: null, addressedTo: null, ...note }, words), note.words].filter(Boolean).join(' · '),
  };
}
