// Invite a person: what will be sent, to whom, and one button.
import type { Request, Response } from 'express';
import { getPersonRecord, type PersonRecord } from '../people/person.store.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { findPasswordHash } from './credential.store.ts';
import { invitePerson } from './invite-person.ts';
import { lastsLabel } from './one-time-link.ts';

export interface InvitePersonPage { name: string; email: string; lasts: string; hasPassword: boolean; form: FormModel<never> }

const invitePersonView = view<InvitePersonPage>('sign-in/invite-person');
const invitePersonForm = form({});

type PersonRequest = Request<{ id: string }>;

export async function showInvitePerson(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  await show(req, res, person, invitePersonForm.open(req));
}

export async function invitePersonPosted(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  const posted = invitePersonForm.read(req);
  if (!posted.ok) { await show(req, res, person, posted.form); return; }
  const outcome = await invitePerson(req.deps, doerOf(req, posted), { personId: person.id });
  if (!outcome.ok) { await show(req, res, person, posted.refused(`${person.name} has left and cannot be invited.`)); return; }
  goTo(res, `/people/${person.id}`, `A letter with a link is on its way to ${outcome.to}.`);
}

async function show(req: PersonRequest, res: Response, { id, name, email }: PersonRecord, model: InvitePersonPage['form']): Promise<void> {
  const hasPassword = (await findPasswordHash(req.deps.db, id)) !== undefined;
  renderPage(res, { title: `Invite ${name}`, section: 'people', back: { href: `/people/${id}`, text: name } }, invitePersonView({ name, email, lasts: lastsLabel.invitation, hasPassword, form: model }));
}
