// Changing the council's settings: the row, the entry in the trail, and what is refused.
import { beforeAll, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import type { Doer } from '../../src/people/person.ts';
import { changeSettings, type ChangeSettingsOrder } from '../../src/settings/change-settings.ts';
import { getSettings } from '../../src/settings/settings.store.ts';
import { aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps } = await aCouncil();
let by: Doer, order: ChangeSettingsOrder;

beforeAll(async () => {
  await someSettings(deps);
  by = signedIn(await aPerson(deps, { isAdministrator: true }));
  const { councilName, reportTitle, words, brandColour, mailFromName, mailFromAddress, version } = await getSettings(deps.db);
  order = { councilName, reportTitle, words, brandColour, mailFromName, mailFromAddress, version };
});

test('keeps what was asked, each word an entry of its own in the trail', async () => {
  expect(await changeSettings(deps, by, { ...order, reportTitle: 'Action Progress Report', words: { panel: 'committee', chair: 'chairman' } })).toEqual({ ok: true, changed: true });
  const settings = await getSettings(deps.db);
  expect(settings).toMatchObject({ reportTitle: 'Action Progress Report', words: { panel: 'committee', chair: 'chairman' }, version: 2, councilName: 'Testborough Council' });
  const trail = async () => JSON.parse((await listAuditEntriesAbout(deps.db, { kind: 'settings', id: settings.id }))[0]?.changes ?? '') as unknown;
  expect(await trail()).toEqual({ reportTitle: ['Progress report', 'Action Progress Report'], panel: [null, 'committee'], chair: [null, 'chairman'] });
  await changeSettings(deps, by, { ...order, reportTitle: 'Action Progress Report', words: { chair: 'chairman' }, version: 2 });
  expect(await trail()).toEqual({ panel: ['committee', null] });
});

test('refuses a colour white text cannot be read on, an old version, and anybody else', async () => {
  const { version } = await getSettings(deps.db);
  for (const brandColour of ['#ffcc00', '#777777', '#eeeeee', 'teal']) expect(await changeSettings(deps, by, { ...order, version, brandColour })).toEqual({ ok: false, because: 'colour-too-light' });
  expect(await changeSettings(deps, by, { ...order, version, brandColour: '#767676' })).toMatchObject({ ok: true });
  expect(await changeSettings(deps, by, { ...order, version })).toEqual({ ok: false, because: 'changed-since' });
  await expect(changeSettings(deps, signedIn(await aPerson(deps)), order)).rejects.toBeInstanceOf(NotAllowed);
});
