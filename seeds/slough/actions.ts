// The demonstration's actions and how they went: invented, all of it, and laid around the day the demonstration is loaded.
import type { ActionStory, MeasureFacts, MinutesFacts, Story } from '../telling/story.ts';
import { meetingOf2014 } from './inspections.ts';

/** The next is computed. */
export const meetings: Story['meetings'] = { 2014: meetingOf2014, 'year-before': { on: -300 }, spring: { on: -170 }, beforeLast: { on: -119 }, last: { on: -56 } };

export const actions: readonly ActionStory[] = [
  { because: 'resolution-2', wording: 'Report progress to the panel with an updated action plan: when each action is to be done and what it has achieved', post: 'scrutiny', madeAt: '2014', target: '2014-09-30', targetWords: 'regular reports', story: [
    { at: '2014-10-16', decides: 'closed', minute: '12', words: 'Reports of progress are now a standing item.' }] },
  { because: 'resolution-3', wording: 'Hold a workshop for the panel on what “good” looks like', post: 'dcs', madeAt: '2014', target: '2014-05-13', targetWords: 'in the new municipal year', story: [
    { at: '2014-06-24', says: 'The workshop was held with the Safeguarding Board; nine members came.', state: 'on track' },
    { at: '2014-06-25', asks: 'closure', why: 'Workshop held; the slides were sent to every member.' },
    { at: '2014-07-10', decides: 'closed', minute: '7' }] },
  { because: '2013-police', wording: 'Agree with the police what every domestic abuse referral must say, and check it each month', willShow: 'Referrals complete on first receipt', post: 'policeLead', helpers: ['assessment'], madeAt: 'year-before', target: -30, story: [
    { at: -250, says: 'The form was agreed with the force and is in use at both stations.', state: 'on track' },
    { at: -130, says: 'Sampling began; 61 of 100 referrals were complete on first receipt.', state: 'on track' },
    { at: -70, says: 'Two inspectors have moved on and the monthly check lapsed over the summer. It starts again this month.', state: 'at risk' }] },
  { because: '2016-agency', wording: 'Bring the share of agency social workers below 15 per cent', willShow: 'Agency share of social work posts', post: 'workforce', madeAt: 'year-before', target: 25, story: [
    { at: -240, says: 'Thirty-one per cent of posts are filled by agency staff. A second recruitment round has begun, with a retention payment after two years.', state: 'at risk' },
    { at: -128, says: 'Down to twenty-six per cent. Eight newly qualified workers start in September.', state: 'at risk' },
    { at: -66, says: 'Twenty-two per cent. The newly qualified workers have started with protected caseloads.', state: 'on track' },
    { at: -5, says: 'Nineteen per cent at the end of last month. Three permanent managers have accepted; the target will be missed by a few posts rather than by many.', state: 'on track' }] },
  { because: '2016-agency', wording: 'Offer every agency social worker a permanent post after six months', post: 'workforce', madeAt: 'spring', target: 90, story: [
    { at: -64, says: 'Offers made to eleven; four accepted.', state: 'on track' },
    { at: -5, says: 'Offers made to all who qualify. Nine of nineteen have accepted.', state: 'on track' }] },
  { because: '2016-risk', wording: 'Decide on every referral within one working day, and tell the panel each month how many took longer', willShow: 'Referrals decided within one working day', post: 'assessment', madeAt: 'year-before', target: -160, story: [
    { at: -245, says: 'Seventy-four per cent decided within the day. The duty team has two more managers from next month.', state: 'at risk' },
    { at: -180, asks: 'extension', why: 'The second manager starts in March; until then weekends cannot be covered.', to: -100 },
    { at: -170, decides: 'extension agreed', minute: '30', words: 'The panel asked that the date not move again.' },
    { at: -127, says: 'Eighty-three per cent. Delays are now almost all at weekends.', state: 'at risk' },
    { at: -124, asks: 'extension', why: 'Weekend cover was agreed with the unions later than planned.', to: -41 },
    { at: -119, decides: 'extension agreed', minute: '41', words: 'Agreed; the panel asked why the date had moved twice.' },
    { at: -65, says: 'Eighty-four per cent. Weekend cover began on the first of the month.', state: 'at risk' }] },
  { because: '2016-risk', wording: 'See every child named in a strategy discussion within two days of it', post: 'assessment', madeAt: 'spring', target: 40, story: [
    { at: -63, says: 'Ninety-one per cent seen in time in the last quarter, from seventy-eight.', state: 'on track' },
    { at: -6, says: 'Ninety-four per cent. The four late visits were each reviewed by the head of service.', state: 'on track', evidence: { title: 'Late visits, reviewed one by one', shows: -12, lines: ['Four visits were later than two days.', 'In each a manager decided the same day that the child was safe.', 'Demonstration paper: invented.'] } }] },
  { because: '2018-delay', wording: 'Interview every child who returns from being missing within 72 hours', willShow: 'Return interviews within 72 hours', post: 'assessment', madeAt: 'year-before', target: -12, story: [
    { at: -242, says: 'Sixty-one per cent within 72 hours. One of two interview posts is vacant.', state: 'at risk' },
    { at: -126, says: 'Seventy-two per cent; the vacant post was filled in June.', state: 'at risk' },
    { at: -62, says: 'Eighty-four per cent. Children placed at a distance are now interviewed by the authority where they live.', state: 'at risk' }] },
  { because: '2018-supervision', wording: 'Hold supervision with every social worker each month and keep a record that says what was decided', willShow: 'Social workers supervised in the month', post: 'practice', madeAt: 'year-before', target: 15, story: [
    { at: -238, says: 'A new form asks what was decided and why. Seventy per cent of records are in it.', state: 'on track' },
    { at: -125, says: 'Eighty-one per cent.', state: 'on track' },
    { at: -61, says: 'Eighty-eight per cent; the lowest team is at seventy.', state: 'on track' },
    { at: -4, says: 'Ninety-three per cent, no team under eighty-five.', state: 'on track', evidence: { title: 'Supervision by team, last month', shows: -9, lines: ['Assessment 95, safeguarding 92, looked after children 93, care leavers 86 per cent.', 'Demonstration paper: invented.'] } },
    { at: -4, asks: 'closure', why: 'Three months running above ninety per cent, and the sample audit found decisions recorded in 37 of 40 files.' }] },
  { because: '2018-supervision', wording: 'Audit forty files each quarter for management oversight and report what was learned', post: 'practice', madeAt: 'spring', target: 60, story: [
    { at: -60, says: 'First audit done: oversight good in twenty-two of forty files.', state: 'on track' },
    { at: -4, says: 'Second audit done: twenty-nine of forty. Learning sessions held with all four teams.', state: 'on track' }] },
  { because: '2019-plans', wording: 'Rewrite the children’s plan so that a parent can read it, and train every social worker in it', willShow: 'Plans judged clear in audit', post: 'practice', helpers: ['protection'], madeAt: 'year-before', target: 33, story: [
    { at: -236, says: 'Parents helped to write the new plan. Training starts next month.', state: 'on track' },
    { at: -124, says: 'Two of four teams trained.', state: 'on track' },
    { at: -60, says: 'All teams trained. Audit found fifty-five per cent of plans clear.', state: 'on track' },
    { at: -4, says: 'Sixty-four per cent of plans were clear in the last audit.', state: 'on track' }] },
  { because: '2019-plans', wording: 'Review every child protection plan older than eighteen months', post: 'protection', madeAt: 'last', target: 70, story: [
    { at: -6, says: 'Thirty-eight plans found; fourteen reviewed, five ended because the children are safe.', state: 'on track' }] },
  { because: '2016-cse', wording: 'Run a weekly meeting of police, schools and health on children at risk of exploitation', post: 'protection', madeAt: 'year-before', target: -150, story: [
    { at: -241, says: 'The first meetings were held; health joined in the third week.', state: 'on track' },
    { at: -175, asks: 'closure', why: 'Fifty weekly meetings held; the Board’s review found every partner present in forty-six.' },
    { at: -119, decides: 'closed', minute: '42', words: 'Closed; the Board is asked to look again in a year.' }] },
  { because: '2016-cse', wording: 'Screen every child known to social care for exploitation with one tool', post: 'protection', madeAt: 'spring', target: -8, story: [
    { at: -64, says: 'The tool is agreed; the system change is booked for September.', state: 'at risk' }] },
  { because: '2016-lead', wording: 'Set down which body leads on the commissioning of placements', post: 'commissioning', madeAt: 'year-before', target: 20, story: [
    { at: -230, says: 'A draft is with both chief executives.', state: 'on track' },
    { at: -122, says: 'Agreed in principle; the schedule of costs is still open.', state: 'at risk' }] },
  { because: '2016-lead', wording: 'Publish one joint list of responsibilities of council and trust', post: 'dcs', madeAt: 'year-before', target: -190, story: [
    { at: -235, says: 'The list is on both websites.', state: 'on track' },
    { at: -200, asks: 'closure', why: 'Published and linked from every service page.' },
    { at: -170, decides: 'closed', minute: '31' }] },
  { because: '2013-workforce', wording: 'Keep the caseload of newly qualified social workers at eighteen or fewer', willShow: 'Average caseload of newly qualified workers', post: 'workforce', madeAt: 'year-before', target: 50, story: [
    { at: -228, says: 'Average seventeen; two workers above twenty for a fortnight.', state: 'on track' },
    { at: -121, says: 'Average seventeen.', state: 'on track' },
    { at: -59, says: 'Average sixteen; nobody above eighteen since June.', state: 'on track' },
    { at: -5, says: 'Average sixteen for a third quarter.', state: 'on track' },
    { at: -5, asks: 'closure', why: 'Three quarters without a caseload above eighteen; the figure is now watched by the workforce board each month.' }] },
  { because: '2013-attendance', wording: 'Agree an attendance plan for every looked after child who misses more than one day in ten', post: 'virtualSchool', madeAt: 'year-before', target: 28, story: [
    { at: -233, says: 'Fifty-one children meet the mark; thirty have a plan.', state: 'on track' },
    { at: -123, says: 'All fifty-one have a plan. Attendance is up by two days a term.', state: 'on track' },
    { at: -58, says: 'Figures for the new school year come in October.', state: 'on track' }] },
  { because: '2013-attendance', wording: 'Visit every school outside Slough with three or more of our children', post: 'virtualSchool', madeAt: 'spring', target: 12, story: [
    { at: -57, says: 'Nine of fourteen schools visited.', state: 'on track' },
    { at: -7, says: 'Thirteen of fourteen; the last visit is booked for next week.', state: 'on track' }] },
  { because: '2013-adoption', wording: 'Bring the time from panel to the agency’s decision under seven working days', post: 'parenting', madeAt: 'year-before', target: -140, story: [
    { at: -234, says: 'Median nine days, from twelve.', state: 'on track' },
    { at: -129, says: 'Median six days for two quarters.', state: 'on track' },
    { at: -60, asks: 'closure', why: 'Six days or fewer for three quarters; recorded in the adoption agency’s report.' },
    { at: -56, decides: 'closed', minute: '55' }] },
  { because: '2013-leavers', wording: 'Publish the pledge to care leavers and review it with them each year', post: 'careLeavers', madeAt: 'year-before', target: -20, story: [
    { at: -231, says: 'Drafted with the care leavers’ forum.', state: 'on track' },
    { at: -120, says: 'Signed by the council, the trust and two housing associations.', state: 'on track' },
    { at: -25, asks: 'extension', why: 'The forum asked for two more sessions before the yearly review is published.', to: 45 },
    { at: -3, says: 'The review is drafted; the forum meets twice more before it is published.', state: 'on track' }] },
  { because: '2013-leavers', wording: 'Give every care leaver a named person for housing before they turn eighteen', post: 'careLeavers', madeAt: 'spring', target: 36, story: [
    { at: -59, says: 'Twenty-two of thirty-four have one.', state: 'at risk' },
    { at: -3, says: 'Twenty-eight of thirty-four. The six without are all placed outside Berkshire.', state: 'at risk' }] },
  { because: '2013-parenting', wording: 'Bring two children’s own accounts to every meeting of the corporate parenting board', post: 'parenting', madeAt: 'year-before', target: 5, story: [
    { at: -229, says: 'Done at the last two meetings.', state: 'on track' },
    { at: -119, says: 'Done; one account was filmed.', state: 'on track' }] },
  { because: '2013-parenting', wording: 'Train every councillor as a corporate parent', post: 'parenting', madeAt: 'spring', target: 80, story: [
    { at: -55, says: 'Twenty-six of forty-two councillors trained.', state: 'on track' },
    { at: -2, says: 'Thirty-four of forty-two; the last session is in the evening, as members asked.', state: 'on track' },
    { at: -2, asks: 'extension', why: 'Five of the eight who remain were elected in May and asked for the induction first.', to: 140 }] },
  { because: '2018-delay', wording: 'Write to every school about whom to call out of hours', post: 'earlyHelp', madeAt: 'spring', target: -90, story: [
    { at: -110, says: 'Letters sent to all schools, with a card for the staff room.', state: 'on track' },
    { at: -60, asks: 'closure', why: 'Sent to every school; forty-one confirmed.' },
    { at: -56, decides: 'closure refused', minute: '56', words: 'The panel asked for confirmation from the schools that had not answered.' },
    { at: -6, says: 'Fifty-two of fifty-five schools have now confirmed; the last three are visited this week.', state: 'on track' },
    { at: -6, asks: 'closure', why: 'All but three schools confirmed, and those three are being visited.' }] },
  { because: 'undertaking-1', wording: 'Circulate the monitoring visit letter to every member of the panel', post: 'dcs', madeAt: 'last', target: -42, story: [
    { at: -50, says: 'Circulated by e-mail, with the trust’s reply.', state: 'on track' },
    { at: -50, asks: 'closure', why: 'Sent to all members and co-opted members.' }] },
  { because: 'resolution-last-1', wording: 'Bring a paper on early help: how many families wait, for how long, and why', post: 'earlyHelp', madeAt: 'last', target: 17, targetWords: 'to the next meeting', story: [] },
  { because: 'resolution-last-2', wording: 'Show the panel the placement budget and how often it was overspent', post: 'commissioning', madeAt: 'last', target: 17, targetWords: 'to the next meeting', story: [] },
  { because: '2019-plans', wording: 'Give every child a plan on one page in their own words', post: 'practice', madeAt: 'last', target: 120, story: [] },
  { because: '2016-cse', wording: 'Train taxi drivers to recognise exploitation', post: 'policeLead', madeAt: 'spring', target: 30, story: [
    { at: -100, says: 'The licensing team, not the force, trains drivers.', state: 'not started' },
    { at: -56, decides: 'superseded', minute: '57', by: 14, words: 'Taken into the screening action with licensing as a partner.' }] },
  { because: '2013-workforce', wording: 'Pay a market supplement to every social worker', post: 'workforce', madeAt: 'year-before', target: -100, story: [
    { at: -226, says: 'The cost would be 1.9 million pounds a year; Cabinet does not support it.', state: 'at risk' },
    { at: -119, decides: 'not accepted', minute: '43', words: 'Cabinet’s reasons were received; the panel noted them.' }] },
  { because: 'resolution-last-3', wording: 'Map which services children in private fostering receive', post: null, madeAt: 'last', target: null, story: [] },
];

