// The table update_sign_offs: which update which director has signed off.
import type { Db, Transaction } from '../database/db.ts';
import type { SignOff } from './sign-off.ts';

export async function listSignOffs(db: Db, updateIds: readonly string[]): Promise<SignOff[]> {
  return await db('update_sign_offs').whereIn('update_id', updateIds).select<SignOff[]>({ updateId: 'update_id', byName: 'by_name', at: 'at' });
}

/** False where somebody has signed it off already. */
export async function addSignOff(tx: Transaction, signOff: SignOff & { byPersonId: string }): Promise<boolean> {
  const added = await tx('update_sign_offs').insert({ update_id: signOff.updateId, by_person_id: signOff.byPersonId, by_name: signOff.byName, at: signOff.at })
    .onConflict('update_id').ignore().returning('update_id');
  return added.length === 1;
}
