// Change the council's name, report title, words, colour and the sender of its letters.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayBeBrandColour } from '../web/face.ts';
import { mayChangeSettings } from './settings.policy.ts';
import type { Settings } from './settings.ts';
import { lockSettings, saveSettings } from './settings.store.ts';

export type ChangeSettingsOrder = Pick<Settings, 'councilName' | 'reportTitle' | 'words' | 'brandColour' | 'mailFromName' | 'mailFromAddress' | 'version'>;
export type ChangeSettingsRefusal = 'changed-since' | 'colour-too-light';

export async function changeSettings(deps: Deps, by: Doer, order: ChangeSettingsOrder): Promise<Outcome<{ changed: boolean }, ChangeSettingsRefusal>> {
  if (!mayChangeSettings(by.person)) throw new NotAllowed('Only an administrator changes the settings.');
  return await transact(deps, by, async (tx) => {
    const before = await lockSettings(tx);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    if (!mayBeBrandColour(order.brandColour)) return { ok: false as const, because: 'colour-too-light' as const };
    const { words, ...rest } = order;
    // Each word is an entry of its own in the trail: "words: {…} to {…}" tells nobody what changed.
    const changes = { ...changesBetween(before, rest), ...changesBetween(asked(before.words), asked(words, before.words)) };
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await saveSettings(tx, { ...before, ...rest, words });
    await record(tx, deps, by, { what: 'settings.changed', about: { kind: 'settings', id: before.id, label: 'Settings' }, changes });
    return { ok: true as const, changed: true };
  });
}

/** Also the words that were there and are left to the usual one now. */
function asked(words: Settings['words'], before: Settings['words'] = {}): Record<string, string | null> {
  return { ...Object.fromEntries(Object.keys(before).map((word) => [word, null])), ...words };
}
