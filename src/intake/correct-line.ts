// Words that are kept already take those of the agreed paper; the old wording stays beside them, with the paper as the reason.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { saveFindingText } from '../inspections/inspection.store.ts';
import type { Doer } from '../people/person.ts';
import { addCorrection } from '../inspections/correction.store.ts';
import { saveResolutionText } from '../resolutions/resolution.store.ts';
import type { Intake } from './intake.ts';
import type { ReviewLine } from './review.ts';

type Correcting = ReviewLine & Required<Pick<ReviewLine, 'corrects'>>;

export function isCorrecting(line: ReviewLine): line is Correcting {
  return line.corrects !== undefined;
}

/** False when the words were changed by somebody else since the papers were compared. @param inspectionId whose finding it is, where it is one */
export async function correctLine(tx: Transaction, deps: Deps, by: Doer, of: { intake: Intake; inspectionId: string | null }, line: Correcting): Promise<boolean> {
  const { table, id, was } = line.corrects;
  if (line.text === was) return true;
  const why = `As in ${of.intake.fileName}`;
  // What was promised aloud is never overwritten: the correction alone stands beside it.
  if (table === 'resolutions' && !await saveResolutionText(tx, id, { was, became: line.text })) return false;
  if (table === 'findings' && !await saveFindingText(tx, id, { was, became: line.text })) return false;
  await addCorrection(tx, { aboutKind: table, aboutId: id, field: 'text', was, became: line.text, why, byPersonId: by.person.id, at: deps.clock.now() });
  const about = table === 'findings' ? { kind: 'inspections', id: of.inspectionId ?? '' } : { kind: table, id };
  await record(tx, deps, by, { what: 'intake.words-corrected', about: { ...about, label: line.label ?? undefined }, changes: { text: [was, line.text], why: [null, why] } });
  return true;
}

/** The corrected line as a cause: an action may be made of it like of any other. */
export function sourceOf({ corrects: { table, id } }: Correcting): { findingId: string } | { resolutionId: string } | { undertakingId: string } {
  if (table === 'findings') return { findingId: id };
  return table === 'resolutions' ? { resolutionId: id } : { undertakingId: id };
}
