// A recommendation from the meeting to its response: its clock starts at receipt, once, is overruled by a printed date alone, and stops with the answer.
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { changeClock } from '../../src/resolutions/change-clock.ts';
import { recordResponse, type ResponseOrder } from '../../src/resolutions/record-response.ts';
import * as policy from '../../src/resolutions/resolution.policy.ts';
import { answers, wantingIn } from '../../src/resolutions/resolution.ts';
import { listResponses } from '../../src/resolutions/resolution.store.ts';
import { findClockOfResolution } from '../../src/resolutions/running-clock.store.ts';
import { sendRecommendation } from '../../src/resolutions/send-recommendation.ts';
import { aMeeting, aPanel, aPerson, aResolution, aResponse, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { everyKind, kinds, otherPanel, ownPanel, type Kind } from '../support/people.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-20T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, meeting: Meeting, clerk: Person, member: Person;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  meeting = await aMeeting(deps, panel, { meetsOn: day('2026-03-12'), state: 'held' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
});

async function aRecommendation(): Promise<string> {
  const { id } = await aResolution(deps, meeting, { kind: 'recommendation', text: 'that foster carers be paid more', stem: 'That the Cabinet be asked' });
  await aResponse(deps, id);
  return id;
}
const responseTo = async (id: string) => (await listResponses(deps.db, [id]))[0]!;
const send = async (id: string, more: object = {}, by = clerk) => await sendRecommendation(deps, signedIn(by), { resolutionId: id, version: (await responseTo(id)).version, addressedTo: 'Cabinet', to: 'executive', sentOn: day('2026-03-13'), receivedOn: day('2026-03-16'), ...more });
const answer = async (id: string, more: Partial<ResponseOrder> = {}, by = clerk) => await recordResponse(deps, signedIn(by), { resolutionId: id, version: (await responseTo(id)).version, answer: 'accepted', answeredOn: day('2026-03-19'), words: null, reasons: null, ...more });

test('what an answer must say', () => {
  const wanting = (words: string | null, reasons: string | null) => answers.map((one) => wantingIn({ answer: one, words, reasons }));
  expect(wanting(null, null)).toEqual([undefined, 'no-reasons', 'no-words', 'no-reasons']);
  expect(wanting('A review by May.', 'It costs too much.')).toEqual([undefined, undefined, undefined, undefined]);
});

describe('who may', () => {
  const rights: Record<Kind, string> = { administrator: '', clerk: 'see, keep', chair: 'see', 'vice-chair': 'see', member: 'see', 'co-opted member': 'see', officer: '', director: '', nobody: '' };
  test.each(kinds)('%s', (kind) => {
    const person = everyKind[kind];
    const may = (panelId: string) => [policy.maySeeResolution(person, panelId), policy.mayKeepResponse(person, panelId), policy.maySeeClock(person, [panelId]), policy.mayKeepClock(person, [panelId])];
    const [sees, keeps] = [rights[kind].includes('see'), rights[kind].includes('keep')];
    expect(may(ownPanel)).toEqual([sees, keeps, sees, keeps]);
    expect(may(otherPanel)).toEqual([false, false, false, false]);
  });
});

test('Cabinet has two months from the day it received it, with the arithmetic kept; a partner 28 days', async () => {
  const [toCabinet, toPartner] = [await aRecommendation(), await aRecommendation()];
  expect(await send(toCabinet, { receivedOn: null })).toMatchObject({ ok: true });
  expect(await findClockOfResolution(deps.db, toCabinet)).toBeUndefined();
  expect(await send(toCabinet)).toMatchObject({ ok: true });
  expect(await responseTo(toCabinet)).toMatchObject({ receivedOn: '2026-03-16', dueOn: '2026-05-16' });
  const running = (await findClockOfResolution(deps.db, toCabinet))!;
  expect(running.rule).toContain('Local Government Act 2000');
  expect(running.arithmetic.join(' ')).toContain('2 calendar months on is Saturday 16 May 2026');
  await send(toPartner, { to: 'partner', addressedTo: 'The NHS trust' });
  expect(await responseTo(toPartner)).toMatchObject({ addressedTo: 'The NHS trust', dueOn: '2026-04-13' });
});

