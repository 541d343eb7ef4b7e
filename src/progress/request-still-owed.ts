// Asked when a request's letter is about to leave: is anything on it still owed by its reader, for a meeting still to come?
import type { Deps } from '../councils/deps.ts';
import type { Letter } from '../letters/letter.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import { findPerson } from '../people/person.store.ts';
import { directsPost, holdsPost } from '../people/person.ts';
import { hasPapersOut } from './cycle-run.store.ts';
import { readAsked, readCycleFacts } from './read-asked.ts';
import { findLinkOfLetter } from './update-link.store.ts';

export async function requestStillOwed(deps: Deps, letter: Letter): Promise<true | string> {
  const meeting = letter.about === null ? undefined : await findMeeting(deps.db, letter.about.id);
  if (meeting?.state !== 'planned') return 'The meeting it asks for is not held on that day any more.';
  if (await hasPapersOut(deps.db, meeting.id)) return 'The papers for the meeting have gone out.';
  const person = letter.to.personId === null ? undefined : await findPerson(deps.db, letter.to.personId, deps.clock.today());
  if (person === undefined) return `${letter.to.name} has left.`;
  const link = await findLinkOfLetter(deps.db, letter.dedupeKey);
  // Letters of before there were links.
  if (link === undefined) return true;
  if (link.revokedAt !== null) return 'Its link was withdrawn.';
  const asked = (await readAsked(deps.db, await readCycleFacts(deps.db, meeting), deps.clock.today())).filter(({ action }) => link.actionIds.includes(action.id));
  const isOwed = asked.some(({ isAnswered, post }) => !isAnswered && (holdsPost(person, post.id) || directsPost(person, post.id)));
  return isOwed ? true : `${letter.to.name} owes nothing of it any more.`;
}
