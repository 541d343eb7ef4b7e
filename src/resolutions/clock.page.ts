// One clock: its rule, what set it going, its arithmetic, and the printed date that may overrule it.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aDay, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { changeClock, type ChangeClockRefusal } from './change-clock.ts';
import { mayKeepClock, maySeeClock } from './resolution.policy.ts';
import { responsePath } from './resolution.ts';
import { clockPath, nearnessSays, type RunningClock } from './running-clock.ts';
import { findClock, listPanelIdsOfClock } from './running-clock.store.ts';

const overruleForm = form({ printedOn: aDay('The printed date', { missing: 'Enter the date printed in the letter' }), because: aParagraph('Where it is printed', { missing: 'Say where the date is printed, and why it stands', max: 500 }) });
const metForm = form({ metOn: aDay('The day it was met', { missing: 'Enter the day on which it was met' }) });

export interface ClockPage {
  title: string;
  stands: string;
  rule: string;
  started: string;
  arithmetic: readonly string[];
  overrule: FormModel<'printedOn' | 'because'> | undefined;
  met: FormModel<'metOn'> | undefined;
}

const clockView = view<ClockPage>('resolutions/clock');

const sentences: Record<ChangeClockRefusal, string> = {
  'changed-since': 'The clock has changed since you opened this page. How it stands now is shown; look again.', 'in-the-future': 'That day is still to come.', 'before-it-began': 'That day is before the clock was started.',
};

type ClockRequest = Request<{ id: string }>;

export async function showClock(req: ClockRequest, res: Response): Promise<void> {
  show(req, res, await seen(req));
}

export async function overrulePosted(req: ClockRequest, res: Response): Promise<void> {
  const at = await kept(req);
  const posted = overruleForm.read(req, 'overrule-');
  if (!posted.ok) { show(req, res, at, { overrule: posted.form }); return; }
  const outcome = await changeClock(req.deps, doerOf(req, posted), { clockId: at.clock.id, version: posted.version, ...posted.order });
  if (outcome.ok) { goTo(res, clockPath(at.clock.id), `The date is ${dayWithWeekday(posted.order.printedOn)}, as printed.`); return; }
  const fresh = await seen(req);
  show(req, res, fresh, { overrule: posted.refused(sentences[outcome.because], { version: fresh.clock.version }) });
}

export async function metPosted(req: ClockRequest, res: Response): Promise<void> {
  const at = await kept(req);
  const posted = metForm.read(req, 'met-');
  if (!posted.ok) { show(req, res, at, { met: posted.form }); return; }
  const outcome = await changeClock(req.deps, doerOf(req, posted), { clockId: at.clock.id, version: posted.version, metOn: posted.order.metOn });
  if (outcome.ok) { goTo(res, clockPath(at.clock.id), 'The clock has stopped.'); return; }
  const fresh = await seen(req);
  show(req, res, fresh, { met: posted.refused(sentences[outcome.because], { version: fresh.clock.version }) });
}

async function seen(req: ClockRequest): Promise<{ clock: RunningClock; keeps: boolean }> {
  const clock = await findClock(req.deps.db, req.params.id);
  const panelIds = clock === undefined ? [] : await listPanelIdsOfClock(req.deps.db, clock);
  if (clock === undefined || !maySeeClock(personOf(req), panelIds)) throw new NotFound(`clock ${req.params.id}`);
  return { clock, keeps: mayKeepClock(personOf(req), panelIds) };
}

async function kept(req: ClockRequest): Promise<Awaited<ReturnType<typeof seen>>> {
  const at = await seen(req);
  if (!at.keeps) throw new NotAllowed('Only the clerk of a panel whose business it is changes its clocks.');
  return at;
}

function show(req: ClockRequest, res: Response, { clock, keeps }: { clock: RunningClock; keeps: boolean }, refused: Partial<Pick<ClockPage, 'overrule' | 'met'>> = {}): void {
  const opened = { version: clock.version };
  renderPage(res, { title: clock.name, section: clock.inspectionId === null ? 'meetings' : 'inspections', back: clock.inspectionId === null ? { href: responsePath(clock.resolutionId ?? ''), text: 'The recommendation' } : { href: `/inspections/${clock.inspectionId}`, text: 'The inspection' } }, clockView({
    title: clock.name, stands: `${dayWithWeekday(clock.dueOn)}: ${nearnessSays(clock, req.deps.clock.today())}.`, rule: clock.rule, started: `${dayWithWeekday(clock.startedOn)}, ${clock.startedWhat}`, arithmetic: clock.arithmetic,
    overrule: keeps && clock.metOn === null ? (refused.overrule ?? overruleForm.open(req, { ...opened, action: `${clockPath(clock.id)}/overrule`, idPrefix: 'overrule-' })) : undefined,
    // A recommendation's clock stops with its response.
    met: keeps && clock.metOn === null && clock.inspectionId !== null ? (refused.met ?? metForm.open(req, { ...opened, action: `${clockPath(clock.id)}/met`, idPrefix: 'met-' })) : undefined,
  }));
}
