// What may be dispatched for a meeting, and when: its one main report, supplements to it, and replacements of what was wrong. Pure.
import { standing, type EditionSummary } from './edition.ts';
import type { MeetingState } from '../meetings/meeting.ts';

/** What a supplement adds to, or a replacement puts right, and in a sentence why. */
export interface Follows { kind: 'supplement' | 'replacement'; editionId: string; reason: string }

export type DispatchRefusal =
  | 'already-dispatched' | 'not-planned' | 'meeting-begun' | 'nothing-to-follow' | 'already-replaced' | 'something-stands-against' | 'publish-in-the-past' | 'publish-too-late';

export interface DispatchFacts {
  meeting: { state: MeetingState; beginsAt: Date };
  /** Every edition of the meeting, withdrawn ones too. */
  editions: readonly EditionSummary[];
  now: Date;
  publishAt: Date | null;
  /** The last moment at which papers may be opened to the public; the clear days allow no later one. */
  publishBefore: Date;
}

export function whyNotDispatched(follows: Pick<Follows, 'kind' | 'editionId'> | undefined, facts: DispatchFacts): DispatchRefusal | undefined {
  const { editions, meeting, now, publishAt } = facts;
  if (publishAt !== null && publishAt < now) return 'publish-in-the-past';
  if (publishAt !== null && publishAt > facts.publishBefore) return 'publish-too-late';
  if (follows !== undefined) {
    const why = whyNotFollowed(follows, editions);
    if (why !== undefined) return why;
    // An error is put right whenever it is found, so that what stands for ever is what was true; nothing else is of use once the panel sits.
    if (follows.kind === 'replacement') return meeting.state === 'planned' || meeting.state === 'held' ? undefined : 'not-planned';
  } else if (editions.some((edition) => edition.kind === 'main')) return 'already-dispatched';
  if (meeting.state !== 'planned') return 'not-planned';
  return now >= meeting.beginsAt ? 'meeting-begun' : undefined;
}

/** A supplement adds to what stands; a replacement may also take the place of what was withdrawn, once. */
function whyNotFollowed(follows: Pick<Follows, 'kind' | 'editionId'>, editions: readonly EditionSummary[]): DispatchRefusal | undefined {
  if (!editions.some((edition) => edition.id === follows.editionId)) return 'nothing-to-follow';
  if (editions.some((edition) => edition.kind === 'replacement' && edition.followsId === follows.editionId && edition.withdrawnAt === null)) return 'already-replaced';
  return follows.kind === 'supplement' && !standing(editions).some((edition) => edition.id === follows.editionId) ? 'nothing-to-follow' : undefined;
}
