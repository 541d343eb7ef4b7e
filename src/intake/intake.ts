// A paper handed in: what was read from it and whether the clerk has confirmed it.
import type { PaperKind } from './recognise-kind.ts';
import type { Proposal } from './read-paper.ts';

export interface Intake {
  id: string;
  panelId: string;
  kind: PaperKind;
  documentId: string;
  fileName: string;
  meetingId: string | null;
  inspectionId: string | null;
  proposal: Proposal;
  state: 'in review' | 'confirmed' | 'dropped';
  startedAt: Date;
  confirmedAt: Date | null;
  /** An earlier paper of the panel that says nearly the same. */
  likeIntakeId: string | null;
  version: number;
}

export const paperKindNames: Record<PaperKind, string> = { minutes: 'Minutes or decisions', inspection: 'Inspection report or letter', table: 'Table of actions' };
