// A director's sign-off where the panel wants it: the page, a question instead, what the clerk, the officer and the report show while it is missing, and one letter a step.
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { prepareContent } from '../../src/editions/prepare-edition.ts';
import type { Letter } from '../../src/letters/letter.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { signOffStillOwed } from '../../src/progress/request-sign-offs.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { signOffOf } from '../../src/progress/sign-off.ts';
import { signOffUpdates } from '../../src/progress/sign-off-updates.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

// Thursday 12 March 2026 less 11 and 8 working days: updates due on 25 February, the chair's draft on 2 March.
const { deps, clock } = await aCouncil({ at: '2026-02-16T08:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, officer: Person, director: Person, meeting: Meeting, one: ActionWithPosts, two: ActionWithPosts, own: ActionWithPosts;
const target = { on: day('2026-04-30'), words: null, meetingId: null };

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps, { directorsSignOff: true });
  const above = await aPost(deps, { title: 'Director of Children’s Services' });
  const post = await aPost(deps, { title: 'Head of Assessment', directorPostId: above.id });
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk' } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  director = await aPerson(deps, { name: 'Helen Ash', posts: [above] });
  meeting = await aMeeting(deps, panel, { meetsOn: day('2026-03-12') });
  [one, two] = [await anAction(deps, clerk, panel, { leadPostId: post.id, target }), await anAction(deps, clerk, panel, { leadPostId: post.id, target })];
  own = await anAction(deps, clerk, panel, { leadPostId: above.id, target });
}, 60_000);

const write = async (by: Person, action: ActionWithPosts, text: string): Promise<string> => {
  clock.advance(1000);
  const outcome = await reportProgress(deps, signedIn(by), { reference: action.reference, state: 'on track', text, meetingId: meeting.id, afterDeadline: false });
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.updateId;
};
const asked = async (): Promise<{ personId: string; text: string; subject: string }[]> => await deps.db('letters').where({ kind: 'sign-off-asked' }).orderBy('queued_at').select({ personId: 'person_id', text: 'text', subject: 'subject' });
const at = async (iso: string): Promise<void> => { clock.set(iso); await tick([runCycles], deps); };
const printed = async (reference: string): Promise<string | undefined> => (await prepareContent(deps, deps.db, panel, meeting, { number: 1 })).content.actions.find((action) => action.reference === reference)?.updates[0]?.says;

test('whether one is needed', () => {
  const said = { byPersonId: 'o', byName: 'Sam Rao', way: 'signed in' as const };
  const helen = { personId: 'd', name: 'Helen Ash' };
  const table = [
    signOffOf(said, helen, undefined), signOffOf(said, null, undefined), signOffOf({ ...said, byPersonId: 'd', byName: 'Helen Ash' }, helen, undefined),
    signOffOf({ byPersonId: 'clerk', byName: 'Helen Ash', way: 'clerk on behalf' }, helen, undefined), signOffOf({ byPersonId: 'clerk', byName: 'Sam Rao', way: 'clerk on behalf' }, helen, undefined),
    signOffOf(said, helen, { updateId: 'u', byName: 'Helen Ash', at: new Date(0) }),
  ];
  expect(table).toEqual(['missing', 'not needed', 'not needed', 'not needed', 'missing', 'signed off']);
});

