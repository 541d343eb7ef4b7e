// "No update received": printed only where the send log proves that a request went out in this cycle.
import { dayOf, daysBetween } from '../calendar/day.ts';
import type { Building } from './building.ts';
import type { Silence } from './edition-content.ts';
import type { RegisterAction } from './register.ts';
import { count, dated } from './wording.ts';

/**
 * A request that is queued, bounced or of unknown fate proves nothing, so an officer who could not be reached is never called silent.
 * Whoever wrote since the comparison edition, or since the first proven request where that is earlier, has answered.
 */
export function silenceOf(action: RegisterAction, by: Building): Silence | null {
  const sent = (by.requests.get(action.reference) ?? [])
    .filter((request) => request.state === 'accepted' && request.sentAt <= by.asOf)
    .map((request) => request.sentAt).sort((a, b) => a.getTime() - b.getTime());
  const first = sent[0];
  const last = sent.at(-1);
  if (!first || !last) return null;
  const since = by.since !== null && by.since < first ? by.since : first;
  const newest = action.updates.map((u) => u.at).sort((a, b) => b.getTime() - a.getTime())[0];
  if (newest && newest > since) return null;
  const from = newest ? dayOf(newest) : action.agreedOn;
  const days = Math.max(0, daysBetween(from, by.today));
  return {
    days, requests: sent.length, lastRequestAt: last.toISOString(),
    says: `no update received; ${count(sent.length, 'request')}; ${count(days, 'day')} since ${newest ? 'the last update' : 'the action was agreed'}, on ${dated(from).long}`,
  };
}
