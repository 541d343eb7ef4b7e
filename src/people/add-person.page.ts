// Add a person.
import type { Request, Response } from 'express';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { addPerson, type AddPersonRefusal } from './add-person.ts';
import { personForm, type PersonFormModel } from './person-form.ts';

export interface AddPersonPage { form: PersonFormModel }

const addPersonView = view<AddPersonPage>('people/add-person');
const sentences: Record<AddPersonRefusal, { email: string }> = { 'address-taken': { email: 'Somebody here has this e-mail address already' } };

export function showAddPerson(req: Request, res: Response): void {
  show(res, personForm.open(req, { values: { lettersBy: 'email' } }));
}

export async function addPersonPosted(req: Request, res: Response): Promise<void> {
  const posted = personForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const outcome = await addPerson(req.deps, doerOf(req, posted), posted.order);
  if (!outcome.ok) { show(res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `/people/${outcome.personId}`, `${posted.order.name} is added. Nothing has been sent to them yet.`);
}

function show(res: Response, model: PersonFormModel): void {
  renderPage(res, { title: 'Add a person', section: 'people', back: { href: '/people', text: 'People' } }, addPersonView({ form: model }));
}
