// Step 22: explicit action lines: "ACTION – …", "Action: Head of Service", "(Action: Clerk)", rows of an action table.
import type { PromiseProposal } from '../proposal.ts';
import { readDue } from './dues.reader.ts';
import { isNameOnly, readOwner } from './owners.reader.ts';
import { sentencesOf } from './sentences.ts';
import { cutWords, passageOf, phraseOf } from './words.ts';
import type { Words } from './words.ts';
import type { ZonedParagraph } from './zones.reader.ts';

const bracket = /[([] ?(?:for )?actions?(?: (?:by|for|point|required|\d{1,3}))* ?(?::|-| by | for )+ *([^()[\]]{1,300})[)\]]/gi;
const line = /^(?:agreed )?actions?(?: (?:by|for|points?|required|to be taken|arising|item|no\.?|\d{1,3}[a-z]?))* ?(?:\(([^)]{1,80})\) ?)?(?::|-)+ */i;
const byWhom = /^(?:(?:action(?:ed)? (?:by|for)|to be actioned by|for action by) ?:? *|(?:lead(?: officer)?|owner|responsible(?: officer)?|by whom) ?: *)(?=[A-Z])/i;

export interface ActionsFound {
  actions: PromiseProposal[];
  /** Paragraphs that were read as actions and are not searched for undertakings. */
  used: Set<number>;
  /** Posts printed under a resolution ("Action: Strategic Director"), by the index of their paragraph. */
  owners: Map<number, Words>;
}

export function readActions(paragraphs: readonly ZonedParagraph[], inBlock: (i: number) => boolean): ActionsFound {
  const found: ActionsFound = { actions: [], used: new Set(), owners: new Map() };
  paragraphs.forEach((paragraph, i) => {
    if (paragraph.zone === 'purpose' || paragraph.zone === 'details') return;
    if (inBlock(i)) return;
    if (paragraph.cell !== null && paragraph.cell.sense !== null && paragraph.cell.sense !== 'resolved') { inColumn(paragraphs, i, paragraph, inBlock, found); found.used.add(i); return; }
    if (bracketed(paragraphs, i, paragraph, inBlock, found) || spoken(paragraph, found) || printedLine(paragraphs, i, paragraph, inBlock, found) || listed(paragraph, found)) found.used.add(i);
  });
  return found;
}

/** A cell under "Action": what is to be done, or only by whom, for what the row says. */
function inColumn(paragraphs: readonly ZonedParagraph[], i: number, paragraph: ZonedParagraph, inBlock: (i: number) => boolean, found: ActionsFound): void {
  const row = paragraph.cell?.row;
  const sense = paragraph.cell?.sense;
  if (sense === 'heading' || sense === 'when' || /^(?:none|n\/a|-|nil)$/i.test(paragraph.words.plain)) return;
  const others = [...paragraphs.slice(Math.max(0, i - 5), i), ...paragraphs.slice(i + 1, i + 6)].filter((other) => other.cell?.row === row);
  if (sense === 'who' && others.some((other) => other.cell?.sense === 'what')) return;
  if (sense === 'who' || isNameOnly(paragraph.words.plain)) { nameForWhatWasSaid(paragraphs, i, paragraph.words, inBlock, found); return; }
  const who = others.find((other) => other.cell?.sense === 'who');
  const when = others.find((other) => other.cell?.sense === 'when');
  const action = promise(paragraph.words, who?.words ?? null);
  found.actions.push(when === undefined ? action : { ...action, due: phraseOf(when.words) });
}

/** "…on the work programme (Action: Clerk)": the action is the sentence before the bracket, unless the bracket says it itself. */
function bracketed(paragraphs: readonly ZonedParagraph[], i: number, paragraph: ZonedParagraph, inBlock: (i: number) => boolean, found: ActionsFound): boolean {
  let from = 0;
  for (const match of paragraph.words.plain.matchAll(bracket)) {
    const inside = cutWords(paragraph.words, match.index + match[0].indexOf(match[1] ?? ''), match.index + match[0].length - 1);
    if (isNameOnly(inside.plain)) {
      const sentence = lastSentence(cutWords(paragraph.words, from, match.index));
      if (sentence.text !== '') found.actions.push(promise(sentence, inside));
      else nameForWhatWasSaid(paragraphs, i, inside, inBlock, found);
    } else found.actions.push(promise(inside, null));
    from = match.index + match[0].length;
  }
  return from > 0;
}

