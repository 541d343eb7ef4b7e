// What the register stands at: two numbers that move with every change of it.
import { ask } from '../database/ask.ts';
import type { Db } from '../database/db.ts';

/**
 * Another text whenever anything has changed that a list or a report is made of: the database refuses a change of the register without an audit
 * entry, which moves the chain, and every letter's fate is an event. Read before what it stands for, so that what is read is never older.
 */
export const REGISTER_MARK = `select concat((select position from audit_head), ' ', (select max(number) from letter_events)) as mark`;

export async function findRegisterMark(db: Db): Promise<string> {
  return (await ask<{ mark: string }>(db, REGISTER_MARK, []))[0]?.mark ?? '';
}
