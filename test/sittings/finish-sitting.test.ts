// From the first note to the finish: nothing takes effect before it, all of it then, once, with one letter a person.
import { beforeAll, describe, expect, test } from 'vitest';
import { getActionByReference, listActions, listSources } from '../../src/actions/action.store.ts';
import { listDecisions, listProposals } from '../../src/actions/proposal.store.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { listLettersTo } from '../../src/letters/letter-list.store.ts';
import { lettersOf } from '../../src/letters/letter.policy.ts';
import { findLetter } from '../../src/letters/letter.store.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import { listResolutionsOfMeetings, listResponses, listUndertakingsOfMeetings } from '../../src/resolutions/resolution.store.ts';
import { finishSitting } from '../../src/sittings/finish-sitting.ts';
import { noteDecision, type NoteOrder } from '../../src/sittings/note-decision.ts';
import { noteResolution } from '../../src/sittings/note-resolution.ts';
import { findSittingOf, listNotes } from '../../src/sittings/sitting.store.ts';
import { startSitting } from '../../src/sittings/start-sitting.ts';
import { undoNote } from '../../src/sittings/undo-note.ts';
import { mayStillGo } from '../../src/worker.ts';
import { signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aReport, type Laid } from './a-report.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
let laid: Laid;

beforeAll(async () => {
  laid = await aReport(deps);
  await startSitting(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id });
});

const note = (i: number, kind: NoteOrder['kind'], more: Partial<NoteOrder> = {}, by = laid.clerk) =>
  noteDecision(deps, signedIn(by), { meetingId: laid.meeting.id, reference: laid.actions[i]!.reference, kind, minuteNumber: '41', words: null, newTargetOn: null, ...more });
const version = async () => (await findSittingOf(deps.db, laid.meeting.id))!.version;
const finish = async (by = laid.clerk) => await finishSitting(deps, signedIn(by), { meetingId: laid.meeting.id, version: await version() });
const lettersTo = async (person: { id: string }) => await Promise.all((await listLettersTo(deps.db, lettersOf(laid.clerk), person.id)).map(async ({ id }) => (await findLetter(deps.db, id))!));

