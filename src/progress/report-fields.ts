// The fields of a report, drawn: the same on the page of one action and on each card of "my actions".
import type { Request } from 'express';
import { mayPropose } from '../actions/action.policy.ts';
import type { ActionWithPosts } from '../actions/action.store.ts';
import { reportedStates } from '../actions/action.ts';
import type { Person } from '../people/person.ts';
import type { Html } from '../web/html.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { EVIDENCE_KINDS, type ReportFormModel } from './report-form.ts';

export interface ReportFieldsPage {
  form: ReportFormModel;
  states: readonly Option[];
  textHint: string | undefined;
  kinds: readonly string[];
  isFileLost: boolean;
  mayPropose: boolean;
  canExtend: boolean;
  /** Parts with something in them, or something wrong with it, are shown open. */
  isOpen: { evidence: boolean; closure: boolean; extension: boolean; notMine: boolean };
}

const fieldsView = view<ReportFieldsPage>('progress/report-fields');

export function drawReportFields(req: Request, form: ReportFormModel, action: ActionWithPosts, person: Person | 'anyone'): Html {
  const has = (...names: string[]): boolean => names.some((name) => [name, `${name}-day`, `${name}-month`, `${name}-year`].some((part) => form.values[part]) || name in form.errorOf);
  const isFileLost = form.errors.length > 0 && (req.uploads ?? []).length > 0;
  return fieldsView({
    form, states: reportedStates.map((state) => ({ value: state, text: state.charAt(0).toUpperCase() + state.slice(1) })), kinds: EVIDENCE_KINDS, isFileLost,
    textHint: action.state === 'proposed for closure' ? 'Closure is proposed: what you write is shown beside it.' : undefined,
    mayPropose: person === 'anyone' || mayPropose(person, { ...action, state: 'not started' }), canExtend: action.targetOn !== null,
    isOpen: { evidence: isFileLost || has('evidence', 'evidenceTitle', 'showsOn'), closure: has('closure'), extension: has('newTarget', 'extensionWhy'), notMine: has('notMine') },
  })(req.face.words);
}
