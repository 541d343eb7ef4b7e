// No pattern runs away: each regular expression of the source on 100,000 characters made to be nearly right again and again (S-06, F-35).
// In every run those that typed words meet first; by `npm run hostile` those of the readers of papers too.
import vm from 'node:vm';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { allFiles, readSource } from '../support/source.ts';

const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'hostile';
/** Quiet, the slowest takes some tens of milliseconds; one that runs away takes for ever. */
const TOO_LONG_MS = 1_000;
const LENGTH = 100_000;

interface Pattern { at: string; literal: string }

function patternsOf(file: string): Pattern[] {
  const found: Pattern[] = [];
  const source = ts.createSourceFile(file, readSource(file).text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ at: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, literal: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const always = ['a', ' ', '\t', '\n', '0', '-', 'A', 'a ', ' a', 'a.', 'a@', '0 ', '\n ', ',a', '\u00e9', '"', '/', '%'];

/** And what the pattern itself asks for: its own words and signs, over and over. */
function temptationsOf(literal: string): string[] {
  const body = literal.slice(1, literal.lastIndexOf('/'));
  const plain = body.replace(/\\[nrts]/g, ' ').replace(/\\d/g, '1').replace(/\\[wp](?:\{\w+\})?/g, 'a').replace(/\(\?(?:[:=!]|<[=!]|<\w+>)|[[\]()*+?^$|]|\{\d*,?\d*\}|\\/g, '');
  const words = body.match(/[A-Za-z]{3,}/g) ?? [];
  const own = [...new Set([plain.slice(0, 80), ...words.slice(0, 2).map((word) => `${word} `), ...words.slice(0, 1)])].filter((one) => one.length > 0);
  return [...always, ...own];
}

function slowest({ literal }: Pattern): { ms: number; on: string } {
  let worst = { ms: 0, on: '' };
  for (const unit of temptationsOf(literal)) {
    const text = `${unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)}\u0001`;
    let ms = timeOf(literal, text);
    // Other work on the machine only ever adds time.
    if (ms >= TOO_LONG_MS) ms = Math.min(ms, timeOf(literal, text));
    if (ms > worst.ms) worst = { ms, on: unit };
  }
  return worst;
}

function timeOf(literal: string, text: string): number {
  const began = performance.now();
  try {
    vm.runInNewContext(`(${literal}).test(text)`, { text }, { timeout: TOO_LONG_MS });
  } catch (error) {
    if (!/timed out/.test(String(error))) throw error;
  }
  return performance.now() - began;
}

const rooms = isFull ? /^src\// : /^src\/(?:web|sign-in|people|panels|settings|letters|councils|meetings|actions)\//;
const patterns = allFiles().filter((file) => rooms.test(file) && file.endsWith('.ts')).flatMap(patternsOf);

test('each pattern ends', () => {
  expect(patterns.length).toBeGreaterThan(isFull ? 300 : 60);
  const measured = patterns.map((pattern) => ({ ...pattern, ...slowest(pattern) }));
  if (isFull) console.log(`${patterns.length} patterns; the slowest: ${measured.sort((a, b) => b.ms - a.ms).slice(0, 12).map(({ at, ms, on }) => `${at} ${ms.toFixed(1)} ms on ${JSON.stringify(on.slice(0, 20))}`).join('; ')}`);
  expect(measured.filter(({ ms }) => ms >= TOO_LONG_MS).map(({ at, literal, on }) => `${at}: ${literal} on ${JSON.stringify(on)}`)).toEqual([]);
}, isFull ? 1_800_000 : 120_000);

test('one that runs away is noticed', () => {
  expect(slowest({ at: '', literal: '/^(a+)+$/' }).ms).toBeGreaterThanOrEqual(TOO_LONG_MS);
});
