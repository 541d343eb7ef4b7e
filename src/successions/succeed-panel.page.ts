// Another panel takes over: choose which, read what will happen, and only then the button.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { count } from '../editions/wording.ts';
import { findPanelByCode, listPanels } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { aLine, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { readSuccession, type Succession } from './read-succession.ts';
import { succeedPanel } from './succeed-panel.ts';
import type { GoesAlong, SuccessionRefusal } from './succession.ts';

export interface SucceedPanelPage {
  name: string; code: string; panels: readonly Option[]; choose: FormModel<'to'>;
  plan: { to: string; passes: readonly string[]; stays: readonly string[]; people: readonly string[]; refusal: string | undefined; form: FormModel<'to' | 'peopleGoAlong'>; effect: string } | undefined;
}

const succeedView = view<SucceedPanelPage>('successions/succeed-panel');
const chooseForm = form({ to: aLine('The panel', { missing: 'Choose the panel that takes over' }) });
const succeedForm = form({ to: aLine('The panel', { missing: 'Choose the panel that takes over' }), peopleGoAlong: aTick() });

const sentences: Record<SuccessionRefusal, string> = {
  ended: 'Another panel has already taken over from this one.', same: 'A panel cannot take over from itself.', 'successor-ended': 'That panel has ended, so it cannot take over.',
  'meeting-unsaid': 'A meeting whose day has come is still marked as planned. Its clerk first says what became of it.',
  'papers-out': 'The report for a coming meeting has been dispatched. Hold that meeting first, or let its clerk cancel it: a report stays with the panel it was sent to.',
  'in-review': 'A paper is still in review. Its clerk first confirms it or drops it, so that it comes into the right panel.',
  'same-evening': 'Both panels have planned a meeting for the same day and time. A clerk first moves one of them.',
  'no-clerk': 'The panel that takes over would have no clerk, and nobody would send its requests. Add one to it, or let the people go along.',
  'changed-since': 'Somebody else has changed this panel since you opened the page. What would happen now stands below.',
};

type PanelRequest = Request<{ code: string }>;

export async function showSucceedPanel(req: PanelRequest, res: Response): Promise<void> {
  const panel = await panelOf(req, req.params.code);
  const { order, form: choose } = chooseForm.fromQuery(req);
  const to = order.to === undefined ? undefined : await findPanelByCode(req.deps.db, order.to);
  await show(req, res, panel, to, choose);
}

export async function succeedPanelPosted(req: PanelRequest, res: Response): Promise<void> {
  const panel = await panelOf(req, req.params.code);
  const posted = succeedForm.read(req);
  // The other panel was not said: it is asked for where it is chosen.
  if (!posted.ok) { await show(req, res, panel, undefined, { ...chooseForm.fromQuery(req).form, errorOf: posted.form.errorOf }); return; }
  const to = await panelOf(req, posted.order.to);
  const outcome = await succeedPanel(req.deps, doerOf(req, posted), { panelId: panel.id, successorId: to.id, peopleGoAlong: posted.order.peopleGoAlong, version: posted.version });
  if (outcome.ok) { goTo(res, `/panels/${to.code}`, `${to.name} has taken over ${count(outcome.actions, 'action')} and ${count(outcome.meetings, 'planned meeting')}.`); return; }
  await show(req, res, panel, to, chooseForm.fromQuery(req).form, posted.refused(sentences[outcome.because], { version: panel.version }));
}

async function panelOf({ deps }: Request, code: string): Promise<Panel> {
  const panel = await findPanelByCode(deps.db, code);
  if (panel === undefined) throw new NotFound(`panel ${code}`);
  return panel;
}

async function show(req: PanelRequest, res: Response, panel: Panel, to: Panel | undefined, choose: FormModel<'to'>, refused?: FormModel<'to' | 'peopleGoAlong'>): Promise<void> {
  const { db, clock } = req.deps;
  const others = (await listPanels(db)).filter(({ id, successorId, endedOn }) => id !== panel.id && successorId === null && (endedOn === null || endedOn > clock.today()));
  const succession = to && (await readSuccession(db, panel, to, clock.today(), { peopleGoAlong: true }));
  const action = `/panels/${panel.code}/succeed-panel`;
  renderPage(res, { title: `Another takes over from ${panel.name}`, section: 'people', back: { href: `/panels/${panel.code}`, text: panel.name } }, succeedView({
    name: panel.name, code: panel.code, panels: others.map(({ code, name }) => ({ value: code, text: `${name} (${code})` })), choose: { ...choose, method: 'get', action },
    plan: to && succession && present(panel, to, succession, refused ?? succeedForm.open(req, { action, version: panel.version, values: { to: to.code, peopleGoAlong: true } })),
  }));
}

function present(from: Panel, to: Panel, plan: Succession, model: FormModel<'to' | 'peopleGoAlong'>): NonNullable<SucceedPanelPage['plan']> {
  const { open, ended } = plan.references;
  const meetings = plan.planned.map(({ meetsOn }) => dayWithWeekday(meetsOn)).join(', ');
  return {
    to: to.name, form: { ...model, hidden: [...model.hidden.filter(({ name }) => name !== 'to'), { name: 'to', value: to.code }] },
    passes: [
      `${count(open.length, 'open action')} and ${count(ended.length, 'action')} off the list, with everything said and decided about them. They keep their references${open[0] === undefined ? '' : `, such as ${open[0]}`}; new ones will begin with ${to.code}.`,
      plan.planned.length === 0 ? 'No planned meeting.' : `${count(plan.planned.length, 'planned meeting')} (${meetings}), with ${count(plan.requests, 'request')} for updates already sent; links in letters go on working and dates stay as they are.`,
      plan.inspections.length === 0 ? 'No inspection it does not follow already.' : `The inspections followed: ${plan.inspections.join('; ')}.`,
      `Members’ questions. Its next report is compared with the last one ${from.code} was sent.`,
    ],
    stays: [`${count(plan.held, 'meeting')} of the past with their minutes, resolutions and reports: whoever sits on ${to.name} may read them. ${from.name} ends today, and its letters ${from.code} are never given again.`],
    people: plan.people.map(personSays), refusal: plan.refusal === undefined ? undefined : sentences[plan.refusal],
    effect: `Passes ${count(open.length + ended.length, 'action')} and ${count(plan.planned.length, 'planned meeting')} to ${to.name}, and ends ${from.name} today. It cannot be undone.`,
  };
}

function personSays({ membership: { name, part, entitledToExempt }, as }: GoesAlong): string {
  if (as === undefined) return `${name}: has a part there already, and keeps that one`;
  return `${name}, ${as}${as === part ? '' : ' (there is a chair already)'}${entitledToExempt ? ', entitled to exempt text' : ''}`;
}
