// Remove what is past its date: each rule in a transaction of its own, so that a run that is cut short has done some rules whole and others not at all.
import { randomUUID } from 'node:crypto';
import { record, recordAll, theOperator } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { getSettings } from '../settings/settings.store.ts';
import { eraseDue } from './erase.store.ts';
import { removedBefore, RULES, type Rule, type RuleKey } from './rule.ts';
import { addRun, lockRetention } from './run.store.ts';

export type Removed = { rule: RuleKey; removed: number };

/** @param deps with the eraser's database: no other login may remove anything */
export async function runRetention(deps: Deps): Promise<Removed[]> {
  const all: Removed[] = [];
  for (const rule of RULES) all.push(await runRule(deps, rule));
  await transact(deps, {}, async (tx) => {
    const { id } = await getSettings(tx);
    const counts = Object.fromEntries(all.filter(({ removed }) => removed > 0).map(({ rule, removed }) => [rule, [null, removed] as const]));
    await record(tx, deps, theOperator, { what: 'retention.finished', about: { kind: 'settings', id, label: 'Retention' }, changes: counts });
    return { ok: true };
  });
  return all;
}

async function runRule(deps: Deps, rule: Rule): Promise<Removed> {
  const today = deps.clock.today();
  return await transact(deps, {}, async (tx) => {
    await lockRetention(tx);
    const before = removedBefore(rule, (await getSettings(tx)).retention, today);
    const { removed, touched } = await eraseDue(tx, rule.key, before, today);
    const id = randomUUID();
    await addRun(tx, { id, rule: rule.key, beforeOn: before, removed, at: deps.clock.now() });
    // Rows that stay say themselves what became of them; the run says how many there were in all.
    const unique = [...new Map(touched.map((one) => [`${one.kind} ${one.id}`, one])).values()];
    await recordAll(tx, deps, theOperator, [
      ...unique.map((about) => ({ what: 'retention.erased', about, changes: { rule: [null, rule.name] as const } })),
      { what: 'retention.run', about: { kind: 'retention_runs', id, label: rule.name }, changes: { removed: [null, removed] as const, before: [null, before] as const } },
    ]);
    return { ok: true as const, rule: rule.key, removed };
  });
}
