// Add a panel.
import type { Request, Response } from 'express';
import { aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { addPanel, type AddPanelRefusal } from './add-panel.ts';

export interface AddPanelPage { form: FormModel<'name' | 'letters' | 'venue'> }

const addPanelView = view<AddPanelPage>('panels/add-panel');
const addPanelForm = form({
  name: aLine('The name', { missing: 'Enter the name' }), letters: aLine('The letters', { missing: 'Enter the letters that stand in its references', max: 20 }), venue: aLine('The place'),
});
const sentences: Record<AddPanelRefusal, { letters: string }> = {
  'not-a-code': { letters: 'The letters must be 2 to 6 letters from A to Z, such as ECS' },
  'code-taken': { letters: 'These letters are taken, and are never given twice' },
};

export function showAddPanel(req: Request, res: Response): void {
  show(req, res, addPanelForm.open(req));
}

export async function addPanelPosted(req: Request, res: Response): Promise<void> {
  const posted = addPanelForm.read(req);
  if (!posted.ok) { show(req, res, posted.form); return; }
  const { name, letters, venue = null } = posted.order;
  const outcome = await addPanel(req.deps, doerOf(req, posted), { code: letters.toUpperCase(), name, venue });
  if (!outcome.ok) { show(req, res, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `/panels/${outcome.code}`, `${name} is added. Now add its people.`);
}

function show(req: Request, res: Response, model: AddPanelPage['form']): void {
  const { panel, Panels } = req.face.words;
  renderPage(res, { title: `Add a ${panel}`, section: 'people', back: { href: '/panels', text: Panels } }, addPanelView({ form: model }));
}
