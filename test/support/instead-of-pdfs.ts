// Stands where an edition's PDFs would: drawing one takes longer than laying out a panel, and what stands in it is looked at in test/editions.
import { record, theSystem } from '../../src/audit/record.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { addBytes } from '../../src/documents/document.store.ts';
import { sha256Of } from '../../src/documents/document.ts';
import { addFile, getExemptText } from '../../src/editions/edition.store.ts';

/** Call between the dispatch and `sendEdition`, which draws what is missing. */
export async function putInsteadOfPdfs(deps: Deps, editionId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const bytes = Buffer.from('%PDF-1.7\n');
    await addBytes(tx, sha256Of(bytes), bytes);
    const audiences = (await getExemptText(tx, editionId)) === null ? ['public' as const] : ['public' as const, 'exempt' as const];
    for (const audience of audiences) await addFile(tx, { editionId, format: 'pdf', audience, sha256: sha256Of(bytes), fileName: `report-${audience}.pdf`, madeAt: deps.clock.now() });
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'editions', id: editionId } });
  });
}
