// Add an organisation.
import type { Request, Response } from 'express';
import { aChoice, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { addOrganisation, type AddOrganisationRefusal } from './add-organisation.ts';
import { organisationKinds } from './post.ts';

export interface AddOrganisationPage { form: FormModel<'name' | 'kind'>; kinds: readonly { value: string; text: string }[] }

const addOrganisationView = view<AddOrganisationPage>('people/add-organisation');
const addOrganisationForm = form({ name: aLine('The name', { missing: 'Enter the name' }), kind: aChoice(organisationKinds, { missing: 'Say what kind of organisation it is' }) });
const sentences: Record<AddOrganisationRefusal, { name: string }> = { 'name-taken': { name: 'An organisation of this name is here already' } };

export function showAddOrganisation(req: Request, res: Response): void {
  show(res, addOrganisationForm.open(req));
}

export async function addOrganisationPosted(req: Request, res: Response): Promise<void> {
  const posted = addOrganisationForm.read(req);
  if (!posted.ok) { show(res, posted.form); return; }
  const outcome = await addOrganisation(req.deps, doerOf(req, posted), posted.order);
  if (!outcome.ok) { show(res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, '/organisations', `${posted.order.name} is added.`);
}

function show(res: Response, model: AddOrganisationPage['form']): void {
  const kinds = organisationKinds.map((kind) => ({ value: kind, text: kind }));
  renderPage(res, { title: 'Add an organisation', section: 'people', back: { href: '/organisations', text: 'Organisations' } }, addOrganisationView({ form: model, kinds }));
}
