// The second demonstration's actions and how they went: invented, all of it, and laid around the day the demonstration is loaded.
import type { ActionStory, MeasureFacts, MinutesFacts, Story } from '../telling/story.ts';

export const meetings: Story['meetings'] = { 'year-before': { on: -290 }, spring: { on: -160 }, last: { on: -49 } };

export const actions: readonly ActionStory[] = [
  { because: '2015-earlyHelp', wording: 'Give every family that asks for early help one named worker within ten working days', willShow: 'Families with a named worker in ten working days', post: 'earlyHelp', madeAt: 'year-before', target: 24, story: [
    { at: -240, says: 'Forty-eight per cent. Three localities have begun, two have not.', state: 'at risk' },
    { at: -112, says: 'Sixty-three per cent; all five localities work the same way now.', state: 'on track' },
    { at: -5, says: 'Seventy-nine per cent last month. The backlog of the summer is cleared.', state: 'on track' }] },
  { because: '2015-earlyHelp', wording: 'Publish one page that says who offers which help before a child is referred', post: 'earlyHelp', madeAt: 'year-before', target: -170, story: [
    { at: -235, says: 'The page is written and with schools and health for comment.', state: 'on track' },
    { at: -175, asks: 'closure', why: 'Published; schools use it, and referrals that ask for early help have doubled.' },
    { at: -160, decides: 'closed', minute: '14' }] },
  { because: '2015-strategy', wording: 'Hold every strategy discussion within one working day of the decision that one is needed', willShow: 'Strategy discussions in one working day', post: 'frontDoor', helpers: ['policeLead'], madeAt: 'year-before', target: -100, story: [
    { at: -238, says: 'Fifty-five per cent. The police cannot always attend on the day.', state: 'at risk' },
    { at: -168, asks: 'extension', why: 'Attendance by telephone was agreed with the force from June.', to: -26 },
    { at: -160, decides: 'extension agreed', minute: '15', words: 'Agreed, and not again without figures.' },
    { at: -60, says: 'Seventy-one per cent; three in four delays are at weekends.', state: 'at risk' }] },
  { because: '2015-assessments', wording: 'Write each assessment with the family, so that it says what has to change for the child and by when', willShow: 'Assessments judged good in audit', post: 'quality', madeAt: 'year-before', target: 16, story: [
    { at: -233, says: 'The new form is in use in two teams.', state: 'on track' },
    { at: -110, says: 'In use in all teams; thirteen of thirty in the audit were good.', state: 'on track' },
    { at: -4, says: 'Twenty-two of thirty in the last audit were good, and none was inadequate.', state: 'on track', evidence: { title: 'Audit of thirty assessments', shows: -10, lines: ['Good: 22. Requires improvement: 8. Inadequate: 0.', 'Demonstration paper: invented.'] } },
    { at: -4, asks: 'closure', why: 'Two audits running without an inadequate assessment; the form is now the only one.' }] },
  { because: '2015-assessments', wording: 'Read every plan for a child in need aloud to a parent before it is signed', post: 'safeguarding', madeAt: 'spring', target: 60, story: [
    { at: -58, says: 'Begun with new plans only.', state: 'on track' }] },
  { because: '2015-oversight', wording: 'Supervise every social worker at least once a month and record what was decided', willShow: 'Social workers supervised in the month', post: 'quality', madeAt: 'year-before', target: 9, story: [
    { at: -230, says: 'Sixty-six per cent.', state: 'at risk' },
    { at: -108, says: 'Eighty per cent; two managers’ posts were vacant until last week.', state: 'at risk' },
    { at: -5, says: 'Eighty-six per cent. One team of nine has gone without since its manager left.', state: 'at risk' },
    { at: -5, asks: 'extension', why: 'The new manager of that team starts in five weeks.', to: 70 }] },
  { because: '2015-oversight', wording: 'Have a manager read every case that has been open for more than a year', post: 'safeguarding', madeAt: 'last', target: 75, story: [
    { at: -6, says: 'A hundred and twelve cases found; forty read, and seven closed because the family needs nothing more.', state: 'on track' }] },
  { because: '2015-neglect', wording: 'Use one tool to recognise neglect in every service that sees children', willShow: 'Services that use the tool', post: 'safeguarding', madeAt: 'year-before', target: -9, story: [
    { at: -228, says: 'The Board has chosen the tool. Training begins in spring.', state: 'on track' },
    { at: -106, says: 'Six of eleven services use it; health visitors begin in September.', state: 'at risk' },
    { at: -6, says: 'Nine of eleven. The two that remain have no date yet.', state: 'at risk' }] },
  { because: '2015-neglect', wording: 'Review every plan for neglect that is older than nine months', post: 'safeguarding', madeAt: 'spring', target: 34, story: [
    { at: -59, says: 'Twenty-six plans; ten reviewed.', state: 'on track' },
    { at: -6, says: 'Twenty-one of twenty-six reviewed. For four children the case went to court.', state: 'on track' }] },
  { because: '2015-police', wording: 'Agree with the police who comes to which meeting, and count who came', post: 'policeLead', helpers: ['frontDoor'], madeAt: 'spring', target: 18, story: [
    { at: -62, says: 'Agreed in June. Counting starts with the new rota.', state: 'on track' }] },
  { because: 'resolution-last-2', wording: 'Bring a paper on the families who wait for early help: how many, how long, and where', post: 'earlyHelp', madeAt: 'last', target: 17, targetWords: 'to the next meeting', story: [] },
  { because: 'resolution-last-3', wording: 'Ask the young people’s council what they think of their plans, and bring their answer', post: 'participation', madeAt: 'last', target: 40, story: [] },
  { because: 'undertaking-1', wording: 'Send every member the trust’s figures of each quarter', post: 'practiceDirector', madeAt: 'last', target: -30, story: [
    { at: -36, says: 'Sent for the last quarter, with a page on how to read them.', state: 'on track' },
    { at: -36, asks: 'closure', why: 'Sent, and the list of members is now part of the quarterly return.' }] },
  { because: '2015-police', wording: 'Pay for a police officer in the front door team', post: 'frontDoor', madeAt: 'year-before', target: -90, story: [
    { at: -225, says: 'The force cannot release an officer, whoever pays.', state: 'at risk' },
    { at: -160, decides: 'not accepted', minute: '16', words: 'The reasons were received and noted.' }] },
  { because: '2015-neglect', wording: 'Write a strategy on neglect', post: 'safeguarding', madeAt: 'year-before', target: -50, story: [
    { at: -226, says: 'Drafted with the Board.', state: 'on track' },
    { at: -160, decides: 'superseded', minute: '17', by: 8, words: 'Taken into the action on the tool.' }] },
];

