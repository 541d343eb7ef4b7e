// Reads a paper of any kind: recognises which it is when nobody says, and asks the reader for it.
import type { Extracted } from './extracted.ts';
import { readInspection } from './inspection.reader.ts';
import type { InspectionProposal, MinutesProposal } from './proposal.ts';
import { readMinutes } from './minutes.reader.ts';
import { recogniseKind } from './recognise-kind.ts';
import type { PaperKind } from './recognise-kind.ts';
import { rowsOfText } from './table/pasted-table.ts';
import type { TableProposal } from './table-proposal.ts';
import { readTable } from './table.reader.ts';

export type Proposal = MinutesProposal | InspectionProposal | TableProposal;

/** A sentence instead of a proposal when the paper is of no known kind, or is asked for as a table and is none. */
export function readPaper(paper: Extract<Extracted, { ok: true }>, asked: PaperKind | null): Proposal | string {
  const rows = paper.rows ?? (paper.source === 'text' ? rowsOfText(paper.text) : null);
  const kind = asked ?? recogniseKind(paper.text, rows);
  switch (kind) {
    case 'minutes': return readMinutes(paper.text);
    case 'inspection': return readInspection(paper.text);
    case 'table': return rows === null ? 'There is no table in this file.' : readTable(rows);
    case null: return 'This looks like neither minutes, nor an inspection report, nor a table of actions. Say which it is.';
  }
}
