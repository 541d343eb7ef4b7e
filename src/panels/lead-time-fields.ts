// The steps of a cycle as a form asks for them: working days before the meeting, each left empty for the usual one.
import type { Step } from '../calendar/cycle-steps.ts';
import { aWholeNumber, type Field } from '../web/fields.ts';
import type { Panel } from './panel.ts';

export type StepField = 'firstRequest' | 'reminder' | 'updateDeadline' | 'lastCall' | 'chairsDraft' | 'publication';

export const stepLabels: readonly { step: Step; field: StepField; text: string }[] = [
  { step: 'first-request', field: 'firstRequest', text: 'first request' }, { step: 'reminder', field: 'reminder', text: 'reminder' },
  { step: 'update-deadline', field: 'updateDeadline', text: 'update deadline' }, { step: 'last-call', field: 'lastCall', text: 'last call' },
  { step: 'chairs-draft', field: 'chairsDraft', text: 'chair’s draft' }, { step: 'publication', field: 'publication', text: 'latest publication' },
];

const days = (what: string): Field<number | undefined> => aWholeNumber(what, { from: 1, to: 90 });

export const leadTimeFields: Record<StepField, Field<number | undefined>> = {
  firstRequest: days('The first request'), reminder: days('The reminder'), updateDeadline: days('The update deadline'), lastCall: days('The last call'),
  chairsDraft: days('The chair’s draft'), publication: days('The latest publication'),
};

export function leadTimesIn(order: Record<StepField, number | undefined>): Panel['leadTimes'] {
  return Object.fromEntries(stepLabels.flatMap(({ step, field }) => (order[field] === undefined ? [] : [[step, order[field]]])));
}

export function leadTimeValues(times: Panel['leadTimes']): Record<StepField, number | undefined> {
  const value = (step: Step): number | undefined => times[step];
  return {
    firstRequest: value('first-request'), reminder: value('reminder'), updateDeadline: value('update-deadline'), lastCall: value('last-call'),
    chairsDraft: value('chairs-draft'), publication: value('publication'),
  };
}