describe('before the finish', () => {
  test('what is noted changes nothing, tells nobody, and is in the trail', async () => {
    expect(await note(0, 'closed')).toMatchObject({ ok: true });
    expect(await note(1, 'extension agreed', { newTargetOn: day('2026-08-31'), words: 'This is the last extension.' })).toMatchObject({ ok: true });
    expect(await getActionByReference(deps.db, laid.actions[0]!.reference)).toMatchObject({ state: 'proposed for closure', endedOn: null });
    expect([await listDecisions(deps.db, laid.actions.map(({ id }) => id)), await lettersTo(laid.officer)]).toEqual([[], []]);
    const sitting = (await findSittingOf(deps.db, laid.meeting.id))!;
    expect((await listAuditEntriesAbout(deps.db, { kind: 'sittings', id: sitting.id })).map(({ what }) => what)).toEqual(expect.arrayContaining(['sitting.started', 'sitting.noted']));
  });

  test('a colleague who notes the contrary is told, and one who notes beside it adds to it', async () => {
    expect(await note(0, 'not accepted', {}, laid.second)).toEqual({ ok: false, because: 'contradicts' });
    expect(await note(0, 'closed', {}, laid.second)).toEqual({ ok: false, because: 'noted-already' });
    expect(await note(0, 'chair to write', {}, laid.second)).toMatchObject({ ok: true });
  });

  test('what could not be recorded anyway is said at once', async () => {
    expect(await note(2, 'extension refused')).toEqual({ ok: false, because: 'nothing-proposed' });
    expect(await note(2, 'extension agreed', { newTargetOn: day('2026-01-01') })).toEqual({ ok: false, because: 'not-later' });
  });

  test('two clerks noting at once lose nothing: every note answered is there, each in a place of its own', async () => {
    const before = (await listNotes(deps.db, (await findSittingOf(deps.db, laid.meeting.id))!.id)).length;
    const noted = await Promise.all(Array.from({ length: 20 }, (_, i) => noteResolution(deps, signedIn(i % 2 === 0 ? laid.clerk : laid.second), {
      meetingId: laid.meeting.id, kind: 'new resolution', words: `that paper ${i} be received`, minuteNumber: null, wording: null, leadPostId: null, targetOn: null, addressedTo: null,
    })));
    const notes = await listNotes(deps.db, (await findSittingOf(deps.db, laid.meeting.id))!.id);
    expect(notes).toHaveLength(before + 20);
    expect(new Set(notes.map(({ position }) => position)).size).toBe(before + 20);
    for (const one of noted) if (one.ok) await undoNote(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, noteId: one.noteId });
  });

  test('undone is undone for both, once, and stays on record; it may be noted anew', async () => {
    const mistaken = await note(3, 'closed');
    const noteId = mistaken.ok ? mistaken.noteId : '';
    expect(await undoNote(deps, signedIn(laid.second), { meetingId: laid.meeting.id, noteId })).toMatchObject({ ok: true });
    expect(await undoNote(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, noteId })).toMatchObject({ ok: true });
    expect((await listNotes(deps.db, (await findSittingOf(deps.db, laid.meeting.id))!.id)).find(({ id }) => id === noteId)?.undoneAt).not.toBeNull();
    expect(await note(3, 'further information')).toMatchObject({ ok: true });
  });

  test('nobody but the clerk notes, undoes or finishes', async () => {
    for (const person of [laid.member, laid.officer]) {
      await expect(note(2, 'noted', {}, person)).rejects.toBeInstanceOf(NotAllowed);
      await expect(finish(person)).rejects.toBeInstanceOf(NotAllowed);
      await expect(undoNote(deps, signedIn(person), { meetingId: laid.meeting.id, noteId: laid.meeting.id })).rejects.toBeInstanceOf(NotAllowed);
      await expect(startSitting(deps, signedIn(person), { meetingId: laid.meeting.id })).rejects.toBeInstanceOf(NotAllowed);
    }
  });

  test('it cannot be finished before the day, nor by one who has not seen every note', async () => {
    expect(await finish()).toEqual({ ok: false, because: 'not-yet' });
    clock.set('2026-03-12T20:00:00Z');
    const seen = await version();
    await note(4, 'noted', {}, laid.second);
    expect(await finishSitting(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, version: seen })).toEqual({ ok: false, because: 'changed-since' });
  });

  test('one note that cannot take effect any more stops all of them, and is named', async () => {
    const { reference } = laid.actions[2]!;
    const noted = await note(2, 'closed');
    await recordDecision(deps, signedIn(laid.clerk), { reference, kind: 'not accepted', decidedBy: 'panel', decidedOn: day('2026-03-12'), meetingId: null, minuteNumber: null, words: null });
    expect(await finish()).toEqual({ ok: false, because: 'cannot-take-effect', reference, why: 'ended' });
    expect(await getActionByReference(deps.db, laid.actions[0]!.reference)).toMatchObject({ state: 'proposed for closure' });
    if (noted.ok) await undoNote(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, noteId: noted.noteId });
  });
});

