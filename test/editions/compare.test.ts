// Two editions side by side: every change named, once, from the frozen contents alone.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantFrom } from '../../src/calendar/clock.ts';
import { addDays, day } from '../../src/calendar/day.ts';
import { buildEdition } from '../../src/editions/build-edition.ts';
import { compareStates } from '../../src/editions/change-kinds.ts';
import { compare } from '../../src/editions/compare.ts';
import type { EditionContent } from '../../src/editions/edition-content.ts';
import { freeze } from '../../src/editions/freeze.ts';
import { readContent } from '../../src/editions/read-content.ts';
import type { OpenState, PublicRegister, RegisterAction, RegisterRequest } from '../../src/editions/register.ts';
import { anAction, anOrder, aPublicRegister, aRegister, AS_AT_7, AS_AT_8 } from './a-register.ts';

const BEFORE = instantFrom('2025-11-28T09:30:00Z');
const BETWEEN = instantFrom('2026-02-20T09:30:00Z');

test.each([
  ['on track', 'not started', 'worse'], ['on track', 'at risk', 'worse'], ['not started', 'at risk', 'worse'],
  ['at risk', 'not started', 'better'], ['at risk', 'on track', 'better'], ['not started', 'on track', 'better'],
  ['on track', 'on track', undefined], ['at risk', 'proposed for closure', undefined], ['on track', 'closed', undefined],
] as const)('from %s to %s is %s', (before, now, way) => {
  expect(compareStates(before, now)).toBe(way);
});

test('an edition compared with itself has no change', () => {
  const seven = buildEdition(aRegister(AS_AT_7), AS_AT_7, undefined, anOrder({ number: 7 }));
  const eight = buildEdition(aRegister(AS_AT_8), AS_AT_8, seven, anOrder());
  for (const content of [seven, eight]) expect(compare(content, content)).toMatchObject({ lines: [], updated: [] });
});

test('the worst comes first: overdue, worse, silent; and each sentence stands by itself', () => {
  const seven = buildEdition(aRegister(AS_AT_7), AS_AT_7, undefined, anOrder({ number: 7 }));
  const lines = buildEdition(aRegister(AS_AT_8), AS_AT_8, seven, anOrder()).changes.lines;
  expect(lines.slice(0, 8).map((l) => `${l.reference} ${l.changes[0]?.kind ?? ''}`)).toEqual([
    'ECS-5 became overdue', 'ECS-12 became overdue', 'ECS-4 became overdue', 'ECS-9 became overdue', 'ECS-31 became overdue', 'ECS-6 became overdue', 'ECS-7 worse', 'ECS-24 worse',
  ]);
  const says = (reference: string) => lines.find((l) => l.reference === reference)?.changes.map((c) => c.says);
  expect(says('ECS-12')).toEqual(['became overdue, by 41 days', 'worse: was on track, now at risk', 'Head of Assessment is now Sunita Rao; before, Liam Byrne', 'evidence added: Return interviews, monthly figures']);
  expect(says('ECS-27')?.[0]).toBe('closure refused by the panel on 14 January 2026, minute 40(e): one month’s figures are not enough; on track');
  expect(says('ECS-28')?.[1]).toBe('more time refused by the panel on 14 January 2026, minute 42; target stays 31 March 2026');
  expect(says('ECS-6')?.[0]).toBe('overdue again, by 12 days');
  expect(says('ECS-25')).toEqual(['superseded by the panel on 14 January 2026, minute 40(d); see ECS-34']);
  expect(says('Minute 31(2)')).toEqual(['Cabinet answered: accepted in part, 26 January 2026']);
});

test('an answer given, a reading and a new inspection are changes too', () => {
  const inspection = (id: string, readings: number[]) => ({
    id, body: 'Services', title: `Inspection ${id}`, publishedOn: null, endedOn: day('2019-02-01'), datesWords: null, judgements: [{ area: 'Overall effectiveness', grade: 'Good' }],
    findings: [{ id: `${id}-f`, label: '1', kind: 'recommendation' as const, heading: null, text: 'x', repeatsId: null, responsible: null, hasAction: true, measures: [{ id: `${id}-m`, name: 'Visits in time', unit: '%', better: 'higher' as const, baseline: null, target: null, readings: readings.map((value, i) => ({ id: `${id}-r${i}`, on: addDays(day('2025-01-01'), i), value, source: 's' })) }] }],
  });
  const seven = content({ inspections: [inspection('a', [50])] }, AS_AT_7);
  const eight = content({ inspections: [inspection('a', [50, 60]), { ...inspection('b', []), findings: [] }] }, AS_AT_8, seven);
  expect(eight.changes.lines.map((l) => [l.about, l.changes.map((c) => c.says)])).toEqual([
    ['measure', ['new reading: 60% on 2 January 2025']], ['judgement', ['new judgement, Inspection b: Good']],
  ]);
});

function content(open: Partial<PublicRegister>, asOf: Date, previous?: EditionContent): EditionContent {
  return buildEdition({ open: aPublicRegister({ meeting: { on: asOf === AS_AT_7 ? day('2026-01-14') : day('2026-03-12'), at: '18:30', venue: 'x' }, ...open }), exempt: [] }, asOf, previous, anOrder({ number: asOf === AS_AT_7 ? 7 : 8 }));
}

