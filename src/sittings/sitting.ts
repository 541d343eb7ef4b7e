// A sitting: the meeting with its frozen report on the clerk's screen, and what is noted in it until it is finished. Pure.
import type { Day } from '../calendar/day.ts';
import type { DecisionKind } from '../actions/proposal.store.ts';

export interface Sitting {
  id: string;
  meetingId: string;
  /** The report that lies before the panel: as it was when the sitting began. */
  editionId: string;
  startedAt: Date;
  finishedAt: Date | null;
  /** Goes up with every note: who finishes has seen all of them. */
  version: number;
}

/** What may be noted about an action; superseding names another action and is recorded on the action's own page. */
export const decisionNotes = ['noted', 'closed', 'closure refused', 'extension agreed', 'extension refused', 'further information', 'officer to attend', 'chair to write', 'not accepted'] as const satisfies readonly DecisionKind[];
export const newNotes = ['new action', 'new undertaking', 'new recommendation', 'new resolution'] as const;
export type DecisionNote = (typeof decisionNotes)[number];
export type NewNote = (typeof newNotes)[number];
export type NoteKind = DecisionNote | NewNote;

export interface Note {
  id: string;
  sittingId: string;
  position: number;
  actionId: string | null;
  kind: NoteKind;
  minuteNumber: string | null;
  /** Of the minutes, as far as the clerk has them; for something new: what was resolved or promised. */
  words: string | null;
  newTargetOn: Day | null;
  /** Of the action to be made, where it is not what was resolved. */
  wording: string | null;
  leadPostId: string | null;
  addressedTo: string | null;
  notedByPersonId: string;
  notedByName: string;
  notedAt: Date;
  undoneAt: Date | null;
}

export function isNew(kind: NoteKind): kind is NewNote {
  return (newNotes as readonly string[]).includes(kind);
}

/** Those that stand, in the order noted. */
export function standingNotes(notes: readonly Note[]): Note[] {
  return notes.filter((note) => note.undoneAt === null);
}

const endings: readonly NoteKind[] = ['closed', 'not accepted'];
const aboutTime: readonly NoteKind[] = ['extension agreed', 'extension refused'];

export type NoteRefusal = 'noted-already' | 'contradicts';

/**
 * May this be noted beside what is noted about the same action? The panel answers a request once, and what leaves the list
 * gets no more time; that it be noted, written about or heard about may stand beside any of it.
 */
export function mayNote(kind: DecisionNote, standing: readonly Pick<Note, 'kind'>[]): { ok: true } | { ok: false; because: NoteRefusal } {
  const has = (kinds: readonly NoteKind[]): boolean => standing.some((note) => kinds.includes(note.kind));
  if (has([kind])) return { ok: false, because: 'noted-already' };
  const contradicted = endings.includes(kind) ? [...endings, 'closure refused' as const, ...aboutTime] : kind === 'closure refused' ? endings : aboutTime.includes(kind) ? [...endings, ...aboutTime] : [];
  return has(contradicted) ? { ok: false, because: 'contradicts' } : { ok: true };
}

/** `/meetings/…/sitting`, and the pages under it. */
export function sittingPath(meetingId: string, page?: string): string {
  return `/meetings/${meetingId}/sitting${page === undefined ? '' : `/${page}`}`;
}
