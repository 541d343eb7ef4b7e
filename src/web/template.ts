// Compiles an EJS file when the module that names it is imported: a missing or broken template stops the start, not a person.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import { fromTemplate, isHtml, type Html } from './html.ts';

type Locals = Record<string, unknown>;

const viewsFolder = new URL('../../views/', import.meta.url);

/**
 * @param stem the template's path below views/ without `.ejs`, such as 'actions/action'
 * @param names what the template may speak of; anything else is a ReferenceError, as strict mode has no `with`
 */
export function htmlTemplate(stem: string, names: readonly string[]): (locals: Locals) => Html {
  const render = compiled(stem, names, escapeHtml);
  return (locals) => fromTemplate(render(locals));
}

/** Without the space around it, as a part may stand within a line. */
export function partTemplate(stem: string, names: readonly string[]): (locals: Locals) => Html {
  const render = compiled(stem, names, escapeHtml);
  return (locals) => fromTemplate(render(locals).trim());
}

export function textTemplate(stem: string, names: readonly string[]): (locals: Locals) => string {
  const render = compiled(stem, names, String);
  return (locals) => render(locals).trim().replace(/\n{3,}/g, '\n\n') + '\n';
}

function compiled(stem: string, names: readonly string[], escape: (value: unknown) => string): (locals: Locals) => string {
  const file = fileURLToPath(new URL(`${stem}.ejs`, viewsFolder));
  // destructuredLocals gives templates their names without `with`; the data is never spread, so no user value can be an option.
  return ejs.compile(readFileSync(file, 'utf8'), { escape, filename: file, strict: true, destructuredLocals: [...names] });
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

const SPECIAL = /[&<>"']/;

function escapeHtml(value: unknown): string {
  // Html printed with <%= would show its tags to the reader; <%- is meant.
  if (isHtml(value)) throw new Error('Html was printed with <%= … %>; use <%- … %>');
  const text = String(value);
  // Most of what a page shows needs none, and a page shows very much.
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (found) => ESCAPES[found] ?? found) : text;
}
