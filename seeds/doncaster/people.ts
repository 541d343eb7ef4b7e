// The second demonstration's organisations, posts and people. Organisations are facts; every person, every post's holder and every address is invented.
import type { Story } from '../telling/story.ts';

/** One report went out before this program was used. */
export const panel = { code: 'CYP', name: 'Children and Young People Scrutiny Committee', venue: 'Council Chamber, Civic Office', nextEdition: 2 };

/** Children & Young People Now, November 2015, says that the trust was launched in October 2014; the inspection report has 30 September. */
export const organisations = {
  council: { name: 'Doncaster Council', kind: 'council', beganOn: null },
  trust: { name: 'Doncaster Children’s Services Trust', kind: 'trust', beganOn: '2014-09-30' },
  police: { name: 'South Yorkshire Police', kind: 'partner', beganOn: null },
  board: { name: 'Local Safeguarding Children Board', kind: 'partner', beganOn: null },
  ofsted: { name: 'Ofsted', kind: 'inspectorate', beganOn: null },
} as const satisfies Story['organisations'];

/** The council kept early help, the virtual school and the services for disabled children; the trust has the rest. */
export const posts = {
  people: { title: 'Director of People', organisation: 'council' },
  practiceDirector: { title: 'Director of Practice', organisation: 'trust' },
  earlyHelp: { title: 'Head of Early Help', organisation: 'council', director: 'people' },
  virtualSchool: { title: 'Virtual School Head', organisation: 'council', director: 'people' },
  participation: { title: 'Participation Officer', organisation: 'council', director: 'people' },
  frontDoor: { title: 'Head of the Front Door', organisation: 'trust', director: 'practiceDirector' },
  safeguarding: { title: 'Head of Safeguarding', organisation: 'trust', director: 'practiceDirector' },
  quality: { title: 'Head of Quality', organisation: 'trust', director: 'practiceDirector' },
  scrutiny: { title: 'Senior Scrutiny Officer', organisation: 'council' },
  policeLead: { title: 'Public Protection lead', organisation: 'police' },
} as const satisfies Story['posts'];

/** Invented, all of them. */
export const people = {
  pell: { name: 'Judith Pell', part: 'clerk', entitled: true, holds: ['scrutiny'] },
  oyelaran: { name: 'Cllr Malcolm Oyelaran', part: 'chair', entitled: true },
  swales: { name: 'Cllr Bridget Swales', part: 'vice-chair', entitled: true },
  sheikh: { name: 'Cllr Imran Sheikh', part: 'member', entitled: true },
  kemp: { name: 'Cllr Dorothy Kemp', part: 'member', lettersBy: 'paper' },
  adan: { name: 'Cllr Yusuf Adan', part: 'member' },
  hallam: { name: 'Peter Hallam', part: 'co-opted member', votesOn: 'education' },
  marsh: { name: 'Alison Marsh', holds: ['people'] },
  threlfall: { name: 'Carol Threlfall', holds: ['practiceDirector'] },
  nakamura: { name: 'Owen Nakamura', holds: ['earlyHelp'] },
  dacosta: { name: 'Ines da Costa', holds: ['virtualSchool'] },
  farrow: { name: 'Leila Farrow', holds: ['frontDoor'] },
  whitelaw: { name: 'Grant Whitelaw', holds: ['safeguarding'] },
  kowalczyk: { name: 'Nadia Kowalczyk', holds: ['quality'] },
  abara: { name: 'DCI Ruth Abara', holds: ['policeLead'] },
  fenwick: { name: 'Kate Fenwick', left: true },
  ibbotson: { name: 'Sam Ibbotson', isAdministrator: true },
} as const satisfies Story['people'];

export const signIns: Story['signIns'] = [
  { as: 'clerk', key: 'pell' }, { as: 'officer', key: 'farrow' }, { as: 'director', key: 'threlfall' }, { as: 'chair', key: 'oyelaran' },
  { as: 'member', key: 'sheikh' }, { as: 'co-opted member', key: 'hallam' }, { as: 'administrator', key: 'ibbotson' },
];
