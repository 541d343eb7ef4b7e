// The parts of a form: each takes what was typed, and the sentence that goes with it, from the form it belongs to.
import type { FormModel } from './forms.ts';
import type { Html } from './html.ts';
import { part } from './part.ts';

/** A name that is not one of the form's does not compile: `ui.textField({ form: page.form, name: 'raeson', … })`. */
interface Asked<Name extends string> { form: FormModel<Name>; name: NoInfer<Name>; label: string; hint?: string | undefined; /** Where the question is the page's only one: its label is the h1. */ isTitle?: boolean }
interface Text { type?: 'text' | 'email' | 'password' | 'search' | 'number'; /** In characters; the whole width unless told. */ width?: 5 | 10 | 20 | 30; autocomplete?: string; before?: string }
interface LongText { rows?: number; /** Shown while typing where there is JavaScript. */ max?: number }
interface Choosing { options: readonly Option[]; isInline?: boolean; /** A select's first line while nothing is chosen. */ nothing?: string }
interface Choosable { kinds: readonly string[] }

export interface Option { value: string; text: string; hint?: string | undefined }

interface Drawn { id: string; name: string; label: string; hint: string | undefined; error: string | undefined; describedBy: string | undefined; isTitle: boolean }
export interface TextFieldPart extends Drawn { value: string; type: string; inputMode: string | undefined; widthClass: string; autocomplete: string | undefined }
export interface TextAreaPart extends Drawn { value: string; rows: number; max: number | undefined }
export interface SelectPart extends Drawn { nothing: string | undefined; options: readonly DrawnOption[] }
export interface ChoicePart extends Drawn { options: readonly DrawnOption[]; isInline: boolean }
export interface DrawnOption { id: string; value: string; text: string; hint: string | undefined; isChosen: boolean }
export interface DayFieldPart extends Drawn { parts: readonly { id: string; name: string; label: string; value: string; widthClass: string }[] }
export interface FileFieldPart extends Drawn { accept: string }
export interface FormStartPart { form: FormModel }
export interface ErrorSummaryPart { errors: FormModel['errors'] }
export type NoModel = Record<never, never>;

const draw = {
  formStart: part<FormStartPart>('form-start'), formEnd: part<NoModel>('form-end'), errorSummary: part<ErrorSummaryPart>('error-summary'),
  textField: part<TextFieldPart>('text-field'), textArea: part<TextAreaPart>('text-area'), select: part<SelectPart>('select'), radios: part<ChoicePart>('radios'),
  checkboxes: part<ChoicePart>('checkboxes'), dayField: part<DayFieldPart>('day-field'), fileField: part<FileFieldPart>('file-field'),
};

export const fieldParts = { formStart, formEnd, errorSummary: draw.errorSummary, textField, textArea, select, radios, checkboxes, tick, dayField, fileField };

/** The tag, the token, the one-time key and the version; what was refused stands above the page's heading. */
function formStart(form: FormModel): Html {
  return draw.formStart({ form });
}

function formEnd(): Html {
  return draw.formEnd({});
}

function textField<Name extends string>(field: Asked<Name> & Text): Html {
  const { type = 'text', width, autocomplete } = field;
  // A number box turns its value at the wheel of a mouse and drops what it cannot read, so numbers are text with number keys.
  const isNumber = type === 'number';
  return draw.textField({
    ...drawn(field), value: type === 'password' ? '' : field.form.values[field.name] ?? '', type: isNumber ? 'text' : type, inputMode: isNumber ? 'numeric' : undefined,
    widthClass: width === undefined ? '' : `govuk-input--width-${width}`, autocomplete,
  });
}

function textArea<Name extends string>(field: Asked<Name> & LongText): Html {
  return draw.textArea({ ...drawn(field), value: field.form.values[field.name] ?? '', rows: field.rows ?? 5, max: field.max });
}

function select<Name extends string>(field: Asked<Name> & Choosing): Html {
  return draw.select({ ...drawn(field), nothing: field.nothing, options: options(field, [field.form.values[field.name] ?? '']) });
}

function radios<Name extends string>(field: Asked<Name> & Choosing): Html {
  return draw.radios({ ...drawn(field), isInline: field.isInline ?? false, options: options(field, [field.form.values[field.name] ?? '']) });
}

function checkboxes<Name extends string>(field: Asked<Name> & Choosing): Html {
  return draw.checkboxes({ ...drawn(field), isInline: field.isInline ?? false, options: options(field, field.form.ticked[field.name] ?? []) });
}

/** One box to tick, for `aTick()`. */
function tick<Name extends string>(field: Asked<Name> & { text: string }): Html {
  return draw.checkboxes({ ...drawn(field), isInline: false, options: options({ ...field, options: [{ value: 'yes', text: field.text }] }, [field.form.values[field.name] ?? '']) });
}

function dayField<Name extends string>(field: Asked<Name>): Html {
  const parts = ([['day', 'Day', 2], ['month', 'Month', 2], ['year', 'Year', 4]] as const).map(([key, label, width]) => {
    const name = `${field.name}-${key}`;
    return { id: field.form.idPrefix + name, name, label, value: field.form.values[name] ?? '', widthClass: `govuk-input--width-${width}` };
  });
  return draw.dayField({ ...drawn(field), hint: field.hint ?? 'For example, 24 10 2025', describedBy: describedBy(field, true), parts });
}

function fileField<Name extends string>(field: Asked<Name> & Choosable): Html {
  return draw.fileField({ ...drawn(field), accept: field.kinds.join(',') });
}

function drawn<Name extends string>(field: Asked<Name>): Drawn {
  const { name, label, hint, isTitle = false } = field;
  return { id: field.form.idPrefix + name, name, label, hint, error: field.form.errorOf[name], describedBy: describedBy(field, hint !== undefined), isTitle };
}

function describedBy<Name extends string>({ form, name }: Asked<Name>, hasHint: boolean): string | undefined {
  const id = form.idPrefix + name;
  const ids = [...(hasHint ? [`${id}-hint`] : []), ...(form.errorOf[name] === undefined ? [] : [`${id}-error`])];
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function options(field: { form: Pick<FormModel, 'idPrefix'>; name: string; options: readonly Option[] }, chosen: readonly string[]): DrawnOption[] {
  // The first keeps the field's own id: the error summary's link then lands on it.
  return field.options.map(({ value, text, hint }, at) => ({
    id: field.form.idPrefix + (at === 0 ? field.name : `${field.name}-${at + 1}`), value, text, hint, isChosen: chosen.includes(value),
  }));
}
