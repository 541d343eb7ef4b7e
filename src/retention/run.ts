// What a run of retention is remembered by, and the words that stand where something was erased. Pure.
import { dayLong, type Day } from '../calendar/day.ts';
import { ruleOf, type RuleKey } from './rule.ts';

export interface Run { id: string; rule: RuleKey; beforeOn: Day; removed: number; at: Date }

/** Stands where an address or a file's name was, and tells the run that it has been here. */
export const ERASED = 'erased';
export const ERASED_DOMAIN = 'erased.invalid';

export function erasedWords(rule: RuleKey, on: Day): string {
  return `Erased on ${dayLong(on)} under the rule “${ruleOf(rule).name}”.`;
}

/** An address that is of the right shape, belongs to nobody and can never be written to (RFC 2606). */
export const erasedAddress = (personId: string): string => `erased-${personId}@${ERASED_DOMAIN}`;
