// What stands against dispatching a report: named, linked to its mend, and overridden only with a reason, which is kept. Pure.
import { blockersOf, type ActionState } from '../actions/action.ts';
import { dayLong, type Day } from '../calendar/day.ts';

export interface Against {
  /** Stable, for the override: "ECS-31:no-lead-post", "clear-days". */
  key: string;
  says: string;
  href: string | undefined;
  /** Exempt text without its paragraph is never sent, whatever the reason. */
  mayBeOverridden: boolean;
}

export interface AgainstFacts {
  actions: readonly { reference: string; state: ActionState; leadPostId: string | null; leadTitle: string | null; holderExists: boolean; targetOn: Day | null; exempt: readonly { paragraph: number | null; hasReason: boolean }[] }[];
  recipients: number;
  clearDays: { publishOn: Day; publishBy: Day; enough: boolean };
}

export function whatStandsAgainst(facts: AgainstFacts): Against[] {
  const against = facts.actions.flatMap((action) => [...blockedBy(action), ...exemptOf(action)]);
  const { publishOn, publishBy, enough } = facts.clearDays;
  if (!enough) against.push({ key: 'clear-days', says: `Papers published on ${dayLong(publishOn)} miss the five clear days; the last day was ${dayLong(publishBy)}.`, href: undefined, mayBeOverridden: true });
  if (facts.recipients === 0) against.push({ key: 'nobody', says: 'Nobody sits on the panel, so there is nobody to send it to.', href: '/people', mayBeOverridden: false });
  return against;
}

function blockedBy(action: AgainstFacts['actions'][number]): Against[] {
  const says = { 'no-lead-post': 'has no lead post', 'nobody-holds-it': `is led by ${action.leadTitle ?? 'a post'}, which nobody holds`, 'no-target': 'has no target date' };
  const where = { 'no-lead-post': 'lead-post', 'nobody-holds-it': 'lead-post', 'no-target': 'target' };
  return blockersOf(action, action.holderExists).map((blocker) => ({
    key: `${action.reference}:${blocker}`, says: `${action.reference} ${says[blocker]}.`, href: `/actions/${action.reference}/${where[blocker]}`, mayBeOverridden: true,
  }));
}

function exemptOf(action: AgainstFacts['actions'][number]): Against[] {
  if (!action.exempt.some((note) => note.paragraph === null || !note.hasReason)) return [];
  return [{ key: `${action.reference}:exempt`, says: `${action.reference} has an exempt note without its Schedule 12A paragraph or its reason.`, href: `/actions/${action.reference}`, mayBeOverridden: false }];
}
