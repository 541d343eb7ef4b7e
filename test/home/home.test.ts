// What each home says, as tables: no database.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { standing, type EditionSummary } from '../../src/editions/edition.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { toDoToday, type ClerkFacts } from '../../src/home/clerk-to-do.ts';
import { inOrder } from '../../src/home/home.ts';
import { inDays, meetingHead } from '../../src/home/meeting-words.ts';
import { inOrderOwed, owedOf } from '../../src/home/owed.ts';
import { lastMeeting } from '../../src/home/panel-now.ts';
import { reportToRead } from '../../src/home/read-member.ts';
import { sinceEdition } from '../../src/home/since-edition.ts';
import type { LetterState } from '../../src/letters/letter.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';

const meeting: Meeting = { id: 'm', panelId: 'p', meetsOn: day('2026-03-12'), meetsAt: '18:30', venue: 'Council Chamber', kind: 'ordinary', calledOn: null, state: 'planned', movedToId: null, stateReason: null, version: 1 };

test('the most urgent home stands first; equally urgent ones keep their usual order', () => {
  const homes = [{ kind: 'administrator', urgency: 2 }, { kind: 'member', urgency: 2 }, { kind: 'clerk', urgency: 2 }, { kind: 'officer', urgency: 3 }] as const;
  expect(inOrder(homes).map(({ kind }) => kind)).toEqual(['officer', 'clerk', 'member', 'administrator']);
});

describe('what waits for the clerk', () => {
  const facts = (given: Partial<ClerkFacts>): ClerkFacts => ({
    today: day('2026-02-26'), next: meeting, cycle: { publishBy: day('2026-03-04') }, isDispatched: false, last: undefined, lastHasMinutes: true,
    unready: [], exemptWithoutParagraph: [], proposals: [], inReview: [], unanswered: 0, letters: undefined, ...given,
  });
  const unready = (reference: string, given: Partial<ClerkFacts['unready'][number]> = {}): ClerkFacts['unready'][number] => ({ reference, state: 'on track', leadPostId: 'post', leadTitle: 'Head of Assessment', holderExists: true, targetOn: day('2026-05-01'), ...given });
  const held: Meeting = { ...meeting, id: 'held', meetsOn: day('2026-01-14'), state: 'held' };

  test.each<[string, Partial<ClerkFacts>, string[]]>([
    ['nothing', {}, []],
    ['an action without lead post', { unready: [unready('ECS-31', { leadPostId: null, leadTitle: null, holderExists: false })] }, ['stop ECS-31 has no lead post. [Choose a post /actions/ECS-31/lead-post]']],
    ['two of a post nobody holds', { unready: [unready('ECS-31', { holderExists: false }), unready('ECS-4', { holderExists: false })] }, ['stop 2 actions are led by the Head of Assessment, a post nobody holds now: ECS-4 /actions/ECS-4/lead-post, ECS-31 /actions/ECS-31/lead-post']],
    ['one without a target', { unready: [unready('ECS-9', { targetOn: null })] }, ['stop ECS-9 has no target date. [Set a target /actions/ECS-9/target]']],
    ['an ended one is nobody’s concern', { unready: [unready('ECS-9', { targetOn: null, state: 'closed' })] }, []],
    ['what was handed back', { proposals: [{ kind: 'not mine', reference: 'ECS-12', byName: 'Kofi Osei' }] }, ['warn ECS-12 was handed back: Kofi Osei says it is not theirs. [Read why /actions/ECS-12] [Choose another post /actions/ECS-12/lead-post]']],
    ['what is proposed', { proposals: [{ kind: 'closure', reference: 'ECS-2', byName: 'A' }, { kind: 'extension', reference: 'ECS-3', byName: 'A' }, { kind: 'closure', reference: 'ECS-1', byName: 'B' }] },
      ['decide 2 closures are proposed: ECS-1 /actions/ECS-1, ECS-2 /actions/ECS-2', 'decide More time is asked for 1 action: ECS-3 /actions/ECS-3']],
    ['letters in trouble', { letters: new Map<LetterState, number>([['accepted', 40], ['failed', 1], ['bounced_hard', 2]]) }, ['stop 3 letters need you: 1 failed, 2 came back. [See the letters /letters]']],
    ['letters that arrived', { letters: new Map<LetterState, number>([['accepted', 40]]) }, []],
    ['a paper in review', { inReview: [{ id: 'i', kind: 'minutes', fileName: 'Minutes.docx' }] }, ['read A paper has been read and waits for your review (minutes or decisions). [Minutes.docx /intake/i]']],
    ['officers who have not answered, updates being due', { answers: { people: 19, waiting: 4, dueOn: day('2026-02-25') } }, ['warn 4 of 19 officers have not answered; updates were due by 25 February 2026. [See who /meetings/m/cycle]']],
    ['one who has not answered and has time', { answers: { people: 1, waiting: 1, dueOn: day('2026-02-27') } }, ['read 1 of 1 officer has not answered; updates are due by 27 February 2026. [See who /meetings/m/cycle]']],
    ['everybody has answered', { answers: { people: 19, waiting: 0, dueOn: day('2026-02-25') } }, []],
    ['a question', { unanswered: 1 }, ['read 1 question from members is not answered yet. [Read and answer /questions]']],
    ['the last lawful day', { today: day('2026-03-04') }, ['warn Today is the last lawful day for the papers: five clear days before the meeting. [Prepare the report /meetings/m/dispatch]']],
    ['the day after it', { today: day('2026-03-05') }, ['stop The papers were due out by 4 March 2026. A report sent now misses the five clear days, and asks for a reason. [Prepare the report /meetings/m/dispatch]']],
    ['the day after it, the report out', { today: day('2026-03-05'), isDispatched: true }, []],
    ['after a meeting', { last: held, lastHasMinutes: false }, ['read The minutes of 14 January 2026 are not in yet; what was resolved becomes actions when they are. [Read in the minutes /intake/new?meeting=held]']],
    ['after a meeting nobody marked', { last: { ...held, state: 'planned' } }, ['warn The meeting of 14 January 2026 has passed. Was it held? [Say what became of it /meetings/held/change]']],
  ])('%s', (_name, given, expected) => {
    const said = toDoToday(facts(given)).map((line) => [`${line.mark} ${line.says}`, line.references.map(({ href, text }) => `${text} ${href}`).join(', '), ...line.links.map(({ text, href }) => `[${text} ${href}]`)].filter((part) => part !== '').join(' '));
    expect(said).toEqual(expected);
  });

  test('what stands in the way comes before what is to be read, and long lists are counted', () => {
    const many = Array.from({ length: 12 }, (_, n) => unready(`ECS-${n + 1}`, { targetOn: null }));
    const lines = toDoToday(facts({ unready: many, unanswered: 2 }));
    expect(lines.map(({ mark }) => mark)).toEqual(['stop', 'read']);
    expect(lines[0]?.references).toHaveLength(8);
    expect(lines[0]?.more).toBe('and 4 more');
  });
});

