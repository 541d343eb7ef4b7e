// Every layout and every trap we know of, as small papers of our own: NAME.txt and what it should give, NAME.expected.json.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readMinutes } from '../../../src/intake/minutes.reader.ts';
import { printable } from '../../../src/intake/printable-proposal.ts';

const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => name.slice(0, -4));

function paper(name: string): string {
  return readFileSync(new URL(`${name}.txt`, folder), 'utf8');
}

function texts(paperText: string): string[] {
  return readMinutes(paperText).items.flatMap((item) => item.resolutions.map((one) => one.text));
}

test.each(names)('%s', (name) => {
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as object;
  expect(printable(readMinutes(paper(name)))).toEqual({ kind: 'minutes', ...expected });
});

test('the judgements that minutes tell of are listed apart', () => {
  expect(readMinutes(paper('judgements-mentioned')).mentions.map(({ area, grade }) => [area, grade])).toEqual([
    ['Overall effectiveness', 'Requires improvement'],
    ['Children who need help and protection', 'Requires improvement'],
    ['Children looked after and achieving permanence', 'Good'],
    ['Adoption performance', 'Outstanding'],
    ['Experiences and progress of care leavers', 'Inadequate'],
    ['Leadership, management and governance', 'Requires improvement'],
  ]);
});

test('a text in which nothing is recognised is one passage to split by hand, and an empty one is nothing', () => {
  const text = paper('unreadable');
  expect(readMinutes(text).unparsed).toEqual([{ start: 0, end: text.length }]);
  expect(readMinutes('')).toEqual({ kind: 'minutes', items: [], mentions: [], unparsed: [] });
  expect(readMinutes(' \n\n ')).toEqual({ kind: 'minutes', items: [], mentions: [], unparsed: [] });
});

function wrapped(text: string, width: number): string {
  return text.split('\n').map((line) => line.split(' ').reduce((whole, word) => (whole.length - whole.lastIndexOf('\n') + word.length > width ? `${whole}\n${word}` : `${whole} ${word}`), '').trimStart()).join('\n');
}

// A table's rows are not wrapped: their bars say where a cell ends.
const prose = names.filter((name) => !/^(?:table|action-table|offered|flattened)/.test(name));

describe('how a paper was extracted makes no difference', () => {
  const damages: readonly (readonly [string, (text: string) => string])[] = [
    ['hard-wrapped at 72 characters', (text) => wrapped(text, 72)],
    ['without its blank lines', (text) => text.replace(/\n\s*\n+/g, '\n')],
    ['with line ends of another system', (text) => text.replace(/\r?\n/g, '\r\n')],
    ['with spaces that do not break', (text) => text.replace(/ /g, '\u00a0')],
    ['indented', (text) => text.replace(/^(?=.)/gm, '    ')],
  ];
  test.each(damages)('%s', (_, damage) => {
    for (const name of prose) expect(texts(damage(paper(name))), name).toEqual(texts(paper(name)));
  });
});
