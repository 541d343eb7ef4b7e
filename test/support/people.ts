// Every kind of person there is, for the tables of rights: no database, one panel of their own and one that is not.
import type { Part, Person } from '../../src/people/person.ts';

export const ownPanel = 'panel-own';
export const otherPanel = 'panel-other';
const ownPost = 'post-own';

function a(kind: string, given: Partial<Person> = {}): Person {
  return { id: `id-${kind}`, name: kind, email: `${kind}@testborough.example`, isAdministrator: false, parts: [], posts: [], directs: [], ...given };
}

function sitting(part: Part, entitledToExempt = false): Pick<Person, 'parts'> {
  return { parts: [{ panelId: ownPanel, panelCode: 'ECS', panelName: 'Education Panel', part, entitledToExempt }] };
}

export const everyKind = {
  administrator: a('administrator', { isAdministrator: true }),
  clerk: a('clerk', sitting('clerk')),
  chair: a('chair', sitting('chair', true)),
  'vice-chair': a('vice-chair', sitting('vice-chair')),
  member: a('member', sitting('member')),
  'co-opted member': a('co-opted-member', sitting('co-opted member')),
  officer: a('officer', { posts: [{ postId: ownPost, title: 'Head of Assessment' }] }),
  director: a('director', { posts: [{ postId: 'post-director', title: 'Director' }], directs: [ownPost] }),
  nobody: a('nobody'),
} as const;

export type Kind = keyof typeof everyKind;
export const kinds = Object.keys(everyKind) as Kind[];
