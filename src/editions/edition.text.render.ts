// The whole edition as plain text, for the letter's text part and for whoever reads best without layout.
import type { Block, Cell, EditionDocument, Table } from './edition-document.ts';
import { textOf } from './edition-document.ts';

const WIDTH = 76;

export function renderText(document: EditionDocument): string {
  const text = document.blocks.map(blockText).join('\n').replace(/\n{3,}/g, '\n\n');
  return `${text.trim()}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading': return headed(block.text, block.level);
    case 'paragraph': return `${wrapped(textOf(block.spans))}\n`;
    case 'list': return `${block.items.map((item) => wrapped(textOf(item), '- ', '  ')).join('\n')}\n`;
    case 'facts': return `${block.rows.map(({ label, lines }) => wrapped(`${label}: ${cellText(lines)}`, '', '    ')).join('\n')}\n`;
    case 'figure': return `${wrapped(block.caption)}\n`;
    // It says the council's name, which the next line does.
    case 'picture': return '';
    case 'table': return tableText(block);
  }
}

function headed(text: string, level: number): string {
  const line = level === 1 ? '=' : level === 2 ? '-' : '';
  const head = level <= 2 ? wrapped(level === 1 ? text.toUpperCase() : text) : wrapped(text);
  const longest = Math.max(...head.split('\n').map((l) => l.length));
  return `\n${head}${line ? `\n${line.repeat(longest)}` : ''}\n`;
}

/** A row is a paragraph: its head, and then each cell by the name of its column, which needs no width and reads aloud well. */
function tableText({ caption, columns, rows, look }: Table): string {
  const told = rows.map((row) => {
    const [head = [], ...rest] = row;
    const cells = rest.map((held, i) => `${columns[i + 1]?.head ?? ''}: ${cellText(held)}`);
    const counts = look === 'counts';
    return wrapped(`${cellText(head)}${counts ? ` (${columns[0]?.head ?? ''})` : ''}${cells.length > 0 ? ` | ${cells.join(' | ')}` : ''}`, '* ', '  ');
  });
  return `${wrapped(`${caption}:`)}\n${told.join('\n')}\n`;
}

function cellText(held: Cell): string {
  return held.map(textOf).join(' / ');
}

function wrapped(text: string, first = '', next = first): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const joined = line === first || line === next ? `${line}${word}` : `${line} ${word}`;
    if (joined.length > WIDTH && line.trim() !== '' && line !== first) { lines.push(line); line = `${next}${word}`; } else line = joined;
  }
  return [...lines, line].join('\n');
}
