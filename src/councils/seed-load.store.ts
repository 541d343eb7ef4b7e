// Which parts of the demonstration this council has been given.
import type { Db, Transaction } from '../database/db.ts';

interface Row { name: string; at: Date }

export async function listLoads(db: Db): Promise<string[]> {
  return (await db<Row>('seed_loads').select('name').orderBy('name')).map((row) => row.name);
}

export async function addLoad(tx: Transaction, load: { name: string; at: Date }): Promise<void> {
  await tx<Row>('seed_loads').insert(load).onConflict('name').ignore();
}