describe('of a cycle', () => {
  test('what is missing is said to the clerk, the officer, and in the report', async () => {
    clock.set('2026-02-24T10:00:00Z');
    await write(officer, one, 'Every month now.');
    await write(officer, two, 'Half of them.');
    await write(director, own, 'I chair it myself.');
    expect((await (await site.signIn(clerk)).open(`/meetings/${meeting.id}/cycle`)).text).toContain(`${one.reference}, ${two.reference}: not signed off yet by Helen Ash`);
    expect((await (await site.signIn(officer)).open('/my-actions')).text).toContain('Done for this meeting. Waits for the sign-off of Helen Ash.');
    expect(await printed(one.reference)).toContain('not signed off by a director');
    expect(await printed(own.reference)).not.toContain('signed off');
    expect((await (await site.signIn(clerk)).open(`/meetings/${meeting.id}/dispatch`)).text).toContain(`2 updates are not signed off by a director, and the report says so: ${one.reference}, ${two.reference}`);
  });

  test('one letter to the director as updates fall due, however often the minute is run', async () => {
    await at('2026-02-25T07:59:00Z');
    expect(await asked()).toEqual([]);
    clock.set('2026-02-25T08:00:00Z');
    await Promise.all([tick([runCycles], deps), tick([runCycles], deps)]);
    await at('2026-02-25T08:01:00Z');
    expect(await asked()).toMatchObject([{ personId: director.id, subject: expect.stringMatching(/^2 updates wait for your sign-off/) }]);
    expect((await asked())[0]?.text).toContain('Sam Rao, Head of Assessment, wrote on 24 February 2026: on track');
  });

  test('the director signs one off and sends one back on one page; a question makes it owed again', async () => {
    const browser = await site.signIn(director);
    await browser.open('/');
    await browser.follow('2 updates wait for your sign-off');
    expect(browser.page.text).toContain('Every month now.');
    await browser.submit(`Sign off ${one.reference}`);
    expect(browser.page.notice).toContain('One update is signed off.');
    expect(browser.page.text).not.toContain('Every month now.');
    await browser.follow(`Send it back with a question: ${two.reference}`);
    await browser.submit('Return the update', { question: 'Which half?' });
    expect((await browser.open('/sign-off')).text).toContain('Nothing waits for you. 1 signed off.');
    expect((await (await site.signIn(officer)).open('/my-actions')).text).toContain('Signed off by Helen Ash.');
    expect((await (await site.signIn(clerk)).open(`/actions/${one.reference}`)).text).toContain('Helen Ash signed off the update');
    expect((await (await site.signIn(clerk)).open(`/meetings/${meeting.id}/cycle`)).text).toContain(`${two.reference} (sent back)`);
    expect(await printed(one.reference)).toContain(', signed off by Helen Ash');
  });

  test('what is written afterwards waits again, and a page opened before signs nothing off unseen', async () => {
    const before = await site.signIn(director);
    const update = await write(officer, two, 'The northern half.');
    await before.open('/sign-off');
    const newer = await write(officer, two, 'The southern half as well.');
    await before.submit(`Sign off ${two.reference}`);
    expect(before.page.status).toBe(422);
    expect(before.page.text).toContain('Something newer has been written since you opened this page.');
    expect(before.page.text).toContain('The southern half as well.');
    const both = await Promise.all([signOffUpdates(deps, signedIn(director), { updateIds: [newer] }), signOffUpdates(deps, signedIn(director), { updateIds: [newer] })]);
    expect(both.map((outcome) => outcome.ok && outcome.count).toSorted()).toEqual([0, 1]);
    expect(await deps.db('update_sign_offs').whereIn('update_id', [update, newer]).pluck('update_id')).toEqual([newer]);
  });

  test('a second letter before the draft, only while something waits; and it is taken back when nothing does', async () => {
    const late = await write(officer, one, 'Weekly since Monday.');
    await at('2026-03-02T08:00:00Z');
    expect(await asked()).toHaveLength(2);
    const letter = { about: { kind: 'meetings', id: meeting.id }, to: { personId: director.id, name: director.name, address: director.email } } as unknown as Letter;
    expect(await signOffStillOwed(deps, letter)).toBe(true);
    await signOffUpdates(deps, signedIn(director), { updateIds: [late] });
    expect(await signOffStillOwed(deps, letter)).toBe('Nothing waits for the sign-off of Helen Ash any more.');
  });

  test('where the panel does not want it, nobody is asked, nothing is said, and a director sends nothing back', async () => {
    const other = await aPanel(deps, { code: 'HCW' });
    await aMeeting(deps, other, { meetsOn: day('2026-03-12') });
    const asksNothing = await anAction(deps, await aPerson(deps, { part: { panel: other, part: 'clerk' } }), other, { leadPostId: one.leadPostId, target });
    clock.set('2026-03-03T10:00:00Z');
    const update = await write(officer, asksNothing, 'Done.');
    expect(await signOffUpdates(deps, signedIn(director), { updateIds: [update] })).toEqual({ ok: false, because: 'not-wanted' });
    const browser = await site.signIn(director);
    expect((await browser.open(`/actions/${asksNothing.reference}`)).text).not.toContain('Return it with a question');
    await browser.open(`/actions/${asksNothing.reference}/updates/${update}/return`);
    expect((await browser.submit('Return the update', { question: 'Why?' })).text).toContain('This panel does not ask directors to sign off updates');
  });
});
