// Reads the lists of findings of a report: which entries they hold, of which type, under which heading.
import { readBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';
import { readTableRows } from './bodies.ts';
import { textOf, textOfBlock, type Entry } from './entry.ts';
import { goesOnUnder, isGroupName, isTableHead, newList, take, type List } from './findings-list.ts';
import type { Heading } from './headings.ts';
import { splitParagraphs } from './paragraphs.ts';
import { bodiesIn, tagIn } from './tags.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { FindingProposal, FindingType, Framework } from '../proposal.ts';

const BOARD = 'Local Safeguarding Children Board';

export function readFindings(lines: readonly PrintedLine[], framework: Framework): FindingProposal[] {
  const findings: FindingProposal[] = [];
  let list: List | null = null;
  let board = false;
  const close = (): void => {
    if (list !== null) for (const one of findingsOf(list)) findings.push(one);
    list = null;
  };
  const blocks = readBlocks(lines);
  blocks.forEach((block, n) => {
    if (block.heading !== null) {
      const heading = asked(block, block.heading, framework);
      if (list !== null && 'area' in heading && goesOnUnder(list, blocks[n + 1])) list.group = heading.area;
      else if (list !== null && 'group' in heading && !('opens' in heading)) list.group = heading.group;
      else if (list !== null && 'section' in heading && isGroupName(block, blocks[n + 1])) list.group = textOfBlock(block);
      else if (list !== null && 'opens' in heading && isTableHead(list, heading)) return;
      else {
        close();
        board = whose(heading, board);
        if ('opens' in heading) list = newList(heading.opens, groupOf(heading, board));
      }
    } else if (list === null) {
      const opened = opensInProse(block);
      if (opened !== null) list = newList(opened, null);
    } else if (!take(list, block, blocks, n)) close();
  });
  close();
  return findings;
}

/** "Areas for development" are what the letters on unannounced inspections asked for; later letters told of them in passing. */
function asked(block: Block, heading: Heading, framework: Framework): Heading {
  return framework !== 'other' && /^areas?\s+for\s+(?:further\s+)?development/i.test(textOfBlock(block)) ? { closes: true } : heading;
}

function whose(heading: Heading, board: boolean): boolean {
  if ('section' in heading) return heading.section === 'board';
  if ('over' in heading) return heading.over === 'board';
  return board;
}

function groupOf(heading: Heading & { opens: FindingType }, board: boolean): string | null {
  const named = 'group' in heading ? heading.group : null;
  if (board || (named !== null && /LSCB|safeguarding children board|^the board$/i.test(named))) return BOARD;
  return named;
}

/** First-round area SEND letters ask for a statement of action about weaknesses in a sentence, without a heading. */
function opensInProse(block: Block): FindingType | null {
  const text = textOfBlock(block);
  if (!text.endsWith(':') || text.length > 900) return null;
  return /\b(?:areas? of significant (?:weakness(?:es)?|concern)|significant (?:areas? of )?weakness(?:es)?)\b[^.]*:$/i.test(text)
    ? 'area-for-priority-action' : null;
}

function findingsOf(list: List): FindingProposal[] {
  const entries = list.inTable ? readTableRows(list.plain)
    : list.entries.length > 0 ? list.entries
    : splitParagraphs(list.plain).filter((entry) => isSentence(textOf(entry))).map((entry) => ({ ...entry, group: list.group }));
  return entries.filter((entry) => isFinding(textOf(entry))).map((entry) => present(list, entry));
}

/** Without a mark before it, only a whole sentence is a finding: a stray head or a line of the contents is not. */
function isSentence(text: string): boolean {
  return text.split(' ').length >= 5 && !text.endsWith(':') && !/\bfollowing\b[^.]{0,60}[.:]$/i.test(text);
}

const NONE = /^(?:there (?:are|were|is) no|no\b.{0,30}\b(?:areas?|priority|recommendations?|actions?)\b|none\b|not applicable|n\/a\b)/i;

function isFinding(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !NONE.test(text);
}

function present(list: List, entry: Entry): FindingProposal {
  const text = textOf(entry);
  const written = entry.lines.filter((line) => line.text !== '');
  const tag = tagIn(text);
  const bodies = list.inTable && entry.group !== null ? bodiesIn(entry.group) : [];
  return {
    passage: { start: written[0]?.start ?? 0, end: written.at(-1)?.end ?? 0 },
    label: entry.label,
    type: list.type,
    text,
    group: entry.group,
    ...(tag === null ? {} : { tag }),
    ...(bodies.length === 0 ? {} : { responsibleBodies: bodies }),
  };
}
