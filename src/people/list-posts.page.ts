// Posts and who holds them: what an action can be given to.
import type { Request, Response } from 'express';
import { dayShort } from '../calendar/day.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { Places } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { mayChangePosts, mayReadPeople } from './person.policy.ts';
import { placesOf } from './places.ts';
import { listPosts } from './post.store.ts';

export interface ListPostsPage { places: Places; mayAdd: boolean; posts: readonly PostRow[] }
interface PostRow { href: string; title: string; organisation: string; holder: string; director: string; stands: string; isVacant: boolean; hasEnded: boolean }

const listPostsView = view<ListPostsPage>('people/list-posts');

export async function showPosts(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const posts = await listPosts(db, clock.today());
  const titles = new Map(posts.map(({ id, title }) => [id, title]));
  const person = personOf(req);
  renderPage(res, { title: 'Posts', section: 'people', wide: true }, listPostsView({
    places: placesOf('posts', req.face.words, mayReadPeople(person) ? undefined : ['posts', 'panels']),
    mayAdd: mayChangePosts(person),
    posts: posts.map((post) => ({
      href: `/posts/${post.id}`, title: post.title, organisation: post.organisationName, director: titles.get(post.directorPostId ?? '') ?? '–',
      holder: post.holder?.name ?? 'nobody', isVacant: post.holder === null && post.endedOn === null, hasEnded: post.endedOn !== null && post.endedOn <= clock.today(),
      stands: post.endedOn !== null ? `ended ${dayShort(post.endedOn)}` : post.holder === null ? 'needs a holder' : `since ${dayShort(post.holder.since)}`,
    })),
  }));
}
