// Take a lost second factor away: an administrator says how they made sure of the person, and another confirms it.
import type { Request, Response } from 'express';
import { instantLabel } from '../calendar/instant-label.ts';
import { getPersonRecord, type PersonRecord } from '../people/person.store.ts';
import { aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { findOpenReset, type FactorReset } from './factor-reset.store.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { hasIdentity } from './provider-identity.store.ts';
import { askToResetSecondFactor, confirmResetOfSecondFactor, type ResetRefusal } from './reset-second-factor.ts';

export interface ResetSecondFactorPage {
  name: string;
  hasFactor: boolean;
  /** What waits for a second administrator, and whether whoever looks asked for it. */
  asked: { by: string; when: string; how: string; isOwn: boolean } | undefined;
  form: FormModel<'how'>;
}

const resetView = view<ResetSecondFactorPage>('sign-in/reset-second-factor');
const resetForm = form({ how: aParagraph('How you made sure', { missing: 'Say how you made sure that it is this person', max: 500 }) });

type PersonRequest = Request<{ id: string }>;

export async function showResetSecondFactor(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  await show(req, res, person, resetForm.open(req, { version: stepOf(await isAskedByAnother(req, person)) }));
}

export async function resetSecondFactorPosted(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  const posted = resetForm.read(req);
  if (!posted.ok) { await show(req, res, person, posted.form); return; }
  const isSecond = await isAskedByAnother(req, person);
  // Asked by another since the page was opened: what it said of the button is no longer true.
  if (posted.version !== stepOf(isSecond)) { await show(req, res, person, posted.refused(sentences(person)['asked-meanwhile'], { version: stepOf(isSecond) })); return; }
  const outcome = await (isSecond ? confirmResetOfSecondFactor : askToResetSecondFactor)(req.deps, doerOf(req, posted), { personId: person.id, how: posted.order.how });
  if (!outcome.ok) { await show(req, res, person, posted.refused(sentences(person)[outcome.because])); return; }
  goTo(res, `/people/${person.id}`, isSecond ? `${person.name} sets up another second step at the next sign-in. A letter says so.` : `Now another administrator must confirm it on the same page, within 24 hours. A letter tells ${person.name}.`);
}

function sentences({ name }: PersonRecord): Record<ResetRefusal, string> {
  return {
    'no-factor': `${name} has no second step to take away.`, 'same-person': 'You asked for it yourself: another administrator must confirm it.',
    'asked-meanwhile': 'Another administrator has dealt with this meanwhile. Read below how it stands now.',
  };
}

/** Which of the two buttons the form was opened with. */
function stepOf(isSecond: boolean): number {
  return isSecond ? 1 : 0;
}

async function isAskedByAnother(req: PersonRequest, { id }: PersonRecord): Promise<boolean> {
  const open = await findOpenReset(req.deps.db, id, req.deps.clock.now());
  return open !== undefined && open.askedById !== personOf(req).id;
}

async function show(req: PersonRequest, res: Response, { id, name }: PersonRecord, model: ResetSecondFactorPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  const hasFactor = await hasSecondFactor(db, id) || await hasIdentity(db, id);
  const open = await findOpenReset(db, id, clock.now());
  renderPage(res, { title: `Take away the second step of ${name}`, section: 'people', back: { href: `/people/${id}`, text: name } }, resetView({ name, hasFactor, asked: open && present(open, personOf(req).id), form: model }));
}

function present({ askedById, askedByName, askedAt, how }: FactorReset, ownId: string): ResetSecondFactorPage['asked'] {
  return { by: askedByName, when: instantLabel(askedAt), how, isOwn: askedById === ownId };
}
