// The areas each framework grades, by their standard names, and the ways reports print them.
import type { Framework } from '../proposal.ts';

export interface AreaName {
  name: string;
  /** Words in order; "|" gives spellings of one word. Grades may stand between them where a table's cells were interleaved. */
  words: string;
}

const PROGRESS = 'the? experiences|experience and progress of';

const ILACS: readonly AreaName[] = [
  { name: 'The impact of leaders on social work practice with children and families', words: 'the? impact of leaders on social work practice|practices with children and families' },
  { name: 'The experiences and progress of children who need help and protection', words: `${PROGRESS} children who need help and protection` },
  { name: 'The experiences and progress of children in care and care leavers', words: `${PROGRESS} children in|looked care|after and care leavers` },
  { name: 'The experiences and progress of children in care', words: `${PROGRESS} children in care` },
  { name: 'The experiences and progress of care leavers', words: `${PROGRESS} care leavers` },
  { name: 'Overall effectiveness', words: 'overall effectiveness' },
];

const SIF: readonly AreaName[] = [
  { name: 'Children who need help and protection', words: 'children who need help and protection' },
  { name: 'Children looked after and achieving permanence', words: 'children looked after and achieving permanence|permanency' },
  { name: 'Adoption performance', words: 'adoption performance' },
  { name: 'Experiences and progress of care leavers', words: 'the? experiences|experience and progress of care leavers' },
  { name: 'Leadership, management and governance', words: 'leadership, management and governance' },
];

/** Before 2013: safeguarding and looked-after children, and the protection of children. */
const OLDER: readonly AreaName[] = [
  { name: 'Overall effectiveness', words: 'overall effectiveness' },
  { name: 'Capacity to improve', words: 'capacity to improve' },
  { name: 'Capacity for improvement', words: 'capacity for improvement' },
  { name: 'Outcomes for looked after children and young people', words: 'outcomes for looked after children and young people' },
  { name: 'Outcomes for looked after children', words: 'outcomes for looked after children' },
  { name: 'Safeguarding outcomes for children and young people', words: 'safeguarding outcomes for children and young people' },
  { name: 'Effectiveness of the help and protection provided to children, young people, families and carers', words: 'the? effectiveness of the help and protection provided to children, young people, families and carers' },
  { name: 'Quality of practice', words: 'the? quality of practice' },
  { name: 'Quality of provision', words: 'the? quality of provision' },
  { name: 'Leadership and governance', words: 'leadership and governance' },
  { name: 'Leadership and management', words: 'leadership and management' },
  { name: 'Ambition and prioritisation', words: 'ambition and prioritisation' },
  { name: 'Partnership working', words: 'partnership working' },
  { name: 'Being healthy', words: 'being healthy' },
  { name: 'Staying safe', words: 'staying safe' },
  { name: 'Enjoying and achieving', words: 'enjoying and achieving' },
  { name: 'Making a positive contribution, including user engagement', words: 'making a positive contribution, including user engagement' },
  { name: 'Economic well-being', words: 'economic well-being|wellbeing' },
  { name: 'Equality and diversity', words: 'equality and diversity' },
  { name: 'Service responsiveness', words: 'service responsiveness' },
  { name: 'Performance management and quality assurance', words: 'performance management and quality assurance' },
];

export function areasOf(framework: Framework): readonly AreaName[] {
  switch (framework) {
    case 'SIF': return SIF;
    case 'ILACS': return ILACS;
    case 'other': return OLDER;
    case 'area-SEND': case 'JTAI': case 'focused-visit': case 'monitoring-visit': return [];
  }
}

/** White space of any sensible width: without a bound, a page of spaces would be gone over again and again. */
export const GAP = '\\s{1,60}';
/** "good" at the end of "requires improvement to be good" is no grade of its own. */
export const GRADE = `outstanding|(?<!\\bbe\\s{1,60})good|requires?${GAP}improvement(?:${GAP}to${GAP}be${GAP}good)?|adequate|inadequate`;

/** One pattern for an area; "the?" may be missing, and one grade may have slipped in between two words. */
export function areaPattern(area: AreaName): RegExp {
  const slipped = `${GAP}(?:(?:requires?${GAP}improvement${GAP}to|${GRADE}|improvement|to${GAP}be${GAP}good|be${GAP}good)${GAP})?`;
  const words = area.words.split(' ').map((word) => {
    const spellings = word.replace(/\?$/, '').split('|').map((one) => one.replace(/[-/\\^$*+?.()[\]{}]/g, '\\$&')).join('|');
    return { pattern: `(?:${spellings})`, maybe: word.endsWith('?') };
  });
  const source = words.map(({ pattern, maybe }, n) => {
    const joined = n === words.length - 1 ? pattern : pattern + slipped;
    return maybe ? `(?:${joined})?` : joined;
  }).join('');
  return new RegExp(`\\b${source}\\b`, 'gi');
}
