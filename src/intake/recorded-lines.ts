// What was recorded in the meeting of which minutes are under review, and which of their lines are most like it.
import type { Db } from '../database/db.ts';
import { meetingOfDay } from '../meetings/meeting.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import { compareLines, type EarlierLine } from './compare-lines.ts';
import type { Intake } from './intake.ts';
import { keptLines, type Review } from './review.ts';

/** What is recorded in a sitting has no paper behind it. */
export interface RecordedPair { recordId: string; table: 'resolutions' | 'undertakings'; recorded: string; key: string; minuted: string }

/** Pairs not settled yet, in the order recorded. */
export async function readRecordedPairs(db: Db, intake: Pick<Intake, 'panelId' | 'kind'>, review: Review): Promise<RecordedPair[]> {
  if (intake.kind !== 'minutes') return [];
  const meetingId = review.meetingId ?? meetingOfDay(await listMeetings(db, intake.panelId), review.meetingOn)?.id;
  if (meetingId === undefined) return [];
  const settled = new Set(review.lines.flatMap(({ corrects }) => corrects?.id ?? []));
  const [resolutions, undertakings] = [await listResolutionsOfMeetings(db, [meetingId]), await listUndertakingsOfMeetings(db, [meetingId])];
  const recorded = [...resolutions.map((one) => ({ ...one, table: 'resolutions' as const })), ...undertakings.map((one) => ({ ...one, table: 'undertakings' as const }))]
    .filter(({ documentId, id }) => documentId === null && !settled.has(id)).sort((a, b) => a.position - b.position);
  const lines = keptLines(review).filter(({ corrects }) => corrects === undefined);
  const compared = compareLines(lines, recorded.map(({ id, text, table }): EarlierLine => ({ id, text, table })));
  const pairs = [...compared.same, ...compared.changed];
  return recorded.flatMap(({ id, text, table }) => {
    const pair = pairs.find(({ earlier }) => earlier.id === id);
    return pair === undefined ? [] : [{ recordId: id, table, recorded: text, key: pair.key, minuted: pair.text }];
  });
}

/** What was recorded stays the one record: the line of the minutes gives it their words, and no second one comes of it. */
export function settled(review: Review, pairs: readonly RecordedPair[]): Review {
  const of = new Map(pairs.map((pair) => [pair.key, pair]));
  return {
    ...review, lines: review.lines.map((line) => {
      const pair = of.get(line.key);
      return pair === undefined ? line : { ...line, makeAction: false, corrects: { table: pair.table, id: pair.recordId, was: pair.recorded } };
    }),
  };
}
