// What an administrator's home is made of: people, posts and panels that lack what they need. Reads only.
import { listPostsWithoutHolder } from '../actions/action-list.store.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { listMemberships, listPanels } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import type { Part } from '../people/person.ts';
import { listPeople } from '../people/person.store.ts';
import { listPeopleWithPassword } from '../sign-in/credential.store.ts';

export interface AdministratorDay {
  people: number;
  panels: number;
  /** People who have not left and have never set a password. */
  withoutPassword: readonly string[];
  postsWithoutHolder: readonly { postId: string; title: string; count: number }[];
  panelsWithoutClerk: readonly Pick<Panel, 'code' | 'name'>[];
  panelsWithoutMembers: readonly Pick<Panel, 'code' | 'name'>[];
}

export async function readAdministratorDay(db: Db, today: Day): Promise<AdministratorDay> {
  const [people, withPassword, postsWithoutHolder, allPanels] = await Promise.all([listPeople(db), listPeopleWithPassword(db), listPostsWithoutHolder(db, today), listPanels(db)]);
  const panels = allPanels.filter(({ endedOn }) => endedOn === null || endedOn > today);
  const memberships = await Promise.all(panels.map(({ id }) => listMemberships(db, id, today)));
  const has = new Set(withPassword);
  const here = people.filter(({ leftOn }) => leftOn === null || leftOn > today);
  const lacking = (isIt: (part: Part) => boolean): Panel[] => panels.filter((_panel, i) => !(memberships[i] ?? []).some(({ part }) => isIt(part)));
  return {
    people: here.length, panels: panels.length, postsWithoutHolder, withoutPassword: here.filter(({ id }) => !has.has(id)).map(({ name }) => name),
    panelsWithoutClerk: lacking((part) => part === 'clerk'), panelsWithoutMembers: lacking((part) => part !== 'clerk'),
  };
}
