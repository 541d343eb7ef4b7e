// Change a person; what somebody else saved meanwhile is shown beside what was typed.
import type { Request, Response } from 'express';
import { differences, newestChange } from '../audit/newest-change.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { changePerson, type ChangePersonOrder, type ChangePersonRefusal } from './change-person.ts';
import { personForm, type PersonFormModel } from './person-form.ts';
import { getPersonRecord, type PersonRecord } from './person.store.ts';

export interface ChangePersonPage { name: string; form: PersonFormModel; conflict: Conflict | undefined }

const changePersonView = view<ChangePersonPage>('people/change-person');
const sentences: Record<ChangePersonRefusal, string | { email: string } | { isAdministrator: string }> = {
  'changed-since': 'Somebody else has changed this person since you opened the page',
  'address-taken': { email: 'Somebody else here has this e-mail address' },
  'has-left': 'This person has left and is not changed any more',
  'last-administrator': { isAdministrator: 'This is the last administrator; make somebody else one first' },
};

type PersonRequest = Request<{ id: string }>;

export async function showChangePerson(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  show(res, person, personForm.open(req, { version: person.version, values: { name: person.name, email: person.email, lettersBy: person.lettersBy, isAdministrator: person.isAdministrator } }));
}

export async function changePersonPosted(req: PersonRequest, res: Response): Promise<void> {
  const posted = personForm.read(req);
  const { id } = req.params;
  if (!posted.ok) { show(res, await getPersonRecord(req.deps.db, id), posted.form); return; }
  const order = { ...posted.order, id, version: posted.version };
  const outcome = await changePerson(req.deps, doerOf(req, posted), order);
  if (outcome.ok) { goTo(res, `/people/${id}`, outcome.changed ? `${order.name} is changed.` : 'Nothing was different, so nothing was changed.'); return; }
  const person = await getPersonRecord(req.deps.db, id);
  const conflict = outcome.because === 'changed-since' ? await conflictOf(req, person, order) : undefined;
  show(res, person, posted.refused(sentences[outcome.because], { version: person.version }), conflict);
}

async function conflictOf(req: PersonRequest, theirs: PersonRecord, yours: ChangePersonOrder): Promise<Conflict> {
  const rows = differences([
    { label: 'Name', theirs: theirs.name, yours: yours.name }, { label: 'E-mail address', theirs: theirs.email, yours: yours.email },
    { label: 'Letters', theirs: theirs.lettersBy, yours: yours.lettersBy },
    { label: 'Administrator', theirs: theirs.isAdministrator ? 'yes' : 'no', yours: yours.isAdministrator ? 'yes' : 'no' },
  ]);
  return { ...(await newestChange(req.deps.db, { kind: 'people', id: theirs.id })), rows };
}

function show(res: Response, { id, name }: PersonRecord, model: PersonFormModel, conflict?: Conflict): void {
  renderPage(res, { title: `Change ${name}`, section: 'people', back: { href: `/people/${id}`, text: name } }, changePersonView({ name, form: model, conflict }));
}