describe('finished', () => {
  test('everything takes effect at once: decisions, targets, what is new, the meeting held', async () => {
    await noteResolution(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, kind: 'new action', words: 'that officers report on placements out of the borough', minuteNumber: '42', wording: null, leadPostId: laid.otherPost.id, targetOn: day('2026-04-23'), addressedTo: null });
    await noteResolution(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, kind: 'new undertaking', words: 'Officers undertook to circulate the figures.', minuteNumber: '42', wording: 'Circulate the figures', leadPostId: null, targetOn: null, addressedTo: null });
    await noteResolution(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, kind: 'new recommendation', words: 'that foster carers be paid more', minuteNumber: '43', wording: null, leadPostId: null, targetOn: null, addressedTo: 'Cabinet' });
    expect(await finish()).toEqual({ ok: true, decided: 5, made: ['ECS-6', 'ECS-7'], told: ['Olga Other', 'Sam Rao'], untold: ['ECS-7'] });

    expect(await getActionByReference(deps.db, 'ECS-1')).toMatchObject({ state: 'closed', endedOn: '2026-03-12' });
    expect(await getActionByReference(deps.db, 'ECS-2')).toMatchObject({ targetOn: '2026-08-31' });
    expect((await listProposals(deps.db, laid.actions.map(({ id }) => id))).map(({ outcome }) => outcome)).toEqual(['agreed', 'agreed']);
    expect((await listDecisions(deps.db, [laid.actions[1]!.id]))[0]).toMatchObject({ kind: 'extension agreed', decidedBy: 'panel', decidedOn: '2026-03-12', meetingId: laid.meeting.id, minuteNumber: '41', words: 'This is the last extension.' });
    expect(await getMeeting(deps.db, laid.meeting.id)).toMatchObject({ state: 'held' });

    const made = (await listActions(deps.db, laid.panel.id)).slice(-2);
    expect(made).toMatchObject([{ reference: 'ECS-6', wording: 'Officers report on placements out of the borough', agreedOn: '2026-03-12', targetOn: '2026-04-23' }, { wording: 'Circulate the figures', leadPostId: null }]);
    const resolutions = await listResolutionsOfMeetings(deps.db, [laid.meeting.id]);
    expect(resolutions.map(({ kind, text, minuteNumber }) => [kind, text, minuteNumber])).toEqual([['act', 'that officers report on placements out of the borough', '42'], ['recommendation', 'that foster carers be paid more', '43']]);
    expect((await listSources(deps.db, [made[0]!.id]))[0]).toMatchObject({ resolutionId: resolutions[0]!.id });
    expect(await listUndertakingsOfMeetings(deps.db, [laid.meeting.id])).toMatchObject([{ text: 'Officers undertook to circulate the figures.' }]);
    expect(await listResponses(deps.db, [resolutions[1]!.id])).toMatchObject([{ addressedTo: 'Cabinet', receivedOn: null, answer: null }]);
  });

  test('each owner has one letter: the words of the resolution, the minute, and what became of what they asked', async () => {
    const [toOther, ...rest] = await lettersTo(laid.other);
    expect(rest).toEqual([]);
    expect(toOther?.text).toMatch(/ECS-6 {2}Officers report on placements[\s\S]*Resolved \(minute 42\): "that officers report on placements out of the borough"[\s\S]*Target date: 23 April 2026/);
    expect(toOther?.text).toMatch(/ECS-4[\s\S]*asks for further information/);
    const letters = await lettersTo(laid.officer);
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toMatch(/ECS-1[\s\S]*closed[\s\S]*ECS-2[\s\S]*the target date is now 31 August 2026[\s\S]*"This is the last extension\."/);
    // What was only noted asks for no letter, and the other's items are the other's.
    expect(letters[0]?.text).not.toMatch(/ECS-5|ECS-6/);
  });

  test('nothing more is noted, undone or finished, and the register stays as it is', async () => {
    expect(await note(3, 'noted')).toEqual({ ok: false, because: 'finished' });
    expect(await finish()).toEqual({ ok: false, because: 'finished' });
    expect(await lettersTo(laid.officer)).toHaveLength(1);
  });
});

test('a letter to one who has left meanwhile is not sent', async () => {

  const [letter] = await lettersTo(laid.other);
  expect(await mayStillGo['decisions-taken']?.(deps, letter!)).toBe(true);
  expect(await mayStillGo['decisions-taken']?.(deps, { ...letter!, to: { ...letter!.to, personId: laid.meeting.id } })).toMatch(/has left/);
});
