// Who may look into the outbox and decide about a letter: for a panel's business its clerk, for the rest the administrators and whoever it was to.
import { isClerkOf, type Person } from '../people/person.ts';
import type { Letter } from './letter.ts';

/** Whose business a letter is, and who it was to. */
export interface Belonging { panelId: string | null; personId: string | null }

/** The same as `mayReadLetter`, for a list: the letters of these panels, and of no panel all or one's own. */
export interface LettersOf { panelIds: readonly string[]; allOfNoPanel: boolean; personId: string }

export function mayReadLetters(person: Person): boolean {
  return person.isAdministrator || person.parts.some(({ part }) => part === 'clerk');
}

/** An administrator has no say in a panel's business, and a clerk none in another panel's. */
export function mayReadLetter(person: Person, of: Belonging): boolean {
  if (of.panelId !== null) return isClerkOf(person, of.panelId);
  return person.isAdministrator || (mayReadLetters(person) && of.personId === person.id);
}

export function mayDecideOnLetter(person: Person, of: Belonging): boolean {
  return mayReadLetter(person, of);
}

/** Whether a restored copy takes the place of the original is a word about the whole council, not about a panel. */
export function mayLetLettersGo(person: Person): boolean {
  return person.isAdministrator;
}

export function lettersOf(person: Person): LettersOf {
  return { panelIds: person.parts.filter(({ part }) => part === 'clerk').map(({ panelId }) => panelId), allOfNoPanel: person.isAdministrator, personId: person.id };
}

/** A sign-in letter holds the reader's own key to the house: nobody else reads it, whatever their part. */
export function mayReadText(letter: Pick<Letter, 'lane'>): boolean {
  return letter.lane !== 'sign-in';
}
