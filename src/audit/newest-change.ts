// Who changed a record last and when, for the page on which two people meet over it.
import { instantLabel } from '../calendar/instant-label.ts';
import type { Db } from '../database/db.ts';
import { listAuditEntriesAbout } from './audit.store.ts';

export async function newestChange(db: Db, about: { kind: string; id: string }): Promise<{ who: string; when: string }> {
  const [newest] = await listAuditEntriesAbout(db, about, 1);
  return { who: newest?.personName ?? 'Somebody else', when: newest === undefined ? '' : `on ${instantLabel(newest.at)}` };
}

/** The rows of `ui.conflict`: only where the two texts differ. */
export function differences(rows: readonly { label: string; theirs: string; yours: string }[]): { label: string; theirs: string; yours: string }[] {
  return rows.filter(({ theirs, yours }) => theirs !== yours).map(({ label, theirs, yours }) => ({ label, theirs: theirs || '(empty)', yours: yours || '(empty)' }));
}
