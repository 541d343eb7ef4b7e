// Rows of one insert: PostgreSQL takes 65,535 values a statement, and a few hundred rows at once cost hardly more than one.

export function inPieces<T>(rows: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size));
}
