// The chase, minute by minute on a real database: who is written to at which step, exactly once, and what refuses it.
import { beforeAll, describe, expect, test } from 'vitest';
import { proposeOrder } from './chase.support.ts';
import { setTargetDate } from '../../src/actions/set-target-date.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { saveMovedStep } from '../../src/meetings/meeting.store.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listRuns } from '../../src/progress/cycle-run.store.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { listRequests } from '../../src/progress/request.store.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

// Thursday 12 March 2026 less 18, 13, 11, 10, 8 and 6 working days: 16, 23, 25, 26 February, 2 and 4 March.
const { deps, clock } = await aCouncil({ at: '2026-02-10T10:00:00Z' });
let code = 0;
beforeAll(() => someSettings(deps));

interface Cast { panel: Panel; clerk: Person; officer: Person; director: Person; meeting: Meeting; post: { id: string }; directorPost: { id: string } }

async function aCast(given: Partial<Panel> = {}, meets: Partial<Meeting> = {}): Promise<Cast> {
  clock.set('2026-02-10T10:00:00Z');
  const panel = await aPanel(deps, { code: `P${String.fromCharCode(65 + (code += 1))}`, ...given });
  const directorPost = await aPost(deps, { title: `Director of ${panel.code}` });
  const post = await aPost(deps, { directorPostId: directorPost.id });
  const clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  const [officer, director] = [await aPerson(deps, { posts: [post] }), await aPerson(deps, { posts: [directorPost] })];
  return { panel, clerk, officer, director, post, directorPost, meeting: await aMeeting(deps, panel, { meetsOn: day('2026-03-12'), ...meets }) };
}

const owned = async ({ clerk, panel, post }: Cast) => await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } });

/** One minute of the worker at this instant. */
async function at(iso: string): Promise<void> {
  clock.set(iso);
  await tick([runCycles], deps);
}

/** "kind to person" of every letter about a meeting, oldest first. */
async function lettersOf({ meeting }: Cast): Promise<string[]> {
  const rows: { kind: string; personId: string }[] = await deps.db('letters').where({ about_id: meeting.id }).orderBy('queued_at').orderBy('dedupe_key').select({ kind: 'kind', personId: 'person_id' });
  return rows.map(({ kind, personId }) => `${kind} ${personId}`);
}

