// What a closed door is called, and what PostgreSQL's refusals mean in words.

/** Thrown for a record that does not exist and for one the person may not know of: both are the same 404. */
export class NotFound extends Error {
  override name = 'NotFound';
  constructor(what: string) {
    super(`${what} was not found`);
  }
}

/** Thrown when the person may know of the record but not do this to it: a 403 that explains and leaves them signed in. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
}

/** The same form was posted again with other contents. */
export class FormReused extends Error {
  override name = 'FormReused';
  constructor() {
    super('This form was already sent with different contents. Open it again to make another change.');
  }
}

export type RefusalKind = 'already there' | 'not valid' | 'refers to nothing' | 'missing value' | 'refused by a rule' | 'not permitted' | 'too busy' | 'unreachable';

/** A refusal by the database itself. `constraint` is the name a verb may turn into its own refusal. */
export class DatabaseRefused extends Error {
  override name = 'DatabaseRefused';
  readonly kind: RefusalKind;
  readonly table: string | undefined;
  readonly constraint: string | undefined;
  constructor(kind: RefusalKind, message: string, from: PgError) {
    super(message, { cause: from });
    this.kind = kind;
    this.table = from.table;
    this.constraint = from.constraint;
  }
}

/** Its message is one sentence that tells the operator what to do; no stack is shown. */
export class OperatorMustAct extends Error {
  override name = 'OperatorMustAct';
}

/** The fields of node-postgres's DatabaseError that we read. */
interface PgError extends Error {
  code: string;
  table?: string;
  constraint?: string;
  column?: string;
}

const kinds: Record<string, RefusalKind> = {
  '23505': 'already there',
  '23P01': 'already there',
  '23514': 'not valid',
  '22P02': 'not valid',
  '22001': 'not valid',
  '22007': 'not valid',
  '22008': 'not valid',
  '22003': 'not valid',
  '23503': 'refers to nothing',
  '23001': 'refers to nothing',
  '23502': 'missing value',
  P0001: 'refused by a rule',
  // Ours (migrations): append-only, a permanent column, a change without its audit entry.
  MA001: 'refused by a rule',
  MA002: 'refused by a rule',
  MA003: 'refused by a rule',
  '42501': 'not permitted',
  '55P03': 'too busy',
  '57014': 'too busy',
  '40001': 'too busy',
  '40P01': 'too busy',
  '53300': 'too busy',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ETIMEDOUT: 'unreachable',
  '57P01': 'unreachable',
  '57P03': 'unreachable',
};

/** The error itself, unless it is one of PostgreSQL's that we have words for. */
export function translated(error: unknown): unknown {
  if (error instanceof DatabaseRefused || !hasCode(error)) return error;
  const kind = kinds[error.code];
  return kind === undefined ? error : new DatabaseRefused(kind, sentenceFor(kind, error), error);
}

/** Serialisation failure and deadlock: nothing was kept, and the same work may succeed at once. */
export function mayBeRetried(error: unknown): boolean {
  return hasCode(error) && (error.code === '40001' || error.code === '40P01');
}

function hasCode(error: unknown): error is PgError {
  return error instanceof Error && typeof (error as { code?: unknown }).code === 'string';
}

function sentenceFor(kind: RefusalKind, from: PgError): string {
  const where = from.table === undefined ? 'the database' : `the table ${from.table}`;
  switch (kind) {
    case 'already there': return `This is already in ${where} (${from.constraint ?? 'unique'})`;
    case 'not valid': return `A value is not one that ${where} accepts (${from.constraint ?? from.message})`;
    case 'refers to nothing': return `Something this refers to does not exist, or is still referred to (${from.constraint ?? where})`;
    case 'missing value': return `${from.column ?? 'A value'} is missing in ${where}`;
    case 'refused by a rule': return from.message;
    case 'not permitted': return `The database does not permit this login to do that: ${from.message}`;
    case 'too busy': return 'Somebody else is changing the same thing just now, or the work took too long. Nothing was kept; try again.';
    case 'unreachable': return 'The database cannot be reached';
  }
}
