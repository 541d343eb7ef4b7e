// The letters' pages in a real browser: axe finds nothing, and nothing sticks out on a small screen.
import { beforeAll, expect, test } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';
import { cookieName } from '../../src/web/session.ts';
import { aPostOffice, ofPanel, queued } from './letters.support.ts';

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);

describeInChromium('letters, a letter, a person’s letters and all kinds of letter', () => {
  let context: BrowserContext;
  let paths: string[];

  beforeAll(async () => {
    await someSettings(deps, { isDemonstration: true });
    const panel = await aPanel(deps);
    const clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
    const member = await aPerson(deps, { part: { panel, part: 'member' } });
    const to = { personId: member.id, name: member.name, address: member.email };
    const unknown = await queued(deps, { ...ofPanel(panel), to, subject: 'Progress report 8: Education and Children’s Services Scrutiny Panel, 12 March 2026' });
    await (await aPostOffice(deps, { act: (step) => (step === 'dot' ? { drop: true } : undefined) })).deliver();
    const gone = { personId: null, name: 'Father Byrne', address: 'a.long.address.of.father.byrne@parish.of.saint.anne.example' };
    await queued(deps, { ...ofPanel(panel), to: gone });
    await (await aPostOffice(deps, { act: (step) => (step === 'RCPT' ? '550 5.1.1 no such user here' : undefined) })).deliver();
    await queued(deps, { ...ofPanel(panel), to: gone });
    await queued(deps, ofPanel(panel));
    await (await aPostOffice(deps, {}, { hold: true })).deliver();
    await owner('relay_state').update({ trouble: 'sign-in refused', said: '535 5.7.8 authentication failed', troubled_since: clock.now() });
    context = await (await aChromium()).newContext();
    await context.addCookies([{ name: cookieName(deps), value: await openSession(deps, clerk.id), url: site.address }]);
    paths = ['/letters', `/letters/${unknown}`, `/letters/to/${member.id}`, '/letters/gallery'];
  });

  test.each([1280, 320])('at %s pixels', async (width) => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    for (const path of paths) {
      await page.goto(site.address + path);
      expect([path, await axe(page), await sticksOut(page)]).toEqual([path, [], []]);
    }
  }, 60_000);
});
