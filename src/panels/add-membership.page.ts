// Add somebody to a panel.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { personOptions } from '../people/choices.ts';
import { aChoice, aDay, aLine, anId, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { addMembership } from './add-membership.ts';
import { membershipSentences, type MembershipField } from './membership-sentences.ts';
import { partsInOrder, type Panel } from './panel.ts';
import { findPanelByCode } from './panel.store.ts';

export interface AddMembershipPage { panelName: string; people: readonly Option[]; parts: readonly Option[]; form: FormModel<MembershipField> }

const addMembershipView = view<AddMembershipPage>('panels/add-membership');
const addMembershipForm = form({
  personId: anId({ missing: 'Choose a person' }), part: aChoice(partsInOrder, { missing: 'Say what part they have' }),
  votesOn: aChoice(['everything', 'education', 'nothing'], { missing: 'Say what they vote on' }), entitledToExempt: aTick(), exemptReason: aLine('The reason'),
  fromOn: aDay('The first day', { missing: 'Enter the first day' }), untilOn: aDay('The last day'),
});

type PanelRequest = Request<{ code: string }>;

export async function showAddMembership(req: PanelRequest, res: Response): Promise<void> {
  await show(req, res, await panelOf(req), addMembershipForm.open(req, { values: { part: 'member', votesOn: 'everything', fromOn: req.deps.clock.today() } }));
}

export async function addMembershipPosted(req: PanelRequest, res: Response): Promise<void> {
  const panel = await panelOf(req);
  const posted = addMembershipForm.read(req);
  if (!posted.ok) { await show(req, res, panel, posted.form); return; }
  const { exemptReason = null, untilOn = null, ...rest } = posted.order;
  const outcome = await addMembership(req.deps, doerOf(req, posted), { panelId: panel.id, ...rest, exemptReason, untilOn });
  if (!outcome.ok) { await show(req, res, panel, posted.refused(membershipSentences[outcome.because])); return; }
  goTo(res, `/panels/${panel.code}`, 'They are added.');
}

async function panelOf({ deps, params }: PanelRequest): Promise<Panel> {
  const panel = await findPanelByCode(deps.db, params.code);
  if (panel === undefined) throw new NotFound(`panel ${params.code}`);
  return panel;
}

async function show({ deps }: PanelRequest, res: Response, { code, name }: Panel, model: AddMembershipPage['form']): Promise<void> {
  const parts = partsInOrder.map((part) => ({ value: part, text: part }));
  renderPage(res, { title: 'Add somebody', section: 'people', back: { href: `/panels/${code}`, text: name } }, addMembershipView({ panelName: name, people: await personOptions(deps.db), parts, form: model }));
}
