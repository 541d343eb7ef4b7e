// A post and who holds it: an action belongs to the post, so that a leaver takes nothing along.
import type { Day } from '../calendar/day.ts';

export const organisationKinds = ['council', 'trust', 'partner', 'inspectorate'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export interface Organisation {
  id: string;
  name: string;
  kind: OrganisationKind;
  beganOn: Day | null;
  endedOn: Day | null;
  version: number;
}

export interface Post {
  id: string;
  title: string;
  organisationId: string;
  organisationName: string;
  directorPostId: string | null;
  endedOn: Day | null;
  /** Whoever holds it on the day asked about. */
  holder: { personId: string; name: string; email: string; since: Day } | null;
  version: number;
}

/** Who held a post from when until when; `untilOn` is the last day, null while it goes on. */
export interface Held {
  personId: string;
  fromOn: Day;
  untilOn: Day | null;
}

export type HandOverRefusal = 'ended' | 'not-later' | 'same-holder' | 'nobody-holds-it';

/**
 * May the post go to this person (null: to nobody) from this day? Who held it before stays until the day before, so the day
 * must be later than the day the newest holder began, and than the last day of a holder who has gone.
 */
export function mayHandOver(post: Pick<Post, 'endedOn'>, newest: Held | undefined, to: string | null, fromOn: Day): { ok: true } | { ok: false; because: HandOverRefusal } {
  if (post.endedOn !== null && fromOn >= post.endedOn) return { ok: false, because: 'ended' };
  const goesOn = newest !== undefined && newest.untilOn === null;
  if (to === null && !goesOn) return { ok: false, because: 'nobody-holds-it' };
  if (newest === undefined) return { ok: true };
  if (goesOn && newest.personId === to) return { ok: false, because: 'same-holder' };
  if (fromOn <= newest.fromOn || (newest.untilOn !== null && fromOn <= newest.untilOn)) return { ok: false, because: 'not-later' };
  return { ok: true };
}

/** "Head of Assessment: S. Rao", or that nobody holds it: the words for a post wherever it is shown. */
export function postLabel(post: Pick<Post, 'title' | 'holder'>): string {
  return post.holder === null ? `${post.title} (no holder)` : `${post.title}: ${post.holder.name}`;
}

/** Whether the director post is the post itself or answers to it, by however many steps: nobody directs their own director. */
export function isUnder(posts: readonly Pick<Post, 'id' | 'directorPostId'>[], directorPostId: string, postId: string): boolean {
  const directorOf = new Map(posts.map((post) => [post.id, post.directorPostId]));
  const seen = new Set<string>();
  for (let at: string | null | undefined = directorPostId; at != null && !seen.has(at); at = directorOf.get(at)) {
    if (at === postId) return true;
    seen.add(at);
  }
  return false;
}
