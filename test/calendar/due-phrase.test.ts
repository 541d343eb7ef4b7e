// Due phrases as minutes print them, each with the day it means; one table a rule.
import { describe, expect, it, test } from 'vitest';
import { day, parseDay, type Day } from '../../src/calendar/day.ts';
import { readDuePhrase, type DueContext } from '../../src/calendar/due-phrase.ts';

const meetings = ['2014-01-16', '2014-03-13', '2014-04-24', '2014-06-19', '2014-09-11', '2014-12-04', '2015-03-12'].map(day);
const march: DueContext = { saidOn: day('2014-03-13'), meetings, annualMeetings: [day('2013-05-16'), day('2014-06-05')] };
const bare: DueContext = { saidOn: day('2014-03-13'), meetings: [] };

function dated(cases: readonly (readonly [words: string, on: string])[], context: DueContext = march): void {
  test.each(cases)('“%s” is %s', (words, on) => {
    expect(readDuePhrase(words, context)).toMatchObject({ words, kind: 'day', on });
  });
}

describe('a date', () => {
  dated([
    ['by 30 September 2023', '2023-09-30'], ['by the 10th June', '2014-06-10'], ['by 10 June', '2014-06-10'], ['by 10 March', '2015-03-10'],
    ['by Friday, 18th July 2014', '2014-07-18'], ['no later than 1 Sept. 2014', '2014-09-01'], ['on or before 31/10/2014', '2014-10-31'],
    ['by 01.04.15', '2015-04-01'], ['on 6 July 2020', '2020-07-06'], ['by the 1st of May, 2014', '2014-05-01'], ['30 September 2023', '2023-09-30'],
    ['before 18 July 2014', '2014-07-17'], ['prior to 1 May 2014', '2014-04-30'], ['by 29 February', '2016-02-29'],
    ['by  30\n September 2023', '2023-09-30'], ['BY 30 SEPTEMBER 2023.', '2023-09-30'],
  ]);

  it('says when the weekday is a misprint, and when the day was already past', () => {
    expect(readDuePhrase('by Friday 18 April 2023', march).because).toContain('The words say Friday, but it is Tuesday 18 April 2023.');
    expect(readDuePhrase('by 1 March 2014', march).because).toContain('already past on 13 March 2014');
  });

  it('keeps the words of a day that does not exist', () => {
    expect(readDuePhrase('by 31 September 2014', march)).toEqual(
      { words: 'by 31 September 2014', kind: 'vague', because: 'There is no such day in the calendar.' });
    expect(readDuePhrase('by 31/02/2014', march).kind).toBe('vague');
  });
});

describe('a month', () => {
  dated([
    ['by March, 2014', '2014-03-31'], ['by the end of January 2007', '2007-01-31'], ['by the end of March', '2014-03-31'],
    ['by the end of February', '2015-02-28'], ['at the end of May 2014', '2014-05-31'], ['by end of June', '2014-06-30'], ['by end June 2014', '2014-06-30'],
    ['in January 2021', '2021-01-31'], ['in July', '2014-07-31'], ['in February', '2015-02-28'], ['during May', '2014-05-31'], ['before May 2014', '2014-04-30'],
    ['in early May', '2014-05-10'], ['by mid-May 2014', '2014-05-15'], ['in late May', '2014-05-31'], ['by the beginning of May', '2014-05-01'],
  ]);

  it('said on the last day of the month is next year’s', () => {
    expect(readDuePhrase('by the end of March', { ...bare, saidOn: day('2014-03-31') }).on).toBe('2015-03-31');
  });
});

describe('so much time', () => {
  dated([
    ['in six months’ time', '2014-09-13'], ["in six months' time", '2014-09-13'], ['in six months', '2014-09-13'], ['within 28 days', '2014-04-10'],
    ['within 28 days of its meeting', '2014-04-10'], ['within 28 days of this meeting', '2014-04-10'], ['in a year’s time', '2015-03-13'],
    ['within three working days', '2014-03-18'], ['within 20 working days', '2014-04-10'], ['within two weeks', '2014-03-27'],
    ['within a fortnight', '2014-03-27'], ['within the next month', '2014-04-13'], ['over the next six months', '2014-09-13'],
    ['within the month', '2014-04-13'], ['in 12 months', '2015-03-13'], ['in six (6) months', '2014-09-13'], ['by Friday', '2014-03-14'],
    ['by next Thursday', '2014-03-20'],
  ]);
});

