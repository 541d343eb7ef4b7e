// Every form of the live app, as it is drawn for each kind of person, and answers to it that are right but for what a test puts in.
import { parse } from 'parse5';
import type { Kind } from '../../src/sign-in/rights.ts';
import { TOKEN } from '../support/every-kind.ts';
import { all, attribute, is, rawWords, words, type Element } from '../support/html.ts';

export type Answer = [name: string, value: string | File][];
/** A `line` and a `paragraph` take any words; the others have values of their own. */
export type FieldKind = 'line' | 'paragraph' | 'typed' | 'chosen' | 'ticked' | 'file' | 'hidden' | 'pressed';
export interface FoundField { name: string; is: FieldKind; value: string[]; options: string[]; hint: string }
export interface FoundForm { route: string; as: Kind; action: string; isMultipart: boolean; fields: FoundField[] }

export interface ReadThrough { posts: FoundForm[]; asked: { route: string; names: string[] }[]; links: string[] }

/** @param routeOf the live route that an address belongs to */
export function readThrough(html: string, path: string, as: Kind, routeOf: (method: string, path: string) => string | undefined): ReadThrough {
  const document = parse(html);
  const read: ReadThrough = { posts: [], asked: [], links: [] };
  for (const link of all(document, is('a'))) {
    const url = URL.canParse(attribute(link, 'href') ?? '', OURS + path) ? new URL(attribute(link, 'href') ?? '', OURS + path) : undefined;
    if (url?.origin === OURS) read.links.push(url.pathname + url.search);
  }
  for (const form of all(document, is('form'))) {
    const action = new URL(attribute(form, 'action') ?? path, OURS + path);
    const isPost = attribute(form, 'method') === 'post';
    const route = routeOf(isPost ? 'POST' : 'GET', action.pathname);
    if (route === undefined) throw new Error(`${path}, ${as}: a form leads to ${action.href}, which no route answers`);
    const fields = fieldsOf(form);
    if (isPost) read.posts.push({ route, as, action: action.pathname + action.search, isMultipart: attribute(form, 'enctype') === 'multipart/form-data', fields });
    else read.asked.push({ route, names: fields.map(({ name }) => name) });
  }
  return read;
}

const OURS = 'http://ours.invalid';

function fieldsOf(form: Element): FoundField[] {
  const byName = new Map<string, FoundField>();
  for (const control of all(form, ({ tagName }) => ['input', 'textarea', 'select', 'button'].includes(tagName))) {
    const name = attribute(control, 'name');
    if (name === undefined || name === '') continue;
    const read = fieldOf(control, name);
    const there = byName.get(name);
    if (there === undefined) byName.set(name, read);
    else { there.value.push(...read.value); there.options.push(...read.options); }
  }
  return [...byName.values()];
}

function fieldOf(control: Element, name: string): FoundField {
  const type = control.tagName === 'input' ? (attribute(control, 'type') ?? 'text') : control.tagName;
  const value = attribute(control, 'value') ?? '';
  const isOn = attribute(control, 'checked') !== undefined;
  const hint = `${name} ${type} ${attribute(control, 'inputmode') ?? ''} ${attribute(control, 'accept') ?? ''}`;
  switch (type) {
    case 'textarea': return { name, is: 'paragraph', value: [rawWords(control)], options: [], hint };
    case 'select': return { name, is: 'chosen', hint, ...optionsOf(control) };
    case 'radio': return { name, is: 'chosen', value: isOn ? [value] : [], options: [value], hint };
    case 'checkbox': return { name, is: 'ticked', value: isOn ? [value] : [], options: [value], hint };
    case 'hidden': return { name, is: 'hidden', value: [value], options: [], hint };
    case 'file': return { name, is: 'file', value: [], options: [], hint };
    case 'button': case 'submit': return { name, is: 'pressed', value: [], options: [value], hint };
    default: return { name, is: /email|password|numeric|decimal|-(?:day|month|year)\b/.test(hint) ? 'typed' : 'line', value: [value], options: [], hint };
  }
}

function optionsOf(select: Element): { value: string[]; options: string[] } {
  const options = all(select, is('option'));
  const values = options.map((option) => attribute(option, 'value') ?? words(option));
  const chosen = options.flatMap((option, at) => (attribute(option, 'selected') === undefined ? [] : [values[at] ?? '']));
  return { value: chosen.filter((one) => one !== ''), options: values.filter((one) => one !== '') };
}

/** What somebody might answer. @param attempt another number is another way to fill in the same form */
export function answerTo(form: FoundForm, attempt: number): Answer {
  const pressed = form.fields.filter((field) => field.is === 'pressed').flatMap(({ name, options }) => options.map((value): [string, string] => [name, value]));
  return [...form.fields.flatMap((field) => valuesFor(field, attempt).map((value): [string, string | File] => [field.name, value])), ...(pressed.length === 0 ? [] : [pressed[attempt % pressed.length] ?? ['', '']])] as Answer;
}

function valuesFor(field: FoundField, attempt: number): (string | File)[] {
  const { value, options } = field;
  switch (field.is) {
    case 'pressed': return [];
    case 'file': return attempt % 2 === 0 ? [aFileFor(field.hint)] : [];
    case 'ticked': return attempt % 2 === 0 ? value : options;
    case 'chosen': return value.length > 0 && attempt < 2 ? value : options.slice(attempt % Math.max(1, options.length)).slice(0, 1);
    case 'hidden': return field.name === '_csrf' ? [TOKEN] : value;
    case 'line': case 'paragraph': case 'typed': return value.map((one) => (one.trim() !== '' || staysEmpty(field, attempt) ? one : wordsFor(field, attempt)));
  }
}

/** Now and then what was left empty stays so: a day and its hour are only wanted together, and of two requests one at a time. */
function staysEmpty({ name, is: kind }: FoundField, attempt: number): boolean {
  return attempt > 3 && (kind !== 'paragraph' || (attempt > 4 && name !== 'text'));
}

function wordsFor({ hint, is: kind }: FoundField, attempt: number): string {
  if (/-day\b/.test(hint)) return '2';
  if (/-month\b/.test(hint)) return '3';
  if (/-year\b/.test(hint)) return '2026';
  if (/email/.test(hint)) return 'some.one@testborough.example';
  if (/password/.test(hint)) return 'teapot gravel window';
  if (/numeric|decimal|^(?:baseline|target)?value/i.test(hint)) return '3';
  if (/^\w*(?:At|[Tt]ime) /.test(hint)) return '18:30';
  if (/^(?:code|letters) /.test(hint)) return attempt % 2 === 0 ? 'ZZQ' : '123456';
  return kind === 'paragraph' ? 'Plain words.\nOn two lines.' : 'Plain words';
}

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

function aFileFor(hint: string): File {
  return /png|svg|image/.test(hint) ? new File([PNG], 'logo.png', { type: 'image/png' }) : new File(['Minutes\n\n1. Item\n\nResolved – That officers report.\n'], 'paper.txt', { type: 'text/plain' });
}

/** The answer with other values under these names. */
export function withValues(answer: Answer, changed: ReadonlyMap<string, string>): Answer {
  return answer.map(([name, value]): [string, string | File] => [name, changed.get(name) ?? value]);
}