/** Readings of the measures that hang on findings: [days before today, value]. Invented. */
export const measures: readonly MeasureFacts[] = [
  { finding: '2018-delay', name: 'Return interviews within 72 hours', unit: '%', better: 'higher', baseline: [-300, 48], target: [40, 95], readings: [[-245, 61], [-185, 66], [-128, 72], [-64, 84], [-8, 86]], source: 'Performance report' },
  { finding: '2016-agency', name: 'Agency share of social work posts', unit: '%', better: 'lower', baseline: [-300, 34], target: [25, 15], readings: [[-240, 31], [-128, 26], [-66, 22], [-8, 19]], source: 'Workforce return' },
  { finding: '2016-risk', name: 'Referrals decided within one working day', unit: '%', better: 'higher', baseline: [-300, 69], target: [-41, 95], readings: [[-245, 74], [-127, 83], [-65, 84]], source: 'Duty team log' },
  { finding: '2018-supervision', name: 'Social workers supervised in the month', unit: '%', better: 'higher', baseline: [-300, 58], target: [15, 90], readings: [[-238, 70], [-125, 81], [-61, 88], [-9, 93]], source: 'Supervision records' },
  { finding: '2019-plans', name: 'Plans judged clear in audit', unit: '%', better: 'higher', baseline: [-300, 41], target: [33, 80], readings: [[-60, 55], [-10, 64]], source: 'Audit of forty files' },
];

