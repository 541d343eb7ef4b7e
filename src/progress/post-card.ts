// What a card sends: an update to be kept, or a draft, by its button or by the script that keeps what is typed.
import type { Request, Response } from 'express';
import type { Doer } from '../people/person.ts';
import type { RefusedCard } from './draw-card.ts';
import { keepDraft } from './keep-draft.ts';
import type { CycleNow } from './cycle-now.ts';
import { draftForm, reportForm, reportOrder, reportSentences } from './report-form.ts';
import { reportProgress } from './report-progress.ts';

const draftSentences = {
  'newer-draft': 'Not kept: a newer draft of this was kept from another window. Save the draft yourself to see both.',
  ended: 'Not kept: the panel has taken this action off its list.',
};

/** What it came to: 'answered' where the script has been told already, 'kept' where the page is to be shown again, else the card as it was typed. */
export async function postCard(req: Request, res: Response, of: { reference: string; cycle: CycleNow | undefined; doer: (posted?: { formKey: string }) => Doer }): Promise<'answered' | 'kept' | RefusedCard> {
  if ((req.body as Record<string, unknown> | undefined)?.['keep'] === 'draft') return await postDraft(req, res, of.reference, of.doer());
  const posted = reportForm.read(req, `${of.reference}-`);
  if (!posted.ok) return { reference: of.reference, form: posted.form };
  const { cycle } = of;
  const outcome = await reportProgress(req.deps, of.doer(posted), { ...reportOrder(of.reference, posted.order), meetingId: cycle?.meeting.id ?? null, afterDeadline: cycle?.isAfterDeadline ?? false });
  return outcome.ok ? 'kept' : { reference: of.reference, form: posted.refused(reportSentences[outcome.because]) };
}

async function postDraft(req: Request, res: Response, reference: string, doer: Doer): Promise<'answered' | 'kept' | RefusedCard> {
  const posted = draftForm.read(req);
  const isScript = req.accepts(['html', 'json']) === 'json';
  if (!posted.ok) {
    if (!isScript) return 'kept';
    res.status(422).json({ said: 'Not kept: the text is too long.' });
    return 'answered';
  }
  const body = typedOf(posted.order);
  const outcome = await keepDraft(req.deps, doer, { reference, after: posted.version, body });
  if (isScript) {
    if (outcome.ok) res.json({ said: 'Draft kept, not sent yet', version: outcome.version });
    else res.status(409).json({ said: draftSentences[outcome.because] });
    return 'answered';
  }
  return outcome.ok ? 'kept' : { reference, draft: body, because: outcome.because };
}

/** Only what was typed, by field. */
export function typedOf(order: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(order).flatMap(([name, text]) => (text === undefined || name === 'keep' ? [] : [[name, text]])));
}
