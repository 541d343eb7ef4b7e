// The pages of people, posts, organisations and panels, beside each other.
import type { Places } from '../web/ui.ts';
import type { Words } from '../web/words.ts';

export type Place = 'people' | 'posts' | 'organisations' | 'panels';

/** @param only for a clerk, who reads posts and panels but not everybody's address */
export function placesOf(current: Place, words: Words, only: readonly Place[] = ['people', 'posts', 'organisations', 'panels']): Places {
  const texts: Record<Place, string> = { people: 'People', posts: 'Posts', organisations: 'Organisations', panels: words.Panels };
  return { label: 'People and posts', places: only.map((place) => ({ href: `/${place}`, text: texts[place], isCurrent: place === current })) };
}
