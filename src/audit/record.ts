// One entry in the audit trail, written by the verb in the transaction of its change; without it the commit is refused.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../calendar/clock.ts';
import type { Transaction } from '../database/db.ts';
import { addAuditEntries, type NewAuditRow } from './audit.store.ts';

export type Way = 'signed in' | 'update link' | 'clerk on behalf' | 'operator' | 'system';

/** Who is doing it, as far as the trail needs to know. */
export interface AuditDoer {
  person: { id: string; name: string } | null;
  way: Way;
  onBehalfOf?: { id: string; name: string } | undefined;
}

/** The operator at the console and the worker at night have no person; the trail says so in words. */
export const theSystem: AuditDoer = { person: null, way: 'system' };
export const theOperator: AuditDoer = { person: null, way: 'operator' };

export interface AuditEntry {
  /** Room and verb in the past tense, e.g. `action.target-extended`. */
  what: string;
  /** The aggregate that changed: its table, its id, and what a person calls it. */
  about: { kind: string; id: string; label?: string | undefined };
  /** Field → [from, to]; only what changed. */
  changes?: Record<string, readonly [from: unknown, to: unknown]>;
}

export async function record(tx: Transaction, deps: { clock: Clock }, by: AuditDoer, entry: AuditEntry): Promise<void> {
  await recordAll(tx, deps, by, [entry]);
}

/** Many entries in a few statements: what an import changes is as much in the trail as what is changed by hand. */
export async function recordAll(tx: Transaction, deps: { clock: Clock }, by: AuditDoer, entries: readonly AuditEntry[]): Promise<void> {
  await addAuditEntries(tx, entries.map((entry) => rowOf(deps, by, entry)));
}

function rowOf(deps: { clock: Clock }, by: AuditDoer, entry: AuditEntry): NewAuditRow {
  // The values stand apart from the entry and the chain covers only their salted digest, so that personal and exempt
  // values can be erased at the end of their retention and the chain still holds.
  const salt = randomBytes(16);
  const changes = JSON.stringify(entry.changes ?? {});
  return {
    id: randomUUID(),
    at: deps.clock.now(),
    personId: by.person?.id ?? null,
    personName: by.person?.name ?? (by.way === 'operator' ? 'the operator' : 'the system'),
    way: by.way,
    onBehalfOfName: by.onBehalfOf?.name ?? null,
    what: entry.what,
    aboutKind: entry.about.kind,
    aboutId: entry.about.id,
    aboutLabel: entry.about.label ?? null,
    detailsDigest: createHash('sha256').update(salt).update(changes).digest(),
    salt,
    changes,
  };
}

/** Only the fields that differ, as the trail wants them; values are compared as JSON. */
export function changesBetween<T extends object>(before: T, after: Partial<T>): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const [field, to] of Object.entries(after)) {
    const from: unknown = before[field as keyof T];
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = [from ?? null, to ?? null];
  }
  return changes;
}
