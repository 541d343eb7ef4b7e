// Who may do what to an action: every kind of person × every verb. This table is the documentation of those rights.
import { describe, expect, test } from 'vitest';
import * as actions from '../../src/actions/action.policy.ts';
import type { OwnedAction } from '../../src/actions/action.policy.ts';
import type { Part, Person } from '../../src/people/person.ts';
import * as progress from '../../src/progress/progress.policy.ts';
import type { Question } from '../../src/progress/progress.ts';

const nobody: Person = { id: 'p', name: 'P', email: 'p@testborough.example', isAdministrator: false, parts: [], posts: [], directs: [] };
const sitting = (part: Part, entitledToExempt = false, panelId = 'ecs'): Person => ({ ...nobody, parts: [{ panelId, panelCode: 'ECS', panelName: 'Education', part, entitledToExempt }] });
const holding = (...postIds: string[]): Person => ({ ...nobody, posts: postIds.map((postId) => ({ postId, title: postId })) });

const people: Record<string, Person> = {
  clerk: sitting('clerk'), 'clerk, entitled': sitting('clerk', true), chair: sitting('chair'), 'vice-chair': sitting('vice-chair'), member: sitting('member'), 'member, entitled': sitting('member', true),
  'co-opted member': sitting('co-opted member'), 'lead officer': holding('lead'), contributor: holding('helper'), director: { ...holding('director'), directs: ['lead'] },
  'another officer': holding('other'), 'clerk of another panel': sitting('clerk', true, 'hcw'), 'member of another panel': sitting('member', true, 'hcw'), administrator: { ...nobody, isAdministrator: true },
};

const open: OwnedAction = { panelId: 'ecs', leadPostId: 'lead', state: 'on track', contributorPostIds: ['helper'] };
const closed: OwnedAction = { ...open, state: 'closed' };

const verbs: Record<string, (person: Person) => boolean> = {
  see: (p) => actions.maySeeAction(p, open), report: (p) => actions.mayReport(p, open), propose: (p) => actions.mayPropose(p, open), make: (p) => actions.mayMakeActions(p, 'ecs'),
  change: (p) => actions.mayChangeAction(p, open), decide: (p) => actions.mayRecordDecision(p, open), ask: (p) => actions.mayAskAboutAction(p, open), answer: (p) => progress.mayAnswer(p, 'ecs'),
  'read shared': (p) => progress.mayReadShared(p, 'ecs'), 'on behalf': (p) => progress.mayReportOnBehalf(p, open), return: (p) => progress.mayReturnUpdate(p, open), 'sign off': (p) => progress.maySignOff(p, open),
  'read exempt': (p) => actions.mayReadExempt(p, open), 'write exempt': (p) => actions.mayWriteExempt(p, open),
};

const rights: Record<string, string> = {
  clerk: 'see, make, change, decide, answer, read shared, on behalf, return',
  'clerk, entitled': 'see, make, change, decide, answer, read shared, on behalf, return, read exempt, write exempt',
  chair: 'see, ask, read shared',
  'vice-chair': 'see, ask',
  member: 'see, ask',
  'member, entitled': 'see, ask, read exempt',
  'co-opted member': 'see, ask',
  'lead officer': 'see, report, propose, read exempt, write exempt',
  contributor: 'see, report, read exempt, write exempt',
  director: 'see, report, propose, return, sign off',
  'another officer': '',
  'clerk of another panel': '',
  'member of another panel': '',
  administrator: '',
};

describe('of an open action', () => {
  test.each(Object.entries(rights))('%s may: %s', (who, may) => {
    const person = people[who]!;
    expect(Object.entries(verbs).filter(([, mayDo]) => mayDo(person)).map(([verb]) => verb).join(', ')).toBe(may);
  });

  test('every kind of person is in the table', () => {
    expect(Object.keys(rights)).toEqual(Object.keys(people));
  });
});

test('nobody reports on, proposes about or writes about what the panel has taken off its list', () => {
  for (const person of Object.values(people)) {
    expect([actions.mayReport(person, closed), actions.mayPropose(person, closed), actions.mayWriteExempt(person, closed), progress.mayReportOnBehalf(person, closed)]).toEqual([false, false, false, false]);
    expect(actions.maySeeAction(person, closed)).toBe(actions.maySeeAction(person, open));
  }
});

describe('a question', () => {
  const asked = (shared: boolean, byPersonId = 'someone'): Question => ({ id: 'q', panelId: 'ecs', actionId: null, meetingId: null, text: 'Why?', shared, byPersonId, byName: 'S', at: new Date(0), sharedAt: null, theme: null, withdrawnAt: null });
  test.each(Object.entries(people))('%s', (who, person) => {
    const sharedReaders = ['clerk', 'clerk, entitled', 'chair'];
    expect(progress.mayReadQuestion(person, asked(true))).toBe(sharedReaders.includes(who));
    expect(progress.mayReadQuestion(person, asked(false))).toBe(false);
    expect(progress.mayReadQuestion(person, asked(false, person.id))).toBe(true);
    expect([progress.mayWithdraw(person, asked(true)), progress.mayWithdraw(person, asked(true, person.id))]).toEqual([false, true]);
  });
});
