// What was resolved in one place of an item: its formula, its paragraphs and its resolutions.
import type { Resolved } from './flatten.reader.ts';
import type { StemWord } from './stems.reader.ts';
import type { ZonedParagraph } from './zones.reader.ts';

export interface Block {
  word: StemWord;
  /** Indexes of the item's paragraphs, from the one with the stem to the last limb. */
  first: number;
  last: number;
  zone: ZonedParagraph['zone'];
  resolved: Resolved[];
}

export interface Reading {
  source: string;
  paragraphs: readonly ZonedParagraph[];
  /** Whether the paper has the council's formula anywhere: then what is said in running prose is no resolution. */
  formal: boolean;
}

/** The paragraphs a list may run through: until another stem or another section. */
export function listAfter(paragraphs: readonly ZonedParagraph[], from: number): ZonedParagraph[] {
  const after: ZonedParagraph[] = [];
  for (let i = from; i < paragraphs.length && i < from + 400; i += 1) {
    const paragraph = paragraphs[i];
    if (paragraph === undefined || paragraph.opens || (paragraph.stem !== undefined && paragraph.stem.strength !== 'list' && paragraph.stem.opens && paragraph.mark === null)) break;
    after.push(paragraph);
  }
  return after;
}
