// What a list of actions is asked for in its address: the same for the page, for the spreadsheets and for a saved view.
import type { Request } from 'express';
import { aChoice, aLine, anId, aTick } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { actionStates } from './action.ts';
import { actionSorts, sortOf, type ActionFilter, type ActionOrderBy } from './action-list.ts';

const filterForm = form({
  text: aLine('The words'), state: aChoice(['any', 'open', 'ended', ...actionStates]), overdue: aTick(), silent: aTick(), panel: anId(), lead: anId(), organisation: anId(), inspection: anId(), finding: anId(),
  resolution: anId(), undertaking: anId(), meeting: anId(), rows: aChoice(['25', '100', '500']), sort: aChoice(actionSorts.flatMap((sort) => [sort, `-${sort}`] as const)),
});

export type FilterFormModel = FormModel<'text' | 'state' | 'overdue' | 'silent' | 'panel' | 'lead' | 'organisation' | 'inspection' | 'finding' | 'meeting' | 'rows'>;

export interface ListAsked {
  filter: ActionFilter;
  by: ActionOrderBy;
  rows: number;
  /** Without the page and without what is empty. */
  query: URLSearchParams;
  form: FilterFormModel;
}

export function listAsked(req: Request): ListAsked {
  const { order, form: asked } = filterForm.fromQuery(req);
  const { state = 'open', rows = '25' } = order;
  return {
    filter: filterFrom(order), by: sortOf(order.sort ?? 'target'), rows: Number(rows), query: new URLSearchParams(Object.entries(asked.values).filter(([, value]) => value !== '')),
    form: { ...asked, values: { ...asked.values, state, rows } },
  };
}

/** Nothing said of the state means the open ones: what is closed is history. */
function filterFrom({ text, state = 'open', overdue, silent, panel, lead, organisation, inspection, finding, resolution, undertaking, meeting }: ReturnType<typeof filterForm.fromQuery>['order']): ActionFilter {
  return {
    text, state: state === 'any' ? undefined : state, isOverdue: overdue, isSilent: silent, panelId: panel, leadPostId: lead, organisationId: organisation, inspectionId: inspection, findingId: finding,
    resolutionId: resolution, undertakingId: undertaking, meetingId: meeting,
  };
}
