// Findings printed as plain paragraphs, without bullets or numbers: finds where one ends and the next begins.
import type { Block } from './blocks.ts';
import type { PrintedLine } from './printed-lines.ts';

interface Paragraph {
  label: null;
  group: null;
  lines: PrintedLine[];
}

export function splitParagraphs(blocks: readonly Block[]): Paragraph[] {
  const width = blocks.reduce((most, block) => block.lines.reduce((widest, line) => Math.max(widest, line.text.length), most), 0);
  const paragraphs: Paragraph[] = [];
  let before: PrintedLine | undefined;
  for (const block of blocks) {
    for (const line of block.lines) {
      const last = paragraphs.at(-1);
      if (last === undefined || before === undefined || begins(line, before, last, width)) paragraphs.push({ label: null, group: null, lines: [line] });
      else last.lines.push(line);
      before = line;
    }
  }
  return paragraphs;
}

/** A new paragraph: the sentence before is over, and its line was left short, or the paragraph opens with the same word as this line. */
function begins(line: PrintedLine, before: PrintedLine, paragraph: Paragraph, width: number): boolean {
  if (!/[.!?:][”’")]?$/.test(before.text) || !/^[\p{Lu}“"‘]/u.test(line.text)) return false;
  if (line.apart) return true;
  const roomForMore = before.text.length + 1 + firstWord(line.text).length < width * 0.93;
  return roomForMore || firstWord(line.text) === firstWord(paragraph.lines[0]?.text ?? '');
}

function firstWord(text: string): string {
  return /^\S+/.exec(text)?.[0] ?? '';
}