export const lastMinutes: MinutesFacts = {
  of: 'last', itemNumber: '54', itemTitle: 'Children’s services improvement: progress report',
  resolutions: [
    { key: 'resolution-last-0', label: '1', kind: 'noted', text: 'that the progress report be noted', due: null },
    { key: 'resolution-last-1', label: '2', kind: 'act', text: 'that a paper on early help, with numbers waiting and the reasons, be brought to the next meeting', due: 'to the next meeting' },
    { key: 'resolution-last-2', label: '3', kind: 'act', text: 'that the Commissioning Manager report on the placement budget to the next meeting', due: 'to the next meeting' },
    { key: 'resolution-last-3', label: '4', kind: 'act', text: 'that services received by children in private fostering be mapped', due: null },
    { key: 'resolution-last-4', label: '5', kind: 'recommendation', text: 'that the Cabinet consider a guaranteed interview for care leavers who apply for posts with the council', due: null },
  ],
  undertaking: { key: 'undertaking-1', text: 'The Director of Children’s Services undertook to circulate the letter of the monitoring visit to members.', owner: 'The Director of Children’s Services' },
};

export const questions: Story['questions'] = [
  { by: 'bello', about: 6, at: -8, text: 'Why has this date moved twice, and what is different this time?', shared: true },
  { by: 'marlowe', about: 4, at: -9, text: 'Which teams still depend on agency managers?', shared: true, answer: 'The duty team and one of the two safeguarding teams; both managers’ posts are filled from next month.' },
  { by: 'bello', about: 22, at: -7, text: 'How many of the thirty-four are already seventeen?', shared: false },
];