describe('a stretch of the year', () => {
  dated([
    ['in the new municipal year', '2014-06-19'], ['early in the next municipal year', '2014-06-19'], ['before the new municipal year', '2014-06-04'],
    ['by the end of the municipal year', '2014-06-04'], ['before Christmas', '2014-12-24'], ['by Christmas 2015', '2015-12-24'],
    ['before Easter', '2014-04-17'], ['by Easter 2015', '2015-04-02'], ['in the new year', '2015-01-31'], ['by the end of the year', '2014-12-31'],
    ['by the end of the financial year', '2014-03-31'], ['by the end of the academic year', '2014-07-31'], ['by the end of the month', '2014-03-31'],
    ['by the end of next month', '2014-04-30'], ['by the end of the week', '2014-03-14'], ['before the summer recess', '2014-07-31'],
    ['in the autumn', '2014-11-30'], ['by spring 2015', '2015-05-31'], ['by winter 2014', '2015-02-28'], ['before the autumn', '2014-08-31'],
    ['by the end of Q2 2014/15', '2014-09-30'], ['in quarter 4', '2014-03-31'], ['by Q4 2014', '2015-03-31'], ['by the end of 2014', '2014-12-31'],
    ['in early 2015', '2015-04-30'], ['by mid-2015', '2015-08-31'],
  ]);
  describe('with no meetings known', () => {
    dated([['in the new municipal year', '2014-05-13'], ['by the end of the municipal year', '2014-05-12']], bare);
    // Minutes of long ago, read into a council that has entered only this year's meetings.
    dated([['in the new municipal year', '2014-05-13']], { ...bare, meetings: [day('2026-01-26')] });
  });

  it('does not guess an Easter it does not know', () => {
    expect(readDuePhrase('before Easter', { ...bare, saidOn: day('2007-01-18') })).toMatchObject({ kind: 'vague' });
    expect(readDuePhrase('within 20 working days', { ...bare, saidOn: day('2007-01-18') })).toMatchObject(
      { kind: 'vague', because: expect.stringContaining('bank holidays of 2007') as string });
  });
});

describe('a meeting', () => {
  test.each([
    ['at the next meeting', '2014-04-24', '2014-04-24'], ['to the next Panel meeting', '2014-04-24', '2014-04-24'],
    ['to the next available meeting', '2014-04-24', '2014-04-24'], ['for the Panel’s next meeting', '2014-04-24', '2014-04-24'],
    ['at its next ordinary meeting', '2014-04-24', '2014-04-24'], ['before the next meeting', '2014-04-24', '2014-04-23'],
    ['in advance of the next meeting', '2014-04-24', '2014-04-23'], ['when it next met', '2014-04-24', '2014-04-24'],
    ['when the Panel next meets', '2014-04-24', '2014-04-24'], ['to the September meeting', '2014-09-11', '2014-09-11'],
    ['at, or before, the December meeting', '2014-12-04', '2014-12-04'], ['at its meeting in March 2015', '2015-03-12', '2015-03-12'],
    ['at its meeting in March', '2015-03-12', '2015-03-12'], ['before its meeting in June', '2014-06-19', '2014-06-18'],
    ['at its next meeting in September', '2014-09-11', '2014-09-11'], ['to the meeting on 19 June 2014', '2014-06-19', '2014-06-19'],
    ['at the meeting to be held on 19th June', '2014-06-19', '2014-06-19'], ['at this meeting', '2014-03-13', '2014-03-13'],
    ['the 11 September 2014 agenda', '2014-09-11', '2014-09-11'], ['for the 1 October 2014 agenda', '2014-10-01', '2014-10-01'],
  ])('“%s” is the one on %s, due %s', (words, meeting, on) => {
    expect(readDuePhrase(words, march)).toMatchObject({ words, kind: 'meeting', meeting, on });
  });

  it('is next, without a day, while no later one is known', () => {
    for (const words of ['at the next meeting', 'before the next meeting', 'when it next met']) {
      const read = readDuePhrase(words, { ...march, saidOn: day('2015-03-12') });
      expect(read).toMatchObject({ kind: 'meeting', meeting: 'next' });
      expect(read.on).toBeUndefined();
    }
  });

  it('takes the end of a month in which none is known', () => {
    expect(readDuePhrase('to the October meeting', march)).toEqual({
      words: 'to the October meeting', kind: 'meeting', on: '2014-10-31',
      because: 'No meeting in October 2014 is in the calendar; until one is, 31 October 2014 is taken.',
    });
    expect(readDuePhrase('to the meeting in November 2019', march).on).toBe('2019-11-30');
  });

  it('of another body has no day here', () => {
    expect(readDuePhrase('to the next meeting of the council', march)).toMatchObject({ kind: 'vague' });
    expect(readDuePhrase('at the Cabinet meeting', march)).toMatchObject({ kind: 'vague' });
  });
});

