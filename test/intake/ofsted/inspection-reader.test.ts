// The reader of inspection reports against each framework's layout.
import { describe, expect, test } from 'vitest';
import { readInspection } from '../../../src/intake/inspection.reader.ts';
import { reports } from './reports.support.ts';

describe.each(reports)('$name', (known) => {
  const read = readInspection(known.source);

  test('front page', () => {
    expect({ framework: read.framework, provider: read.provider?.text ?? null, dates: read.dates?.text ?? null })
      .toEqual({ framework: known.framework, provider: known.provider, dates: known.dates });
    expect(read.deadlines.map(({ text }) => text)).toEqual(known.deadlines ?? []);
  });

  test('judgements', () => {
    expect(read.judgements.map(({ area, grade }) => [area, grade]).sort()).toEqual([...known.judgements].sort());
  });

  test('findings', () => {
    expect(read.findings.map(({ type, text, label, group, tag, responsibleBodies }) => ({ type, text, label, group, tag, responsibleBodies })))
      .toEqual(known.findings.map(([type, text, more = {}]) => ({ type, text, label: more.label ?? null, group: more.group ?? null, tag: more.tag, responsibleBodies: more.bodies })));
  });

  test('every place is in the source and none is marked twice', () => {
    const phrases = [read.provider, read.dates, read.publishedOn, ...read.deadlines].flatMap((phrase) => phrase?.passage ?? []);
    const places = [...read.findings.map(({ passage }) => passage), ...read.judgements.map(({ passage }) => passage), ...phrases].sort((a, b) => a.start - b.start);
    for (const [n, { start, end }] of places.entries()) {
      expect(start).toBeGreaterThanOrEqual(places[n - 1]?.end ?? 0);
      expect(known.source.slice(start, end).trim()).not.toBe('');
    }
    for (const finding of read.findings) {
      const [first = '', last = ''] = [finding.text.split(' ')[0], finding.text.split(' ').at(-1)];
      const place = known.source.slice(finding.passage.start, finding.passage.end);
      expect(place.startsWith(first)).toBe(true);
      expect(place.endsWith(last)).toBe(true);
    }
  });
});
