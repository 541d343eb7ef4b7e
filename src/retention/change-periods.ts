// Change how long something is kept; what somebody else changed meanwhile is not overwritten.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { lockSettings, saveSettings } from '../settings/settings.store.ts';
import { mayChangeRetention } from './retention.policy.ts';
import { monthsOf, RULES, type Periods, type Rule } from './rule.ts';

export type ChangePeriodsRefusal = 'changed-since';

export async function changePeriods(deps: Deps, by: Doer, order: { months: Periods; version: number }): Promise<Outcome<{ changed: boolean }, ChangePeriodsRefusal>> {
  if (!mayChangeRetention(by.person)) throw new NotAllowed('Only an administrator changes how long things are kept.');
  return await transact(deps, by, async (tx) => {
    const before = await lockSettings(tx);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const changes = changesBetween(inWords(before.retention), inWords(order.months));
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    const retention = Object.fromEntries(RULES.flatMap((rule) => (isOwn(rule, order.months) ? [[rule.key, order.months[rule.key] ?? 0]] : [])));
    await saveSettings(tx, { ...before, retention });
    await record(tx, deps, by, { what: 'settings.retention-changed', about: { kind: 'settings', id: before.id, label: 'Retention' }, changes });
    return { ok: true as const, changed: true };
  });
}

/** The usual time is not written down: it may be bettered one day. */
function isOwn(rule: Rule, months: Periods): boolean {
  return rule.months !== undefined && months[rule.key] !== undefined && months[rule.key] !== rule.months.usual;
}

function inWords(periods: Periods): Record<string, string> {
  return Object.fromEntries(RULES.flatMap((rule) => (rule.months === undefined ? [] : [[`${rule.name}, in months`, String(monthsOf(rule, periods))]])));
}
