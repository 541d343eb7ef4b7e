// The pages of settings: what is changed is seen at once.
import { beforeAll, expect, test } from 'vitest';
import { getSettings } from '../../src/settings/settings.store.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps } = await aCouncil();
const site = await aSite(deps);
let browser: Browser;

beforeAll(async () => {
  await someSettings(deps);
  browser = await site.signIn(await aPerson(deps, { name: 'Ada Grant', isAdministrator: true }));
});

test('a word and a colour are changed, and every page follows', async () => {
  await browser.open('/settings');
  await browser.follow('Change the settings');
  const again = await browser.submit('Save the settings', { brandColour: '#ffcc00', panel: 'committee' });
  expect([again.status, again.errorOf('brandColour'), again.valueOf('panel')])
    .toEqual([422, 'White letters could not be read on this colour; choose a darker one (a contrast of 4.5 to 1 or more)', 'committee']);
  expect((await browser.submit('Save the settings', { brandColour: 'teal' })).errorOf('brandColour')).toBe('The colour must be written like #0f4c5c');
  expect((await browser.submit('Save the settings', { brandColour: '#5C0F4C' })).notice).toBe('Done. The settings are changed.');
  expect((await browser.open('/panels')).h1).toBe('Committees');
  expect(browser.page.html).toContain('/colour-5c0f4c.sheet');
  await browser.open('/settings/change-settings');
  await browser.submit('Save the settings', { panel: '' });
  expect((await browser.open('/panels')).h1).toBe('Panels');
});

test('two who change it at once: the second sees both', async () => {
  const second = await site.signIn(await aPerson(deps, { isAdministrator: true }));
  await second.open('/settings/change-settings');
  await browser.open('/settings/change-settings');
  await browser.submit('Save the settings', { councilName: 'Testborough Borough Council' });
  const both = await second.submit('Save the settings', { councilName: 'Council of Testborough' });
  expect([both.status, both.valueOf('councilName')]).toEqual([422, 'Council of Testborough']);
  expect(both.text).toContain('Saved by Ada Grant Testborough Borough Council');
});

test('lead times and clear days of the whole council: every panel without its own follows', async () => {
  await browser.open('/settings');
  await browser.follow('Lead times');
  expect((await browser.submit('Save the lead times', { reminder: '30' })).text).toContain('the first request comes first');
  const done = await browser.submit('Save the lead times', { firstRequest: '20', reminder: '14', leftOut: ['weekends', 'bankHolidays', 'christmasBreak'] });
  expect(done.text).toContain('20 working days before the meeting');
  expect(done.text).toContain('Saturdays and Sundays, bank holidays, the other days of the Christmas break');
  const settings = await getSettings(deps.db);
  expect([settings.leadTimes, settings.clearDays]).toEqual([{ 'first-request': 20, reminder: 14 }, { weekends: true, bankHolidays: true, christmasBreak: true, easterBreak: false }]);
  expect((await browser.open('/audit/settings/settings')).text).toContain('settings: lead times changed');
});
