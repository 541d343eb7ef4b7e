// The rules of a sitting, as tables: what may be noted beside what, what lies before the panel, and who may do what.
import { describe, expect, test } from 'vitest';
import type { ActionContent } from '../../src/editions/edition-content.ts';
import { agendaOf, reportBefore } from '../../src/sittings/agenda.ts';
import { decisionNotes, mayNote, standingNotes, type DecisionNote, type Note } from '../../src/sittings/sitting.ts';
import { mayRunSitting, maySeeSitting } from '../../src/sittings/sitting.policy.ts';
import { everyKind, kinds, otherPanel, ownPanel, type Kind } from '../support/people.ts';

describe('noted about one action beside what is noted already', () => {
  const contradicts: Partial<Record<DecisionNote, readonly DecisionNote[]>> = {
    closed: ['not accepted', 'closure refused', 'extension agreed', 'extension refused'], 'not accepted': ['closed', 'closure refused', 'extension agreed', 'extension refused'],
    'closure refused': ['closed', 'not accepted'], 'extension agreed': ['closed', 'not accepted', 'extension refused'], 'extension refused': ['closed', 'not accepted', 'extension agreed'],
  };
  test.each(decisionNotes.flatMap((kind) => decisionNotes.map((there) => [kind, there] as const)))('%s beside %s', (kind, there) => {
    const because = kind === there ? 'noted-already' : contradicts[kind]?.includes(there) ? 'contradicts' : undefined;
    expect(mayNote(kind, [{ kind: there }])).toEqual(because === undefined ? { ok: true } : { ok: false, because });
  });

  test('what was undone does not stand', () => {
    const note = (undoneAt: Date | null) => ({ undoneAt }) as Note;
    expect(standingNotes([note(null), note(new Date('2026-03-12T19:00:00Z'))])).toHaveLength(1);
  });
});

test('the panel decides first, then what is overdue, at risk or silent; what has ended asks for nothing', () => {
  const action = (reference: string, of: object): ActionContent => ({ reference, ended: null, closureAsked: null, extensionAsked: null, overdue: null, silence: null, state: 'on track', ...of }) as ActionContent;
  const content = { actions: [
    action('ECS-1', {}), action('ECS-2', { ended: { on: '2026-01-14' } }), action('ECS-3', { silence: { days: 96 } }), action('ECS-4', { state: 'at risk' }), action('ECS-5', { overdue: { days: 4 }, silence: { days: 9 } }),
    action('ECS-6', { extensionAsked: { to: {} }, overdue: { days: 1 } }), action('ECS-7', { closureAsked: {} }),
  ] };
  expect(agendaOf(content).map(({ reference, group }) => `${reference} ${group}`)).toEqual(['ECS-6 decide', 'ECS-7 decide', 'ECS-5 overdue', 'ECS-4 at risk', 'ECS-3 no update', 'ECS-1 the rest']);
});

test('before the panel lies the last main report or its replacement, unless it was withdrawn', () => {
  const edition = (id: string, kind: 'main' | 'supplement' | 'replacement', withdrawn = false) => ({ id, kind, withdrawnAt: withdrawn ? new Date('2026-03-10T09:00:00Z') : null });
  expect(reportBefore([edition('a', 'main'), edition('b', 'supplement')])?.id).toBe('a');
  expect(reportBefore([edition('a', 'main'), edition('b', 'replacement')])?.id).toBe('b');
  expect(reportBefore([edition('a', 'main', true)])).toBeUndefined();
});

describe('who may', () => {
  const finished = { finishedAt: new Date('2026-03-12T20:00:00Z') };
  const rights: Record<Kind, string> = {
    administrator: '', clerk: 'run, see open, see finished', chair: 'see finished', 'vice-chair': 'see finished', member: 'see finished', 'co-opted member': 'see finished', officer: '', director: '', nobody: '',
  };
  test.each(kinds)('%s', (kind) => {
    const person = everyKind[kind];
    const verbs = { run: mayRunSitting(person, ownPanel), 'see open': maySeeSitting(person, ownPanel, { finishedAt: null }), 'see finished': maySeeSitting(person, ownPanel, finished) };
    expect(Object.entries(verbs).filter(([, may]) => may).map(([verb]) => verb).join(', ')).toBe(rights[kind]);
    expect([mayRunSitting(person, otherPanel), maySeeSitting(person, otherPanel, finished)]).toEqual([false, false]);
  });
});
