// The pages of a report in real Chromium, and its letters: axe finds nothing, and nothing sticks out on a small screen.
import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { draftReadyEmail, draftReadySample } from '../../src/editions/draft-ready.email.ts';
import { editionSentEmail } from '../../src/editions/edition-sent.email.ts';
import { editionWithdrawnEmail, editionWithdrawnSample } from '../../src/editions/edition-withdrawn.email.ts';
import { renderHtml } from '../../src/editions/edition.html.render.ts';
import { letterOf } from '../../src/editions/letter-of-edition.ts';
import { present } from '../../src/editions/present.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { addMeasure } from '../../src/inspections/add-measure.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { cookieName } from '../../src/web/session.ts';
import { plainFace } from '../../src/web/face.ts';
import { aDispatch, aMeeting, anAction, anInspection, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
const frozen = readContent(readFileSync(new URL('fixtures/content-1.json', import.meta.url), 'utf8'));

/** Left out by verdict: axe does not see the ground behind text in a drawing. It is white, and the text is ink (19:1) or the soft grey of captions (7:1). */
const isOfAChart = /^incomplete: (?:\.chart|text\[).*: color-contrast/;

describeInChromium('a report, its draft, its letters and its record', () => {
  let context: BrowserContext;
  let paths: string[];
  let edition: string;
  let comparing: string;

  beforeAll(async () => {
    await someSettings(deps, { isDemonstration: true });
    const panel = await aPanel(deps);
    const post = await aPost(deps, { title: 'Head of Assessment' });
    const clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk', entitledToExempt: true } });
    for (const [name, part, lettersBy] of [['Cllr Chair', 'chair', 'email'], ['Cllr Bartholomew-Featherstonehaugh', 'member', 'email'], ['Cllr Paper', 'member', 'paper']] as const) await aPerson(deps, { name, lettersBy, part: { panel, part } });
    const officer = await aPerson(deps, { name: 'Sam Officer', posts: [post] });
    const [meeting, next] = [await aMeeting(deps, panel), await aMeeting(deps, panel, { meetsOn: day('2026-05-14') })];
    const { findings } = await anInspection(deps, panel, { judgements: [['Overall effectiveness', 'Inadequate']], findings: [{ text: 'Hold return interviews in time.' }] });
    const sources = [{ findingId: findings[0]?.id ?? '' }];
    await addMeasure(deps, signedIn(clerk), { findingId: findings[0]?.id ?? '', name: 'Interviews in time', unit: '%', better: 'higher', baselineValue: 61, baselineOn: day('2025-01-31'), targetValue: 90, targetOn: day('2026-12-31') });
    const { reference } = await anAction(deps, clerk, panel, { wording: 'Interview children who return within 72 hours', leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null }, sources });
    await writeExemptNote(deps, signedIn(officer), { reference, note: 'A family is known to the police.', paragraph: 2, reason: 'would identify a child', replacesId: null });
    const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting, { introduction: 'Read page one first.' }));
    edition = sent.ok ? sent.editionId : '';
    await sendEdition.run(deps, { editionId: edition }, new AbortController().signal);
    await anAction(deps, clerk, panel, { wording: 'Map services', leadPostId: null, target: null });
    context = await (await aChromium()).newContext();
    await context.addCookies([{ name: cookieName(deps), value: await openSession(deps, clerk.id), url: site.address }]);
    comparing = `/meetings/${next.id}/draft`;
    paths = [`/meetings/${next.id}/dispatch`, comparing, `/editions/${edition}`, '/editions', `/editions/${edition}/letters`, `/editions/${edition}/supplement`, `/editions/${edition}/replacement`, `/editions/${edition}/withdraw`, `/meetings/${meeting.id}/record`];
  }, 120_000);

  test.each([1280, 320])('at %s pixels', async (width) => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    for (const path of paths) {
      await page.goto(site.address + path);
      expect([path, await axe(page), await sticksOut(page)]).toEqual([path, [], []]);
    }
    await page.goto(site.address + comparing);
    await page.click('text=See public and exempt side by side');
    expect(['side by side', await axe(page), await sticksOut(page)]).toEqual(['side by side', [], []]);
    expect(await page.textContent('main')).toContain('A family is known to the police.');
    await page.close();
  }, 120_000);

  test.each([1280, 320])('the report as a file of its own, and the letters, at %s pixels', async (width) => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    const letter = editionSentEmail(letterOf(frozen, { name: 'Councillor Okafor', address: 'https://actions.example.gov.uk/editions/8', meetingAddress: 'https://actions.example.gov.uk/meetings/8', hasExempt: true, attachedSays: 'The report is attached as a PDF.' }), plainFace);
    for (const [name, html] of [['report', renderHtml(present(frozen))], ['draft', renderHtml(present(frozen, { draft: true }))], ['letter', letter.html], ['draft letter', draftReadyEmail(draftReadySample, plainFace).html], ['withdrawal', editionWithdrawnEmail(editionWithdrawnSample, plainFace).html]] as const) {
      await page.setContent(html);
      expect([name, (await axe(page)).filter((line) => !isOfAChart.test(line)), await sticksOut(page)]).toEqual([name, [], []]);
    }
    await page.close();
  }, 120_000);
});
