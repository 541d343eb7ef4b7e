// What must hold for any text at all: passages are places in the source, resolutions do not overlap, time grows with length only.
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMinutes } from '../../../src/intake/minutes.reader.ts';
import type { MinutesProposal, Passage, Phrase } from '../../../src/intake/proposal.ts';

const folder = new URL('fixtures/', import.meta.url);
const papers = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const scraps = [
  'RESOLVED', 'Resolved: ', 'Resolved -', 'AGREED', 'It was agreed that ', 'That ', 'the report be noted', 'be asked to ', '(a) ', '(b) ', '(i) ', '1. ', '2) ', '• ', '- ', '; and', '. ', ': ', '\n', '\n\n', '\r\n', '\t', ' | ', '|', '---|---|',
  'Minutes:', 'Decision:', 'Supporting documents:', 'Reasons for decision', 'Recommendations', 'Meeting: 11/03/2021 - Panel (Item 4)', 'PDF 3 KB', 'Agenda item', '12. BUDGET', '10.4', 'ACTION: ', '(Action: Clerk)', 'Officers undertook to ', 'by 4 June 2020',
  '“', '”', '’', '–', '\u00a0', '\u200b', '**', '\ud83d\ude00', '\ud800', 'Councillor Ames ', 'seconded by', 'LOST', 'carried', 'Overall effectiveness  Good', 'To note the report', 'T H A T ', 'Page 2',
];
const anyPaper = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.oneof(fc.constantFrom(...scraps), fc.lorem({ maxCount: 6 })), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...papers), fc.nat(3000), fc.nat(3000), fc.constantFrom(...scraps)).map(([paper, a, b, scrap]) => paper.slice(0, a % paper.length) + scrap + paper.slice(b % paper.length)),
);

function words(text: string): string {
  return text.replace(/\*\*+/g, ' ').replace(/[\u0000-\u0020\u0085\u00a0\u00ad\u2000-\u200f\u2028\u2029\u202f\u3000\ufeff]+/g, ' ').trim();
}

function inSource(text: string, passage: Passage): void {
  expect(passage.start).toBeGreaterThanOrEqual(0);
  expect(passage.end).toBeLessThanOrEqual(text.length);
  expect(passage.start).toBeLessThanOrEqual(passage.end);
}

function isThere(text: string, said: string, passage: Passage): void {
  inSource(text, passage);
  const there = words(text.slice(passage.start, passage.end));
  // A page number in the middle of a limb stands in its passage and not in its words.
  if (there.length === words(said).length) expect(words(said)).toBe(there);
  else expect(there.length).toBeGreaterThan(words(said).length);
}

function phraseIsThere(text: string, phrase: Phrase | null): void {
  if (phrase?.passage != null) isThere(text, phrase.text, phrase.passage);
}

function checkPlaces(text: string, proposal: MinutesProposal): void {
  for (const passage of proposal.unparsed) inSource(text, passage);
  for (const mention of proposal.mentions) inSource(text, mention.passage);
  for (const item of proposal.items) {
    inSource(text, item.passage);
    for (const one of [...item.resolutions, ...item.actions, ...item.undertakings]) {
      isThere(text, one.text, one.passage);
      phraseIsThere(text, one.owner);
      phraseIsThere(text, one.due);
    }
    for (const one of item.resolutions) phraseIsThere(text, one.stem);
  }
}

test('every passage is the place of its words, and resolutions do not overlap', () => {
  fc.assert(fc.property(anyPaper, (text) => {
    const proposal = readMinutes(text);
    checkPlaces(text, proposal);
    const places = proposal.items.flatMap((item) => item.resolutions.map((one) => one.passage)).sort((a, b) => a.start - b.start);
    places.forEach((place, i) => { if (i > 0) expect(place.start).toBeGreaterThanOrEqual(places[i - 1]?.end ?? 0); });
  }), { numRuns: 400 });
}, 60_000);

test('the same text gives the same proposal, and nothing found leaves the whole text unparsed', () => {
  fc.assert(fc.property(anyPaper, (text) => {
    const proposal = readMinutes(text);
    expect(readMinutes(text)).toEqual(proposal);
    const nothing = proposal.items.length === 0 && words(text) !== '';
    expect(proposal.unparsed.length === 1 || !nothing).toBe(true);
  }), { numRuns: 150 });
}, 60_000);

describe('time grows with length only', () => {
  const repeats = [
    '(a) ', '(a) That x be noted\n', 'Resolved ', 'RESOLVED ', 'RESOLVED that x be noted.\n', 'Resolved: That the report be noted.\n', '\n', '• x\n', '. ', ' ', 'A ', 'Aa ', 'A', '| a ', '| 1 | That x be noted | Clerk |\n', '1. Title Here\n',
    'Action: Clerk\n', '(Action: Clerk) ', 'Councillor Ames ', 'the Director of ', 'It was agreed that x be done.\n', 'Officers undertook to send it by June. ', 'Decision:\nThat x be noted\n', 'seconded by ', 'Following ', '(', '"', 'Meeting: 11/03/2021 - X (Item 4)\n4 Title PDF 8 KB\n', 'x |\n', '**',
  ];
  const size = 40_000;

  function seconds(unit: string, length: number): number {
    const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
    const start = performance.now();
    readMinutes(text);
    return (performance.now() - start) / 1000;
  }

  // Other work on the machine only ever adds time, so the best of a few tries counts. The floor is for what does not grow with the text.
  test.each(repeats.map((unit) => [JSON.stringify(unit), unit] as const))('%s', (_, unit) => {
    seconds(unit, size);
    let [one, two] = [Infinity, Infinity];
    for (let tries = 0; tries < 8 && !(two < Math.max(one * 2.6, 1)); tries += 1) {
      one = Math.min(one, seconds(unit, size));
      two = Math.min(two, seconds(unit, size * 2));
    }
    expect(two, `${one.toFixed(2)} s became ${two.toFixed(2)} s`).toBeLessThan(Math.max(one * 2.6, 1));
  }, 120_000);

  test('a megabyte of minutes is read within forty seconds', () => {
    expect(seconds(papers.join('\n\n'), 1_000_000)).toBeLessThan(40);
  }, 120_000);
});
