// What an edition says of a register: counted to the meeting, silent only with proof, the same text for the same register.
import { describe, expect, test } from 'vitest';
import { instantFrom } from '../../src/calendar/clock.ts';
import { day } from '../../src/calendar/day.ts';
import { buildEdition } from '../../src/editions/build-edition.ts';
import type { EditionContent } from '../../src/editions/edition-content.ts';
import { freeze } from '../../src/editions/freeze.ts';
import { present } from '../../src/editions/present.ts';
import type { PublicRegister, RegisterAction, RegisterRequest, RegisterTarget, RegisterUpdate } from '../../src/editions/register.ts';
import { anAction, anOrder, aPublicRegister, aRegister, AS_AT_7, AS_AT_8 } from './a-register.ts';

const build = (open: Partial<PublicRegister>, previous?: EditionContent, order = anOrder()) => buildEdition({ open: aPublicRegister(open), exempt: [] }, AS_AT_8, previous, order);
const only = (action: Partial<RegisterAction>, rest: Partial<PublicRegister> = {}) => {
  const found = build({ actions: [anAction({ reference: 'ECS-1', ...action })], ...rest }).actions[0];
  if (!found) throw new Error('the edition has no action');
  return found;
};
const target = (on: string, id = 't', more: Partial<RegisterTarget> = {}): RegisterTarget => ({ id, on: day(on), words: null, agreedBy: 'panel', agreedOn: day('2025-11-12'), minuteNumber: '30', why: null, ...more });
const update = (on: string, more: Partial<RegisterUpdate> = {}): RegisterUpdate => ({ id: on, at: instantFrom(`${on}T09:30:00Z`), state: 'on track', text: 'Work goes on.', byName: 'Sunita Rao', byPost: 'Head of Assessment', way: 'update link', receivedWords: null, afterDeadline: false, ...more });
const request = (on: string, state: RegisterRequest['state'] = 'accepted'): RegisterRequest => ({ actionReference: 'ECS-1', sentAt: instantFrom(`${on}T09:30:00Z`), state });

describe('overdue is arithmetic, counted to the day of the meeting', () => {
  test.each([
    ['2026-03-11', 1], ['2026-03-12', 0], ['2026-03-13', 0], ['2026-01-30', 41],
  ])('a target of %s is overdue by %i days on 12 March 2026', (on, days) => {
    expect(only({ targets: [target(on)] }).overdue?.days ?? 0).toBe(days);
  });

  test('what has ended, or has no target, is never overdue', () => {
    expect(only({ targets: [] }).overdue).toBeNull();
    const seven = buildEdition({ open: aPublicRegister({ actions: [anAction({ reference: 'ECS-1' })] }), exempt: [] }, AS_AT_7, undefined, anOrder());
    expect(build({ actions: [anAction({ reference: 'ECS-1', state: 'closed', endedOn: day('2026-01-14'), targets: [target('2025-01-01')] })] }, seven).actions[0]?.overdue).toBeNull();
  });
});

describe('“no update received” needs the send log’s proof', () => {
  test('asked twice, both accepted, and silent since November', () => {
    const silence = only({ updates: [update('2025-11-28')] }, { requests: [request('2026-02-16'), request('2026-02-23')] }).silence;
    expect(silence).toMatchObject({ days: 96, requests: 2 });
    expect(silence?.says).toBe('no update received; 2 requests; 96 days since the last update, on 28 November 2025');
  });

  test('never an update: the days are counted from when the action was agreed', () => {
    expect(only({}, { requests: [request('2026-02-16')] }).silence?.says).toBe('no update received; 1 request; 112 days since the action was agreed, on 12 November 2025');
  });

  test.each(['queued', 'handed over', 'bounced', 'failed', 'unknown'] as const)('a request that is only %s proves nothing', (state) => {
    expect(only({ updates: [update('2025-11-28')] }, { requests: [request('2026-02-16', state), request('2026-02-23', state)] }).silence).toBeNull();
  });

  test('one of two arrived: silent, with one request', () => {
    expect(only({}, { requests: [request('2026-02-16', 'bounced'), request('2026-02-23')] }).silence?.requests).toBe(1);
  });

  test('whoever wrote after the first request, or since the last edition, is not silent', () => {
    expect(only({ updates: [update('2026-02-20')] }, { requests: [request('2026-02-16'), request('2026-02-23')] }).silence).toBeNull();
    const seven = buildEdition({ open: aPublicRegister({ actions: [] }), exempt: [] }, AS_AT_7, undefined, anOrder());
    expect(build({ actions: [anAction({ reference: 'ECS-1', updates: [update('2026-01-20')] })], requests: [request('2026-02-16')] }, seven).actions[0]?.silence).toBeNull();
  });

  test('nobody was asked, or nothing arrived: said among the exceptions, and not called silence', () => {
    const bounced = build({ actions: [anAction({ reference: 'ECS-1' })], requests: [request('2026-02-16', 'bounced')] });
    expect(bounced.exceptions.silent).toEqual([]);
    expect(bounced.exceptions.unreached[0]?.says).toBe('1 request sent, none known to have arrived; no update yet');
    const vacant = build({ actions: [anAction({ reference: 'ECS-1', lead: { title: 'Head of Workforce', organisation: 'The Trust', holder: null } })] });
    expect(vacant.exceptions.unreached[0]?.says).toBe('No request sent: the post is vacant; no update yet');
  });
});

