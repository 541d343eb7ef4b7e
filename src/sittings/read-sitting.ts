// What the screen in the meeting is made of: the frozen report, what is noted, and where the register has moved on since.
import { listActionsByReference, type ActionWithPosts } from '../actions/action.store.ts';
import type { Db } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { EditionContent } from '../editions/edition-content.ts';
import type { EditionSummary } from '../editions/edition.ts';
import { findEditionSummary, getPublicText, listEditionsOfMeeting } from '../editions/edition.store.ts';
import { readContent } from '../editions/read-content.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Person } from '../people/person.ts';
import { agendaOf, reportBefore, type AgendaItem } from './agenda.ts';
import { maySeeSitting } from './sitting.policy.ts';
import { findSittingOf, listNotes } from './sitting.store.ts';
import { standingNotes, type Note, type Sitting } from './sitting.ts';

export interface SittingRead {
  meeting: Meeting;
  panel: Panel;
  /** Undefined before it was started. */
  sitting: Sitting | undefined;
  /** Undefined where none was dispatched. */
  report: EditionSummary | undefined;
  content: EditionContent | undefined;
  agenda: readonly AgendaItem[];
  notes: readonly Note[];
  /** As they are now, by reference. */
  live: ReadonlyMap<string, ActionWithPosts>;
}

/** @throws NotFound for whoever may not know of it */
export async function readSitting(db: Db, person: Person, meetingId: string): Promise<SittingRead> {
  const meeting = await findMeeting(db, meetingId);
  const sitting = meeting && (await findSittingOf(db, meeting.id));
  if (meeting === undefined || !maySeeSitting(person, meeting.panelId, sitting)) throw new NotFound(`sitting of meeting ${meetingId}`);
  const report = sitting === undefined ? reportBefore(await listEditionsOfMeeting(db, meeting.id)) : await findEditionSummary(db, sitting.editionId);
  const content = report && readContent(await getPublicText(db, report.id));
  const agenda = content === undefined ? [] : agendaOf(content);
  const live = new Map((await listActionsByReference(db, agenda.map(({ reference }) => reference))).map((action) => [action.reference, action]));
  return { meeting, panel: await getPanel(db, meeting.panelId), sitting, report, content, agenda, live, notes: sitting === undefined ? [] : standingNotes(await listNotes(db, sitting.id)) };
}
