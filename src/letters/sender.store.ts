// Who letters come from: the council's name and address in its settings.
import type { Db } from '../database/db.ts';
import type { Correspondent } from './letter.ts';

export async function getSender(db: Db): Promise<Correspondent> {
  const row = await db('settings').first<{ mail_from_name: string; mail_from_address: string } | undefined>('mail_from_name', 'mail_from_address');
  if (row === undefined) throw new Error('This council has no settings yet, so a letter would come from nobody; `npm run migrate` or the settings page makes them.');
  return { name: row.mail_from_name, address: row.mail_from_address };
}
