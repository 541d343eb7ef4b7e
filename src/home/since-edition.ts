// What a report says since the one before it, cut to what a member asks first: what closed, what to agree, what slipped, who was silent. Pure.
import { isEnded, type ActionState } from '../actions/action.ts';
import { actionPath } from '../actions/action-path.ts';
import { stateText } from '../actions/present-action.ts';
import type { ActionContent, EditionContent } from '../editions/edition-content.ts';
import { byReference } from '../editions/wording.ts';
import { reportSays } from './meeting-words.ts';

export interface SinceLine {
  reference: string;
  href: string;
  short: string;
  overdue: string | undefined;
  /** "target moved twice", "no update received; 2 requests; …" */
  says: string;
  /** How it left the list after the report; nothing is left to ask then. */
  since: string | undefined;
  askHref: string | undefined;
}

export interface Since {
  /** "Progress report 7, sent on 7 January 2026"; null in the first report. */
  comparedWith: string | null;
  closed: number | null;
  toAgree: number;
  becameOverdue: number;
  overdue: number;
  silent: number;
  lines: SinceLine[];
  /** Lines that are only in the report. */
  more: number;
}

export type StatesNow = ReadonlyMap<string, { state: ActionState; supersededBy: string | null }>;

const TOLD = 15;

/** @param now how the actions stand today: the report is frozen, and a member must not be told that what they closed is overdue */
export function sinceEdition(content: EditionContent, now: StatesNow, mayAsk: boolean): Since {
  const { glance, changes, head } = content;
  const troubled = troubledIn(content);
  return {
    comparedWith: head.comparedWith && reportSays(head.comparedWith), closed: glance.closedSince, silent: glance.silent.now, overdue: glance.overdue.now,
    toAgree: content.actions.filter((a) => a.closureAsked !== null || a.extensionAsked !== null).length,
    becameOverdue: changes.lines.filter((line) => line.changes.some(({ kind }) => kind === 'became overdue')).length,
    lines: troubled.slice(0, TOLD).map((action) => lineOf(action, now, mayAsk)), more: Math.max(0, troubled.length - TOLD),
  };
}

/** Overdue ones first, the longest first; then those of whom nothing was heard. */
export function troubledIn(content: Pick<EditionContent, 'actions'>): ActionContent[] {
  return content.actions.filter((a) => a.ended === null && (a.overdue !== null || a.silence !== null))
    .sort((a, b) => (b.overdue?.days ?? -1) - (a.overdue?.days ?? -1) || (b.silence?.days ?? -1) - (a.silence?.days ?? -1) || byReference(a.reference, b.reference));
}

function lineOf(action: ActionContent, now: StatesNow, mayAsk: boolean): SinceLine {
  const { reference } = action;
  const today = now.get(reference);
  const since = today !== undefined && isEnded(today.state) ? `${stateText(today.state, today.supersededBy)} since this report` : undefined;
  return {
    reference, href: actionPath(reference), short: action.short, overdue: action.overdue?.says, since,
    says: [action.overdue === null ? null : action.target.movesSay, action.silence?.says ?? null].filter((part) => part !== null).join('; '),
    askHref: mayAsk && since === undefined ? actionPath(reference, 'ask') : undefined,
  };
}
