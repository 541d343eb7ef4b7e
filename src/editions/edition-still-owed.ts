// Asked when a report's letter is about to leave: does its reader still sit on the panel, and has the edition not been withdrawn?
import type { Deps } from '../councils/deps.ts';
import type { Letter } from '../letters/letter.ts';
import { listMemberships } from '../panels/panel.store.ts';
import { findEditionSummary } from './edition.store.ts';

export async function editionStillOwed(deps: Deps, letter: Letter): Promise<true | string> {
  const edition = letter.about === null ? undefined : await findEditionSummary(deps.db, letter.about.id);
  if (edition === undefined) return 'The edition it brings does not exist.';
  if (edition.withdrawnAt !== null) return 'The edition was withdrawn before this letter left.';
  const sits = (await listMemberships(deps.db, edition.panelId, deps.clock.today())).some((m) => m.personId === letter.to.personId && m.part !== 'clerk');
  return sits ? true : `${letter.to.name} no longer sits on the panel.`;
}
