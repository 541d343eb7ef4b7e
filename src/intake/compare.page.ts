// A paper that is nearly the same as an earlier one: what is the same, what changed, what stands only in one of them; and what to do with it.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { compareLines } from './compare-lines.ts';
import { dropIntake } from './drop-intake.ts';
import { readEarlierLines } from './earlier-lines.ts';
import { followPaper, type FollowRefusal } from './follow-paper.ts';
import type { Intake } from './intake.ts';
import { mayReview } from './intake.policy.ts';
import { findIntake, getReview } from './intake.store.ts';
import { keptLines } from './review.ts';

export interface ComparePage {
  fileName: string; summary: string; earlier: { name: string; href: string; when: string }; isConfirmed: boolean; form: FormModel; review: string;
  changed: readonly { then: string; now: string }[]; onlyHere: readonly string[]; onlyThere: readonly string[]; same: readonly string[];
}

const compareView = view<ComparePage>('intake/compare');
const compareForm = form({});
const sentences: Record<FollowRefusal, string> = {
  'not-in-review': 'This paper has already been confirmed or put aside.', 'changed-since': 'Somebody else has taken the review of this paper further. Look at the comparison again.',
  'earlier-not-confirmed': 'The earlier paper is not confirmed, so there is nothing this one could follow. Confirm it first, or put one of the two aside.',
};

export async function showCompare(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { intake, earlier } = await bothOf(req);
  if (intake.state !== 'in review') return res.redirect(303, `/intake/${intake.id}`);
  const { sequence } = await getReview(req.deps.db, intake.id);
  await show(req, res, intake, earlier, compareForm.open(req, { version: sequence, action: `/intake/${intake.id}/compare` }));
}

export async function doCompare(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { intake, earlier } = await bothOf(req);
  const pressed = (req.body as Record<string, unknown> | undefined)?.['do'];
  const posted = compareForm.read(req);
  if (!posted.ok) return await show(req, res, intake, earlier, posted.form);
  if (pressed === 'drop' || pressed === 'drop-earlier') {
    const away = pressed === 'drop' ? intake : earlier;
    await dropIntake(req.deps, doerOf(req, posted), away.id);
    return goTo(res, pressed === 'drop' ? '/intake' : `/intake/${intake.id}`, `${away.fileName} is put aside. It is kept, and may be read in again.`);
  }
  const outcome = await followPaper(req.deps, doerOf(req, posted), { intakeId: intake.id, sequence: posted.version });
  if (outcome.ok) return goTo(res, `/intake/${intake.id}`, 'What is the same stays as it is. Only what this paper changes or adds is left to review.');
  const { sequence } = await getReview(req.deps.db, intake.id);
  await show(req, res, intake, earlier, posted.refused(sentences[outcome.because], { version: sequence }));
}

async function bothOf(req: Request<{ id: string }>): Promise<{ intake: Intake; earlier: Intake }> {
  const intake = await findIntake(req.deps.db, req.params.id);
  const earlier = intake?.likeIntakeId == null ? undefined : await findIntake(req.deps.db, intake.likeIntakeId);
  if (intake === undefined || earlier === undefined || !mayReview(personOf(req), intake)) throw new NotFound(`comparison of ${req.params.id}`);
  return { intake, earlier };
}

async function show(req: Request, res: Response, intake: Intake, earlier: Intake, model: FormModel): Promise<void> {
  const { db } = req.deps;
  const { review } = await getReview(db, intake.id);
  const found = compareLines(keptLines(review), await readEarlierLines(db, earlier));
  renderPage(res, { title: 'Nearly the same paper', section: 'intake', wide: true, back: { href: '/intake', text: 'Intake' } }, compareView({
    fileName: intake.fileName, form: model, isConfirmed: earlier.state === 'confirmed', review: `/intake/${intake.id}`,
    earlier: { name: earlier.fileName, href: `/intake/${earlier.id}`, when: `${earlier.state} · taken in on ${dayLong(dayOf(earlier.startedAt))}` },
    summary: `${found.same.length} the same · ${found.changed.length} changed · ${found.onlyHere.length} only in this paper · ${found.onlyThere.length} only in the earlier one`,
    changed: found.changed.map(({ text, earlier: { text: then } }) => ({ then, now: text })), onlyHere: found.onlyHere.map(({ text }) => text), onlyThere: found.onlyThere.map(({ text }) => text), same: found.same.map(({ text }) => text),
  }));
}