/** "…to look into training. ACTION - Mr Weir to advise the panel.": from the word in capitals to the end of its sentence. */
function spoken({ words }: ZonedParagraph, found: ActionsFound): boolean {
  let any = false;
  for (const match of words.plain.matchAll(/(?:[.?!]["')]? |- )ACTION(?: POINT| REQUIRED)? ?[:-]+ */g)) {
    const said = cutWords(words, match.index + match[0].length);
    const first = sentencesOf(said.plain)[0];
    if (first === undefined) continue;
    found.actions.push(promise(cutWords(said, 0, first.to), null));
    any = true;
  }
  return any;
}

function lastSentence(words: Words): Words {
  const text = cutWords(words, 0, words.plain.replace(/(?<![ .,;:])[ .,;:]+$/, '').length);
  const last = sentencesOf(text.plain).at(-1);
  const sentence = cutWords(text, last?.from ?? 0);
  const therefore = /, and (?:so|therefore) |; therefore,? |, therefore,? /i.exec(sentence.plain);
  return therefore === null ? sentence : cutWords(sentence, therefore.index + therefore[0].length);
}

function printedLine(paragraphs: readonly ZonedParagraph[], i: number, paragraph: ZonedParagraph, inBlock: (i: number) => boolean, found: ActionsFound): boolean {
  const { plain } = paragraph.words;
  const opening = line.exec(plain) ?? byWhom.exec(plain);
  if (opening === null || plain.length === opening[0].length) return false;
  const rest = cutWords(paragraph.words, opening[0].length);
  if (!isNameOnly(rest.plain)) {
    const name = opening[1] === undefined ? null : cutWords(paragraph.words, plain.indexOf(opening[1]), plain.indexOf(opening[1]) + opening[1].length);
    found.actions.push(promise(rest, name));
    return true;
  }
  nameForWhatWasSaid(paragraphs, i, rest, inBlock, found);
  return true;
}

/** "Action: Clerk" on a line of its own: for the resolution above it, or for the sentence above it. */
function nameForWhatWasSaid(paragraphs: readonly ZonedParagraph[], i: number, name: Words, inBlock: (i: number) => boolean, found: ActionsFound): void {
  const before = paragraphs[i - 1];
  if (before === undefined || before.words.text === '') return;
  if (inBlock(i - 1)) { found.owners.set(i - 1, name); return; }
  const sentence = lastSentence(before.words);
  if (sentence.text !== '') { found.actions.push(promise(sentence, name)); found.used.add(i - 1); }
}

function listed(paragraph: ZonedParagraph, found: ActionsFound): boolean {
  if (paragraph.zone !== 'actions' || paragraph.words.text.length < 4 || paragraph.cell !== null) return false;
  if (/^(?:none|there were no|no actions?|n\/a|nil)\b/i.test(paragraph.words.plain)) return false;
  found.actions.push(promise(paragraph.words, null));
  return true;
}

/** "Head of Service to circulate …", "JB: …", "… – Clerk, by June". */
export function promise(words: Words, named: Words | null): PromiseProposal {
  const text = cutWords(words, 0, words.plain.replace(/(?<![ .;,]|; and)(?:[ .;,]|; and)+$/, '').length);
  const tail = /(?: - |\(|\[)([^()[\]-]{2,80})[)\]]?$/.exec(text.plain);
  const trailing = named === null && tail?.[1] !== undefined && isNameOnly(tail[1]) ? cutWords(text, tail.index + tail[0].indexOf(tail[1]), tail.index + tail[0].indexOf(tail[1]) + tail[1].length) : null;
  const leading = /^([A-Z][A-Za-z' &/,-]{1,80}?) ?(?::| - | to [a-z])/.exec(text.plain)?.[1];
  const first = named === null && trailing === null && leading !== undefined && isNameOnly(leading) ? cutWords(text, 0, leading.length) : null;
  const owner = named ?? trailing ?? first;
  return { passage: passageOf(text), text: text.text, owner: owner === null ? readOwner(text, 'act', []) : phraseOf(owner), due: readDue(text, 'act') };
}
