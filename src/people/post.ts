// A post and who holds it: an action belongs to the post, so that a leaver takes nothing along (PEERS.md, request 22).
import type { Day } from '../calendar/day.ts';

export type OrganisationKind = 'council' | 'trust' | 'partner' | 'inspectorate';

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

/** "Head of Assessment: S. Rao", or that nobody holds it: the words for a post wherever it is shown. */
export function postLabel(post: Pick<Post, 'title' | 'holder'>): string {
  return post.holder === null ? `${post.title} (no holder)` : `${post.title}: ${post.holder.name}`;
}
