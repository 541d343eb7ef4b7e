// The demonstration's organisations, posts and people. Organisations are facts; every person, every post's holder and every address is invented.
import type { Story } from '../telling/story.ts';

/** Six reports went out before this program was used. */
export const panel = { code: 'ECS', name: 'Education and Children’s Services Scrutiny Panel', venue: 'Council Chamber, Town Hall', nextEdition: 7 };

/** The trust was launched on 30 September 2015 (Children & Young People Now, 17 February 2016); another report of 2018 says October. */
export const organisations = {
  council: { name: 'Slough Borough Council', kind: 'council', beganOn: null },
  trust: { name: 'Slough Children’s Services Trust', kind: 'trust', beganOn: '2015-09-30' },
  police: { name: 'Thames Valley Police', kind: 'partner', beganOn: null },
  board: { name: 'Local Safeguarding Children Board', kind: 'partner', beganOn: null },
  ofsted: { name: 'Ofsted', kind: 'inspectorate', beganOn: null },
} as const satisfies Story['organisations'];

export const posts = {
  dcs: { title: 'Director of Children’s Services', organisation: 'council' },
  operations: { title: 'Director of Operations', organisation: 'trust' },
  assessment: { title: 'Head of Assessment', organisation: 'trust', director: 'operations' },
  protection: { title: 'Head of Safeguarding and Review', organisation: 'trust', director: 'operations' },
  parenting: { title: 'Head of Corporate Parenting', organisation: 'trust', director: 'operations' },
  careLeavers: { title: 'Care Leavers Manager', organisation: 'trust', director: 'operations' },
  practice: { title: 'Principal Social Worker', organisation: 'trust', director: 'operations' },
  workforce: { title: 'Head of Workforce', organisation: 'trust', director: 'operations' },
  earlyHelp: { title: 'Head of Early Help', organisation: 'council', director: 'dcs' },
  virtualSchool: { title: 'Virtual School Head', organisation: 'council', director: 'dcs' },
  commissioning: { title: 'Commissioning Manager', organisation: 'council', director: 'dcs' },
  scrutiny: { title: 'Scrutiny Officer', organisation: 'council' },
  policeLead: { title: 'Protecting Vulnerable People lead', organisation: 'police' },
} as const satisfies Story['posts'];

/** Invented, all of them. Addresses end in .example, where no letter can go astray. */
export const people = {
  holt: { name: 'Marian Holt', part: 'clerk', entitled: true, holds: ['scrutiny'] },
  marlowe: { name: 'Cllr Peter Marlowe', part: 'chair', entitled: true },
  okafor: { name: 'Cllr Ngozi Okafor', part: 'vice-chair', entitled: true },
  bello: { name: 'Cllr Amara Bello', part: 'member', entitled: true },
  dunne: { name: 'Cllr Patrick Dunne', part: 'member' },
  kaurGill: { name: 'Cllr Simran Kaur-Gill', part: 'member', entitled: true },
  lindqvist: { name: 'Cllr Eva Lindqvist', part: 'member' },
  parmar: { name: 'Cllr Dev Parmar', part: 'member' },
  thorne: { name: 'Cllr Graham Thorne', part: 'member', lettersBy: 'paper' },
  whitfield: { name: 'Revd Joan Whitfield', part: 'co-opted member', votesOn: 'education' },
  adeyemi: { name: 'Tunde Adeyemi', part: 'co-opted member', votesOn: 'education' },
  ashdown: { name: 'Helen Ashdown', holds: ['operations'] },
  bremner: { name: 'Alan Bremner', holds: ['dcs'] },
  rao: { name: 'Sunita Rao', holds: ['assessment', 'protection'] },
  osei: { name: 'Kofi Osei', holds: ['parenting'] },
  quigley: { name: 'Maeve Quigley', holds: ['careLeavers'] },
  varga: { name: 'Anna Varga', holds: ['practice'] },
  mistry: { name: 'Jayesh Mistry', holds: ['workforce'] },
  fielding: { name: 'Rachel Fielding', holds: ['earlyHelp'] },
  ndiaye: { name: 'Fatou Ndiaye', holds: ['virtualSchool'] },
  carrow: { name: 'DI Stephen Carrow', holds: ['policeLead'] },
  amin: { name: 'Jamal Amin', left: true },
  byrne: { name: 'Lorna Byrne', left: true },
  ferris: { name: 'Tom Ferris', isAdministrator: true },
} as const satisfies Story['people'];

/** Who the terminal and the sign-in page name, one for each part somebody can play. */
export const signIns: Story['signIns'] = [
  { as: 'clerk', key: 'holt' }, { as: 'officer', key: 'rao' }, { as: 'director', key: 'ashdown' }, { as: 'chair', key: 'marlowe' },
  { as: 'member', key: 'bello' }, { as: 'co-opted member', key: 'whitfield' }, { as: 'administrator', key: 'ferris' },
];
