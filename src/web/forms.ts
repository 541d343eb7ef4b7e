// Forms: fields with the user's sentences in; a parsed order out, or the same form again with everything as it was typed.
import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { tokenFor } from './csrf.ts';
import type { Field, Received } from './fields.ts';
import { answerTo, digest, filesIn, keyAndVersion, typedIn, type Typed } from './typed-in.ts';

type Fields = Record<string, Field<unknown>>;
export type OrderOf<F> = F extends Form<infer Known> ? { [Name in keyof Known]: Known[Name] extends Field<infer T> ? T : never } : never;

export interface FormError {
  /** Where the summary's link goes: the id of the control. */
  href: string;
  message: string;
}

/** What a template is given: `ui.formStart(page.form)`, then `ui.textField({ form: page.form, name: … })`. */
export interface FormModel<Name extends string = string> {
  method: 'post' | 'get';
  /** Opens every id of the form: where several forms stand on one page, each has its own. */
  idPrefix: string;
  action: string;
  multipart: boolean;
  hidden: readonly { name: string; value: string }[];
  /** As typed; a day's parts are `{name}-day`, `{name}-month`, `{name}-year`. */
  values: Readonly<Record<string, string>>;
  /** What is ticked, by name. */
  ticked: Readonly<Record<string, readonly string[]>>;
  errors: readonly FormError[];
  errorOf: Readonly<Partial<Record<Name, string>>>;
}

type Names<F extends Fields> = Extract<keyof F, string>;
/** What a field may be filled with before anyone has typed: text, ids ticked, or a Day as its ISO text. */
type Start<F extends Fields> = { [Name in keyof F]?: string | number | boolean | readonly string[] | undefined };

export interface Opening<F extends Fields> {
  /** Where it is posted; the page's own address unless told. */
  action?: string;
  values?: Start<F>;
  /** Where several forms of a kind stand on one page: what tells their ids apart, such as 'ECS-12-'. */
  idPrefix?: string;
  /** The record's version when the form was opened: a later save by somebody else is then noticed. */
  version?: number;
}

/** A sentence about the whole form, or one beside a field. */
export type Complaint<F extends Fields> = string | Partial<Record<Names<F>, string>>;

export type Posted<F extends Fields> =
  | { ok: true; order: OrderOf<Form<F>>; formKey: string; version: number; refused(why: Complaint<F>, at?: { version?: number }): FormModel<Names<F>> }
  | { ok: false; form: FormModel<Names<F>> };

export interface Form<F extends Fields> {
  /** The form as first shown. */
  open(req: Request, opening?: Opening<F>): FormModel<Names<F>>;
  /** What was posted; `idPrefix` as the form was opened with. @throws BadShape when it is no answer to this form at all */
  read(req: Request, idPrefix?: string): Posted<F>;
  /** A filter in the address: what does not parse is left out, nothing is refused. */
  fromQuery(req: Request): { order: Partial<OrderOf<Form<F>>>; form: FormModel<Names<F>> };
}

/** @param check sentences about fields that are only wrong together */
export function form<F extends Fields>(fields: F, check?: (order: OrderOf<Form<F>>) => Partial<Record<Names<F>, string>>): Form<F> {
  return {
    open: (req, opening = {}) => model(fields, req, { ...opening, ...startOf(fields, opening.values ?? {}), formKey: randomUUID() }),
    read: (req, idPrefix) => read(fields, req, idPrefix, check),
    fromQuery: (req) => fromQuery(fields, req),
  };
}

/** What was refused of this request's forms: the page then answers 422, its title begins "Error:" and it opens with these. */
export function refusalsOf(req: Request): readonly FormError[] {
  return refusedRequests.get(req) ?? [];
}

/** A form opened anew with a sentence that refuses what was sent: where its fields are others now than those that were filled in. */
export function refusedAnew<Model extends FormModel>(req: Request, form: Model, message: string): Model {
  const errors = [{ href: `#${form.idPrefix}form`, message }];
  refusedRequests.set(req, errors);
  return { ...form, errors };
}

const refusedRequests = new WeakMap<Request, readonly FormError[]>();
interface State extends Typed { action?: string; idPrefix?: string | undefined; version?: number; formKey: string }

