// What lies before the panel: the actions of the frozen report, what it is to decide first. Pure.
import { actionPath } from '../actions/action-path.ts';
import type { ActionContent, EditionContent } from '../editions/edition-content.ts';
import type { EditionSummary } from '../editions/edition.ts';

/** The report the panel has in its hands: the last main one or its replacement, unless it was withdrawn. */
export function reportBefore<E extends Pick<EditionSummary, 'kind' | 'withdrawnAt'>>(editionsInOrder: readonly E[]): E | undefined {
  return editionsInOrder.filter(({ kind, withdrawnAt }) => kind !== 'supplement' && withdrawnAt === null).at(-1);
}

export type Group = 'decide' | 'overdue' | 'at risk' | 'no update' | 'the rest';

export interface AgendaItem { reference: string; group: Group; action: ActionContent }

const order: readonly Group[] = ['decide', 'overdue', 'at risk', 'no update', 'the rest'];

/** What has ended stands in the report once more and asks for nothing. Within a group the report's own order. */
export function agendaOf(content: Pick<EditionContent, 'actions'>): AgendaItem[] {
  const open = content.actions.filter(({ ended }) => ended === null).map((action) => ({ reference: action.reference, group: groupOf(action), action }));
  return order.flatMap((group) => open.filter((item) => item.group === group));
}

function groupOf(action: ActionContent): Group {
  if (action.closureAsked !== null || action.extensionAsked !== null) return 'decide';
  if (action.overdue !== null) return 'overdue';
  if (action.state === 'at risk') return 'at risk';
  return action.silence === null ? 'the rest' : 'no update';
}

export interface AgendaLine { says: string; actions: readonly { href: string; text: string }[] }

const groupSays: Record<Group, string> = { decide: 'to decide', overdue: 'overdue', 'at risk': 'at risk', 'no update': 'without an update', 'the rest': 'the rest' };
/** So many references stand in a line; the rest are in the report. */
const NAMED = 12;

/** The same order for those who come: each group in a line, "3 to decide". */
export function agendaLines(content: Pick<EditionContent, 'actions'>): AgendaLine[] {
  const items = agendaOf(content);
  return order.flatMap((group) => {
    const references = items.filter((item) => item.group === group).map(({ reference }) => reference);
    if (references.length === 0) return [];
    const more = references.length - NAMED;
    return [{ says: `${references.length} ${groupSays[group]}${group === 'the rest' || more <= 0 ? '' : ` (the first ${NAMED})`}`, actions: group === 'the rest' ? [] : references.slice(0, NAMED).map((reference) => ({ href: actionPath(reference), text: reference })) }];
  });
}
