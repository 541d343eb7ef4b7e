// A filter of the list in words, for its heading, its print and its spreadsheet; and the choices it is made from. Pure.
import { dayShort } from '../calendar/day.ts';
import type { PanelPart } from '../people/person.ts';
import type { Option } from '../web/ui-fields.ts';
import type { Words } from '../web/words.ts';
import { actionStates } from './action.ts';
import type { ActionFilter, Choice, ListChoices } from './action-list.ts';
import { stateText } from './present-action.ts';

export const stateOptions: readonly Option[] = [
  { value: 'open', text: 'Open' }, { value: 'any', text: 'In every state' }, ...actionStates.map((state) => ({ value: state, text: stateText(state) })), { value: 'ended', text: 'Off the list: closed, not accepted or superseded' },
];

/** Longer than this no line of a drop-down is read. */
const LINE = 90;

export function optionsOf(choices: readonly Choice[]): Option[] {
  return choices.map(({ id, text, on }) => ({ value: id, text: [text.length > LINE ? `${text.slice(0, LINE).trimEnd()}…` : text, on && dayShort(on)].filter(Boolean).join(', ') }));
}

/** "Open actions; overdue; lead officer: Head of Assessment" */
export function filterSays(filter: ActionFilter, choices: ListChoices, parts: readonly Pick<PanelPart, 'panelId' | 'panelName'>[], words: Words): string {
  const chosen = (label: string, id: string | undefined, of: readonly Option[]): string | undefined => {
    if (id === undefined) return undefined;
    return `${label}: ${of.find(({ value }) => value === id)?.text ?? 'one that has no action here'}`;
  };
  const state = filter.state === undefined ? 'Actions in every state' : filter.state === 'open' ? 'Open actions' : filter.state === 'ended' ? 'Actions off the list' : `Actions ${stateText(filter.state)}`;
  return [
    state, filter.isOverdue === true ? 'overdue' : undefined, filter.isSilent === true ? 'no update received' : undefined, filter.text === undefined ? undefined : `with “${filter.text}”`,
    chosen(words.panel, filter.panelId, parts.map(({ panelId, panelName }) => ({ value: panelId, text: panelName }))), chosen(words.leadOfficer, filter.leadPostId, optionsOf(choices.leads)),
    chosen('organisation', filter.organisationId, optionsOf(choices.organisations)), chosen('inspection', filter.inspectionId, optionsOf(choices.inspections)), chosen('finding', filter.findingId, optionsOf(choices.findings)),
    chosen('made at the meeting', filter.meetingId, optionsOf(choices.meetings)), becauseOf(filter),
  ].filter((part) => part !== undefined).join('; ');
}

function becauseOf({ findingId, inspectionId, resolutionId, undertakingId }: ActionFilter): string | undefined {
  if (findingId !== undefined && inspectionId === undefined) return 'because of one finding';
  if (resolutionId !== undefined) return 'because of one resolution';
  return undertakingId === undefined ? undefined : 'because of one undertaking';
}
