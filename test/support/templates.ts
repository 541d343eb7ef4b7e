// Turns an EJS template into TypeScript line by line, so that the compiler can say what is wrong at the template's own line.

export interface Template {
  /** Below the root: 'views/actions/action.ejs'. */
  path: string;
  source: string;
}

export interface Tag { kind: '=' | '-' | '#' | 'code'; code: string; line: number; start: number; end: number }

const HEADER = /^<%# page: (\w+) from ([\w./-]+) -?%>/;

/** The model a template names in its first line. */
function modelOf({ source }: Template): { type: string; from: string } | undefined {
  const [, type, from] = HEADER.exec(source) ?? [];
  return type === undefined || from === undefined ? undefined : { type, from };
}

export function tagsOf(source: string): Tag[] {
  const tags: Tag[] = [];
  for (const found of source.matchAll(/<%([=#_-]?)([\s\S]*?)[-_]?%>/g)) {
    const kind = found[1] === '=' || found[1] === '-' || found[1] === '#' ? found[1] : 'code';
    tags.push({ kind, code: found[2] ?? '', line: lineAt(source, found.index), start: found.index, end: found.index + found[0].length });
  }
  return tags;
}

export function lineAt(source: string, index: number): number {
  return source.slice(0, index).split('\n').length;
}

/**
 * The template as a module: markup becomes its newlines, `<%= e %>` becomes `text(e)`, `<%- e %>` becomes `html(e)`, code stays.
 * @param names what the template may speak of beside `page`, as the declarations to put before it
 * @param sourceFolder how src/ is reached from where the module is said to lie
 */
export function asTypeScript(template: Template, names: string, sourceFolder: string): string {
  const model = modelOf(template);
  if (model === undefined) return '';
  const open = `import type { ${model.type} as Page } from '${sourceFolder}/${model.from}.ts'; import type { Html } from '${sourceFolder}/web/html.ts'; ${names} `
    + 'declare function text(value: string | number): void; declare function html(value: Html): void; export function template(page: Page): void { void page; ';
  let body = '';
  let at = 0;
  for (const { kind, code, start, end } of tagsOf(template.source)) {
    body += newlines(template.source.slice(at, start));
    body += kind === '=' ? `text(${code}); ` : kind === '-' ? `html(${code}); ` : kind === '#' ? newlines(code) : `${code} `;
    at = end;
  }
  return `${open}${body}${newlines(template.source.slice(at))}}\n`;
}

function newlines(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}

const CODE = [/^\s*if \([\s\S]+\) \{\s*$/, /^\s*\} else if \([\s\S]+\) \{\s*$/, /^\s*\} else \{\s*$/, /^\s*for \(const [\s\S]+ of [\s\S]+\) \{\s*$/, /^\s*\}\s*$/];

/** What a template may not do, whatever the compiler thinks of it. `template:line sentence` each. */
export function forbiddenIn(template: Template): string[] {
  const { path, source } = template;
  const faults: string[] = [];
  const fault = (line: number, sentence: string): void => { faults.push(`${path}:${line} ${sentence}`); };
  if (modelOf(template) === undefined) fault(1, 'the first line must name the model: <%# page: ActionPage from actions/action.page -%>');
  for (const { kind, code, line, start } of tagsOf(source)) {
    const place = placeAt(source, start);
    if (kind === 'code' && !CODE.some((shape) => shape.test(code))) fault(line, `"${code.trim()}": a code tag is if, else if, else, for (const … of …) or a closing brace; the rest belongs into present()`);
    if (kind === 'code' && /=>|;|\+\+|--|\bnew\b|[^=!<>]=(?!=)/.test(code.replace(/'[^']*'/g, ''))) fault(line, `"${code.trim()}": no functions, assignments or sums in a template; present() makes the model ready`);
    if (kind === '=' && /\(|=>|\bnew\b/.test(code.replace(/'[^']*'/g, ''))) fault(line, `"${code.trim()}": <%= %> prints what the model says; calls belong into present()`);
    if (kind === '-' && !/^\s*(?:ui\.\w+\(|page(?:\.\w+)+\s*$|\w+(?:\.\w+)+\s*$)/.test(code)) fault(line, `"${code.trim()}": <%- %> is for ui.…(…) and for Html of the model`);
    if (kind === '=' || kind === '-') placeFault(place, kind, (sentence) => { fault(line, sentence); });
    else if (kind === 'code' && (place.in === 'script' || place.in === 'style')) fault(line, `nothing is written into <${place.in}>: use a data- attribute`);
  }
  // A letter, and an edition saved as a file, carry their own few lines of style: they are read where no sheet can be fetched.
  const inline = path.startsWith('views/letters/') || path === 'views/editions/edition-file.ejs' ? /<script(?![^>]*\bsrc=)|\son\w+\s*=|\binclude\s*\(/gi : /\bstyle\s*=|<style\b|<script(?![^>]*\bsrc=)|\son\w+\s*=|\binclude\s*\(/gi;
  for (const found of source.matchAll(inline)) fault(lineAt(source, found.index), `"${found[0].trim()}": nothing inline (the content policy would refuse it), and no include`);
  return faults;
}

interface Place { in: 'text' | 'tag' | 'quoted' | 'script' | 'style'; attribute: string }

function placeFault(place: Place, kind: '=' | '-', fault: (sentence: string) => void): void {
  if (place.in === 'script' || place.in === 'style') fault(`nothing is written into <${place.in}>: use a data- attribute`);
  if (place.in === 'tag') fault('an attribute that holds <% must be in double quotes');
  if (place.in === 'quoted' && /^(?:on|style$)/.test(place.attribute)) fault(`nothing is written into ${place.attribute}="…"`);
  if (place.in === 'quoted' && kind === '-') fault('<%- %> writes markup, which has no place in an attribute');
}

/** Where in the markup an offset lies. Tags of the template before it count as nothing. */
function placeAt(source: string, offset: number): Place {
  const before = source.slice(0, offset).replace(/<%[\s\S]*?%>/g, '');
  const raw = /<(script|style)\b[^>]*>(?:(?!<\/\1)[\s\S])*$/i.exec(before);
  if (raw) return { in: raw[1]?.toLowerCase() === 'script' ? 'script' : 'style', attribute: '' };
  const tag = /<[a-z!/][^<>"]*(?:"[^"]*"[^<>"]*)*("[^"]*)?$/i.exec(before);
  if (tag === null) return { in: 'text', attribute: '' };
  if (tag[1] === undefined) return { in: 'tag', attribute: '' };
  return { in: 'quoted', attribute: /([\w-]+)\s*=\s*"[^"]*$/.exec(before)?.[1]?.toLowerCase() ?? '' };
}
