// One post: who holds it, who held it, and what can be done about it.
import type { Request, Response } from 'express';
import { dayLong, dayShort } from '../calendar/day.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { mayChangePosts, mayReadPeople } from './person.policy.ts';
import { postLabel } from './post.ts';
import { findPost, getPost, listHoldings } from './post.store.ts';

export interface PostPage {
  title: string;
  rows: readonly { key: string; value: string }[];
  holders: readonly { href: string | undefined; name: string; from: string; until: string }[];
  handOverHref: string | undefined;
  changeHref: string | undefined;
  endHref: string | undefined;
  trailHref: string | undefined;
}

const postView = view<PostPage>('people/post');

export async function showPost(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const post = await getPost(db, req.params.id, clock.today());
  const director = post.directorPostId === null ? undefined : await findPost(db, post.directorPostId, clock.today());
  const person = personOf(req);
  const mayChange = mayChangePosts(person) && post.endedOn === null;
  const path = `/posts/${post.id}`;
  renderPage(res, { title: post.title, section: 'people', back: { href: '/posts', text: 'Posts' } }, postView({
    title: post.title,
    rows: [
      { key: 'Organisation', value: post.organisationName },
      { key: 'Held by', value: post.holder === null ? 'nobody' : `${post.holder.name}, since ${dayLong(post.holder.since)}` },
      { key: 'Answers to', value: director === undefined ? 'no director is named' : postLabel(director) },
      ...(post.endedOn === null ? [] : [{ key: 'Ended', value: dayLong(post.endedOn) }]),
    ],
    holders: (await listHoldings(db, post.id)).map(({ personId, name, fromOn, untilOn }) => ({
      href: mayReadPeople(person) ? `/people/${personId}` : undefined, name, from: dayShort(fromOn), until: untilOn === null ? '' : dayShort(untilOn),
    })),
    handOverHref: mayChange ? `${path}/hand-over-post` : undefined, changeHref: mayChange ? `${path}/change-post` : undefined, endHref: mayChange ? `${path}/end-post` : undefined,
    trailHref: person.isAdministrator ? `/audit/posts/${post.id}` : undefined,
  }));
}
