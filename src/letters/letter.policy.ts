// Who may look into the outbox and decide about a letter: the clerks and the administrators of the council.
import type { Person } from '../people/person.ts';
import type { Letter } from './letter.ts';

export function mayReadLetters(person: Person): boolean {
  return person.isAdministrator || person.parts.some(({ part }) => part === 'clerk');
}

export function mayDecideOnLetters(person: Person): boolean {
  return mayReadLetters(person);
}

/** A sign-in letter holds the reader's own key to the house: nobody else reads it, whatever their part. */
export function mayReadText(letter: Pick<Letter, 'lane'>): boolean {
  return letter.lane !== 'sign-in';
}
