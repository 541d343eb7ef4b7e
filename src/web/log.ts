// The log: one JSON line an event on standard output, without anything secret or personal.
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** @param to where the lines go; standard output unless told */
export function makeLog(name: string, level: string, to?: DestinationStream): Log {
  return pino({ name, level, serializers: { err: withoutRows }, redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', 'req.headers.cookie', 'req.headers.authorization'] }, ...(to === undefined ? [] : [to]));
}

/** PostgreSQL tells in `detail` and `where` which row it refused, with all that stood in it: exempt words, an address, a hash. */
export function withoutRows(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const secret = new Set(['detail', 'where', 'internalQuery']);
  return Object.fromEntries(Object.entries(stdSerializers.err(error)).filter(([field]) => !secret.has(field)));
}
