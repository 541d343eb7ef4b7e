// Hold a panel's business or an inspection's beyond its date.
import type { Request, Response } from 'express';
import { listPanels } from '../panels/panel.store.ts';
import { listInspections } from '../inspections/inspection.store.ts';
import { aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { placeHold, type PlaceHoldRefusal } from './place-hold.ts';

export interface PlaceHoldPage { form: FormModel<'what' | 'why'>; choices: readonly Option[] }

const placeHoldView = view<PlaceHoldPage>('retention/place-hold');
const holdForm = form({ what: aLine('What', { missing: 'Choose what is held' }), why: aParagraph('The reason', { missing: 'Say why it is held', max: 1000 }) });
const sentences: Record<PlaceHoldRefusal, { what: string }> = { 'held-already': { what: 'This is held already' }, 'nothing-named': { what: 'Choose what is held' } };

export async function showPlaceHold(req: Request, res: Response): Promise<void> {
  await show(req, res, holdForm.open(req));
}

export async function placeHoldPosted(req: Request, res: Response): Promise<void> {
  const posted = holdForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  // A choice that is not of the list names nothing.
  const chosen = (await choicesOf(req)).some(({ value }) => value === posted.order.what) ? posted.order.what : '';
  const [kind, id = null] = chosen.split(' ');
  const outcome = await placeHold(req.deps, doerOf(req, posted), { panelId: kind === 'panel' ? id : null, inspectionId: kind === 'inspection' ? id : null, why: posted.order.why });
  if (!outcome.ok) { await show(req, res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, '/retention', 'It is held from now on: no run removes anything of it.');
}

async function choicesOf({ deps: { db } }: Request): Promise<Option[]> {
  const panels = await listPanels(db);
  return [
    ...panels.map(({ id, name }) => ({ value: `panel ${id}`, text: name })),
    ...(await listInspections(db, panels.map(({ id }) => id))).map(({ id, title, organisationName }) => ({ value: `inspection ${id}`, text: `${title}, ${organisationName}` })),
  ];
}

async function show(req: Request, res: Response, model: PlaceHoldPage['form']): Promise<void> {
  renderPage(res, { title: 'Hold something', section: 'settings', back: { href: '/retention', text: 'What is kept how long' } }, placeHoldView({ form: model, choices: await choicesOf(req) }));
}
