// The form in which a clerk says that a finding repeats one of an earlier inspection.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { findingLabel, type Finding } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { earlierSays, listEarlier, markRepeat } from './mark-repeat.ts';

export interface MarkRepeatPage { label: string; text: string; earlier: readonly Option[]; form: FormModel<'repeats'> }
const markRepeatView = view<MarkRepeatPage>('inspections/mark-repeat');
const repeatForm = form({ repeats: anId() });

/** A line of a list: the words are whole on the earlier inspection's page. */
const LINE = 140;

export async function showMarkRepeat(req: Request<{ id: string }>, res: Response): Promise<void> {
  const finding = await findingOf(req);
  await draw(req, res, finding, repeatForm.open(req, { values: { repeats: finding.repeatsId ?? undefined } }));
}

export async function doMarkRepeat(req: Request<{ id: string }>, res: Response): Promise<void> {
  const finding = await findingOf(req);
  const posted = repeatForm.read(req);
  if (!posted.ok) return await draw(req, res, finding, posted.form);
  const { repeats } = posted.order;
  const outcome = await markRepeat(req.deps, doerOf(req, posted), { findingId: finding.id, repeatsId: repeats ?? null });
  if (outcome.ok) return goTo(res, backTo(finding), repeats === undefined ? 'It repeats no earlier finding.' : 'Both findings say now that one repeats the other.');
  await draw(req, res, finding, posted.refused({ repeats: 'Choose a finding of an earlier inspection that your panel follows' }));
}

async function findingOf(req: Request<{ id: string }>): Promise<Finding> {
  const finding = await getFinding(req.deps.db, req.params.id);
  if (!mayChangeInspection(personOf(req), await listFollowingPanelIds(req.deps.db, finding.inspectionId))) throw new NotFound('finding');
  return finding;
}

function backTo(finding: Finding): string {
  return `/inspections/${finding.inspectionId}#${finding.id}`;
}

async function draw(req: Request, res: Response, finding: Finding, model: MarkRepeatPage['form']): Promise<void> {
  const earlier = (await listEarlier(req.deps.db, personOf(req), finding)).map((one) => ({ value: one.finding.id, text: cut(earlierSays(one)) }));
  // Of an inspection that only another panel follows, or of no earlier one: Save must not take it away unasked.
  if (finding.repeatsId !== null && !earlier.some(({ value }) => value === finding.repeatsId)) earlier.unshift({ value: finding.repeatsId, text: 'What it is marked with now, which is not of an earlier inspection that your panel follows' });
  renderPage(res, { title: 'What this finding repeats', section: 'inspections', back: { href: backTo(finding), text: 'The inspection' } }, markRepeatView({ label: findingLabel(finding), text: finding.text, earlier, form: model }));
}

function cut(text: string): string {
  return text.length > LINE ? `${text.slice(0, LINE).trimEnd()}…` : text;
}
