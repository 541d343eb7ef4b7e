// Change the council's lead times, which every panel takes that has none of its own, and what counts as a clear day.
import { changesBetween, record } from '../audit/record.ts';
import { usuallyLeftOut, type LeftOut } from '../calendar/clear-days.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayChangeSettings } from './settings.policy.ts';
import type { Settings } from './settings.ts';
import { lockSettings, saveSettings } from './settings.store.ts';

export interface ChangeLeadTimesOrder { leadTimes: Settings['leadTimes']; clearDays: LeftOut; version: number }

export async function changeLeadTimes(deps: Deps, by: Doer, { leadTimes, clearDays, version }: ChangeLeadTimesOrder): Promise<Outcome<{ changed: boolean }, 'changed-since'>> {
  if (!mayChangeSettings(by.person)) throw new NotAllowed('Only an administrator changes the settings.');
  return await transact(deps, by, async (tx) => {
    const before = await lockSettings(tx);
    if (before.version !== version) return { ok: false as const, because: 'changed-since' as const };
    const changes = { ...changesBetween(emptied(before.leadTimes, leadTimes), emptied(leadTimes, before.leadTimes)), ...changesBetween<LeftOut>({ ...usuallyLeftOut, ...before.clearDays }, clearDays) };
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await saveSettings(tx, { ...before, leadTimes, clearDays: { ...clearDays } });
    await record(tx, deps, by, { what: 'settings.lead-times-changed', about: { kind: 'settings', id: before.id, label: 'Settings' }, changes });
    return { ok: true as const, changed: true };
  });
}

/** With the steps that only the other has, as nothing. */
function emptied(times: Settings['leadTimes'], other: Settings['leadTimes']): Record<string, number | null> {
  return { ...Object.fromEntries(Object.keys(other).map((step) => [step, null])), ...times } as Record<string, number | null>;
}
