// Reads minutes and decisions, whatever council printed them: text in, proposal out; no database, no clock, no network.
import type { ItemProposal, MinutesProposal, PromiseProposal, ResolutionProposal } from './proposal.ts';
import { readActions } from './minutes/actions.reader.ts';
import { readBlocks } from './minutes/blocks.reader.ts';
import type { Block } from './minutes/block.ts';
import { readDue } from './minutes/dues.reader.ts';
import type { Resolved } from './minutes/flatten.reader.ts';
import { readItems } from './minutes/items.reader.ts';
import type { Item } from './minutes/item-headings.reader.ts';
import { readKind } from './minutes/kinds.reader.ts';
import { readLines } from './minutes/lines.reader.ts';
import { actionBracket, trimLimb } from './minutes/limb-end.reader.ts';
import { readMentions } from './minutes/mentions.reader.ts';
import { readOwner } from './minutes/owners.reader.ts';
import { readParagraphs } from './minutes/paragraphs.reader.ts';
import { readHouse } from './minutes/house.reader.ts';
import type { House } from './minutes/house.reader.ts';
import { readUndertakings } from './minutes/undertakings.reader.ts';
import { cutWords, passageOf, phraseOf } from './minutes/words.ts';
import type { Words } from './minutes/words.ts';
import { readZones } from './minutes/zones.reader.ts';
import { withoutRepeats } from './minutes/repeats.reader.ts';
import type { ZonedParagraph } from './minutes/zones.reader.ts';

/** The same text always gives the same proposal, in time linear in its length. */
export function readMinutes(text: string): MinutesProposal {
  const paragraphs = readParagraphs(text, readLines(text));
  const items = readItems(paragraphs);
  const zoned = items.map((item) => readZones(item.paragraphs));
  const house = readHouse(zoned);
  const read = items.map((item, i) => readItem(text, item, zoned[i] ?? [], items[i + 1]?.start ?? text.length, house));
  const found = read.filter((item) => item.title !== null || item.number !== null || hasFindings(item));
  const nothing = !found.some(hasFindings) && !found.some((item) => item.title !== null || item.number !== null);
  return { kind: 'minutes', items: found, mentions: readMentions(paragraphs), unparsed: nothing && text.trim() !== '' ? [{ start: 0, end: text.length }] : [] };
}

function hasFindings(item: ItemProposal): boolean {
  return item.resolutions.length + item.actions.length + item.undertakings.length > 0;
}

function readItem(source: string, item: Item, paragraphs: readonly ZonedParagraph[], end: number, house: House): ItemProposal {
  const blocks = readBlocks({ source, paragraphs, formal: house.formal });
  const taken = new Set<number>();
  for (const block of blocks) for (let i = block.first; i <= block.last; i += 1) taken.add(i);
  const kept = withoutRepeats(blocks, paragraphs);
  const { actions, used, owners } = readActions(paragraphs, (i) => taken.has(i));
  const undertakings = paragraphs.flatMap((p, i) => (taken.has(i) || used.has(i) || !isNarrative(p) ? [] : readUndertakings(p.words)));
  return {
    passage: { start: item.start, end: Math.max(item.start, end) },
    number: item.number,
    title: item.title === null ? null : item.title.text,
    resolutions: kept.flatMap((block) => block.resolved.map((one) => resolutionOf(one, block, house, owners))),
    actions,
    undertakings: withoutActions(undertakings, actions),
  };
}

function isNarrative(paragraph: ZonedParagraph): boolean {
  return paragraph.zone === 'minutes' || paragraph.zone === 'decision';
}

function resolutionOf(read: Resolved, block: Block, house: House, owners: ReadonlyMap<number, Words>): ResolutionProposal {
  const { one, named } = withoutActionBracket(read);
  const stem = one.stem?.plain ?? null;
  const kind = readKind(one.words.plain, { stem, recommending: (block.word === 'recommended' && !house.recommends) || /\brecommendations? (?:to|for) /i.test(stem ?? ''), self: house.self });
  const owner = readOwner(one.words, kind, house.self) ?? (one.stem === null ? null : readOwner(one.stem, kind, house.self));
  const printed = named ?? (kind === 'act' ? owners.get(block.last) : undefined);
  return {
    passage: passageOf(one.words),
    label: one.label,
    stem: one.stem === null ? null : phraseOf(one.stem),
    text: one.words.text,
    kind,
    owner: owner ?? (printed === undefined ? null : phraseOf(printed)),
    due: readDue(one.words, kind),
  };
}

/** "…be circulated (Action: Clerk)": the bracket names the owner. */
function withoutActionBracket(one: Resolved): { one: Resolved; named: Words | undefined } {
  const from = Math.max(0, one.words.plain.length - 120);
  const bracket = actionBracket.exec(one.words.plain.slice(from));
  if (bracket?.[1] === undefined || bracket.index + from === 0) return { one, named: undefined };
  const at = from + bracket.index + bracket[0].indexOf(bracket[1]);
  return { one: { ...one, words: trimLimb(cutWords(one.words, 0, from + bracket.index)) }, named: cutWords(one.words, at, at + bracket[1].length) };
}

function withoutActions(undertakings: readonly PromiseProposal[], actions: readonly PromiseProposal[]): PromiseProposal[] {
  const known = new Set(actions.map((action) => action.text));
  return undertakings.filter((undertaking) => !known.has(undertaking.text));
}
