// What a resolution asks, by meaning: a table of cases, each in the words councils use.
import { describe, expect, test } from 'vitest';
import { readKind } from '../../../src/intake/minutes/kinds.reader.ts';
import type { ResolutionKind } from '../../../src/intake/proposal.ts';

const cases: Record<ResolutionKind, readonly (string | readonly [text: string, stem: string])[]> = {
  note: [
    'Considered and commented on the strategy',
    'That the work programme will remain flexible for whatever comes up',
    'That approval be given to the award of the contract',
    'The Cabinet Committee on Performance noted the updated risk register',
    'That the topic not proceed to review',
    'That the revised terms, as set out in Appendix 1 to these minutes, be approved',
    'That the report be noted',
    'To note the report and its appendices',
    'That the contents of the report be received and noted',
    'that the Forward Plan be received',
    'That officers be thanked for their presentation',
    'That the Panel’s thanks be conveyed to the staff of the home',
    'That the strategy be endorsed',
    'That the action plan be approved',
    'to approve the Annual Report for 2018/19',
    'That the recommendations of the task group be supported',
    'Noted the equality impact assessment',
    'The Panel noted the data and thanked the officers for coming',
    'notes the wish of the Scrutiny Committee to have more time',
    ['notes the plan', 'That the Board'],
    'That the Committee welcomes the improvement since the last inspection',
    'That the Work Programme be agreed',
    'To agree the terms of reference',
    'That the Scrutiny Officer may move items between meetings where the Chair agrees',
    'That the Panel is assured by the progress made',
    'That the declaration of interest be noted',
    'That the young people be congratulated on their film',
    'That the update be noted with thanks',
    'That the verbal update on the visit be noted',
    'accepts the recommendations of the Independent Reviewing Officer’s annual report',
    'That the proposals set out in the report be agreed',
    'That the contents of the report and the comments made at the meeting be noted',
    'To receive the report',
    'That the progress made in delivering the plan be noted',
  ],
  act: [
    'that the Chief Executive of the Trust be requested to provide members with the figures',
    'That the group be agreed, subject to the Chair reviewing its terms of reference',
    'That a further report be submitted to the Panel in six months',
    'That the report be noted and that a further report be brought to the September meeting',
    'That the report be noted and a site visit be arranged',
    'That the Director of Children’s Services be asked to provide figures on caseloads',
    'To ask the Chairman to thank the governors in a letter',
    'That the Chair write to the Minister about funding',
    'That a task and finish group be set up to look at exclusions',
    'to receive regular reports of progress',
    'That a training day will take place in the new municipal year',
    'That the strategy be approved and published on the Council’s website',
    'agrees to give the Scrutiny Committee more detail before July',
    'requests a fuller account at its next meeting',
    'That members receive a briefing note on the new framework before the next meeting',
    'That an item on kinship care be added to the Work Programme',
    'That authority be delegated to the Director to finalise the wording',
    'That the item be deferred to the next meeting',
    ['publish attendance by school each half term', 'That the Head of Education be asked to'],
    'That the programme be approved, subject to an item on pupil mobility being added to it',
    'That information on waiting times be circulated to members',
    'That the matter be kept under review',
    'That officers investigate the reasons for the delay',
    'That the Panel undertake a visit to the contact centre',
    'That the comments of the Panel be taken into account in the final version',
    'That the working group continue its work and report back in March',
    'That, in future, reports include a glossary of abbreviations',
    'That the performance indicators be reviewed annually',
    'NOTED the report and AGREED that the Performance Manager would add a line on repeat plans',
    'That it be noted that the missing figures would be circulated to members after the meeting',
    'That the Scrutiny Panel monitors progress on a quarterly basis',
    'That the cabinet member for Transport give the Committee an early reply when it next meets',
    'That the response of the Cabinet be reported to the next meeting',
    'That the survey be repeated next year',
  ],
  recommend: [
    'That the Cabinet Member considers a pledge card',
    'That the terms of reference be endorsed for recommendation to the County Council',
    'That the Committee recommends that the host authority be confirmed for 2024',
    'Council asks the Cabinet Member to take those views into account',
    'That the Cabinet be recommended to fund a second officer',
    'That Cabinet be asked to look again at the fee',
    'That it be recommended to Council that the policy be adopted',
    'To recommend to Cabinet that the scheme be extended',
    'That the report be approved and forwarded to the next meeting of the council',
    'that the fees be supported to go to the Executive Board',
    'That the following comments be referred to Cabinet: the timetable is too tight',
    'That the Health and Wellbeing Board be requested to consider the findings',
    'That full Council be recommended to adopt the Youth Justice Plan',
    'That the Executive be urged to protect the youth service budget',
    ['publishes its plan', 'The Committee recommends that Cabinet'],
    'That the draft report be endorsed and submitted to Cabinet for approval',
    'To ask the Cabinet Member for Schools to reconsider the charge before the budget is set',
    'that the two topics be put to the Scrutiny Steering Panel in June',
    'That the Secretary of State be urged to change the regulations',
  ],
  procedural: [
    'That the minutes of the meeting held on 2 March be agreed as a correct record',
    'that the minutes of 12 April 2016 be approved',
    'To approve and sign the minutes of the previous meeting',
    'That the Minutes be confirmed and signed by the Chair',
    'To approve the minutes of the last meeting, subject to the attendance being amended',
    'That the press and public be excluded from the meeting for the following item',
    'that under Section 100A(4) of the Local Government Act 1972 the public be excluded',
    'That Councillor Pike be elected Chair for the municipal year',
    'To elect Councillor Lewis as Chair for 2025/26',
    'That Councillors Rowe and Steel be appointed to the Task Group',
    'That Mr Hale be co-opted onto the Panel as a parent governor representative',
    'That apologies for absence be received',
    'That standing orders be suspended to let the meeting go on past 10 pm',
    'That the appointment of Councillor Dunn as Vice-Chair be confirmed',
    'That the action notes of the meeting held on 20 January be agreed',
    'That the order of business be varied so that item 7 is taken next',
    'That the membership of the Sub-Committee be agreed as set out in the report',
  ],
};

const context = { stem: null, recommending: false, self: ['panel', 'committee', 'board'] };

for (const [kind, texts] of Object.entries(cases)) {
  describe(kind, () => {
    test.each(texts.map((text) => (typeof text === 'string' ? [text, null] as const : text)))('%s', (text, stem) => {
      expect(readKind(text.replace(/’/g, "'"), { ...context, stem })).toBe(kind);
    });
  });
}

test('RECOMMENDED is a recommendation where the council also resolves, and the everyday word where it does not', () => {
  expect(readKind('that the opening hours be published', { ...context, recommending: true })).toBe('recommend');
  expect(readKind('That the report be noted', { ...context, recommending: true })).toBe('note');
});

test('a body asked by itself is not asked for a recommendation', () => {
  expect(readKind('notes the plan', { stem: 'That the Cabinet', recommending: false, self: ['cabinet'] })).toBe('note');
  expect(readKind('That a response be prepared to go before the Cabinet in the spring', { stem: null, recommending: false, self: ['cabinet'] })).toBe('act');
});
