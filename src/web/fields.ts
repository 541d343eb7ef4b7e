// The words a form is made of: what a person typed becomes a parsed value, or the sentence they read beside the field.
import { z } from 'zod';
import { dayFrom, MONTHS, type Day } from '../calendar/day.ts';

/** How a field's text arrives: one value, several of one name, three parts of a day, or a file. */
export type Shape = 'one' | 'many' | 'day' | 'file';

export interface Field<T> {
  readonly shape: Shape;
  readonly schema: z.ZodType<T>;
}

export interface Upload {
  /** The last part of the name given, without control characters; for showing, never for a path. */
  fileName: string;
  /** What the browser claims; the documents room decides by the bytes. */
  mediaType: string;
  bytes: Buffer;
}

/** A file as the upload reader left it; `bytes` is cut off where it became too large. */
export interface Received extends Upload {
  tooLarge: boolean;
}

export const LARGEST_UPLOAD = 25 * 1024 * 1024;

interface Asked { missing: string }
interface Limits { max?: number }

/** One line of text, at most 200 characters unless told; `what` opens the sentence when it is too long. */
export function aLine(what: string, how: Asked & Limits): Field<string>;
export function aLine(what: string, how?: Limits): Field<string | undefined>;
export function aLine(what: string, how: Partial<Asked> & Limits = {}): Field<string | undefined> {
  return text(what, how, 200, (typed) => typed.replace(/\s+/g, ' '));
}

/** Several lines, at most 4,000 characters unless told. Line ends become \n; the rest stays as typed. */
export function aParagraph(what: string, how: Asked & Limits): Field<string>;
export function aParagraph(what: string, how?: Limits): Field<string | undefined>;
export function aParagraph(what: string, how: Partial<Asked> & Limits = {}): Field<string | undefined> {
  return text(what, how, 4000, (typed) => typed);
}

/** What is being typed, to the last space: nothing is trimmed, nothing is too short. NUL, which PostgreSQL cannot keep, is left out. */
export function asTyped(max: number): Field<string | undefined> {
  return { shape: 'one', schema: z.string().max(max, 'That is too long to be kept').transform((typed) => typed.replaceAll('\u0000', '') || undefined) };
}

/** Never trimmed and never shown again: a password or a code. */
export function aSecret(how: Asked): Field<string> {
  return { shape: 'one', schema: z.string().min(1, how.missing).max(1000, 'That is too long') };
}

