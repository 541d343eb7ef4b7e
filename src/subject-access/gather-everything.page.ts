// Gather everything held about a person: why it is asked, and then one file.
import type { Request, Response } from 'express';
import { getPersonRecord, type PersonRecord } from '../people/person.store.ts';
import { aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { gatherEverything } from './gather-everything.ts';
import { NOTES } from './held.ts';
import { renderHeld } from './held.render.ts';

export interface GatherPage { name: string; form: FormModel<'why'>; notes: readonly string[] }

const gatherView = view<GatherPage>('subject-access/gather-everything');
const gatherForm = form({ why: aLine('The reason', { missing: 'Say who asked for it and when' }) });

type PersonRequest = Request<{ id: string }>;

export async function showGather(req: PersonRequest, res: Response): Promise<void> {
  show(res, await getPersonRecord(req.deps.db, req.params.id), gatherForm.open(req));
}

export async function gatherPosted(req: PersonRequest, res: Response): Promise<void> {
  const person = await getPersonRecord(req.deps.db, req.params.id);
  const posted = gatherForm.read(req);
  if (!posted.ok) { show(res, person, posted.form); return; }
  // Without the form's key: asked again, it is gathered again, and recorded again.
  const held = await gatherEverything(req.deps, { ...doerOf(req, posted), formKey: undefined }, { personId: person.id, why: posted.order.why });
  res.attachment(`everything-held-${req.deps.clock.today()}.zip`).type('application/zip').send(renderHeld(held));
}

function show(res: Response, { id, name }: PersonRecord, model: GatherPage['form']): void {
  renderPage(res, { title: `Everything held about ${name}`, section: 'people', back: { href: `/people/${id}`, text: name } }, gatherView({ name, form: model, notes: NOTES }));
}
