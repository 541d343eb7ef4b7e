// A person, with the parts and posts their rights come from, so that a policy needs no query.
import type { AuditDoer } from '../audit/record.ts';

export type Part = 'clerk' | 'chair' | 'vice-chair' | 'member' | 'co-opted member';

export interface PanelPart {
  panelId: string;
  panelCode: string;
  panelName: string;
  part: Part;
  entitledToExempt: boolean;
}

export interface HeldPost {
  postId: string;
  title: string;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  /** Today's memberships. */
  parts: readonly PanelPart[];
  /** Posts held today. */
  posts: readonly HeldPost[];
  /** Posts whose director post this person holds today. */
  directs: readonly string[];
}

/** Who does something in the app: always a person, by a way the audit trail keeps. */
export interface Doer extends AuditDoer {
  person: Person;
  /** The one-time key of the form that asked for it. */
  formKey?: string | undefined;
}

export function partIn(person: Person, panelId: string): Part | undefined {
  return person.parts.find((part) => part.panelId === panelId)?.part;
}

export function isClerkOf(person: Person, panelId: string): boolean {
  return partIn(person, panelId) === 'clerk';
}

/** A clerk serves the panel and does not sit on it. */
export function sitsOn(person: Person, panelId: string): boolean {
  const part = partIn(person, panelId);
  return part !== undefined && part !== 'clerk';
}

export function holdsPost(person: Person, postId: string | null): boolean {
  return postId !== null && person.posts.some((post) => post.postId === postId);
}

export function directsPost(person: Person, postId: string | null): boolean {
  return postId !== null && person.directs.includes(postId);
}

/** Per panel and person, never by rank alone. */
export function isEntitledToExempt(person: Person, panelId: string): boolean {
  return person.parts.some((part) => part.panelId === panelId && part.entitledToExempt);
}

/** The posts a person answers for: held, or directed from a post they hold. */
export function directedOrHeldPostIds(person: Person): string[] {
  return [...person.posts.map((post) => post.postId), ...person.directs];
}