test('started once: another day of receipt does not count it anew, a printed date overrules it with who and why', async () => {
  const id = await aRecommendation();
  await send(id);
  await send(id, { receivedOn: day('2026-03-18') });
  expect(await responseTo(id)).toMatchObject({ receivedOn: '2026-03-16', dueOn: '2026-05-16' });
  const running = (await findClockOfResolution(deps.db, id))!;
  expect(await changeClock(deps, signedIn(clerk), { clockId: running.id, version: running.version, printedOn: day('2026-05-31'), because: 'The leader’s letter of 20 March names it.' })).toEqual({ ok: true });
  expect(await changeClock(deps, signedIn(clerk), { clockId: running.id, version: running.version, printedOn: day('2026-06-30'), because: 'x' })).toEqual({ ok: false, because: 'changed-since' });
  expect(await findClockOfResolution(deps.db, id)).toMatchObject({ computedOn: '2026-05-16', dueOn: '2026-05-31', overruledByName: clerk.name });
  expect((await findClockOfResolution(deps.db, id))!.arithmetic.at(-1)).toContain('not Saturday 16 May 2026. The leader’s letter');
  expect(await responseTo(id)).toMatchObject({ dueOn: '2026-05-31' });
});

test('the answer is kept with its reasons and stops the clock; what is missing is said', async () => {
  const id = await aRecommendation();
  await send(id);
  expect(await answer(id, { answer: 'accepted in principle' })).toEqual({ ok: false, because: 'no-words' });
  expect(await answer(id, { answer: 'not accepted' })).toEqual({ ok: false, because: 'no-reasons' });
  expect(await answer(id, { answeredOn: day('2026-04-01') })).toEqual({ ok: false, because: 'in-the-future' });
  expect(await answer(id, { answer: 'not accepted', reasons: 'There is no money for it.' })).toEqual({ ok: true });
  expect(await responseTo(id)).toMatchObject({ answer: 'not accepted', answeredOn: '2026-03-19', reasons: 'There is no money for it.' });
  expect(await findClockOfResolution(deps.db, id)).toMatchObject({ metOn: '2026-03-19' });
  expect(await answer(id, { version: 1 })).toEqual({ ok: false, because: 'changed-since' });
});

test('nobody but the clerk sends, answers or overrules', async () => {
  const id = await aRecommendation();
  await expect(send(id, {}, member)).rejects.toBeInstanceOf(NotAllowed);
  await expect(answer(id, {}, member)).rejects.toBeInstanceOf(NotAllowed);
  await send(id);
  const running = (await findClockOfResolution(deps.db, id))!;
  await expect(changeClock(deps, signedIn(member), { clockId: running.id, version: running.version, printedOn: day('2026-05-31'), because: 'x' })).rejects.toBeInstanceOf(NotAllowed);
});

test('on the pages: from the meeting to the response, the member reads it, and the clerk’s home says when a clock is near', async () => {
  const id = await aRecommendation();
  const browser = await site.signIn(clerk);
  await browser.open(`/meetings/${meeting.id}`);
  expect(browser.page.links.map(({ href }) => href)).toContain(`/resolutions/${id}/response`);
  await browser.open(`/resolutions/${id}/response`);
  const kept = await browser.submit('Keep this', { to: 'executive', 'sentOn-day': '13', 'sentOn-month': '3', 'sentOn-year': '2026', 'receivedOn-day': '16', 'receivedOn-month': '3', 'receivedOn-year': '2026' });
  expect(kept.text).toContain('A response is due by Saturday 16 May 2026: due in 57 days.');
  expect((await browser.open('/')).text).not.toContain('Response of the executive');
  clock.set('2026-05-10T10:00:00Z');
  expect((await (await site.signIn(clerk)).open('/')).text).toContain('Response of the executive to a recommendation: 16 May 2026, due in 6 days.');
  clock.set('2026-05-20T10:00:00Z');
  const later = await site.signIn(clerk);
  expect((await later.open('/')).text).toContain('4 days past');
  await later.open(`/resolutions/${id}/response`);
  const refused = await later.submit('Record the response', { answer: 'accepted in principle', 'answeredOn-day': '18', 'answeredOn-month': '5', 'answeredOn-year': '2026', reasons: 'As typed.' });
  expect([refused.status, refused.errorSummary.join(), refused.valueOf('reasons')]).toEqual([422, expect.stringContaining('In principle: say what will be done'), 'As typed.']);
  await later.submit('Record the response', { words: 'A review by September.' });
  const reader = await site.signIn(member);
  const read = await reader.open(`/resolutions/${id}/response`);
  expect(read.text).toMatch(/accepted in principle, 18 May 2026[\s\S]*A review by September\.[\s\S]*met 2 days late/);
  expect(read.buttons).not.toContain('Record the response');
  expect((await reader.open('/recommendations')).tables.flat(2).join(' ')).toContain('accepted in principle');
});
