// What must hold for any text given to the reader of inspection reports, sensible or hostile.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInspection } from '../../../src/intake/inspection.reader.ts';
import type { InspectionProposal, Passage } from '../../../src/intake/proposal.ts';
import { reports } from './reports.support.ts';

function placesOf(read: InspectionProposal): Passage[] {
  const phrases = [read.provider, read.dates, read.publishedOn, ...read.deadlines].flatMap((phrase) => phrase?.passage ?? []);
  return [...read.findings.map(({ passage }) => passage), ...read.judgements.map(({ passage }) => passage), ...read.unparsed, ...phrases].sort((a, b) => a.start - b.start);
}

/** Pieces of reports, cut and mixed: more likely to trip the reader than random letters. */
const pieces = reports.flatMap(({ source }) => source.split(/(?<=\n)/));
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.array(fc.constantFrom(...pieces, '\n', '\f', '• ', '12. ', 'Areas for improvement\n', 'Inadequate\n', '\u00AD'), { maxLength: 60 }).map((some) => some.join('')),
);

test('places lie in the source, are not empty and do not overlap', () => {
  fc.assert(fc.property(anyText, (source) => {
    let end = 0;
    for (const place of placesOf(readInspection(source))) {
      expect(place.start).toBeGreaterThanOrEqual(end);
      expect(place.end).toBeGreaterThan(place.start);
      expect(place.end).toBeLessThanOrEqual(source.length);
      end = place.end;
    }
  }), { numRuns: 400 });
});

test('a finding has the words of its place, in their order', () => {
  fc.assert(fc.property(anyText, (source) => {
    for (const { text, passage } of readInspection(source).findings) {
      expect(text).not.toBe('');
      const letters = text.replace(/[^\p{Lu}\p{Ll}]/gu, '');
      const place = source.slice(passage.start, passage.end).normalize('NFKC').replace(/[^\p{Lu}\p{Ll}]/gu, '');
      let at = 0;
      for (const letter of letters.normalize('NFKC')) {
        at = place.indexOf(letter, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }
  }), { numRuns: 200 });
});

test('the same text reads the same twice', () => {
  fc.assert(fc.property(anyText, (source) => { expect(readInspection(source)).toEqual(readInspection(source)); }), { numRuns: 50 });
});

describe('reading takes time in step with length', () => {
  const head = 'Inspection of Eastholm local authority children’s services\nLead inspector\n';
  const hostile: [name: string, unit: string][] = [
    ['prose', 'Leaders know their services well and have made good progress since the last inspection.\n'],
    ['one long line', 'Leaders should act. '], ['spaces', ' '], ['blank lines', '\n'], ['tabs and spaces', ' \t'], ['bullets', '• '], ['bullets on lines', '•\n'],
    ['headings', 'What needs to improve?\n'], ['areas', 'Overall effectiveness '], ['areas and grades', 'Overall effectiveness\nGood\n'], ['grades', 'requires improvement '],
    ['broken grades', 'requires improvement to be '], ['numbers', '1. Ensure this.\n'], ['rising numbers', 'Recommendations\n1. Ensure this.\n'], ['points in one entry', 'Recommendations\n1. Ensure:\n• this\n'],
    ['hyphens', 'multi-\n'], ['soft hyphens', '\u00AD'], ['colons', 'following areas of significant weakness:\n'], ['dates', 'should send it by 12 March 2025 '], ['half dates', '1 to 2 to 3 '],
    ['tables', 'Responsible body\nLeaders should\n'], ['sub-points', 'Areas for improvement\n• x:\n'], ['brackets', '(outcome '], ['page numbers', '1\f'], ['openers', 'Inspection dates: '],
  ];
  test.each(hostile)('%s', (_, unit) => {
    const half = head + unit.repeat(Math.ceil(500_000 / unit.length));
    const whole = head + unit.repeat(Math.ceil(1_000_000 / unit.length));
    let [short, long] = [timeOf(half), timeOf(whole)];
    // The collector may strike in one of the two: measured again before it is believed.
    for (let again = 0; again < 3 && long > Math.max(short * 2.5, short + 200); again += 1) [short, long] = [Math.max(short, timeOf(half)), Math.min(long, timeOf(whole))];
    // Twice the time, and room for the collector's pauses; a quadratic reader takes four times and, at this length, minutes.
    expect(long).toBeLessThan(Math.max(short * 3, short + 400));
    expect(long).toBeLessThan(8_000);
  }, 60_000);
});

/** Milliseconds of the processor's own time: the machine may be busy with something else. */
function timeOf(source: string): number {
  const began = process.cpuUsage();
  readInspection(source);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
