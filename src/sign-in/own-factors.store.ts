// Whether somebody has a second factor of their own here, of whatever kind.
import type { Db } from '../database/db.ts';
import { findSecondFactor } from './second-factor.store.ts';

export async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  return (await findSecondFactor(db, personId)) !== undefined;
}