export function anEmail(how: Asked): Field<string> {
  const wrong = 'Enter an e-mail address in the correct form, like name@example.gov.uk';
  return { shape: 'one', schema: tidy.pipe(z.string().min(1, how.missing).max(254, wrong).regex(/^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\]]+\.[^\s@"<>(),;:\\[\]]+$/, wrong)) };
}

/** Radios or a select with known values. */
export function aChoice<const C extends string>(of: readonly C[], how: Asked): Field<C>;
export function aChoice<const C extends string>(of: readonly C[]): Field<C | undefined>;
export function aChoice<const C extends string>(of: readonly C[], how?: Asked): Field<C | undefined> {
  return { shape: 'one', schema: orNothing(z.custom<C>((given) => of.includes(given as C), how?.missing ?? 'Choose one of the list'), how) };
}

/** Whether a part of an address can be a record's id: anything else would make PostgreSQL refuse the question. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The id of a record chosen from a list; that it exists and may be chosen is the verb's to find out. */
export function anId(how: Asked): Field<string>;
export function anId(): Field<string | undefined>;
export function anId(how?: Asked): Field<string | undefined> {
  return { shape: 'one', schema: orNothing(z.uuid(how?.missing ?? 'Choose one of the list'), how) };
}

/** Ticked or not. */
export function aTick(): Field<boolean> {
  return { shape: 'one', schema: z.string().transform((given) => given !== '') };
}

/** Checkboxes of one name. */
export function someOf<const C extends string>(of: readonly C[], how: Partial<Asked> = {}): Field<C[]> {
  const each = z.custom<C>((given) => of.includes(given as C), 'Choose from the list');
  return { shape: 'many', schema: z.array(each).min(how.missing === undefined ? 0 : 1, how.missing) };
}

/** Checkboxes whose values are ids of records. */
export function someIds(how: Partial<Asked> = {}): Field<string[]> {
  return { shape: 'many', schema: z.array(z.uuid('Choose from the list')).min(how.missing === undefined ? 0 : 1, how.missing).max(1000, 'Choose fewer') };
}

export function aWholeNumber(what: string, how: Asked & { from: number; to: number }): Field<number>;
export function aWholeNumber(what: string, how: { from: number; to: number }): Field<number | undefined>;
export function aWholeNumber(what: string, how: Partial<Asked> & { from: number; to: number }): Field<number | undefined> {
  const sentence = `${what} must be a whole number from ${how.from.toLocaleString('en-GB')} to ${how.to.toLocaleString('en-GB')}`;
  const number = z.string().regex(/^-?[\d,]{1,15}$/, sentence).transform((given) => Number(given.replaceAll(',', '')))
    .pipe(z.int(sentence).min(how.from, sentence).max(how.to, sentence));
  return { shape: 'one', schema: orNothing(number, how) };
}

/** Day, month and year in three boxes, as GOV.UK asks for dates; the month may be a word. `what` opens the sentences. */
export function aDay(what: string, how: Asked): Field<Day>;
export function aDay(what: string): Field<Day | undefined>;
export function aDay(what: string, how?: Asked): Field<Day | undefined> {
  const parts = z.object({ day: z.string(), month: z.string(), year: z.string() });
  const schema = parts.transform((typed, at): Day | undefined => {
    const found = readDay(what, typed, how?.missing);
    if (typeof found === 'string' || found === undefined) return found;
    at.addIssue({ code: 'custom', message: found.wrong });
    return z.NEVER;
  });
  return { shape: 'day', schema };
}

/** One file of at most 25 MB. `kinds` are name endings such as '.pdf'; the bytes are checked again by the documents room. */
export function aFile(how: Asked & { kinds: readonly string[]; max?: number }): Field<Upload>;
export function aFile(how: { kinds: readonly string[]; max?: number }): Field<Upload | undefined>;
export function aFile(how: Partial<Asked> & { kinds: readonly string[]; max?: number }): Field<Upload | undefined> {
  const max = Math.min(how.max ?? LARGEST_UPLOAD, LARGEST_UPLOAD);
  const file = z.custom<Received>((given) => given !== undefined, how.missing ?? 'Choose a file')
    .refine(({ fileName }) => how.kinds.some((kind) => fileName.toLowerCase().endsWith(kind)), `The file must be one of these kinds: ${how.kinds.join(', ')}`)
    .refine(({ tooLarge, bytes }) => !tooLarge && bytes.length <= max, `The file must be smaller than ${Math.floor(max / 1024 / 1024)} MB`)
    .refine(({ bytes }) => bytes.length > 0, 'The file is empty')
    .transform(({ fileName, mediaType, bytes }): Upload => ({ fileName, mediaType, bytes }));
  return { shape: 'file', schema: how.missing === undefined ? file.optional() : file };
}

// NUL cannot be kept by PostgreSQL at all; the other control characters have no business in text that is printed and mailed.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const tidy = z.string().transform((typed) => typed.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim());

function text(what: string, how: Partial<Asked> & Limits, usualMax: number, shaped: (typed: string) => string): Field<string | undefined> {
  const max = how.max ?? usualMax;
  const limited = tidy.transform(shaped).pipe(z.string().max(max, `${what} must be ${max.toLocaleString('en-GB')} characters or fewer`));
  return { shape: 'one', schema: how.missing === undefined ? limited.transform((typed) => typed || undefined) : limited.pipe(z.string().min(1, how.missing)) };
}

/** An empty answer is undefined where the question may be left, and the `missing` sentence where it may not. */
function orNothing<T>(schema: z.ZodType<T, string>, how?: Partial<Asked>): z.ZodType<T | undefined> {
  if (how?.missing !== undefined) return tidy.pipe(z.string().min(1, how.missing)).pipe(schema);
  return tidy.transform((given) => given || undefined).pipe(schema.optional());
}

interface TypedDay { day: string; month: string; year: string }

function readDay(what: string, typed: TypedDay, missing?: string): Day | undefined | { wrong: string } {
  const parts = { day: typed.day.trim(), month: typed.month.trim(), year: typed.year.trim() };
  const absent = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '');
  if (absent.length === 3) return missing === undefined ? undefined : { wrong: missing };
  if (absent.length > 0) return { wrong: `${what} must include a ${absent.join(' and ')}` };
  if (!/^\d{4}$/.test(parts.year)) return { wrong: `${what} must have a year of four numbers, like 2026` };
  const found = /^\d{1,2}$/.test(parts.day) ? dayFrom(Number(parts.year), monthNumber(parts.month), Number(parts.day)) : undefined;
  return found ?? { wrong: `${what} must be a real date, like 24 10 2025` };
}

function monthNumber(typed: string): number {
  if (/^\d{1,2}$/.test(typed)) return Number(typed);
  const wanted = typed.toLowerCase();
  return wanted.length < 3 ? 0 : MONTHS.findIndex((month) => month.toLowerCase().startsWith(wanted)) + 1;
}
