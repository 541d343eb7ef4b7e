// Reads the words of a saved committee page: paragraphs, lists with their marks, table rows with pipes; no scripts, menus or forms.
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

const SILENT = new Set(['script', 'style', 'head', 'template', 'noscript', 'nav', 'iframe', 'object', 'svg', 'select', 'button', 'textarea', 'del']);
const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'section', 'article', 'main', 'header', 'footer', 'aside', 'form', 'fieldset', 'blockquote', 'pre', 'dl', 'dt', 'dd', 'address', 'figure', 'table', 'caption', 'hr', 'body', 'center']);
/** Deeper than any page a person made. */
const DEEPEST = 400;

export interface HtmlText {
  text: string;
  /** The cells of the largest table with at least three columns, or null. */
  rows: string[][] | null;
}

export function readHtml(html: string): HtmlText {
  const document = parse(html);
  const tables: string[][][] = [];
  const text = renderBlocks(mainPart(document) ?? document, tables, 0);
  const widest = tables.filter((rows) => rows.length > 1 && rows.some((row) => row.length > 2)).sort((a, b) => b.length - a.length)[0];
  return { text: text.replace(/(?<![ \u00A0])[ \u00A0]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim(), rows: widest ?? null };
}

/** The part of a ModernGov page, or of any page that says so, which holds the paper itself. */
function mainPart(document: Node): Element | null {
  const waiting: Node[] = [document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('tagName' in node && (node.tagName === 'main' || /\b(?:mgContent|mgBodyContent|modgov)\b/.test(`${attribute(node, 'id')} ${attribute(node, 'class')}`)) && renderText(node).length > 400) return node;
    if ('childNodes' in node) waiting.push(...[...node.childNodes].reverse());
  }
  return null;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}

/** All words under a node, without recursion. */
function renderText(node: Node): string {
  const waiting: Node[] = [node];
  let text = '';
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.nodeName === '#text' && 'value' in one) text += one.value;
    else if ('childNodes' in one && !SILENT.has(one.nodeName)) waiting.push(...[...one.childNodes].reverse());
  }
  return text.replace(/\s+/g, ' ').trim();
}

function renderBlocks(node: Node, tables: string[][][], depth: number): string {
  if (depth > DEEPEST) return renderText(node);
  const parts: string[] = [];
  let inline = '';
  const flush = (): void => {
    const text = inline.split('\n').map((line) => line.replace(/[\s\u00A0]+/g, ' ').trim()).join('\n').trim();
    if (text !== '') parts.push(text);
    inline = '';
  };
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    if (child.nodeName === '#text' && 'value' in child) inline += child.value.replace(/\s+/g, ' ');
    else if (child.nodeName === 'br') inline += '\n';
    else if ('tagName' in child && !isSilent(child)) {
      if (!isBlock(child)) inline += renderInline(child, tables, depth + 1);
      else {
        flush();
        const block = renderBlock(child, tables, depth + 1);
        if (block !== '') parts.push(block);
      }
    }
  }
  flush();
  return parts.join('\n\n');
}

function isSilent(element: Element): boolean {
  return SILENT.has(element.tagName) || element.attrs.some(({ name, value }) => name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value)));
}

/** An inline element that holds blocks (Word writes such pages) is a block. */
function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName) || element.childNodes.some((child) => 'tagName' in child && BLOCKS.has(child.tagName));
}

function renderInline(element: Element, tables: string[][][], depth: number): string {
  return depth > DEEPEST ? renderText(element) : inlineText(element, tables, depth);
}

function inlineText(element: Element, tables: string[][][], depth: number): string {
  return element.childNodes.map((child) => {
    if (child.nodeName === '#text' && 'value' in child) return child.value.replace(/\s+/g, ' ');
    if (child.nodeName === 'br') return '\n';
    return 'tagName' in child && !isSilent(child) ? renderInline(child, tables, depth + 1) : '';
  }).join('');
}

function renderBlock(element: Element, tables: string[][][], depth: number): string {
  if (element.tagName === 'ul' || element.tagName === 'ol') return renderList(element, tables, depth);
  if (element.tagName === 'table') return renderTable(element, tables, depth);
  return renderBlocks(element, tables, depth);
}

function renderList(list: Element, tables: string[][][], depth: number): string {
  let number = Number(attribute(list, 'start')) || 1;
  const lines: string[] = [];
  for (const child of list.childNodes) {
    if (!('tagName' in child)) continue;
    const text = renderBlocks(child, tables, depth + 1);
    if (child.tagName !== 'li') lines.push(text);
    else if (text !== '') {
      lines.push(`${list.tagName === 'ul' ? '•' : `${listNumber(number, attribute(list, 'type'))}.`} ${text}`);
      number += 1;
    }
  }
  return lines.join('\n');
}

export function listNumber(n: number, type: string): string {
  if (/^a$/i.test(type) || type === 'lowerLetter' || type === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
    return type === 'A' || type === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (/^i$/i.test(type) || type === 'lowerRoman' || type === 'upperRoman') return type === 'I' || type === 'upperRoman' ? roman(n) : roman(n).toLowerCase();
  return String(n);
}

function roman(n: number): string {
  const signs: readonly [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let left = Math.min(n, 4_999);
  return signs.map(([value, sign]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return sign.repeat(times);
  }).join('');
}

function renderTable(table: Element, tables: string[][][], depth: number): string {
  const rows = rowsOf(table).map((row) => row.childNodes.flatMap((cell) =>
    'tagName' in cell && (cell.tagName === 'td' || cell.tagName === 'th') ? [renderBlocks(cell, tables, depth + 1)] : []));
  tables.push(rows.map((row) => row.map((cell) => cell.replace(/\n{2,}/g, '\n'))));
  return rows.map(renderRow).filter((row) => row !== '').join('\n');
}

function rowsOf(table: Element): Element[] {
  return table.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    return child.tagName === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(child.tagName) ? rowsOf(child) : [];
  });
}

/** Cells of one line each make one line; a cell with paragraphs keeps them, and a number before it goes in front of its first. */
function renderRow(cells: readonly string[]): string {
  const written = cells.filter((cell) => cell !== '');
  if (written.every((cell) => !cell.includes('\n'))) return written.join(' | ');
  return written.reduce((text, cell, n) => {
    const before = written[n - 1] ?? '';
    return text + (n === 0 ? '' : before.length < 14 && !before.includes('\n') ? ' ' : '\n\n') + cell;
  }, '') + '\n';
}
