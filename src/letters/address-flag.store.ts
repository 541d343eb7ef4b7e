// The only SQL about addresses that refused a letter: flagged by address, not by person, until somebody clears them.
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { Db, Transaction } from '../database/db.ts';
import type { LettersOf } from './letter.policy.ts';
import { sameMailbox } from './plain-address.ts';

export interface AddressFlag { id: string; address: string; why: string; letterId: string | null; flaggedAt: Date }

const COLUMNS = { id: 'id', address: 'address', why: 'why', letterId: 'letter_id', flaggedAt: 'flagged_at' } as const;

/** An address that is flagged already stays so, with its first reason. */
export async function flagAddress(tx: Transaction, flag: { address: string; why: string; letterId: string; at: Date }): Promise<void> {
  await tx('address_flags').insert({ id: randomUUID(), address: sameMailbox(flag.address), why: flag.why, letter_id: flag.letterId, flagged_at: flag.at })
    .onConflict(tx.raw('(address) where cleared_at is null')).ignore();
}

export async function findFlag(db: Db, whose: LettersOf, id: string): Promise<AddressFlag | undefined> {
  return await known(db('address_flags').where({ id }).whereNull('cleared_at'), whose).first<AddressFlag | undefined>(COLUMNS);
}

/** To an administrator every address is known; to a clerk those to which a letter of their panels was written. */
function known(flags: Knex.QueryBuilder, whose: LettersOf): Knex.QueryBuilder {
  if (whose.allOfNoPanel) return flags;
  return flags.whereExists((letters) => void letters.from('letters').whereRaw('lower(letters.to_address) = address_flags.address').whereIn('letters.panel_id', [...whose.panelIds]));
}

export async function clearAddress(tx: Transaction, address: string, at: Date, byPersonId: string | null): Promise<boolean> {
  return (await tx('address_flags').where({ address: sameMailbox(address) }).whereNull('cleared_at').update({ cleared_at: at, cleared_by_person_id: byPersonId })) > 0;
}

/** For the dispatch page: which of these will not be written to blindly, and why. Keys are lower-case addresses. */
export async function findAddressFlags(db: Db, addresses: readonly string[]): Promise<Map<string, AddressFlag>> {
  const flags = await db('address_flags').whereNull('cleared_at').whereIn('address', addresses.map(sameMailbox)).select<AddressFlag[]>(COLUMNS);
  return new Map(flags.map((flag) => [flag.address, flag]));
}

export async function listAddressFlags(db: Db, whose: LettersOf): Promise<AddressFlag[]> {
  return await known(db('address_flags').whereNull('cleared_at'), whose).orderBy('flagged_at', 'desc').select<AddressFlag[]>(COLUMNS);
}
