// The marks paragraphs open with, and which follows on from which.
import { expect, test } from 'vitest';
import { follows, opensList, readMark } from '../../../src/intake/minutes/marks.reader.ts';
import type { Mark } from '../../../src/intake/minutes/marks.reader.ts';

function mark(text: string): Mark {
  const found = readMark(text);
  if (found === null) throw new Error(`“${text}” opens with no mark.`);
  return found;
}

test.each([
  ['(a) That', 'a'], ['a) That', 'a'], ['a. That', 'a'], ['(iv) That', 'iv'], ['iv. That', 'iv'], ['(1) That', '1'], ['1. That', '1'], ['1.That', '1'], ['12) That', '12'],
  ['2.1 The Chair', '2.1'], ['10.4', '10.4'], ['4.2.1 note', '4.2.1'], ['[b] That', 'b'], ['(A) note', 'A'], ['16 Children', '16'], ['Recommendation 3: That', '3'], ['• That', null], ['- that', null], ['o That', null],
])('%s', (text, label) => { expect(mark(text).label).toBe(label); });

test.each(['That the report', '12 March 2014', '(see below)', '(LSCB) members', 'Mr. Hall', '2014 was', 'i.e. the', '£4 a week', 'Actions:', '3rd meeting'])('no mark: %s', (text) => {
  expect(readMark(text)).toBeNull();
});

test.each([
  ['(a) x', '(b) x', true], ['(h) x', '(i) x', true], ['(i) x', '(ii) x', true], ['(a) x', '(c) x', false], ['(a) x', 'b. x', false], ['1. x', '2. x', true], ['2. x', '1. x', false], ['• x', '• x', true],
  ['4.2.1 x', '4.2.2 x', true], ['4.2.2 x', '4.3 x', false],
])('after %s comes %s: %s', (before, now, yes) => { expect(follows(mark(now), mark(before))).toBe(yes); });

test('lists open with one, a, i or a bullet', () => {
  expect(['(a) x', '(i) x', '1. x', '• x', '4.1 x'].map((text) => opensList(mark(text)))).toEqual([true, true, true, true, true]);
  expect(['(b) x', '(ii) x', '2. x'].map((text) => opensList(mark(text)))).toEqual([false, false, false]);
});