describe('a target’s history stays visible', () => {
  test('original, current, every move with who agreed, when and why', () => {
    const moved = only({ targets: [target('2025-07-31', 'a'), target('2025-10-31', 'b', { agreedOn: day('2025-07-09'), minuteNumber: '18', why: 'the contract was late' }), target('2026-01-30', 'c', { agreedBy: 'chair', minuteNumber: null, why: null })] }).target;
    expect(moved.says).toBe('30 January 2026 (originally 31 July 2025)');
    expect(moved.movesSay).toBe('target moved twice');
    expect(moved.moves.map((m) => m.says)).toEqual([
      'from 31 July 2025 to 31 October 2025, agreed by the panel on 9 July 2025, minute 18: the contract was late',
      'from 31 October 2025 to 30 January 2026, agreed by the chair on 12 November 2025',
    ]);
  });
});

describe('what is listed', () => {
  const ended = (reference: string, on: string) => anAction({ reference, state: 'closed', endedOn: day(on), decisions: [{ id: `${reference}-d`, kind: 'closed', decidedBy: 'panel', decidedOn: day(on), minuteNumber: '40', words: null }] });

  test('a closed action is shown once more and then lives in the archive', () => {
    const seven = buildEdition({ open: aPublicRegister({ actions: [anAction({ reference: 'ECS-1' })] }), exempt: [] }, AS_AT_7, undefined, anOrder({ number: 7 }));
    const eight = build({ actions: [ended('ECS-1', '2026-01-14')] }, seven);
    expect(eight.actions.map((a) => a.reference)).toEqual(['ECS-1']);
    expect(eight.glance).toMatchObject({ followed: { now: 0, before: 1 }, closedSince: 1 });
    const nine = build({ actions: [ended('ECS-1', '2026-01-14')] }, eight, anOrder({ number: 9 }));
    expect(nine.actions).toEqual([]);
    expect(nine.changes.lines).toEqual([]);
  });

  test('a first edition shows nothing that ended and has no list of changes', () => {
    const first = build({ actions: [ended('ECS-1', '2026-01-14'), anAction({ reference: 'ECS-2' })] });
    expect(first.actions.map((a) => a.reference)).toEqual(['ECS-2']);
    expect(first.changes.says).toBe('This is the first edition, so there is nothing to compare it with.');
    expect(present(first).blocks.some((b) => b.kind === 'heading' && b.text.includes('Off the list'))).toBe(false);
  });

  test('a supplement tells only what is new, and says to what it is a supplement', () => {
    const actions = [anAction({ reference: 'ECS-1' }), anAction({ reference: 'ECS-2' })];
    const main = build({ actions }, undefined, anOrder({ number: 8 }));
    const supplement = build({ actions: [actions[0] ?? anAction({ reference: 'ECS-1' }), anAction({ reference: 'ECS-2', state: 'at risk' })] }, main, anOrder({ number: 9, kind: 'supplement', follows: { title: 'progress report 8', reason: 'the police answered on 9 March' } }));
    expect(supplement.head.kindSays).toBe('Supplement to progress report 8. What is new: the police answered on 9 March.');
    expect(supplement.plan.flatMap((g) => g.sections.flatMap((s) => s.references))).toEqual(['ECS-2']);
    expect(supplement.glance.followed.now).toBe(2);
  });

  test('annexes may be left out, and the method note says so; overdue items may not', () => {
    const eight = buildEdition(aRegister(), AS_AT_8, undefined, anOrder({ leaveOut: ['questions', 'judgements'] }));
    const headings = present(eight).blocks.flatMap((b) => (b.kind === 'heading' && b.level === 2 ? [b.text] : []));
    expect(headings.join()).not.toMatch(/questions|Judgement/);
    expect(eight.method.paragraphs.at(-1)).toBe('Left out of this edition by the clerk: members’ questions and the judgement history.');
  });

  test.each(['inspection', 'lead officer', 'organisation'] as const)('grouped by %s, every open action is told once', (grouping) => {
    const eight = buildEdition(aRegister(), AS_AT_8, undefined, anOrder({ grouping }));
    const told = eight.plan.flatMap((g) => g.sections.flatMap((s) => s.references));
    expect([...told].sort()).toEqual(eight.actions.filter((a) => a.ended === null).map((a) => a.reference).sort());
    expect(new Set(told).size).toBe(told.length);
  });

  test('findings that no action answers are named', () => {
    expect(buildEdition(aRegister(), AS_AT_8, undefined, anOrder()).exceptions.uncovered).toEqual(['Ofsted inspection, 2015, recommendation 9: Private fostering']);
  });
});

describe('frozen', () => {
  test('built twice, the same text and hash; a changed word is another hash', () => {
    const one = freeze(buildEdition(aRegister(), AS_AT_8, undefined, anOrder()));
    expect(freeze(buildEdition(aRegister(), AS_AT_8, undefined, anOrder()))).toEqual(one);
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(freeze(buildEdition(aRegister(), AS_AT_8, undefined, anOrder({ introduction: 'Read page one.' }))).sha256).not.toBe(one.sha256);
  });

  test('the text gives back the content, whatever becomes of the register', () => {
    const content = buildEdition(aRegister(), AS_AT_8, undefined, anOrder());
    expect(JSON.parse(freeze(content).text)).toEqual(content);
  });
});