function model<F extends Fields>(fields: F, req: Request, state: State, complaint: Complaint<F> = {}): FormModel<Names<F>> {
  const errorOf: Partial<Record<string, string>> = typeof complaint === 'string' ? {} : complaint;
  const { idPrefix = '' } = state;
  const errors = typeof complaint === 'string' ? [{ href: `#${idPrefix}form`, message: complaint }] : listed(fields, errorOf, idPrefix);
  if (errors.length > 0) refusedRequests.set(req, errors);
  const hidden = [{ name: '_csrf', value: tokenFor(req) }, { name: 'once', value: state.formKey }, { name: 'version', value: String(state.version ?? 0) }];
  const multipart = Object.values(fields).some((field) => field.shape === 'file');
  return { method: 'post', idPrefix, action: state.action ?? req.originalUrl, multipart, hidden, values: state.values, ticked: state.ticked, errors, errorOf: errorOf as FormModel<Names<F>>['errorOf'] };
}

function listed(fields: Fields, errorOf: Partial<Record<string, string>>, idPrefix: string): FormError[] {
  const errors: FormError[] = [];
  for (const [name, { shape }] of Object.entries(fields)) {
    const message = errorOf[name];
    if (message !== undefined) errors.push({ href: `#${idPrefix}${name}${shape === 'day' ? '-day' : ''}`, message });
  }
  return errors;
}

function startOf(fields: Fields, given: Start<Fields>): Typed {
  const values: Record<string, string> = {};
  const ticked: Record<string, string[]> = {};
  for (const [name, { shape }] of Object.entries(fields)) {
    const start = given[name];
    if (shape === 'many') ticked[name] = [start ?? []].flat().map(String);
    else if (shape === 'day') Object.assign(values, dayParts(name, typeof start === 'string' ? start : ''));
    else values[name] = start === undefined || start === false ? '' : start === true ? 'yes' : String(start);
  }
  return { values, ticked };
}

function dayParts(name: string, iso: string): Record<string, string> {
  const [year = '', month = '', dayOfMonth = ''] = iso === '' ? [] : iso.split('-').map((part) => String(Number(part)));
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year };
}

function read<F extends Fields>(fields: F, req: Request, idPrefix?: string, check?: (order: OrderOf<Form<F>>) => Partial<Record<Names<F>, string>>): Posted<F> {
  const body = (req.body ?? {}) as Record<string, unknown>;
  const { once, version } = keyAndVersion(body);
  const typed = typedIn(fields, body);
  const files = filesIn(req);
  const state: State = { ...typed, idPrefix, version, formKey: once };
  const { order, wrong } = parsed(fields, typed, files);
  if (Object.keys(wrong).length === 0) Object.assign(wrong, check?.(order as OrderOf<Form<F>>) ?? {});
  if (Object.keys(wrong).length > 0) return { ok: false, form: model(fields, req, state, wrong as Complaint<F>) };
  return {
    ok: true, order: order as OrderOf<Form<F>>, version, formKey: `${once}:${digest(typed, version, files)}`,
    refused: (why, at) => model(fields, req, { ...state, ...at }, why),
  };
}

function parsed(fields: Fields, typed: Typed, files: Map<string, Received>): { order: Record<string, unknown>; wrong: Record<string, string> } {
  const order: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  for (const [name, { shape, schema }] of Object.entries(fields)) {
    const result = schema.safeParse(answerTo(name, shape, typed, files));
    if (result.success) order[name] = result.data;
    else wrong[name] = result.error.issues[0]?.message ?? 'This is not a valid answer';
  }
  return { order, wrong };
}

function fromQuery<F extends Fields>(fields: F, req: Request): { order: Partial<OrderOf<Form<F>>>; form: FormModel<Names<F>> } {
  const typed = typedIn(fields, req.query);
  const { order } = parsed(fields, typed, new Map());
  const form: FormModel<Names<F>> = { method: 'get', idPrefix: '', action: req.baseUrl + req.path, multipart: false, hidden: [], ...typed, errors: [], errorOf: {} as FormModel<Names<F>>['errorOf'] };
  return { order: order as Partial<OrderOf<Form<F>>>, form };
}
