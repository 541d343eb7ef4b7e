// Each rule to the day: a row is there on its date and gone on the day after.
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, day } from '../../src/calendar/day.ts';
import { accessLabel, dataMap } from '../../src/retention/data-map.ts';
import { monthsOf, periodLabel, removedBefore, ruleOf, RULES } from '../../src/retention/rule.ts';

const began = day('2024-02-29');

describe.each(RULES.map((rule) => [rule.key, rule] as const))('%s', (_key, rule) => {
  test('keeps a row until its date and not beyond', () => {
    const months = monthsOf(rule, {});
    const last = months === undefined ? addDays(began, 1) : addMonths(began, months);
    expect(began < removedBefore(rule, {}, addDays(last, -1))).toBe(false);
    expect(began < removedBefore(rule, {}, last)).toBe(false);
    expect(began < removedBefore(rule, {}, addDays(last, 1))).toBe(true);
  });
});

test('a council may choose a time of its own', () => {
  expect(removedBefore(ruleOf('letters'), { letters: 12 }, day('2026-11-22'))).toBe('2025-11-22');
  expect([periodLabel(ruleOf('letters'), { letters: 12 }), periodLabel(ruleOf('letters'), {}), periodLabel(ruleOf('left'), {}), periodLabel(ruleOf('sessions'), {})]).toEqual(['1 year', '2 years', '3 months', 'a day']);
});

test.each([['2026-01-31', '2026-04-30', false], ['2026-01-31', '2026-05-01', true], ['2025-11-30', '2026-02-28', false], ['2025-11-30', '2026-03-01', true]])('left on %s, asked on %s: past its date %s', (left, today, gone) => {
  expect(day(left) < removedBefore(ruleOf('left'), {}, day(today))).toBe(gone);
});

test('every rule removes of some table, and the page can say of each table what its person gets', () => {
  expect(RULES.map(({ key }) => key).filter((key) => !dataMap.some(({ kept }) => kept.includes(key)))).toEqual([]);
  const labels = new Map(dataMap.map((one) => [one.table, accessLabel(one)]));
  expect([labels.get('people'), labels.get('exempt_notes'), labels.get('audit_links'), labels.get('findings')])
    .toEqual(['their row', 'their rows, without exempt text', 'nothing: it holds nobody’s data', 'passages that name them']);
});
