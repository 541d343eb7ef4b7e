// The pages of retention as the administrator uses them.
import { beforeAll, expect, test } from 'vitest';
import { record, theSystem } from '../../src/audit/record.ts';
import { aMeeting, anAction, aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-02T10:00:00Z' });
const site = await aSite(deps);
let browser: Browser;

beforeAll(async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const clerk = await aPerson(deps, { name: 'Own Clerk', part: { panel, part: 'clerk' } });
  await aMeeting(deps, panel);
  const { id } = await anAction(deps, clerk, panel);
  await deps.db.transaction(async (tx) => {
    await tx('update_drafts').insert({ person_id: clerk.id, action_id: id, sequence: 1, body: JSON.stringify({ text: 'words of a draft' }), at: clock.now() });
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'actions', id } });
  });
  browser = await site.signIn(await aPerson(deps, { name: 'Ada Grant', isAdministrator: true }));
});

test('says what is past its date, what would be removed, and that nobody has run it', async () => {
  await browser.open('/settings');
  expect((await browser.follow('What is kept how long')).text).toContain('It has not run yet.');
  // The draft, and the session of this browser, which nobody has tidied meanwhile.
  clock.set('2026-09-03T10:00:00Z');
  browser = await site.signIn({ id: (await deps.db('people').where({ name: 'Ada Grant' }).first<{ id: string }>('id')).id });
  expect((await browser.open('/retention')).text).toContain('2 rows are past their date, and the run has never been made.');
  const preview = await browser.follow('See what would be removed');
  expect([preview.text.includes('draft of an update'), preview.text.includes('2 March 2026'), preview.text.includes('words of a draft')]).toEqual([true, true, false]);
});

test('a time is changed within its bounds, and the next look goes by it', async () => {
  await browser.open('/retention/change-periods');
  const refused = await browser.submit('Save the times', { drafts: '25', letters: '' });
  expect([refused.status, refused.errorOf('drafts'), refused.errorOf('letters')]).toEqual([422, 'Drafts must be a whole number from 1 to 24', 'Enter the number of months']);
  expect((await browser.submit('Save the times', { drafts: '12', letters: '24' })).notice).toBe('Done. The times are changed. The next run goes by them.');
  expect((await browser.open('/retention/preview')).text).not.toContain('draft of an update');
  expect((await browser.open('/audit/settings/settings')).text).toContain('settings: retention changed');
});

test('a panel is held with a reason, and the hold is lifted', async () => {
  await browser.open('/retention/place-hold');
  const [value] = /panel [0-9a-f-]{36}/.exec(browser.page.html) ?? [''];
  expect((await browser.submit('Hold it', { what: 'panel of nobody', why: 'x' })).errorOf('what')).toBe('Choose what is held');
  await browser.submit('Hold it', { what: value, why: 'A claim, reference 7' });
  expect(browser.page.text).toContain('A claim, reference 7');
  await browser.follow('Lift a hold');
  const [hold] = /(?<=value=")[0-9a-f-]{36}(?=")/.exec(browser.page.html.slice(browser.page.html.indexOf('type="radio"'))) ?? [''];
  expect((await browser.submit('Lift it', { holdId: hold })).text).toContain('lifted');
});

test('every table is in the list of what is held', async () => {
  const page = await browser.open('/retention/what-is-held');
  for (const table of ['people', 'exempt_notes', 'audit_details', 'letters']) expect(page.text).toContain(table);
});
