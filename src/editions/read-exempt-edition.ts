// Read an edition with its exempt notes: by someone entitled in that panel, and recorded.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { EditionSummary } from './edition.ts';
import { mayReadExemptEdition } from './edition.policy.ts';
import { getExemptText } from './edition.store.ts';

/** The frozen text of the exempt edition; null when nothing in it was exempt. */
export async function readExemptEdition(deps: Deps, by: Doer, edition: EditionSummary): Promise<string | null> {
  if (!mayReadExemptEdition(by.person, edition.panelId)) throw new NotAllowed('Exempt information is for those entitled to it on this panel.');
  const read = await transact(deps, {}, async (tx) => {
    const text = await getExemptText(tx, edition.id);
    if (text !== null) await record(tx, deps, by, { what: 'edition.exempt-read', about: { kind: 'editions', id: edition.id, label: String(edition.number) } });
    return { ok: true as const, text };
  });
  return read.text;
}
