// Who may see and change people, posts and organisations: the administrator; the clerk reads whom to write to.
import type { Person } from './person.ts';

export function mayReadPeople(person: Person): boolean {
  return person.isAdministrator;
}

export function mayChangePeople(person: Person): boolean {
  return person.isAdministrator;
}

/** A clerk must know which post an action can go to and who holds it. */
export function mayReadPosts(person: Person): boolean {
  return person.isAdministrator || person.parts.some(({ part }) => part === 'clerk');
}

export function mayChangePosts(person: Person): boolean {
  return person.isAdministrator;
}

export function mayChangeOrganisations(person: Person): boolean {
  return person.isAdministrator;
}
