// Change an organisation, or say since when it no longer is.
import type { Request, Response } from 'express';
import { differences, newestChange } from '../audit/newest-change.ts';
import { dayLong } from '../calendar/day.ts';
import { aChoice, aDay, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { changeOrganisation, type ChangeOrganisationOrder, type ChangeOrganisationRefusal } from './change-organisation.ts';
import { organisationKinds, type Organisation } from './post.ts';
import { getOrganisation } from './post.store.ts';

export interface ChangeOrganisationPage { name: string; form: FormModel<'name' | 'kind' | 'endedOn'>; kinds: readonly { value: string; text: string }[]; conflict: Conflict | undefined }

const changeOrganisationView = view<ChangeOrganisationPage>('people/change-organisation');
const changeOrganisationForm = form({
  name: aLine('The name', { missing: 'Enter the name' }), kind: aChoice(organisationKinds, { missing: 'Say what kind of organisation it is' }), endedOn: aDay('The last day'),
});
const sentences: Record<ChangeOrganisationRefusal, string | { name: string } | { endedOn: string }> = {
  'changed-since': 'Somebody else has changed this organisation since you opened the page',
  'name-taken': { name: 'Another organisation has this name' },
  'ends-before-it-began': { endedOn: 'It cannot end before it began' },
};

type OrganisationRequest = Request<{ id: string }>;

export async function showChangeOrganisation(req: OrganisationRequest, res: Response): Promise<void> {
  const organisation = await getOrganisation(req.deps.db, req.params.id);
  const { name, kind, endedOn, version } = organisation;
  show(res, organisation, changeOrganisationForm.open(req, { version, values: { name, kind, endedOn: endedOn ?? '' } }));
}

export async function changeOrganisationPosted(req: OrganisationRequest, res: Response): Promise<void> {
  const posted = changeOrganisationForm.read(req);
  const { deps, params: { id } } = req;
  if (!posted.ok) { show(res, await getOrganisation(deps.db, id), posted.form); return; }
  const order = { id, name: posted.order.name, kind: posted.order.kind, endedOn: posted.order.endedOn ?? null, version: posted.version };
  const outcome = await changeOrganisation(deps, doerOf(req, posted), order);
  if (outcome.ok) { goTo(res, '/organisations', outcome.changed ? `${order.name} is changed.` : 'Nothing was different, so nothing was changed.'); return; }
  const organisation = await getOrganisation(deps.db, id);
  const conflict = outcome.because === 'changed-since' ? await conflictOf(req, organisation, order) : undefined;
  show(res, organisation, posted.refused(sentences[outcome.because], { version: organisation.version }), conflict);
}

async function conflictOf({ deps }: OrganisationRequest, theirs: Organisation, yours: ChangeOrganisationOrder): Promise<Conflict> {
  const ended = (day: Organisation['endedOn']): string => (day === null ? '' : dayLong(day));
  const rows = differences([{ label: 'Name', theirs: theirs.name, yours: yours.name }, { label: 'What it is', theirs: theirs.kind, yours: yours.kind },
    { label: 'Last day', theirs: ended(theirs.endedOn), yours: ended(yours.endedOn) }]);
  return { ...(await newestChange(deps.db, { kind: 'organisations', id: theirs.id })), rows };
}

function show(res: Response, { name }: Organisation, model: ChangeOrganisationPage['form'], conflict?: Conflict): void {
  const kinds = organisationKinds.map((kind) => ({ value: kind, text: kind }));
  renderPage(res, { title: `Change ${name}`, section: 'people', back: { href: '/organisations', text: 'Organisations' } }, changeOrganisationView({ name, form: model, kinds, conflict }));
}
