// Reports and letters in the layouts of each framework, in our own words about places that do not exist, as extraction gives them.
import type { FindingType, Framework } from '../../../src/intake/proposal.ts';

export interface KnownReport {
  name: string;
  source: string;
  framework: Framework;
  provider: string | null;
  dates: string | null;
  judgements: [area: string, grade: string][];
  findings: [type: FindingType, text: string, more?: { label?: string; group?: string; tag?: string; bodies?: string[] }][];
  deadlines?: string[];
}

const afi = 'area-for-improvement';
const ria = 'priority-and-immediate-action';
const afpa = 'area-for-priority-action';
const rec = 'recommendation';

export const reports: readonly KnownReport[] = [
  {
    name: 'ILACS of 2018: split cells, private-use bullets, a page number in mid-sentence',
    framework: 'ILACS', provider: 'Westmere Borough Council', dates: '4 June 2018 to 15 June 2018',
    judgements: [
      ['The impact of leaders on social work practice with children and families', 'Requires improvement to be good'],
      ['The experiences and progress of children who need help and protection', 'Inadequate'],
      ['The experiences and progress of children in care and care leavers', 'Good'],
      ['Overall effectiveness', 'Inadequate'],
    ],
    findings: [
      [afi, 'How soon children are seen once a worry has been raised about them.'],
      [afi, 'The part that partner agencies play in strategy meetings, so that nobody decides alone.'],
      [afi, 'Homes near to Westmere for older children and for those who are leaving care.'],
    ],
    source: `Westmere Borough Council
Inspection of children’s social care services
Inspection dates: 4 June 2018 to 15 June 2018
Lead inspector: Jo Marlow
Her Majesty’s Inspector
Judgement

Grade

The impact of leaders on social work practice with children
and families

Requires improvement
to be good

The experiences and progress of children who need help and
protection

Inadequate

The experiences and progress of children in care and care
leavers

Good

Overall effectiveness

Inadequate

Services in Westmere have slipped since they were last inspected, when they were judged to be good.
Leaders know this, and have begun to mend it.

1

What needs to improve
\uF0B7 How soon children are seen once a worry has been raised about them.
\uF0B7 The part that partner agencies play in strategy meetings, so that nobody
decides alone.
\uF0B7 Homes near to Westmere for older children and for those who are

2

leaving care.

The experiences and progress of children who need help and
protection: inadequate

1. Children wait too long. What needs to improve is known to everybody.
2. Leaders should act on it.
`,
  },
  {
    name: 'ILACS of 2026: four judgements, no overall, tags, a footnote, the running foot',
    framework: 'ILACS', provider: 'North Oakshire', dates: '11 to 15 May 2026',
    judgements: [
      ['The impact of leaders on social work practice with children and families', 'Outstanding'],
      ['The experiences and progress of children who need help and protection', 'Good'],
      ['The experiences and progress of children in care', 'Good'],
      ['The experiences and progress of care leavers', 'Requires improvement to be good'],
    ],
    findings: [
      [afi, 'Plans that say by when things will change. (Outcome 2, national framework)', { tag: 'Outcome 2, national framework' }],
      [afi, 'What care leavers are told about their rights. (National framework, outcomes 1 and 4)', { tag: 'National framework, outcomes 1 and 4' }],
      [afi, 'Supervision that is written down (enabler 3).', { tag: 'enabler 3' }],
    ],
    source: `Inspection of North Oakshire local authority
children’s services
Inspection dates: 11 to 15 May 2026
Lead inspector: Sam Reed, His Majesty’s Inspector
Judgement\tGrade
The impact of leaders on social work
practice with children and families\tOutstanding
The experiences and progress of
children who need help and protection\tGood
The experiences and progress of
children in care\tGood
The experiences and progress of care
leavers\tRequires improvement to be good

Children in North Oakshire get help early. Some care leavers do not know what they may ask for.

What needs to improve?1
◼ Plans that say by when things will change. (Outcome 2, national framework)
◼ What care leavers are told about their rights. (National framework, outcomes 1
and 4)

1 The areas for improvement have been cross-referenced with the outcomes, enablers or principles of
the national framework.

Inspection of North Oakshire local authority children’s services
11 to 15 May 2026
2
◼ Supervision that is written down (enabler 3).

The experiences and progress of children who need help and protection: good

1. Children are seen.
`,
  },
  {
    name: 'ILACS pasted from a layout that keeps columns: each line holds a piece of both cells',
    framework: 'ILACS', provider: 'Eastholm', dates: '6 to 17 February 2023',
    judgements: [
      ['The impact of leaders on social work practice with children and families', 'Requires improvement to be good'],
      ['The experiences and progress of children who need help and protection', 'Good'],
      ['The experiences and progress of children in care', 'Good'],
      ['The experiences and progress of care leavers', 'Inadequate'],
      ['Overall effectiveness', 'Requires improvement to be good'],
    ],
    findings: [[afi, 'The quality of life-story work.'], [afi, 'Health checks for children who come into care.']],
    source: `Inspection of Eastholm local authority children’s services
Inspection dates: 6 to 17 February 2023
Lead inspector: Jo Marlow, His Majesty’s Inspector
Judgement                                        Grade
The impact of leaders on social work practice    Requires improvement
with children and families                       to be good
The experiences and progress of children who     Good
need help and protection
The experiences and progress of children in care Good
The experiences and progress of care leavers     Inadequate
Overall effectiveness                            Requires improvement
                                                 to be good

Services have changed hands twice.

What needs to improve

- The quality of life-story work.

- Health checks for children who come into care.

The experiences and progress of care leavers: inadequate
1. Too few are in touch.
`,
  },
  {
    name: 'SIF of 2014: two lists in one report, council and board, bullets without blank lines',
    framework: 'SIF', provider: 'Southmoor City Council', dates: '3 March 2014 – 26 March 2014',
    judgements: [
      ['Overall effectiveness', 'Requires improvement'],
      ['Children who need help and protection', 'Requires improvement'],
      ['Children looked after and achieving permanence', 'Good'],
      ['Adoption performance', 'Outstanding'],
      ['Experiences and progress of care leavers', 'Requires improvement'],
      ['Leadership, management and governance', 'Adequate'],
      ['Effectiveness of the Local Safeguarding Children Board', 'Inadequate'],
    ],
    findings: [
      [ria, 'See to it that every child at risk is visited within a week. Keep a record of each visit and of what the child said.'],
      [ria, 'Fill the vacant posts.'],
      [afi, 'Tell foster carers what they are entitled to.'],
      [ria, 'Agree who leads the board’s audits.', { group: 'Local Safeguarding Children Board' }],
      [afi, 'Publish the annual report within six months (paragraph 26).', { group: 'Local Safeguarding Children Board' }],
    ],
    source: `Southmoor City Council
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the local safeguarding children
board1
Inspection date: 3 March 2014 – 26 March 2014
Report published: 20 May 2014
The overall judgement is that children’s services require
improvement
The authority is not yet delivering good protection and help and care.
1. Children who need help and protection

Requires
improvement

2. Children looked after and achieving permanence

Good

2.1 Adoption performance

Outstanding

2.2 Experiences and progress of care leavers

Requires
improvement

3. Leadership, management and governance

Adequate

The effectiveness of the Local Safeguarding Children Board (LSCB) is
inadequate.

Contents
Section 1: the local authority 3
What does the local authority need to improve? 6
Section 2: The effectiveness of the local safeguarding children board 30

Section 1: The local authority
What does the local authority need to improve?
Priority and immediate action
\uF0B7 See to it that every child at risk is visited within a week. Keep a record of each visit
and of what the child said.
\uF0B7 Fill the vacant posts.
Areas for improvement
\uF0B7 Tell foster carers what they are
entitled to.
The local authority’s strengths
\uF0B7 Adoption is quick.
Section 2: The effectiveness of the local safeguarding
children board
The effectiveness of the LSCB is inadequate
Priority and immediate action
\uF0B7 Agree who leads the board’s audits.
Areas for improvement
\uF0B7 Publish the annual report within six months (paragraph 26).
Key strengths and weaknesses of the LSCB
\uF0B7 The board has a new chair.
`,
  },
  {
    name: 'SIF of 2016: numbered recommendations under areas, sub-bullets, a second list for the board',
    framework: 'SIF', provider: 'Linton Council', dates: '11 January 2016 to 4 February 2016',
    judgements: [
      ['Overall effectiveness', 'Inadequate'],
      ['Children who need help and protection', 'Inadequate'],
      ['Children looked after and achieving permanence', 'Requires improvement'],
      ['Adoption performance', 'Good'],
      ['Experiences and progress of care leavers', 'Good'],
      ['Leadership, management and governance', 'Inadequate'],
      ['Effectiveness of the Local Safeguarding Children Board', 'Requires improvement'],
    ],
    findings: [
      [rec, 'Make sure that managers: • read every case each month • write down what they decide.', { label: '1' }],
      [rec, 'Answer every contact within a day.', { label: '2', group: 'Children who need help and protection' }],
      [rec, 'Set up a panel for matching.', { label: '3', group: 'Children who need help and protection' }],
      [rec, 'Keep the risk register up to date.', { label: '1', group: 'Local Safeguarding Children Board' }],
    ],
    source: `Linton Council
Inspection of services for children in need of help and protection, children
looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children Board
Inspection date: 11 January 2016 to 4 February 2016
Report published: 1 April 2016
Children’s services in Linton are inadequate
1. Children who need help and protection\tInadequate
2. Children looked after and achieving
permanence\tRequires improvement
2.1 Adoption performance\tGood
2.2 Experiences and progress of care leavers\tGood
3. Leadership, management and governance\tInadequate

Contents
The local authority\t2
Executive summary\t2
Recommendations\t5
The Local Safeguarding Children Board (LSCB)\t40

The local authority

Recommendations

1. Make sure that managers:
 • read every case each month
 • write down what they decide.

Children who need help and protection

2. Answer every contact within a day.
3. Set up a panel for matching.

Summary for children and young people
 • Your workers change too often.

The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board requires improvement

Recommendations
1. Keep the risk register up to date.

Inspection findings – the Local Safeguarding Children Board
2. The board meets.
`,
  },
  {
    name: 'Looked-after children inspection of 2012: Immediately, Within three months, and the grade “Adequate”',
    framework: 'other', provider: 'Hartsea County Council', dates: '5 – 16 November 2012',
    judgements: [
      ['Overall effectiveness', 'Adequate'],
      ['Capacity to improve', 'Good'],
      ['Outcomes for looked after children and young people', 'Adequate'],
      ['Quality of provision', 'Adequate'],
      ['Leadership and management', 'Good'],
    ],
    findings: [
      [afi, 'give every child a plan that they have seen', { group: 'Immediately:' }],
      [afi, 'bring health assessments up to date', { group: 'Immediately:' }],
      [afi, 'train all foster carers in keeping records.', { group: 'Within three months:' }],
    ],
    source: `Inspection of looked after children
services
Hartsea County Council

Inspection dates:

5 – 16 November 2012

Reporting inspector Jo Marlow HMI

Areas for improvement
12. In order to improve the quality of provision, the local authority should take the
following action.

Immediately:

\uF0B7

give every child a plan that they
have seen

\uF0B7

bring health assessments up to date

Within three months:

\uF0B7

train all foster carers in keeping records.

Outcomes for looked after children and young people
Grade 3 (adequate)

13. Children do well at school.

Record of main findings
Services for looked after children
Overall effectiveness

Adequate

Capacity to improve

Good

Outcomes for looked after children
and young people

Adequate

Quality of provision

Adequate

Leadership and management

Good
`,
  },
  {
    name: 'Focused visit of 2018: a letter with bullets for findings as well',
    framework: 'focused-visit', provider: 'Oxmoor', dates: '20 and 21 November 2018', judgements: [],
    findings: [
      [afi, 'Written agreements, which are not clear to parents.'],
      [afi, 'The time it takes to hold a first conference.'],
    ],
    source: `14 December 2018
Ms Jo Marlow
Director of Children’s Services
Oxmoor Council
Dear Ms Marlow
Focused visit to Oxmoor children’s services
This letter summarises the findings of a focused visit to Oxmoor children’s services on 20 and 21 November 2018. The
inspectors were Sam Reed, HMI and Jan Jones, HMI.
Overview
Leaders are ambitious.
What needs to improve in this area of social work practice
◼ Written agreements, which are not clear to parents.
◼ The time it takes to hold a first conference.
Findings
◼ Workers know the children they work with.
◼ Supervision is regular.
Ofsted will take these findings into account when planning your next inspection.
Yours sincerely
Jo Marlow
`,
  },
  {
    name: 'Focused visit with an area for priority action in a sentence of its own',
    framework: 'focused-visit', provider: 'Castlebridge', dates: '7 to 8 May 2024', judgements: [],
    findings: [
      [afpa, 'The local authority needs to act at once to put right how it responds to children who are missing from care.'],
      [afi, 'The oversight of unregistered homes.'],
    ],
    deadlines: ['by 3 July 2024'],
    source: `Focused visit to Castlebridge local authority children’s services
Inspection dates: 7 to 8 May 2024
Lead inspector: Jo Marlow, His Majesty’s Inspector

Headline findings
Children who go missing are not looked for soon enough.

Area for priority action
The local authority needs to act at once to put right how it responds to children who
are missing from care.

What needs to improve in this area of social work practice?
■ The oversight of unregistered homes.

Main findings
Too many children are missing for longer than a day. The local authority was told so by 4 March 2023 already.

Next steps
The local authority should submit its final action plan to Ofsted by 3 July 2024.
`,
  },
  {
    name: 'Focused visit that found nothing urgent',
    framework: 'focused-visit', provider: 'Dunmore', dates: '3 and 4 December 2019', judgements: [],
    findings: [[afi, 'Chronologies.']],
    source: `Focused visit to Dunmore local authority children’s services
Inspection dates: 3 and 4 December 2019
Areas for priority action
There are no areas for priority action.
What needs to improve?
• Chronologies.
Main findings
All is well.
`,
  },
  {
    name: 'Monitoring visit: a narrative without a list',
    framework: 'monitoring-visit', provider: 'Farrow Council', dates: '12 and 13 July 2022', judgements: [], findings: [],
    source: `18 August 2022
Dear Director
Monitoring visit of Farrow Council children’s services
This letter summarises the findings of the monitoring visit to Farrow children’s services on
12 and 13 July 2022. This was the second monitoring visit since the inspection of 2021, when overall effectiveness was
judged inadequate.
Areas covered by the visit
Inspectors looked at what needs to improve at the front door.
Findings and evaluation of progress
Good progress has been made. Areas for improvement remain.
Yours sincerely
`,
  },
  {
    name: 'JTAI of 2017: long paragraphs, case studies, the day by which the statement is due',
    framework: 'JTAI', provider: 'Larkshire', dates: '6 and 10 March 2017', judgements: [],
    findings: [
      [afi, 'Police officers do not always ask what children have seen. As a result, children at home when the police are called are not always told apart from those who were not. This needs to change.'],
      [afi, 'Health visitors are not told of every incident.'],
    ],
    deadlines: ['by 31 July 2017'],
    source: `24 April 2017
To all service leaders
Dear local partnership
Joint targeted area inspection of the multi-agency response to
children living with domestic abuse in Larkshire
Between 6 and 10 March 2017, Ofsted, the Care Quality Commission, HMI Constabulary and HMI Probation undertook a
joint inspection of the multi-agency response to abuse and neglect in Larkshire.
Key strengths
\uF0B7 The partnership works well together.
Case study: highly effective practice
A child was helped.
Areas for improvement
\uF0B7 Police officers do not always ask what children have seen. As a result, children at home
when the police are called are not always told apart from those who were not.
This needs to change.
\uF0B7 Health visitors are not told of every incident.
Case study: area for improvement
A child was not helped.
Next steps
The local authority should prepare a written statement of proposed action responding to the
findings outlined in this letter. The local authority should send the written statement of action to the
inspectorates by 31 July 2017. This statement will inform the lines of enquiry at any future joint inspection.
Yours sincerely
`,
  },
  {
    name: 'JTAI of 2023: priority actions and improvements under the agencies’ names',
    framework: 'JTAI', provider: 'Tarnside', dates: '9 to 13 January 2023', judgements: [],
    findings: [
      [afpa, 'The way the police record strategy meetings.'],
      [afi, 'The timeliness of referrals by schools.', { group: 'The local authority' }],
      [afi, 'Access to mental-health services.', { group: 'Health' }],
    ],
    deadlines: ['by Friday 9 June 2023'],
    source: `Joint targeted area inspection of Tarnside
The multi-agency response to identification of initial need and risk
Inspection dates: 9 to 13 January 2023
Headline findings
Partners in Tarnside know each other.
Areas for priority action
The following areas for priority action have been identified:
■ The way the police record strategy meetings.
What needs to improve?
The local authority
■ The timeliness of referrals by schools.
Health
■ Access to mental-health services.
Strengths
■ Trust between partners.
Next steps
We have determined that Tarnside Council is the principal authority and should prepare a written statement of proposed
action. It should be sent by Friday 9 June 2023.
`,
  },
  {
    name: 'Area SEND of 2018: significant weaknesses in a sentence, then bullets',
    framework: 'area-SEND', provider: 'Brackenshire', dates: '10 September and 14 September 2018', judgements: [],
    findings: [
      [afpa, 'the way that partners plan services together'],
      [afpa, 'the long wait for assessments of autism.'],
    ],
    source: `8 November 2018
Dear Ms Marlow
Joint local area SEND inspection in Brackenshire
Between 10 September and 14 September 2018, Ofsted and the Care Quality Commission (CQC) conducted a joint inspection of
the local area of Brackenshire to judge how well it has implemented the special educational needs and disability reforms.
Main findings
\uF0B7 Leaders know what to do.
Areas for development
\uF0B7 Plans are of uneven quality.
The inspection raises significant concerns about the effectiveness of the local area.
The local area is required to produce and submit a written statement of action to Ofsted that explains how the
local area will tackle the following areas of significant weakness:
\uF0B7 the way that partners plan services together
\uF0B7 the long wait for assessments of autism.
Yours sincerely
`,
  },
  {
    name: 'Area SEND of 2024: a table of responsible bodies without a blank line, then improvements as paragraphs',
    framework: 'area-SEND', provider: 'Milldale Local Area Partnership', dates: '15 to 19 January 2024',
    judgements: [['Inspection outcome', 'Widespread and/or systemic failings']],
    findings: [
      [afpa, 'Leaders at Milldale Council and NHS Dalesmoor ICB should work together to cut the time that children wait for an assessment.', { group: 'Milldale Council and NHS Dalesmoor ICB', bodies: ['Milldale Council', 'NHS Dalesmoor ICB'] }],
      [afpa, 'Leaders should act urgently so that plans are reviewed each year. This includes plans of young people over 19.', { group: 'Milldale Council', bodies: ['Milldale Council'] }],
      [afi, 'Leaders across the partnership should tell families what is on offer.'],
      [afi, 'Leaders in education should make better use of what they know about children who are not in school.'],
    ],
    source: `Local area partnership report
Area SEND inspection of Milldale Local Area Partnership
Inspection dates: 15 to 19 January 2024
Inspection outcome
There are widespread and/or systemic failings leading to significant concerns about the experiences and outcomes
of children and young people with special educational needs.
Areas for priority action
Responsible body Areas for priority action
Milldale Council and NHS
Dalesmoor ICB
Leaders at Milldale Council and NHS Dalesmoor ICB
should work together to cut the time that children
wait for an assessment.

Area SEND inspection report: Milldale Local Area Partnership, 15 to 19 January 2024
6
Milldale Council
Leaders should act urgently so that plans are reviewed
each year. This includes plans of young people over 19.
Areas for improvement
Areas for improvement
Leaders across the partnership should tell families what is on offer.
Leaders in education should make better use of what they know about children who are not
in school.

Area SEND inspection report: Milldale Local Area Partnership, 15 to 19 January 2024
7
Local area partnership details
Milldale Council
`,
  },
  {
    name: 'ILACS whose opening names an earlier focused visit, and whose name runs over the line',
    framework: 'ILACS', provider: 'Ashford, Brough and Cole', dates: '7 to 18 March 2022',
    judgements: [
      ['The impact of leaders on social work practice with children and families', 'Inadequate'],
      ['The experiences and progress of children who need help and protection', 'Inadequate'],
      ['The experiences and progress of children in care and care leavers', 'Requires improvement to be good'],
      ['Overall effectiveness', 'Inadequate'],
    ],
    findings: [[afi, 'What happens after an audit.']],
    source: `Inspection of Ashford,
Brough and Cole local authority
children’s services
Inspection dates: 7 to 18 March 2022

 Judgement                                    Grade

 The impact of leaders on social work         Inadequate
 practice with children and families

 The experiences and progress of              Inadequate
 children who need help and protection

                                              Requires improvement
 The experiences and progress of
 children in care and care leavers            to be good

 Overall effectiveness                        Inadequate

In 2020, Ofsted made a focused visit to the council, which led to an area for priority action.

What needs to improve
• What happens after an audit.

The experiences and progress of children who need help and protection: inadequate
1. Too slow.
`,
  },
  {
    name: 'JTAI addressed to the partnership; a blank line after every line',
    framework: 'JTAI', provider: 'Fenland Safeguarding Children Partnership', dates: '13 to 17 May 2024', judgements: [],
    findings: [
      [afpa, 'How well the partners understand serious violence between young people, so that they can answer it together.'],
      [afi, 'Information that reaches schools in time.'],
    ],
    deadlines: ['by 1 November 2024'],
    source: `25 July 2024
Sam Reed, Executive Director, Fenland Council

Dear Fenland Safeguarding Children Partnership
Joint targeted area inspection of Fenland
This letter summarises the findings of the joint targeted area inspection (JTAI) of the
multi-agency response to serious youth violence in Fenland.
This inspection took place from 13 to 17 May 2024. It was carried out by inspectors of
four inspectorates, who spoke to children, to their
parents and to those who work with them and
came to these findings.
Areas for priority action
◼ How well the partners understand serious violence
between young people, so that
they can answer it together.
What needs to improve?
◼ Information that reaches schools in time.
Strengths
◼ Youth workers are
known to the young
people they work with.
Next steps
The written statement of proposed action should be sent to the inspectorates
by 1 November 2024.
`.replace(/\n+/g, '\n\n'),
  },
  {
    name: 'Area SEND whose table was read along the lines: names and actions laced together',
    framework: 'area-SEND', provider: 'Milldale Local Area Partnership', dates: '15 to 19 January 2024',
    judgements: [['Inspection outcome', 'Widespread and/or systemic failings']],
    findings: [
      [afpa, 'Leaders at Milldale Council should act urgently to cut the time that children wait for an assessment.', { group: 'Milldale Metropolitan Borough Council', bodies: ['Milldale Metropolitan Borough Council'] }],
      [afpa, 'Leaders at both bodies should see to it that plans are reviewed each year. This includes the plans of young people who are over 19.', { group: 'NHS Dalesmoor ICB and Milldale Metropolitan Borough Council', bodies: ['NHS Dalesmoor ICB', 'Milldale Metropolitan Borough Council'] }],
    ],
    source: `Area SEND inspection of Milldale Local Area Partnership
Inspection dates: 15 to 19 January 2024
Inspection outcome
There are widespread and/or systemic failings.
Areas for priority action
  Responsible body                  Areas for priority action
  Milldale Metropolitan             Leaders at Milldale Council should act urgently to
  Borough Council                   cut the time that children wait for an
                                    assessment.
NHS Dalesmoor ICB Leaders at both bodies should see to it that plans
are reviewed each year. This includes the plans of
and Milldale Metropolitan
young people who are
Borough Council
over 19.
Local area partnership details
`,
  },
  {
    name: 'Area SEND with the middle outcome',
    framework: 'area-SEND', provider: 'Rushden Vale Local Area Partnership', dates: '3 to 7 March 2025',
    judgements: [['Inspection outcome', 'Inconsistent experiences and outcomes']],
    findings: [[afi, 'Leaders should share one plan.']],
    source: `Area SEND inspection of Rushden Vale Local Area Partnership
Inspection dates: 3 to 7 March 2025
Inspection outcome
The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children and young
people with special educational needs and/or disabilities (SEND). The local area partnership must work jointly to make
improvements.
Areas for improvement
Leaders should share one plan.
Local area partnership details
`,
  },
  {
    name: 'Annual unannounced inspection: areas for development beside a priority action',
    framework: 'other', provider: 'Ashdown County Council', dates: '11 and 12 May 2010',
    judgements: [],
    findings: [
      [afi, 'The recording system is slow and takes social workers away from children.'],
      [afpa, 'Some enquiries are made by workers who are not qualified.'],
    ],
    source: `8 June 2010
Director of Children's Services
Ashdown County Council

Annual unannounced inspection of contact, referral and assessment arrangements within Ashdown County Council children’s services

This letter tells of the unannounced inspection in Ashdown County Council which was conducted on 11 and 12 May 2010.

Strengths

 Duty work out of hours is in good order.

Areas for development

 The recording system is slow and takes social workers away from children.

Areas for priority action

 Some enquiries are made by workers who are not qualified.

Any areas for development and areas for priority action named above will be looked at again.

Yours sincerely
`,
  },
  {
    name: 'SIF of 2014 with a topic over each number',
    framework: 'SIF', provider: 'Dunmere Council', dates: '4 March 2014 – 26 March 2014',
    judgements: [
      ['Children who need help and protection', 'Inadequate'], ['Children looked after and achieving permanence', 'Requires improvement'], ['Adoption performance', 'Good'],
      ['Experiences and progress of care leavers', 'Requires improvement'], ['Leadership, management and governance', 'Inadequate'], ['Overall effectiveness', 'Inadequate'],
    ],
    findings: [
      [ria, 'Bring caseloads down (paragraph 12).', { label: '1', group: 'Leadership, management and governance' }],
      [ria, 'Look again at the cases closed since spring (paragraph 30).', { label: '2', group: 'Help and protection' }],
      [afi, 'See that every child has a plan of this year.', { label: '3' }],
    ],
    source: `Dunmere Council
Inspection of services for children in need of help and protection,
children looked after and care leavers
Inspection date: 4 March 2014 – 26 March 2014

The overall judgement is that children’s services are inadequate

1. Children who need help and protection                     Inadequate
2. Children looked after and achieving permanence            Requires improvement
   2.1 Adoption performance                                  Good
   2.2 Experiences and progress of care leavers              Requires improvement
3. Leadership, management and governance                     Inadequate

What does the local authority need to improve?

Priority and immediate action

Leadership, management and governance

1. Bring caseloads down (paragraph 12).

Help and protection

2. Look again at the cases closed since spring (paragraph 30).

Areas for improvement

3. See that every child has a plan of this year.

What are the local authority’s strengths?

4. Members take part.
`,
  },
  {
    name: 'ILACS whose grades run over two lines beside their areas, and bullets printed as n',
    framework: 'ILACS', provider: 'Norbury Borough Council', dates: '12 November 2018 to 23 November 2018',
    judgements: [
      ['The impact of leaders on social work practice with children and families', 'Requires improvement to be good'],
      ['The experiences and progress of children who need help and protection', 'Requires improvement to be good'],
      ['The experiences and progress of children in care and care leavers', 'Good'],
      ['Overall effectiveness', 'Requires improvement to be good'],
    ],
    findings: [[afi, 'Assessments that take in every child of the household, and how they are reviewed.'], [afi, 'Talks with children who come back after going missing.']],
    source: `Norbury Borough Council
Inspection of children’s social care services
Inspection dates: 12 November 2018 to 23 November 2018
Judgement                                      Grade
The impact of leaders on social work           Requires improvement to
practice with children and families            be good
The experiences and progress of children       Requires improvement to
who need help and protection                   be good
The experiences and progress of children in    Good
care and care leavers
Overall effectiveness                          Requires improvement to
                                               be good

What needs to improve
n Assessments that take in every child of the household, and
3
\fInspection of Norbury Borough Council children’s services
12 November 2018 to 23 November 2018
how they are reviewed.
n Talks with children who come back after going missing.

The experiences and progress of children who need help and protection: requires improvement to be good
1. Referrals are answered soon.
`,
  },
];
