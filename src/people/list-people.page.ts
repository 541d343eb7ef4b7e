// Everyone who signs in or gets a letter, with what they are here.
import type { Request, Response } from 'express';
import { listPeopleWithPassword } from '../sign-in/credential.store.ts';
import { renderPage } from '../web/layout.ts';
import type { Places } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { placesOf } from './places.ts';
import { listPeopleWithParts } from './person.store.ts';

export interface ListPeoplePage { places: Places; people: readonly PersonRow[] }
interface PersonRow { href: string; name: string; email: string; does: readonly string[]; stands: string; hasLeft: boolean }

const listPeopleView = view<ListPeoplePage>('people/list-people');

export async function showPeople(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const [people, withPassword] = [await listPeopleWithParts(db, clock.today()), new Set(await listPeopleWithPassword(db))];
  renderPage(res, { title: 'People', section: 'people', wide: true }, listPeopleView({
    places: placesOf('people', req.face.words),
    people: people.map((person) => ({
      href: `/people/${person.id}`, name: person.name, email: person.email, hasLeft: person.leftOn !== null,
      does: [...person.parts, ...person.posts, ...(person.isAdministrator ? ['administrator'] : [])],
      stands: person.leftOn !== null ? 'has left' : withPassword.has(person.id) ? 'can sign in' : 'has no password yet',
    })),
  }));
}
