// Reads a page as a person would: headings, tables, errors, links and buttons, not markup.
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Element = Tree.Element;

export interface ReadPage {
  status: number;
  /** Where one has come to, after all redirects. */
  path: string;
  headers: Headers;
  html: string;
  title: string;
  h1: string;
  headings: string[];
  /** The words of the page's main part, spaces made single. */
  text: string;
  /** Everything on the page, the frame included. */
  wholeText: string;
  /** Each table as rows of cells' words, the heading row first. */
  tables: string[][][];
  errorSummary: string[];
  notice: string | undefined;
  buttons: string[];
  links: { text: string; href: string }[];
  /** What a field holds: its text, the chosen option, the ticked boxes joined by ', '. */
  valueOf(name: string): string;
  /** The sentence beside a field. */
  errorOf(name: string): string | undefined;
  document: Tree.Document;
}

export function readPage(html: string, at: Pick<ReadPage, 'status' | 'path' | 'headers'>): ReadPage {
  const document = parse(html);
  const main = first(document, (element) => element.tagName === 'main') ?? document;
  return {
    ...at, html, document,
    title: words(first(document, is('title'))),
    h1: words(first(document, is('h1'))),
    headings: all(main, (element) => /^h[1-6]$/.test(element.tagName)).map(words),
    text: words(main), wholeText: words(document),
    tables: all(main, is('table')).map((table) => all(table, is('tr')).map((row) => all(row, (cell) => cell.tagName === 'td' || cell.tagName === 'th').map(words))),
    errorSummary: all(document, hasClass('govuk-error-summary__list')).flatMap((list) => all(list, is('li')).map(words)),
    notice: textOf(first(document, hasClass('notice'))),
    buttons: all(main, (element) => element.tagName === 'button').map(words),
    links: all(document, is('a')).map((link) => ({ text: words(link), href: attribute(link, 'href') ?? '' })),
    valueOf: (name) => valuesOf(document, name).join(', '),
    errorOf: (name) => textOf(first(document, (element) => attribute(element, 'id') === `${name}-error`))?.replace(/^Error: /, ''),
  };
}

export function all(from: Tree.Node, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  for (const child of 'childNodes' in from ? from.childNodes : []) {
    if ('tagName' in child && wanted(child)) found.push(child);
    found.push(...all(child, wanted));
  }
  return found;
}

export function first(from: Tree.Node, wanted: (element: Element) => boolean): Element | undefined {
  return all(from, wanted)[0];
}

export function is(tagName: string): (element: Element) => boolean {
  return (element) => element.tagName === tagName;
}

function hasClass(name: string): (element: Element) => boolean {
  return (element) => (attribute(element, 'class') ?? '').split(/\s+/).includes(name);
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

/** What is read aloud: hidden inputs, scripts and pictures say nothing. */
export function words(node: Tree.Node | undefined): string {
  return node === undefined ? '' : rawWords(node).replace(/\s+/g, ' ').trim();
}

export function rawWords(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  if (['script', 'style', 'svg', 'template'].includes(node.nodeName)) return '';
  const inner = 'childNodes' in node ? node.childNodes.map(rawWords).join('') : '';
  return ['p', 'div', 'li', 'tr', 'td', 'th', 'dt', 'dd', 'h1', 'h2', 'h3', 'option', 'br', 'label', 'section'].includes(node.nodeName) ? ` ${inner} ` : inner;
}

/** The successful controls of a form with this name. */
export function valuesOf(from: Tree.Node, name: string): string[] {
  return all(from, (element) => attribute(element, 'name') === name).flatMap(controlValues);
}

export function controlValues(control: Element): string[] {
  const isTicked = attribute(control, 'checked') !== undefined;
  if (control.tagName === 'textarea') return [rawWords(control)];
  if (control.tagName === 'select') {
    const options = all(control, is('option'));
    const chosen = options.filter((option) => attribute(option, 'selected') !== undefined);
    return (chosen.length > 0 ? chosen : options.slice(0, 1)).map((option) => attribute(option, 'value') ?? words(option));
  }
  if (control.tagName !== 'input') return [];
  const type = attribute(control, 'type') ?? 'text';
  if (type === 'checkbox' || type === 'radio') return isTicked ? [attribute(control, 'value') ?? 'on'] : [];
  return ['submit', 'button', 'file', 'image'].includes(type) ? [] : [attribute(control, 'value') ?? ''];
}

function textOf(element: Element | undefined): string | undefined {
  return element === undefined ? undefined : words(element);
}
