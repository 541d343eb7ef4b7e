// Change how a panel works; what somebody else saved meanwhile is shown beside what was typed.
import type { Request, Response } from 'express';
import { differences, newestChange } from '../audit/newest-change.ts';
import { dayLong, type Day } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { aDay, aLine, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { changePanel, type ChangePanelOrder, type ChangePanelRefusal } from './change-panel.ts';
import { leadTimeFields, leadTimesIn, leadTimeValues, stepLabels, type StepField } from './lead-time-fields.ts';
import type { Panel } from './panel.ts';
import { findPanelByCode } from './panel.store.ts';
import { usualLeadTimes } from '../calendar/cycle-steps.ts';

type Field = 'name' | 'venue' | 'chairMayDecide' | 'directorsSignOff' | 'directorsCopied' | 'endedOn' | StepField;
export interface ChangePanelPage { name: string; form: FormModel<Field>; steps: readonly { field: StepField; label: string; usual: string }[]; conflict: Conflict | undefined }

const changePanelView = view<ChangePanelPage>('panels/change-panel');
const changePanelForm = form({
  name: aLine('The name', { missing: 'Enter the name' }), venue: aLine('The place'), ...leadTimeFields,
  chairMayDecide: aTick(), directorsSignOff: aTick(), directorsCopied: aTick(), endedOn: aDay('The last day'),
});
const sentences: Record<ChangePanelRefusal, string> = {
  'changed-since': 'Somebody else has changed this since you opened the page',
  'steps-out-of-order': 'Each step must be as many working days before the meeting as the next one, or more: the first request comes first, the publication last',
};

type PanelRequest = Request<{ code: string }>;

export async function showChangePanel(req: PanelRequest, res: Response): Promise<void> {
  const panel = await panelOf(req);
  const { name, venue, chairMayDecide, directorsSignOff, directorsCopied, endedOn, leadTimes, version } = panel;
  show(res, panel, changePanelForm.open(req, { version, values: { name, venue: venue ?? '', chairMayDecide, directorsSignOff, directorsCopied, endedOn: endedOn ?? '', ...leadTimeValues(leadTimes) } }));
}

export async function changePanelPosted(req: PanelRequest, res: Response): Promise<void> {
  const panel = await panelOf(req);
  const posted = changePanelForm.read(req);
  if (!posted.ok) { show(res, panel, posted.form); return; }
  const { name, venue = null, endedOn = null, chairMayDecide, directorsSignOff, directorsCopied, ...steps } = posted.order;
  const order = { id: panel.id, name, venue, leadTimes: leadTimesIn(steps), chairMayDecide, directorsSignOff, directorsCopied, endedOn, version: posted.version };
  const outcome = await changePanel(req.deps, doerOf(req, posted), order);
  if (outcome.ok) { goTo(res, `/panels/${panel.code}`, outcome.changed ? `${name} is changed.` : 'Nothing was different, so nothing was changed.'); return; }
  const conflict = outcome.because === 'changed-since' ? { ...(await newestChange(req.deps.db, { kind: 'panels', id: panel.id })), rows: rowsOf(panel, order) } : undefined;
  show(res, panel, posted.refused(sentences[outcome.because], { version: panel.version }), conflict);
}

async function panelOf({ deps, params }: PanelRequest): Promise<Panel> {
  const panel = await findPanelByCode(deps.db, params.code);
  if (panel === undefined) throw new NotFound(`panel ${params.code}`);
  return panel;
}

function rowsOf(theirs: Panel, yours: ChangePanelOrder): Conflict['rows'] {
  const yesOrNo = (value: boolean): string => (value ? 'yes' : 'no');
  const ended = (day: Day | null): string => (day === null ? '' : dayLong(day));
  return differences([
    { label: 'Name', theirs: theirs.name, yours: yours.name }, { label: 'Place', theirs: theirs.venue ?? '', yours: yours.venue ?? '' },
    ...stepLabels.map(({ step, text }) => ({ label: `Working days: ${text}`, theirs: String(theirs.leadTimes[step] ?? 'the usual'), yours: String(yours.leadTimes[step] ?? 'the usual') })),
    { label: 'The chair may decide', theirs: yesOrNo(theirs.chairMayDecide), yours: yesOrNo(yours.chairMayDecide) },
    { label: 'Directors sign off', theirs: yesOrNo(theirs.directorsSignOff), yours: yesOrNo(yours.directorsSignOff) },
    { label: 'Directors get copies', theirs: yesOrNo(theirs.directorsCopied), yours: yesOrNo(yours.directorsCopied) },
    { label: 'Last day', theirs: ended(theirs.endedOn), yours: ended(yours.endedOn) },
  ]);
}

function show(res: Response, { name, code }: Panel, model: ChangePanelPage['form'], conflict?: Conflict): void {
  const steps = stepLabels.map(({ step, field, text }) => ({ field, label: text.charAt(0).toUpperCase() + text.slice(1), usual: `usually ${usualLeadTimes[step]}` }));
  renderPage(res, { title: `Change ${name}`, section: 'people', back: { href: `/panels/${code}`, text: name } }, changePanelView({ name, form: model, steps, conflict }));
}