describe('what a report says to a member', () => {
  const content = readContent(readFileSync(new URL('../editions/fixtures/content-1.json', import.meta.url), 'utf8'));
  const since = sinceEdition(content, new Map([['ECS-12', { state: 'closed', supersededBy: null }]]), true);

  test('counts what closed, what to agree, what slipped and who was silent', () => {
    expect(since).toMatchObject({ comparedWith: 'Progress report 7, sent on 6 January 2026', closed: 1, toAgree: 2, becameOverdue: 4, overdue: 4, silent: 2, more: 0 });
  });

  test('tells the longest overdue first, then the silent; what was closed since is said and not asked about', () => {
    expect(since.lines.map((line) => [line.reference, line.overdue, line.says, line.since, line.askHref])).toEqual([
      ['ECS-12', 'overdue by 41 days', 'target moved twice', 'closed by the panel since this report', undefined],
      ['ECS-4', 'overdue by 40 days', 'target moved once', undefined, '/actions/ECS-4/ask'],
      ['ECS-9', 'overdue by 13 days', '', undefined, '/actions/ECS-9/ask'],
      ['ECS-6', 'overdue by 12 days', 'target moved twice', undefined, '/actions/ECS-6/ask'],
      ['ECS-19', undefined, expect.stringContaining('no update received; 2 requests; 96 days'), undefined, '/actions/ECS-19/ask'],
      ['ECS-28', undefined, expect.stringContaining('no update received'), undefined, '/actions/ECS-28/ask'],
    ]);
  });
});