describe('any two registers', () => {
  const open: readonly OpenState[] = ['not started', 'on track', 'at risk'];
  const aTurn = fc.record({
    fate: fc.constantFrom('stays', 'stays', 'stays', 'stays', 'new', 'closed', 'not accepted', 'superseded', 'dropped', 'reopened'),
    from: fc.constantFrom(...open), to: fc.constantFrom(...open),
    closure: fc.constantFrom('none', 'none', 'proposed', 'refused', 'refused and proposed again', 'withdrawn', 'still proposed'),
    target: fc.constantFrom('stays', 'passes', 'moves', 'moves and passes', 'long passed', 'passed and moves', 'set', 'corrected'),
    more: fc.constantFrom('none', 'none', 'asked', 'refused', 'withdrawn', 'still asked'),
    lead: fc.constantFrom('same', 'same', 'holder', 'post'), evidence: fc.nat(2), silent: fc.boolean(), update: fc.boolean(), exempt: fc.boolean(), reworded: fc.boolean(), decided: fc.boolean(),
  });
  type Turn = typeof aTurn extends fc.Arbitrary<infer T> ? T : never;

  /** One action before and after a turn, with what must be named: said here independently of compare. */
  function play(turn: Turn, n: number): { before: RegisterAction | null; after: RegisterAction | null; requests: RegisterRequest[]; kinds: string[] } {
    const reference = `ECS-${n}`;
    const isNew = turn.fate === 'new';
    const ends = ['closed', 'not accepted', 'superseded'].includes(turn.fate);
    const plain = turn.fate === 'stays';
    const closure = plain ? turn.closure : 'none';
    const more = plain ? turn.more : 'none';
    const wasProposed = closure === 'refused' || closure === 'refused and proposed again' || closure === 'withdrawn' || closure === 'still proposed';
    const isProposed = closure === 'proposed' || closure === 'refused and proposed again' || closure === 'still proposed';
    const wasAsked = more === 'refused' || more === 'withdrawn' || more === 'still asked';
    const proposal = (id: string, kind: 'closure' | 'extension') => ({ id: `${reference}-${id}`, kind, reason: 'done', newTargetOn: kind === 'extension' ? day('2026-09-30') : null, byName: 'Sunita Rao', at: BEFORE });
    const decision = (kind: 'closure refused' | 'extension refused' | 'closed' | 'not accepted' | 'superseded' | 'further information') => ({ id: `${reference}-${kind}`, kind, decidedBy: 'panel' as const, decidedOn: day('2026-01-14'), minuteNumber: '40', words: null });
    const target = (id: string, on: string) => ({ id: `${reference}-${id}`, on: day(on), words: null, agreedBy: 'panel', agreedOn: day('2025-11-12'), minuteNumber: null, why: null });
    const moving = plain ? turn.target : 'stays';
    const far = '2026-12-31';
    const [t0, t1] = ({
      stays: [[target('a', far)], [target('a', far)]], passes: [[target('a', '2026-02-20')], [target('a', '2026-02-20')]], moves: [[target('a', far)], [target('a', far), target('b', '2027-01-31')]],
      'moves and passes': [[target('a', '2026-01-31')], [target('a', '2026-01-31'), target('b', '2026-02-28')]], 'long passed': [[target('a', '2025-12-31')], [target('a', '2025-12-31')]],
      'passed and moves': [[target('a', '2025-12-31')], [target('a', '2025-12-31'), target('b', '2026-02-28')]], set: [[], [target('a', far)]], corrected: [[target('a', far)], [target('a', '2027-03-31')]],
    } as const)[moving];
    const note = (id: string) => ({ id: `${reference}-${id}`, at: BEFORE, state: turn.from, text: 'text', byName: 'Sunita Rao', byPost: null, way: 'signed in' as const, receivedWords: null, afterDeadline: false });
    const before = anAction({ reference, state: wasProposed ? 'proposed for closure' : turn.from, targets: t0, updates: [note('u0')], proposals: [...(wasProposed ? [proposal('c0', 'closure')] : []), ...(wasAsked ? [proposal('m0', 'extension')] : [])] });
    const evidence = turn.fate === 'reopened' ? [] : Array.from({ length: isNew ? 0 : turn.evidence }, (_, i) => ({ id: `${reference}-e${i}`, title: `Proof ${i}`, showsOn: day('2026-02-01'), addedAt: BETWEEN }));
    const after = anAction({
      ...before, evidence, wording: turn.reworded && !isNew ? `Reworded ${reference}` : before.wording,
      lead: turn.lead === 'same' || isNew ? before.lead : { title: turn.lead === 'post' ? 'Another post' : 'Head of Assessment', organisation: 'The Trust', holder: 'Someone Else' },
      state: ends ? turn.fate as 'closed' : isProposed ? 'proposed for closure' : turn.to, endedOn: ends ? day('2026-01-14') : null, targets: t1,
      updates: turn.update ? [note('u0'), { ...note('u1'), at: BETWEEN }] : [note('u0')],
      proposals: [...(closure === 'proposed' || closure === 'refused and proposed again' ? [proposal('c1', 'closure')] : closure === 'still proposed' ? [proposal('c0', 'closure')] : []), ...(more === 'asked' ? [proposal('m1', 'extension')] : more === 'still asked' ? [proposal('m0', 'extension')] : [])],
      decisions: [...(ends ? [decision(turn.fate as 'closed')] : []), ...(closure.startsWith('refused') ? [decision('closure refused')] : []), ...(more === 'refused' ? [decision('extension refused')] : []), ...(turn.decided && !isNew ? [decision('further information')] : [])],
      exempt: turn.exempt && !isNew ? [{ id: `${reference}-x`, updateId: null, paragraph: 2 }] : [],
    });
    const reopened = turn.fate === 'reopened';
    const kinds: string[] = isNew ? ['new'] : turn.fate === 'dropped' ? ['no longer listed'] : [
      ...(ends ? [turn.fate] : []), ...(reopened ? ['reopened'] : []),
      ...(plain && !wasProposed && !isProposed && turn.from !== turn.to ? [compareStates(turn.from, turn.to) ?? ''] : []),
      ...(closure.startsWith('refused') ? ['closure refused'] : []), ...(isProposed && closure !== 'still proposed' ? ['proposed for closure'] : []), ...(closure === 'withdrawn' ? ['closure withdrawn'] : []),
      ...(['passes', 'moves and passes', 'passed and moves'].includes(moving) ? ['became overdue'] : []), ...(moving.includes('moves') ? ['extension agreed'] : []), ...(moving === 'set' || moving === 'corrected' ? ['target changed'] : []),
      ...(more === 'asked' ? ['extension asked'] : []), ...(more === 'refused' ? ['extension refused'] : []), ...(more === 'withdrawn' && !moving.includes('moves') ? ['extension withdrawn'] : []),
      ...(turn.lead === 'same' ? [] : ['lead officer changed']), ...(evidence.length > 0 ? ['evidence added'] : []), ...(turn.exempt ? ['exempt information'] : []), ...(turn.reworded ? ['reworded'] : []), ...(turn.decided ? ['decided'] : []),
      ...(turn.update ? ['updated'] : []), ...(turn.silent && !turn.update && !ends ? ['no update received'] : []),
    ];
    const requests: RegisterRequest[] = turn.silent ? [{ actionReference: reference, sentAt: instantFrom('2026-02-16T09:30:00Z'), state: 'accepted' }] : [];
    const closedBefore = { ...before, state: 'closed' as const, endedOn: day('2026-01-02') };
    return { before: isNew ? null : reopened ? closedBefore : before, after: turn.fate === 'dropped' ? null : after, requests: isNew || turn.fate === 'dropped' ? [] : requests, kinds };
  }

  test('each change is named exactly once, and nothing else is', () => {
    fc.assert(fc.property(fc.array(aTurn, { maxLength: 12 }), (turns) => {
      const played = turns.map((turn, i) => play(turn, i + 1));
      const present = <T>(all: readonly (T | null)[]): T[] => all.filter((one): one is T => one !== null);
      // A closed action is in an edition only after one in which it was open.
      const six = content({ actions: present(played.map((p) => (p.before ? { ...p.before, state: 'on track' as const, endedOn: null } : null))) }, instantFrom('2025-12-20T10:00:00Z'));
      const seven = content({ actions: present(played.map((p) => p.before)) }, AS_AT_7, six);
      const eight = content({ actions: present(played.map((p) => p.after)), requests: played.flatMap((p) => p.requests) }, AS_AT_8, seven);
      // From what was stored, not from what is in memory.
      const { lines, updated, unchanged } = compare(readContent(freeze(seven).text), readContent(freeze(eight).text));
      const named = [...lines.flatMap((line) => line.changes.map((c) => `${line.reference} ${c.kind}`)), ...updated.map((r) => `${r} updated`)];
      const expected = played.flatMap((p, i) => p.kinds.map((kind) => `ECS-${i + 1} ${kind}`));
      expect(named.sort()).toEqual(expected.sort());
      expect([...unchanged].sort()).toEqual(played.flatMap((p, i) => (p.kinds.length === 0 ? [`ECS-${i + 1}`] : [])).sort());
      expect(new Set(lines.map((line) => line.reference)).size).toBe(lines.length);
    }), { numRuns: 300 });
  });

  test('an edition of any register compared with itself is without change, and freezes to one text', () => {
    fc.assert(fc.property(fc.array(aTurn, { maxLength: 8 }), (turns) => {
      const played = turns.map((turn, i) => play(turn, i + 1));
      const actions = played.flatMap((p) => (p.after ? [p.after] : []));
      const requests = played.flatMap((p) => p.requests);
      const eight = content({ actions, requests }, AS_AT_8);
      expect(compare(eight, eight)).toMatchObject({ lines: [], updated: [] });
      expect(freeze(content({ actions, requests }, AS_AT_8)).sha256).toBe(freeze(eight).sha256);
    }), { numRuns: 60 });
  });
});