/** Invented. */
export const measures: readonly MeasureFacts[] = [
  { finding: '2015-earlyHelp', name: 'Families with a named worker in ten working days', unit: '%', better: 'higher', baseline: [-290, 41], target: [24, 90], readings: [[-240, 48], [-112, 63], [-8, 79]], source: 'Early help return' },
  { finding: '2015-strategy', name: 'Strategy discussions in one working day', unit: '%', better: 'higher', baseline: [-290, 52], target: [-26, 95], readings: [[-238, 55], [-60, 71]], source: 'Front door log' },
  { finding: '2015-oversight', name: 'Social workers supervised in the month', unit: '%', better: 'higher', baseline: [-290, 60], target: [9, 95], readings: [[-230, 66], [-108, 80], [-9, 86]], source: 'Supervision records' },
];

export const lastMinutes: MinutesFacts = {
  of: 'last', itemNumber: '22', itemTitle: 'Children’s trust: improvement plan',
  resolutions: [
    { key: 'resolution-last-1', label: '(a)', kind: 'noted', text: 'that the report be noted', due: null },
    { key: 'resolution-last-2', label: '(b)', kind: 'act', text: 'that a paper on families who wait for early help be brought to the next meeting', due: 'to the next meeting' },
    { key: 'resolution-last-3', label: '(c)', kind: 'act', text: 'that the young people’s council be asked about the plans made for them', due: null },
    { key: 'resolution-last-4', label: '(d)', kind: 'recommendation', text: 'that the Executive consider a fund from which early help can pay for what a family needs at once', due: null },
  ],
  undertaking: { key: 'undertaking-1', text: 'The Director of Practice undertook to send members the figures of each quarter.', owner: 'The Director of Practice' },
};

export const questions: Story['questions'] = [
  { by: 'sheikh', about: 3, at: -8, text: 'What would it cost to cover the weekends?', shared: true },
  { by: 'oyelaran', about: 6, at: -9, text: 'Who has supervised the nine since their manager left?', shared: true, answer: 'The head of service herself, once each; a monthly rhythm begins with the new manager.' },
  { by: 'sheikh', about: 8, at: -7, text: 'Which two services have no date?', shared: false },
];
