// What was inspected and found at Doncaster: facts with their dates, told in our own words with their source.
import type { InspectionFacts } from '../telling/story.ts';

const news = 'Children & Young People Now, 27 November 2015';

export const inspections: readonly InspectionFacts[] = [
  {
    key: '2012', of: 'council', framework: 'other', title: 'Inspection of services for children, 2012', datesWords: '2012',
    sourceNote: `${news}: in 2012 all services were inadequate, after failings in child protection since 2009; in July 2013 the Education Secretary ordered them moved to a trust. The day is not given, and the finding is told in our own words.`,
    judgements: [['Overall effectiveness', 'Inadequate']],
    findings: [{ key: '2012-protection', kind: 'area-for-improvement', heading: 'Help and protection', text: 'Bring the protection of children, inadequate like every other service, up to what they need.' }],
  },
  {
    key: '2015', of: 'trust', framework: 'SIF', title: 'Single inspection, 2015', publishedOn: '2015-11-27', datesWords: 'reported on 27 November 2015; the days of the inspection are not given',
    sourceNote: `${news}. Services for looked after children and leadership had improved since 2012; their grades are not given there. The trust is to be good or better by October 2017. The findings are told in our own words.`,
    judgements: [['Overall effectiveness', 'Inadequate'], ['Children who need help and protection', 'Inadequate']],
    findings: [
      { key: '2015-earlyHelp', kind: 'recommendation', label: '1', text: 'Join up the fragmented offer of early help, so that fewer families are referred to statutory services who need not be.' },
      { key: '2015-strategy', kind: 'recommendation', label: '2', text: 'Hold strategy discussions without delay.', repeats: '2012-protection' },
      { key: '2015-assessments', kind: 'recommendation', label: '3', text: 'Make assessments consistently good and plans clear.' },
      { key: '2015-oversight', kind: 'recommendation', label: '4', text: 'Make management oversight and supervision robust.' },
      { key: '2015-neglect', kind: 'recommendation', label: '5', text: 'Recognise neglect sooner, so that no child is left in it too long.', repeats: '2012-protection' },
      { key: '2015-police', kind: 'recommendation', label: '6', text: 'Coordinate the work done together with the police better.' },
    ],
  },
];
