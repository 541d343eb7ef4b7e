// What was recorded in the meeting beside what the minutes say, as a table.
import { describe, expect, test } from 'vitest';
import { compareWithMinutes, likeness, type MinuteLine, type Recorded } from '../../src/sittings/compare-minutes.ts';
import type { NoteKind } from '../../src/sittings/sitting.ts';

const recorded = (kind: NoteKind, of: { reference?: string; words?: string; minute?: string } = {}): Recorded => ({ note: { id: kind, kind, minuteNumber: of.minute ?? null, words: of.words ?? null }, reference: of.reference });
const line = (text: string, minuteNumber: string | null = '41', asks = true): MinuteLine => ({ id: text, minuteNumber, text, asks });
const verdicts = (notes: readonly Recorded[], minutes: readonly MinuteLine[]) => compareWithMinutes(notes, minutes).map(({ verdict }) => verdict);

describe('a decision about an action', () => {
  test.each<[string, Recorded, MinuteLine[], string[]]>([
    ['named with its minute', recorded('closed', { reference: 'ECS-1', minute: '41' }), [line('Resolved – that ECS-1 be closed')], ['agrees']],
    ['named under another minute', recorded('closed', { reference: 'ECS-1', minute: '40' }), [line('that ECS-1 be closed')], ['another minute number']],
    ['not named', recorded('closed', { reference: 'ECS-1' }), [line('that ECS-12 and XECS-1 be closed', '41', false)], ['not in the minutes']],
    ['merely noted and not named', recorded('noted', { reference: 'ECS-1' }), [line('that the report be noted', '41', false)], []],
  ])('%s', (_what, note, minutes, expected) => { expect(verdicts([note], minutes)).toEqual(expected); });
});

describe('something new', () => {
  test.each<[string, Recorded, MinuteLine[], string[]]>([
    ['in the same words, but for the formula', recorded('new action', { words: 'That officers report on placements' }), [line('Resolved: that officers report on placements.')], ['agrees']],
    ['worded otherwise', recorded('new action', { words: 'that officers report on placements' }), [line('that officers report on all placements to the next meeting')], ['worded otherwise']],
    ['about another matter', recorded('new action', { words: 'that officers report on placements' }), [line('that the chair write to the trust')], ['not in the minutes', 'not recorded in the meeting']],
    ['two alike are matched one to one', recorded('new undertaking', { words: 'to circulate the figures' }), [line('to circulate the figures'), line('to circulate the figures for March')], ['agrees', 'not recorded in the meeting']],
  ])('%s', (_what, note, minutes, expected) => { expect(verdicts([note], minutes)).toEqual(expected); });
});

test('what the minutes note or settle as procedure is not missed', () => {
  expect(verdicts([], [line('that the minutes be agreed', '40', false)])).toEqual([]);
});

test('likeness is of words, whatever their case and stops', () => {
  expect([likeness('A b, c.', 'a B C'), likeness('a b', 'c d'), likeness('', '')]).toEqual([1, 0, 0]);
});
