// The log: one JSON line an event on standard output, without anything secret or personal.
import { pino, type Logger } from 'pino';

export type Log = Logger;

export function makeLog(name: string, level: string): Log {
  return pino({ name, level, redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', 'req.headers.cookie', 'req.headers.authorization'] });
}
