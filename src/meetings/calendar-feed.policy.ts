// Who may have which calendar feed: always their own, as long as they are here.
import type { Person } from '../people/person.ts';
import type { FeedKind } from './calendar-feed.ts';

/** Meetings are for those of a panel, update deadlines for those who answer for actions. */
export function mayHaveFeed(person: Person, kind: FeedKind): boolean {
  return kind === 'meetings' ? person.parts.length > 0 : person.posts.length > 0;
}