describe('a duty that comes round', () => {
  test.each<[string, number | 'each meeting', string, string?]>([
    ['at each meeting', 'each meeting', '2014-04-24'], ['to every meeting', 'each meeting', '2014-04-24'], ['at every Panel meeting', 'each meeting', '2014-04-24'],
    ['at each meeting for the rest of the municipal year', 'each meeting', '2014-04-24', '2014-06-04'],
    ['as a standing item', 'each meeting', '2014-04-24'], ['at future meetings', 'each meeting', '2014-04-24'],
    ['regular reports', 'each meeting', '2014-04-24'], ['regular progress reports', 'each meeting', '2014-04-24'],
    ['regular reports of progress', 'each meeting', '2014-04-24'], ['on a regular basis until the end of December 2014', 'each meeting', '2014-04-24', '2014-12-31'],
    ['quarterly', 3, '2014-06-13'], ['quarterly for the rest of the municipal year', 3, '2014-06-13', '2014-06-04'],
    ['on a quarterly basis', 3, '2014-06-13'], ['quarterly updates', 3, '2014-06-13'], ['six-monthly', 6, '2014-09-13'], ['six monthly', 6, '2014-09-13'],
    ['six-monthly reports', 6, '2014-09-13'], ['every six months', 6, '2014-09-13'], ['every 6 months until March 2016', 6, '2014-09-13', '2016-03-31'],
    ['every quarter', 3, '2014-06-13'], ['every year', 12, '2015-03-13'], ['every other month', 2, '2014-05-13'], ['monthly', 1, '2014-04-13'],
    ['annually', 12, '2015-03-13'], ['twice a year', 6, '2014-09-13'], ['termly', 4, '2014-07-13'],
    ['monthly for the next six months', 1, '2014-04-13', '2014-09-13'], ['quarterly for two years', 3, '2014-06-13', '2016-03-13'],
    ['monthly until 30 September 2014', 1, '2014-04-13', '2014-09-30'],
  ])('“%s” is every %s from %s to %s', (words, interval, on, until) => {
    const every = interval === 'each meeting' ? interval : { months: interval };
    const read = readDuePhrase(words, march);
    expect(read).toMatchObject({ words, kind: 'recurring', every, on });
    expect(read.until).toBe(until);
  });

  it('says each meeting, without a first day, while none is known', () => {
    expect(readDuePhrase('at each meeting', bare)).toEqual({
      words: 'at each meeting', kind: 'recurring', every: 'each meeting', meeting: 'next',
      because: 'It comes round at each meeting. No later meeting is in the calendar yet.',
    });
  });
});

describe('words without a day', () => {
  test.each([
    'at a future meeting', 'to a later meeting', 'as soon as possible', 'as soon as practicable', 'in due course', 'at the earliest opportunity',
    'at a later date', 'in the near future', 'immediately', 'ongoing', 'when available', 'when the final policy is drawn up', 'before it was published',
    'once the review has been completed', 'within 28 days of receipt', 'in the next report', 'whenever the wind blows', '', 'by', 'TBC',
  ])('“%s” is kept', (words) => {
    const read = readDuePhrase(words, march);
    expect(read).toMatchObject({ words, kind: 'vague' });
    expect(read.on).toBeUndefined();
    expect(read.because).not.toBe('');
  });
});

it('finds the phrase in words around it, and says so', () => {
  expect(readDuePhrase('by the end of March at the very latest', march)).toMatchObject({
    words: 'by the end of March at the very latest', kind: 'day', on: '2014-03-31',
    because: expect.stringContaining('Read from “by the end of March”.') as string,
  });
});

it('gives real days only, a reason always, and the same answer to the same words', () => {
  const words = ['at', 'by', 'the', 'end', 'of', 'next', 'meeting', 'March', '2014', 'in', 'six', 'months', 'each', 'quarterly', 'until', '31', 'June'];
  for (let seed = 0; seed < 3000; seed += 1) {
    const said = Array.from({ length: 1 + (seed % 6) }, (_, n) => words[(seed * (n + 7) + n * n * 5) % words.length]).join(' ');
    const read = readDuePhrase(said, march);
    for (const on of [read.on, read.until].filter((one): one is Day => one !== undefined)) expect(parseDay(on), said).toBe(on);
    expect(read.words).toBe(said);
    expect(read.because).not.toBe('');
    expect(readDuePhrase(said, march)).toEqual(read);
  }
});