describe('which report and which meeting', () => {
  const edition = (id: string, given: Partial<EditionSummary> = {}): EditionSummary => ({
    id, panelId: 'p', meetingId: 'before', number: 1, kind: 'main', followsId: null, reason: null, comparedWithId: null, contentVersion: 1, contentSha256: '', asAt: new Date(0), publishAt: new Date(0),
    dispatchedAt: new Date(0), dispatchedByPersonId: 'c', hasExempt: false, meetsOn: day('2026-01-14'), withdrawnAt: null, withdrawnWhy: null, ...given,
  });
  test('the one for the next meeting, else the last; never one that was withdrawn or replaced', () => {
    expect(reportToRead({ next: meeting, editions: [edition('b'), edition('a', { meetingId: 'm' })] })?.id).toBe('a');
    expect(reportToRead({ next: meeting, editions: [edition('b'), edition('a')] })?.id).toBe('b');
    expect(reportToRead({ next: undefined, editions: [] })).toBeUndefined();
    expect(standing([edition('c', { kind: 'replacement', followsId: 'a' }), edition('b', { withdrawnAt: new Date(0) }), edition('a')]).map(({ id }) => id)).toEqual(['c']);
  });

  test('the last meeting is the last there was to be, cancelled ones apart', () => {
    const on = (id: string, meetsOn: string, state: Meeting['state']): Meeting => ({ ...meeting, id, meetsOn: day(meetsOn), state });
    expect(lastMeeting([on('a', '2026-01-14', 'held'), on('b', '2026-02-11', 'cancelled'), meeting], day('2026-02-26'))?.id).toBe('a');
    expect(lastMeeting([on('a', '2026-01-14', 'held'), meeting], day('2026-03-13'))?.id).toBe('m');
  });

  test.each([['2026-03-12', 'The next meeting, today · Council Chamber'], ['2026-03-11', 'The next meeting, tomorrow · Council Chamber'], ['2026-02-26', 'The next meeting, in 14 days · Council Chamber']])('on %s: %s', (today, purpose) => {
    expect(meetingHead({ panel: { name: 'Education Panel' } as Panel, next: meeting, last: undefined }, day(today))).toEqual({ caption: 'Education Panel', title: 'Thursday 12 March 2026, 6.30 pm', purpose });
  });

  test('no meeting planned is said, with the last one', () => {
    expect(meetingHead({ panel: { name: 'Education Panel' } as Panel, next: undefined, last: meeting }, day('2026-04-01')).purpose).toBe('No meeting is planned. The last one was on 12 March 2026.');
    expect(inDays(1)).toBe('tomorrow');
  });
});

describe('what an officer owes', () => {
  const today = day('2026-02-26');
  const owed = (reference: string, targetOn: string | null, given: { meetingId?: string; returned?: boolean } = {}): ReturnType<typeof owedOf> => {
    const action = { id: reference, reference, state: 'on track', targetOn: targetOn === null ? null : day(targetOn) } as ActionWithPosts;
    const at = new Date('2026-02-20T10:00:00Z');
    const last = given.meetingId === undefined ? undefined : { id: 'u', actionId: reference, meetingId: given.meetingId, byPersonId: 'x', byName: 'X', at };
    const lastReturn = given.returned ? { id: 'r', updateId: 'u', actionId: reference, question: 'How many?', byName: 'Clerk', at } : undefined;
    return owedOf(action, { targets: [], last, lastReturn, answeredFor: { meetingIds: ['m'], since: undefined }, today });
  };
  test('overdue first, the longest first; then by target; what has none comes last', () => {
    expect(inOrderOwed([owed('none', null), owed('later', '2026-09-01'), owed('late', '2026-02-01'), owed('soon', '2026-03-01'), owed('longest', '2025-10-31')]).map(({ action }) => action.reference)).toEqual(['longest', 'late', 'soon', 'later', 'none']);
  });
  test.each([[{}, false], [{ meetingId: 'm' }, true], [{ meetingId: 'before' }, false], [{ meetingId: 'm', returned: true }, false]])('%j: answered for this meeting is %s', (given, expected) => {
    expect(owed('ECS-1', '2026-03-01', given).isAnswered).toBe(expected);
  });
});
