// What was typed into a form, as the request brings it: texts, ticks and files by field, and the form's key and version.
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import type { Field, Received, Shape, Upload } from './fields.ts';
import { BadShape } from './refusals.ts';

type Fields = Record<string, Field<unknown>>;

export interface Typed {
  /** A day's parts are `{name}-day`, `{name}-month`, `{name}-year`. */
  values: Record<string, string>;
  /** What is ticked, by name. */
  ticked: Record<string, string[]>;
}

/** A version is an integer of PostgreSQL's, and the next one must be one too. */
const HIGHEST_VERSION = 2_147_483_646;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The hidden fields every form has. @throws BadShape when they are none that we wrote */
export function keyAndVersion(body: Record<string, unknown>): { once: string; version: number } {
  const once = oneText(body, 'once');
  const version = Number(oneText(body, 'version') || '0');
  if (!UUID.test(once) || !Number.isSafeInteger(version) || version < 0 || version > HIGHEST_VERSION) throw new BadShape('once or version');
  return { once, version };
}

/** Everything typed, field by field; a name sent twice where one is asked for is nobody's typing. */
export function typedIn(fields: Fields, body: Record<string, unknown>): Typed {
  const values: Record<string, string> = {};
  const ticked: Record<string, string[]> = {};
  for (const [name, { shape }] of Object.entries(fields)) {
    if (shape === 'many') ticked[name] = [body[name] ?? []].flat().map((value) => plainText(value, name));
    else if (shape === 'day') for (const part of ['day', 'month', 'year']) values[`${name}-${part}`] = oneText(body, `${name}-${part}`);
    else if (shape === 'one') values[name] = oneText(body, name);
  }
  return { values, ticked };
}

/** What a field's schema is asked about. */
export function answerTo(name: string, shape: Shape, { values, ticked }: Typed, files: Map<string, Received>): unknown {
  switch (shape) {
    case 'one': return values[name] ?? '';
    case 'many': return ticked[name] ?? [];
    case 'day': return { day: values[`${name}-day`] ?? '', month: values[`${name}-month`] ?? '', year: values[`${name}-year`] ?? '' };
    case 'file': return files.get(name);
  }
}

function oneText(body: Record<string, unknown>, name: string): string {
  return Object.hasOwn(body, name) ? plainText(body[name], name) : '';
}

function plainText(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new BadShape(name);
  return value;
}

export function filesIn(req: Request): Map<string, Received> {
  return new Map((req.uploads ?? []).map(({ name, file }) => [name, file]));
}

/** The same key with other contents is another wish, and is told so. */
export function digest(typed: Typed, version: number, files: Map<string, Upload>): string {
  const sum = createHash('sha256').update(JSON.stringify([typed, version]));
  for (const [name, { fileName, bytes }] of files) sum.update(JSON.stringify([name, fileName, bytes.length])).update(bytes);
  return sum.digest('base64url');
}