describe('the chase', () => {
  test('one letter a person at 8 in the morning, however often the minute is run, and by two workers at once', async () => {
    const cast = await aCast();
    const [one, two] = [await owned(cast), await owned(cast)];
    await at('2026-02-16T07:59:30Z');
    expect(await lettersOf(cast)).toEqual([]);
    clock.set('2026-02-16T08:00:00Z');
    await Promise.all([tick([runCycles], deps), tick([runCycles], deps), tick([runCycles], deps)]);
    await at('2026-02-16T08:01:00Z');
    expect(await lettersOf(cast)).toEqual([`update-request ${cast.officer.id}`]);
    expect(await listRequests(deps.db, cast.meeting.id)).toMatchObject([{ step: 'first-request', dueOn: '2026-02-16', personId: cast.officer.id }]);
    expect((await listRequests(deps.db, cast.meeting.id))[0]?.actionIds.sort()).toEqual([one.id, two.id].sort());
    const [letter] = await deps.db('letters').where({ about_id: cast.meeting.id }).select('text', 'expires_at', 'reply_to_address');
    expect(letter).toMatchObject({ expires_at: new Date('2026-02-23T08:00:00Z'), reply_to_address: cast.clerk.email });
    expect(String(letter.text)).toMatch(/\/answer\/sealed-link-[0-9a-f-]{36}/);
  });

  test('who has answered is left alone; who has not is reminded, called a last time, and their director told', async () => {
    const cast = await aCast({ directorsCopied: true });
    const [one, two] = [await owned(cast), await owned(cast)];
    await at('2026-02-16T08:00:00Z');
    await reportProgress(deps, signedIn(cast.officer), { reference: one.reference, state: 'on track', text: 'Monthly now.', meetingId: cast.meeting.id, afterDeadline: false });
    await at('2026-02-23T08:00:00Z');
    await at('2026-02-26T08:00:00Z');
    await reportProgress(deps, signedIn(cast.officer), { reference: two.reference, state: 'on track', text: 'Weekly now.', meetingId: cast.meeting.id, afterDeadline: true });
    await at('2026-03-02T08:00:00Z');
    await at('2026-03-04T08:00:00Z');
    expect(await lettersOf(cast)).toEqual([
      `update-request ${cast.officer.id}`, `update-request ${cast.officer.id}`, ...[`update-request ${cast.director.id}`, `update-request ${cast.officer.id}`].sort((a, b) => (a.slice(15) < b.slice(15) ? -1 : 1)),
    ]);
    expect((await listRequests(deps.db, cast.meeting.id)).map(({ step, personId, actionIds }) => [step, personId === cast.officer.id, actionIds.length])).toEqual([['first-request', true, 2], ['reminder', true, 1], ['last-call', true, 1]]);
    const texts: string[] = await deps.db('letters').where({ about_id: cast.meeting.id, person_id: cast.director.id }).pluck('text');
    expect(texts[0]).toContain(two.reference);
    expect(texts[0]).not.toContain(`${one.reference} `);
  });

  test('what waits for the panel or the clerk is not asked for', async () => {
    const cast = await aCast();
    const [closing, handedBack] = [await owned(cast), await owned(cast)];
    await proposeOrder(deps, cast.officer, closing.reference, 'closure');
    await proposeOrder(deps, cast.officer, handedBack.reference, 'not mine');
    await at('2026-02-16T08:00:00Z');
    expect(await lettersOf(cast)).toEqual([]);
    expect(await listRuns(deps.db, [cast.meeting.id])).toMatchObject([{ step: 'first-request', outcome: 'nothing owed', letters: 0 }]);
  });

  test('blockers refuse it as a whole and tell the clerk once; put right, it goes within the minute', async () => {
    const cast = await aCast();
    await owned(cast);
    const undated = await anAction(deps, cast.clerk, cast.panel, { leadPostId: cast.post.id, target: null });
    for (const minute of ['08:00', '08:01', '09:30']) await at(`2026-02-16T${minute}:00Z`);
    expect(await lettersOf(cast)).toEqual([`chase-stopped ${cast.clerk.id}`]);
    await setTargetDate(deps, signedIn(cast.clerk), { reference: undated.reference, version: undated.version, on: day('2026-05-29'), words: null, meetingId: null, minuteNumber: null, why: null });
    await at('2026-02-16T11:00:00Z');
    expect(await lettersOf(cast)).toEqual([`chase-stopped ${cast.clerk.id}`, `update-request ${cast.officer.id}`]);
    expect((await listRuns(deps.db, [cast.meeting.id])).map(({ outcome }) => outcome)).toEqual(['refused', 'sent']);
  });

  test('after an outage it is made up by day while it is of use; after that it has lapsed and the clerk is told', async () => {
    const cast = await aCast();
    await owned(cast);
    await at('2026-02-18T03:00:00Z'); // two days late, in the night
    expect(await lettersOf(cast)).toEqual([]);
    await at('2026-02-18T08:00:00Z');
    expect(await lettersOf(cast)).toEqual([`update-request ${cast.officer.id}`]);
    await at('2026-02-26T08:00:00Z'); // the reminder's days were all lost
    expect((await lettersOf(cast)).sort()).toEqual([`chase-stopped ${cast.clerk.id}`, `update-request ${cast.officer.id}`, `update-request ${cast.officer.id}`]);
    expect((await listRuns(deps.db, [cast.meeting.id])).map(({ step, outcome }) => `${step} ${outcome}`).sort()).toEqual(['first-request sent', 'last-call sent', 'reminder lapsed']);
  });

  test('a step moved to a later day comes round again', async () => {
    const cast = await aCast();
    await owned(cast);
    await at('2026-02-16T08:00:00Z');
    await at('2026-02-23T08:00:00Z');
    await deps.db.transaction(async (tx) => {
      await saveMovedStep(tx, { meetingId: cast.meeting.id, step: 'reminder', movedToOn: day('2026-02-24'), why: 'Half of them are away.' });
      await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'meetings', id: cast.meeting.id } });
    });
    await at('2026-02-24T07:59:00Z');
    await at('2026-02-24T08:00:00Z');
    expect(await lettersOf(cast)).toHaveLength(3);
    expect((await listRequests(deps.db, cast.meeting.id)).map(({ step, dueOn }) => `${step} ${dueOn}`)).toEqual(['first-request 2026-02-16', 'reminder 2026-02-23', 'reminder 2026-02-24']);
  });

  test('a cancelled meeting asks nothing more; one put off asks those who still owe, from the next working day', async () => {
    const cancelled = await aCast();
    await owned(cancelled);
    await at('2026-02-16T08:00:00Z');
    await changeMeeting(deps, signedIn(cancelled.clerk), { meetingId: cancelled.meeting.id, version: 1, become: 'cancelled', reason: 'Snow.' });
    for (const on of ['02-23', '02-26', '03-02']) await at(`2026-${on}T08:00:00Z`);
    expect(await lettersOf(cancelled)).toEqual([`update-request ${cancelled.officer.id}`]);

    const moved = await aCast();
    const [answered] = [await owned(moved), await owned(moved)];
    await at('2026-02-16T08:00:00Z');
    await reportProgress(deps, signedIn(moved.officer), { reference: answered.reference, state: 'on track', text: 'Done monthly.', meetingId: moved.meeting.id, afterDeadline: false });
    clock.set('2026-02-24T14:00:00Z');
    const later = await changeMeeting(deps, signedIn(moved.clerk), { meetingId: moved.meeting.id, version: 1, become: 'postponed', to: day('2026-03-17'), at: '18:30', venue: 'Town Hall', reason: 'The chair is ill.' });
    const next = { ...moved, meeting: { ...moved.meeting, id: later.ok ? later.meetingId : '' } };
    await at('2026-02-24T14:01:00Z');
    expect(await lettersOf(next)).toEqual([]);
    await at('2026-02-25T08:00:00Z');
    expect(await lettersOf(next)).toEqual([`update-request ${moved.officer.id}`]);
    expect((await listRequests(deps.db, next.meeting.id))[0]?.actionIds).toHaveLength(1);
  });

  test('an extraordinary meeting makes no requests', async () => {
    const cast = await aCast({}, { kind: 'extraordinary', calledOn: day('2026-03-04') });
    await owned(cast);
    for (const on of ['02-16', '02-23', '02-26', '03-02', '03-04']) await at(`2026-${on}T08:00:00Z`);
    expect(await lettersOf(cast)).toEqual([]);
  });
});
