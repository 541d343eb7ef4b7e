// The one role that may erase values past their retention (and nothing of the chain over the audit trail): the operator's, never web's or worker's.
import { connect, type Db } from './db.ts';
import { eraserOf } from './logins.ts';

/** Gives the eraser's connections while `work` runs. @param ownerUrl DATABASE_URL: the owner becomes the eraser, which has no login of its own */
export async function asEraser<T>(of: { ownerUrl: string; councilKey: string }, work: (eraser: Db) => Promise<T>): Promise<T> {
  const eraser = connect({ url: of.ownerUrl, name: 'eraser', role: eraserOf(of.councilKey), searchPath: [of.councilKey], connections: 2, statementMs: 600_000 });
  try {
    return await work(eraser);
  } finally {
    await eraser.destroy();
  }
}
