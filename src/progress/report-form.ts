// What an officer is asked about an action: how it stands, one paragraph, and if wanted a file and one thing to ask of the panel.
import type { Request } from 'express';
import { reportedStates, type Action } from '../actions/action.ts';
import { aChoice, aDay, aFile, aLine, aParagraph, asTyped } from '../web/fields.ts';
import { form, type Form, type FormModel, type OrderOf } from '../web/forms.ts';
import { mediaTypeOf } from './evidence-kind.ts';
import type { ReportOrder, ReportRefusal } from './report-progress.ts';
import type { Draft } from './update.store.ts';

export const EVIDENCE_KINDS = ['.pdf', '.docx', '.xlsx', '.odt', '.csv', '.txt', '.png', '.jpg', '.jpeg'] as const;

export const reportFields = {
  state: aChoice(reportedStates, { missing: 'Say how it stands' }),
  text: aParagraph('The paragraph', { missing: 'Write a paragraph: what has happened, and what difference it makes', max: 4000 }),
  evidence: aFile({ kinds: EVIDENCE_KINDS }), evidenceTitle: aLine('The title of the evidence'), showsOn: aDay('The day of what it shows'),
  closure: aParagraph('What shows that it has worked', { max: 2000 }),
  newTarget: aDay('The new target date'), extensionWhy: aParagraph('The reason for more time', { max: 2000 }),
  notMine: aParagraph('Why it is not yours', { max: 1000 }),
};

export type ReportFields = OrderOf<Form<typeof reportFields>>;
export const reportForm = form(reportFields, fitTogether);
export type ReportFormModel = FormModel<keyof ReportFields>;

/** Everything as it was typed, half a date included, and which button was pressed. */
const typed = asTyped(20_000);
export const draftForm = form({
  keep: aChoice(['draft']), state: typed, text: typed, evidenceTitle: typed, 'showsOn-day': typed, 'showsOn-month': typed, 'showsOn-year': typed, closure: typed,
  'newTarget-day': typed, 'newTarget-month': typed, 'newTarget-year': typed, extensionWhy: typed, notMine: typed,
});

/** What is only wrong together. */
export function fitTogether(order: ReportFields): Partial<Record<keyof ReportFields, string>> {
  const wrong: Partial<Record<keyof ReportFields, string>> = {};
  const { evidence, evidenceTitle, showsOn, closure, newTarget, extensionWhy, notMine } = order;
  if (evidence !== undefined) {
    if (evidenceTitle === undefined) wrong.evidenceTitle = 'Say in a line what the file shows';
    if (showsOn === undefined) wrong.showsOn = 'Enter the day of what the file shows';
    if (mediaTypeOf(evidence) === undefined) wrong.evidence = 'The file is not what its name says; save it again in its own program and choose it anew';
  } else if (evidenceTitle !== undefined || showsOn !== undefined) wrong.evidence = 'Choose the file';
  if (newTarget !== undefined && extensionWhy === undefined) wrong.extensionWhy = 'Say why more time is needed';
  if (newTarget === undefined && extensionWhy !== undefined) wrong.newTarget = 'Enter the new target date';
  const asked = [closure, newTarget ?? extensionWhy, notMine].filter((one) => one !== undefined).length;
  if (asked > 1) wrong[notMine === undefined ? 'extensionWhy' : 'notMine'] = 'Ask for one thing at a time: closure, more time, or to hand it back';
  return wrong;
}

/** The order without the cycle it belongs to. */
export function reportOrder(reference: string, order: ReportFields): Pick<ReportOrder, 'reference' | 'state' | 'text' | 'evidence' | 'proposal'> {
  const { evidence, evidenceTitle: title, showsOn, closure, newTarget, extensionWhy, notMine } = order;
  return {
    reference, state: order.state, text: order.text,
    evidence: evidence && title && showsOn ? { bytes: evidence.bytes, fileName: evidence.fileName, mediaType: mediaTypeOf(evidence) ?? 'application/octet-stream', title, showsOn } : undefined,
    proposal: closure ? { kind: 'closure', reason: closure } : newTarget && extensionWhy ? { kind: 'extension', reason: extensionWhy, newTargetOn: newTarget } : notMine ? { kind: 'not mine', reason: notMine } : undefined,
  };
}

/** The form as first shown: the state as it is, and what was being typed when it was last kept. */
export function openReport(req: Request, action: Pick<Action, 'state'>, draft: Draft | undefined, at: { action: string; idPrefix?: string }): ReportFormModel {
  const state = reportedStates.find((one) => one === action.state);
  const model = reportForm.open(req, { ...at, values: { state }, version: draft?.sequence ?? 0 });
  return { ...model, values: { ...model.values, ...draft?.body } };
}

export const reportSentences: Record<ReportRefusal, string | Partial<Record<keyof ReportFields, string>>> = {
  ended: 'The panel has taken this action off its list since you opened the page. Nothing was saved; what you wrote is below, so that you can send it to the clerk.',
  'already-proposed': 'This has been asked already and is not decided yet. Take the request away here and save again.',
  'no-target': { newTarget: 'The action has no target date yet, so there is nothing to extend; tell the clerk which date you propose' },
  'not-later': { newTarget: 'The new target date must be later than the one it has' },
  past: { newTarget: 'The new target date must be in the future' },
  'evidence-in-the-future': { showsOn: 'The day of what the file shows cannot be in the future' },
};
