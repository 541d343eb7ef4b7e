// One person: what they are here, and what can be done about it.
import type { Request, Response } from 'express';
import { dayLong } from '../calendar/day.ts';
import { listMembershipsOfPerson } from '../panels/panel.store.ts';
import { mayDeactivate, mayInvite, mayResetSecondFactor } from '../sign-in/access.policy.ts';
import { findPasswordHash } from '../sign-in/credential.store.ts';
import { hasSecondFactor } from '../sign-in/own-factors.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { getPersonRecord, type PersonRecord } from './person.store.ts';
import { listHoldingsOfPerson } from './post.store.ts';

export interface PersonPage {
  name: string;
  rows: readonly { key: string; value: string }[];
  posts: readonly { href: string; text: string }[];
  parts: readonly { href: string; text: string }[];
  changeHref: string | undefined;
  inviteHref: string | undefined;
  resetFactorHref: string | undefined;
  deactivateHref: string | undefined;
  gatherHref: string;
  trailHref: string;
}

const personView = view<PersonPage>('people/person');

export async function showPerson(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = await getPersonRecord(db, req.params.id);
  const here = person.leftOn === null;
  const path = `/people/${person.id}`;
  const [posts, parts] = [await listHoldingsOfPerson(db, person.id, clock.today()), await listMembershipsOfPerson(db, person.id, clock.today())];
  const canSignIn = (await findPasswordHash(db, person.id)) !== undefined;
  renderPage(res, { title: person.name, section: 'people', back: { href: '/people', text: 'People' } }, personView({
    name: person.name, rows: rowsOf(person, canSignIn),
    posts: posts.map(({ postId, title, fromOn }) => ({ href: `/posts/${postId}`, text: `${title}, ${fromOn > clock.today() ? 'from' : 'since'} ${dayLong(fromOn)}` })),
    parts: parts.map(({ panelCode, panelName, part, fromOn }) => ({ href: `/panels/${panelCode}`, text: `${part}, ${panelName}, ${fromOn > clock.today() ? 'from' : 'since'} ${dayLong(fromOn)}` })),
    changeHref: here ? `${path}/change-person` : undefined,
    inviteHref: here && mayInvite(personOf(req)) ? `${path}/invite-person` : undefined,
    resetFactorHref: here && mayResetSecondFactor(personOf(req), person) && await hasSecondFactor(db, person.id) ? `${path}/reset-second-factor` : undefined,
    deactivateHref: here && mayDeactivate(personOf(req), person) ? `${path}/deactivate-person` : undefined,
    gatherHref: `${path}/gather-everything`, trailHref: `/audit/people/${person.id}`,
  }));
}

function rowsOf(person: PersonRecord, canSignIn: boolean): PersonPage['rows'] {
  return [
    { key: 'E-mail address', value: person.email },
    { key: 'Letters', value: person.lettersBy === 'paper' ? 'on paper; letters about signing in still go by e-mail' : 'by e-mail' },
    { key: 'Administrator', value: person.isAdministrator ? 'yes: people, posts, panels and settings' : 'no' },
    { key: 'Signing in', value: person.leftOn !== null ? `left on ${dayLong(person.leftOn)}` : canSignIn ? 'has a password' : 'has no password yet: send an invitation' },
    { key: 'Here since', value: dayLong(person.joinedOn) },
  ];
}
