// Asked when a report's letter is about to leave: does its reader still sit on the panel, and has the edition not been withdrawn?
import type { Deps } from '../councils/deps.ts';
import { findLetterLines } from '../letters/letter-list.store.ts';
import type { Letter, LetterState } from '../letters/letter.ts';
import { listMemberships } from '../panels/panel.store.ts';
import { findEditionSummary } from './edition.store.ts';
import { letterKeyOf } from './edition.ts';

export async function editionStillOwed(deps: Deps, letter: Letter): Promise<true | string> {
  const edition = letter.about === null ? undefined : await findEditionSummary(deps.db, letter.about.id);
  if (edition === undefined) return 'The edition it brings does not exist.';
  if (edition.withdrawnAt !== null) return 'The edition was withdrawn before this letter left.';
  const sits = (await listMemberships(deps.db, edition.panelId, deps.clock.today())).some((m) => m.personId === letter.to.personId && m.part !== 'clerk');
  return sits ? true : `${letter.to.name} no longer sits on the panel.`;
}

/** The report is with its reader, or nobody can know that it is not. */
export function mayHaveIt(state: LetterState): boolean {
  return ['claimed', 'handing_over', 'accepted', 'arrived', 'unknown', 'complained', 'on_paper'].includes(state);
}

/** That a report was withdrawn is told to those who may have it: what had not left by then never leaves. */
export async function withdrawalStillOwed(deps: Deps, letter: Letter): Promise<true | string> {
  const key = letterKeyOf(letter.about?.id ?? '', letter.to.personId ?? '');
  const report = (await findLetterLines(deps.db, [key])).get(key);
  return report !== undefined && mayHaveIt(report.state) ? true : 'The report itself had not left, so there is nothing to take back.';
}
