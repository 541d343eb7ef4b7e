// What was inspected and found, and what the panel resolved in 2014: facts with their dates, told in our own words with their source.
import type { InspectionFacts, MinutesFacts } from '../telling/story.ts';

const panelMinutes = 'the panel’s minutes of 2014 on the inspection findings';
const cyp2016 = 'Children & Young People Now, 17 February 2016';
const cyp2018 = 'Children & Young People Now, 10 July 2018';

export const inspections: readonly InspectionFacts[] = [
  {
    key: '2011', of: 'council', framework: 'other', title: 'Inspection of safeguarding and looked after children, 2011', datesWords: '2011',
    sourceNote: `Counted among the earlier inadequate inspections by ${cyp2016}; the panel’s minutes of 2014 add that its criteria were less exacting. The day is not given.`,
    judgements: [['Overall effectiveness', 'Inadequate']], findings: [],
  },
  {
    key: '2013', of: 'council', framework: 'SIF', title: 'Single inspection, November 2013', beganOn: '2013-11-19', endedOn: '2013-12-11', publishedOn: '2014-02-14',
    sourceNote: `Judgements and dates from ${panelMinutes}. The findings are told in our own words from the same minutes, not from the report.`,
    judgements: [
      ['Overall effectiveness', 'Inadequate'],
      ['Children who need help and protection', 'Inadequate'],
      ['Children looked after and achieving permanence', 'Inadequate'],
      ['Adoption performance', 'Requires improvement'],
      ['Experiences and progress of care leavers', 'Inadequate'],
      ['Leadership, management and governance', 'Inadequate'],
    ],
    findings: [
      { key: '2013-police', kind: 'priority-and-immediate-action', heading: 'Help and protection', text: 'Improve what the police pass on about the kind and seriousness of domestic violence when they refer a family.' },
      { key: '2013-workforce', kind: 'priority-and-immediate-action', heading: 'Leadership, management and governance', text: 'Secure enough permanent, qualified and experienced social workers, so that children keep the same worker.' },
      { key: '2013-attendance', kind: 'area-for-improvement', heading: 'Looked after children', text: 'Raise the school attendance of looked after children, with schools in Slough and at a distance.' },
      { key: '2013-adoption', kind: 'area-for-improvement', heading: 'Adoption', text: 'Shorten the time that the approval of adoptions takes.' },
      { key: '2013-leavers', kind: 'area-for-improvement', heading: 'Care leavers', text: 'Give care leavers a clear promise about housing, support, education and work.' },
      { key: '2013-parenting', kind: 'area-for-improvement', heading: 'Leadership, management and governance', text: 'Look at services from the child’s point of view, through a stronger corporate parenting role.' },
    ],
  },
  {
    key: '2016', of: 'trust', framework: 'SIF', title: 'Single inspection, November 2015', beganOn: '2015-11-24', publishedOn: '2016-02-17', datesWords: 'three weeks from late November 2015',
    sourceNote: `${cyp2016}: a three-week inspection from late November 2015, seven weeks after the trust began. The first day is assumed; the findings are told in our own words.`,
    judgements: [['Overall effectiveness', 'Inadequate']],
    findings: [
      { key: '2016-agency', kind: 'recommendation', label: '1', text: 'Reduce the number and the turnover of agency social workers and managers.', repeats: '2013-workforce' },
      { key: '2016-risk', kind: 'recommendation', label: '2', text: 'Act sooner for children referred to social care, who are left too long in situations of risk.' },
      { key: '2016-cse', kind: 'recommendation', label: '3', text: 'Identify and protect children at risk of sexual exploitation effectively.' },
      { key: '2016-lead', kind: 'recommendation', label: '4', text: 'Agree between council and trust who leads on commissioning and the other responsibilities left open.' },
    ],
  },
  {
    key: '2018', of: 'trust', framework: 'monitoring-visit', title: 'Monitoring visit, 2018', datesWords: '2018, before July',
    sourceNote: `${cyp2018}. The day of the visit is not given; a letter carries no judgements.`,
    judgements: [],
    findings: [
      { key: '2018-supervision', kind: 'area-for-improvement', text: 'Supervise and oversee social workers’ practice regularly.' },
      { key: '2018-delay', kind: 'area-for-improvement', text: 'End the delays in responding when children are at risk.', repeats: '2016-risk' },
    ],
  },
  {
    key: '2019', of: 'trust', framework: 'ILACS', title: 'ILACS inspection, 2019', beganOn: '2019-01-21', endedOn: '2019-02-01', publishedOn: '2019-03-04',
    datesWords: 'The report prints 21 January to 1 February 2019; the trust’s own news says 14 January to 1 February.',
    sourceNote: 'The trust’s and the council’s announcement of the report. Two dates are given for its beginning; the report’s own is used.',
    judgements: [['Overall effectiveness', 'Requires improvement to be good']],
    findings: [
      { key: '2019-plans', kind: 'area-for-improvement', text: 'Make the quality of children’s plans consistent.' },
    ],
  },
];

/** The minutes of 2014 do not give their day; the meeting fell between 7 February and the new municipal year. 13 March is assumed. */
export const meetingOf2014 = { on: '2014-03-13', note: 'The minutes do not give their day; this one is assumed (demonstration).' } as const;

export const minutesOf2014: MinutesFacts = {
  of: '2014', itemNumber: null, itemTitle: 'Ofsted inspection findings',
  resolutions: [
    { key: 'resolution-1', label: '1', kind: 'noted', text: 'that the report and the additional action proposed be noted', due: null },
    { key: 'resolution-2', label: '2', kind: 'act', text: 'to receive regular reports of progress, with an updated action plan that shows when each action is to be done and what it has achieved', due: 'regular reports' },
    { key: 'resolution-3', label: '3', kind: 'act', text: 'that a workshop for the panel on what “good” would look like be held in the new municipal year', due: 'in the new municipal year' },
  ],
};
