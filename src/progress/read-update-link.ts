// What an update link opens, if it still opens anything; looking changes nothing, as mail scanners look too.
import type { Deps } from '../councils/deps.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { findPerson } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { hasPapersOut } from './cycle-run.store.ts';
import { linkEnd, tokenHashOf, type LinkEnd, type UpdateLink } from './update-link.ts';
import { findUpdateLink } from './update-link.store.ts';

/** `person` is undefined for somebody who has left; `end` says why nothing is opened any more. */
export interface OpenedLink { link: UpdateLink; meeting: Meeting; person: Person | undefined; end: LinkEnd | 'left' | undefined }

/** Undefined for a token that never was one. */
export async function readUpdateLink(deps: Deps, token: string): Promise<OpenedLink | undefined> {
  const link = await findUpdateLink(deps.db, tokenHashOf(token));
  const meeting = link && (await findMeeting(deps.db, link.meetingId));
  if (link === undefined || meeting === undefined) return undefined;
  const person = await findPerson(deps.db, link.personId, deps.clock.today());
  return { link, meeting, person, end: linkEnd(link, meeting, await hasPapersOut(deps.db, meeting.id), deps.clock.now()) ?? (person === undefined ? 'left' : undefined) };
}

export async function isLiveLink(deps: Deps, token: string): Promise<boolean> {
  const opened = await readUpdateLink(deps, token);
  return opened !== undefined && opened.end === undefined;
}
