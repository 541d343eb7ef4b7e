// Where due phrases stand in sentences, and the dates beside them that nobody has to keep.
import { describe, expect, it, test } from 'vitest';
import { findDuePhrases } from '../../src/calendar/due-phrase.ts';

const found = (text: string) => findDuePhrases(text).map(({ words }) => words);

describe('found', () => {
  test.each([
    ['That a seminar for the Panel be held in the new municipal year', 'in the new municipal year'],
    ['to receive regular reports of progress, with an updated plan', 'regular reports of progress'],
    ['That the dataset be brought to the Panel at the December meeting of the Panel', 'at the December meeting'],
    ['That the feedback be shared at, or before, the December meeting.', 'at, or before, the December meeting'],
    ['That the Clerk report on items 4 and 9 at the next meeting.', 'at the next meeting'],
    ['The Chair asked whether the youth worker could give an update in July, which was agreed.', 'in July'],
    ['That a first response be given to the Committee at its next meeting in October', 'at its next meeting in October'],
    ['A checklist be given to the Committee at its meeting in March 2015; and', 'at its meeting in March 2015'],
    ['for consideration by the Cabinet at a future meeting', 'at a future meeting'],
    ['asked that this be put into the annual report due in January 2021.', 'in January 2021'],
    ['It was agreed that the paper be brought to the Special Meeting of this Committee on 6 July 2020.', 'on 6 July 2020'],
    ['That the visit be arranged as soon as possible', 'as soon as possible'],
    ['That the Adviser report the answer within 28 days of its meeting', 'within 28 days of its meeting'],
    ['Members asked that the Manager bring the figures to the September meeting.', 'to the September meeting'],
    ['That a progress report be presented in six months', 'in six months'],
    ['To ask the Cabinet Member to weigh the comments submitted by members when the final policy is drawn up.', 'when the final policy is drawn up'],
    ['Members asked to see the leaflet before Christmas (Action: Head of Service)', 'before Christmas'],
    ['that the reports be sent to members before the next meeting', 'before the next meeting'],
    ['more detail on how the money will be shared, before its meeting in July.', 'before its meeting in July'],
    ['and an update be given to the next Panel meeting', 'to the next Panel meeting'],
    ['the officer would bring three case studies to the meeting in November 2019', 'to the meeting in November 2019'],
    ['be put to the Management Panel, in that order, before 18 July 2014', 'before 18 July 2014'],
    ['the plan to be completed by 30 September 2023', 'by 30 September 2023'],
    ['Director to circulate the figures by March, 2014', 'by March, 2014'],
    ['That the statement be published by 30 June 2026', 'by 30 June 2026'],
    ['Officers undertook to write to all schools by the end of January 2007', 'by the end of January 2007'],
    ['That the Panel be updated quarterly for the rest of the municipal year.', 'quarterly for the rest of the municipal year'],
    ['the Panel to receive six-monthly reports', 'six-monthly reports'],
    ['that performance be reported at each meeting', 'at each meeting'],
    ['The response will follow in due course', 'in due course'],
    ['In July the Director will report back.', 'In July'],
    ['in July', 'in July'],
    ['that the 14 February 2019 agenda would include an item on housing', 'the 14 February 2019 agenda'],
    ['to be added to the agenda of future meetings', 'future meetings'],
    ['That the matter be looked at when it next met', 'when it next met'],
  ])('%s', (text, words) => {
    expect(found(text)).toEqual([words]);
    const [only] = findDuePhrases(text);
    expect(text.slice(only?.start, only?.end)).toBe(words);
  });

  it('across line breaks, several, in order and without overlap', () => {
    const text = 'That the plan be sent by the end\n   of March 2026, an update be given at the next\nmeeting, and quarterly reports be received until December 2026.';
    expect(findDuePhrases(text).map(({ words, kind }) => [words.replace(/\s+/g, ' '), kind])).toEqual([
      ['by the end of March 2026', 'day'], ['at the next meeting', 'meeting'], ['quarterly reports', 'recurring'],
    ]);
  });
});

describe('passed over', () => {
  test.each([
    'The inspection was carried out from 19 November to 11 December 2013.',
    'That the minutes of the meeting held on 4 June 2014 be approved as a correct record.',
    'That the minutes of 4 June 2014 be agreed and signed by the Chair',
    'RESOLVED: That the letter dated 3 May be noted.',
    'The report published on 3 May 2023 would be discussed.',
    'Decision to be noted: published 12 May 2014, effective from 20 May 2014',
    'The decision will be effective on 20 May 2014.',
    'Councillor Example be appointed for a term of office ending on 31 May 2015',
    'That Mrs Example be appointed with effect from 1 September 2014',
    'Improvement Plan 2014/15: Annual Report 2013',
    'The Panel considered the Ofsted inspection in November 2013.',
    'It was noted that 80% of assessments had been finished by 30 September 2023.',
    'It was agreed in November 2013 that the trust be told.',
    'He thanked the officers who had met in January 2014.',
    'That the decision taken by the Cabinet on 11 March 2020 be called in',
    'The next meeting will be held on 10 June 2014.',
    'To agree the date for the next stage.',
    'The last meeting was in July.',
    'Staff may march in the new building.',
    'Quarterly Performance Report',
  'That parents be asked for their views where appropriate',
    'since April 2014 the number has grown',
    'The Annual Report was received.',
    'The Chair said that regular monitoring had helped',
    'A budget approved for 2014/15.',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('finding takes time in proportion to the text, however odd', () => {
  const odd = ['at the ', 'by ', 'be ', 'before the a a a ', ' ', 'next ', 'within 2 ', 'on 1 ', 'the Panel’s ', 'every 3 ', 'when the a b c d '];
  for (const piece of odd) {
    const time = (copies: number) => {
      const text = piece.repeat(copies);
      const started = performance.now();
      findDuePhrases(text);
      return performance.now() - started;
    };
    time(2000);
    const short = Math.max(time(20_000), 5);
    expect(time(80_000), JSON.stringify(piece)).toBeLessThan(short * 12);
  }
});
