// Deactivate a person: what they still own is listed before the button.
import type { Request, Response } from 'express';
import { listOpenActionsOfPosts, type ActionWithPosts } from '../actions/action.store.ts';
import { listMembershipsOfPerson } from '../panels/panel.store.ts';
import { getPersonRecord, type PersonRecord } from '../people/person.store.ts';
import { listHoldingsOfPerson } from '../people/post.store.ts';
import { NotAllowed } from '../database/errors.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { deactivatePerson, type DeactivateRefusal } from './deactivate-person.ts';
import { mayDeactivate } from './access.policy.ts';

export interface DeactivatePersonPage {
  name: string;
  posts: readonly { href: string; title: string; actions: readonly string[] }[];
  parts: readonly { href: string; text: string }[];
  form: FormModel<never>;
}

const deactivatePersonView = view<DeactivatePersonPage>('sign-in/deactivate-person');
const deactivatePersonForm = form({});

const sentences: Record<DeactivateRefusal, string> = {
  'changed-since': 'Somebody has changed this person since you opened the page. Look at what stands here now, and send it again.',
  'has-left': 'This person has left already.',
  'last-administrator': 'This is the last administrator. Make somebody else one first.',
};

type PersonRequest = Request<{ id: string }>;

export async function showDeactivatePerson(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  if (!mayDeactivate(personOf(req), person)) throw new NotAllowed('Nobody deactivates themselves: ask another administrator.');
  await show(req, res, person, deactivatePersonForm.open(req, { version: person.version }));
}

export async function deactivatePersonPosted(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  const posted = deactivatePersonForm.read(req);
  if (!posted.ok) { await show(req, res, person, posted.form); return; }
  const outcome = await deactivatePerson(req.deps, doerOf(req, posted), { personId: person.id, version: posted.version });
  if (!outcome.ok) { await show(req, res, person, posted.refused(sentences[outcome.because], { version: person.version })); return; }
  goTo(res, `/people/${person.id}`, `${person.name} is deactivated and signed out.`);
}

async function show(req: PersonRequest, res: Response, person: PersonRecord, model: DeactivatePersonPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  const held = await listHoldingsOfPerson(db, person.id, clock.today());
  const actions = await listOpenActionsOfPosts(db, held.map(({ postId }) => postId));
  const parts = await listMembershipsOfPerson(db, person.id, clock.today());
  renderPage(res, { title: `Deactivate ${person.name}`, section: 'people', back: { href: `/people/${person.id}`, text: person.name } }, deactivatePersonView({
    name: person.name, form: model,
    posts: held.map(({ postId, title }) => ({ href: `/posts/${postId}/hand-over-post`, title, actions: openItems(actions, postId) })),
    parts: parts.map(({ panelCode, panelName, part }) => ({ href: `/panels/${panelCode}`, text: `${part}, ${panelName}` })),
  }));
}

/** By reference alone: an administrator hands the posts over, and what the actions say is the panels' business. */
function openItems(actions: readonly ActionWithPosts[], postId: string): string[] {
  const named = (does: string, some: readonly ActionWithPosts[]): string[] =>
    (some.length === 0 ? [] : [`${does} ${some.length} open action${some.length === 1 ? '' : 's'}: ${some.map(({ reference }) => reference).join(', ')}`]);
  const items = [...named('leads', actions.filter(({ leadPostId }) => leadPostId === postId)), ...named('helps with', actions.filter(({ contributorPostIds }) => contributorPostIds.includes(postId)))];
  return items.length === 0 ? ['leads no open actions'] : items;
}
