// After the meeting: minutes that say what was recorded make no second record; a later meeting agrees them; and what was proposed may be taken back.
import { beforeAll, describe, expect, test } from 'vitest';
import { getActionByReference, listActions } from '../../src/actions/action.store.ts';
import { listProposals } from '../../src/actions/proposal.store.ts';
import { withdrawProposal } from '../../src/actions/withdraw-proposal.ts';
import { day } from '../../src/calendar/day.ts';
import { confirmIntake } from '../../src/intake/confirm-intake.ts';
import { getReview } from '../../src/intake/intake.store.ts';
import { readPaper } from '../../src/intake/read-paper.ts';
import { settleRecorded } from '../../src/intake/settle-recorded.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { agreeMinutes } from '../../src/meetings/agree-minutes.ts';
import { listMinutes } from '../../src/meetings/meeting.store.ts';
import { listCorrections } from '../../src/inspections/correction.store.ts';
import { listResolutionsOfMeetings } from '../../src/resolutions/resolution.store.ts';
import { finishSitting } from '../../src/sittings/finish-sitting.ts';
import { noteResolution } from '../../src/sittings/note-resolution.ts';
import { findSittingOf } from '../../src/sittings/sitting.store.ts';
import { startSitting } from '../../src/sittings/start-sitting.ts';
import { aMeeting, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { aReport, type Laid } from './a-report.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let laid: Laid, intakeId: string;

const recordedWords = 'That officers report on agency costs to every meeting of the panel';
const minuted = 'That officers report on agency costs to each ordinary meeting of the panel';
const text = `Minutes of the meeting held on 12 March 2026\n\n41. Inspection findings\n\nResolved – ${minuted}.\n\n42. Work programme\n\nResolved – That the work programme be noted.\n`;

beforeAll(async () => {
  laid = await aReport(deps);
  await startSitting(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id });
}, 60_000);

describe('taking back what was proposed', () => {
  test('only by whoever answers for it, once, and the action goes on as it stood', async () => {
    const reference = laid.actions[0]?.reference ?? '';
    await expect(withdrawProposal(deps, signedIn(laid.other), { reference, kind: 'closure' })).rejects.toThrow('Only whoever answers');
    const browser = await site.signIn(laid.officer);
    await browser.open(`/actions/${reference}`);
    await browser.submit('Take it back');
    expect(browser.page.notice).toContain('It is taken back.');
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ state: 'not started' });
    expect((await listProposals(deps.db, [laid.actions[0]?.id ?? ''])).map(({ outcome }) => outcome)).toEqual(['withdrawn']);
    expect(await withdrawProposal(deps, signedIn(laid.officer), { reference, kind: 'closure' })).toEqual({ ok: false, because: 'decided' });
    expect((await (await site.signIn(laid.clerk)).open(`/actions/${laid.actions[1]?.reference ?? ''}`)).text).not.toContain('Take it back');
  });

  test('of two at once one takes it back', async () => {
    const order = { reference: laid.actions[1]?.reference ?? '', kind: 'extension' as const };
    const both = await Promise.all([withdrawProposal(deps, signedIn(laid.officer), order), withdrawProposal(deps, signedIn(laid.officer), order)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('minutes of a meeting that was recorded', () => {
  test('the clerk says which line is the one recorded; no second record and no second action come of it', async () => {
    clock.set('2026-03-12T20:00:00Z');
    const noted = await noteResolution(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, kind: 'new action', words: recordedWords, wording: null, minuteNumber: null, leadPostId: laid.post.id, targetOn: day('2026-09-30'), addressedTo: null });
    if (!noted.ok) throw new Error(noted.because);
    const finished = await finishSitting(deps, signedIn(laid.clerk), { meetingId: laid.meeting.id, version: (await findSittingOf(deps.db, laid.meeting.id))?.version ?? 0 });
    expect(finished).toMatchObject({ ok: true });
    const [before, record] = [(await listActions(deps.db, laid.panel.id)).length, (await listResolutionsOfMeetings(deps.db, [laid.meeting.id]))[0]];
    const proposal = readPaper({ ok: true, text, source: 'text', pages: null, notes: [], rows: null } as unknown as Parameters<typeof readPaper>[0], 'minutes');
    if (typeof proposal === 'string') throw new Error(proposal);
    const taken = await takeIn(deps, signedIn(laid.clerk), { panelId: laid.panel.id, bytes: Buffer.from(text), fileName: 'minutes.txt', mediaType: 'text/plain', text, note: null, proposal, meetingId: laid.meeting.id, meetingOn: null });
    if (!taken.ok) throw new Error(taken.because);
    intakeId = taken.intakeId;

    const browser = await site.signIn(laid.clerk);
    await browser.open(`/intake/${intakeId}`);
    expect(browser.page.text).toContain('1 line says what was recorded in the meeting already.');
    await browser.follow('Say which');
    expect(browser.page.text).toContain(recordedWords);
    await browser.submit('These are the same', { same: [record?.id ?? ''] });
    expect((await settleRecorded(deps, signedIn(laid.clerk), { intakeId, sequence: 0, recordIds: [] }))).toMatchObject({ ok: false, because: 'changed-since' });
    expect(browser.page.text).not.toContain('recorded in the meeting already.');
    const { sequence } = await getReview(deps.db, intakeId);
    expect(await confirmIntake(deps, signedIn(laid.clerk), { intakeId, sequence })).toMatchObject({ ok: true, references: [] });

    const after = await listResolutionsOfMeetings(deps.db, [laid.meeting.id]);
    expect(after.filter(({ text: words }) => words.includes('agency costs')).map(({ id }) => id)).toEqual([record?.id]);
    expect(after.find(({ id }) => id === record?.id)?.text).toContain('each ordinary meeting');
    expect((await listCorrections(deps.db, 'resolutions', record?.id ?? '')).map(({ was }) => was)).toEqual([recordedWords]);
    expect(await listActions(deps.db, laid.panel.id)).toHaveLength(before);
    const compared = await browser.open(`/meetings/${laid.meeting.id}/sitting/compared`);
    expect(compared.text).toContain('worded otherwise');
    expect(compared.text).not.toContain('not in the minutes');
  });

  test('a later meeting agrees them, once, and the page says on which day', async () => {
    const later = await aMeeting(deps, laid.panel, { meetsOn: day('2026-05-14') });
    const order = { meetingId: laid.meeting.id, agreedAtMeetingId: later.id, minuteNumber: '50' };
    expect(await agreeMinutes(deps, signedIn(laid.clerk), order)).toEqual({ ok: false, because: 'not-yet' });
    expect(await agreeMinutes(deps, signedIn(laid.clerk), { ...order, agreedAtMeetingId: laid.meeting.id })).toEqual({ ok: false, because: 'not-later' });
    clock.set('2026-05-14T20:00:00Z');
    expect(await agreeMinutes(deps, signedIn(laid.clerk), { ...order, meetingId: later.id, agreedAtMeetingId: laid.meeting.id })).toEqual({ ok: false, because: 'not-later' });
    await expect(agreeMinutes(deps, signedIn(laid.member), order)).rejects.toThrow('Only the clerk');
    const browser = await site.signIn(laid.clerk);
    await browser.open(`/meetings/${laid.meeting.id}`);
    await browser.follow('Say that a later meeting agreed them');
    await browser.submit('The minutes were agreed', { at: later.id, minuteNumber: '50' });
    expect(browser.page.text).toContain('Minutes, agreed as a correct record on 14 May 2026');
    expect((await listMinutes(deps.db, [laid.meeting.id])).map(({ standing, agreedOn }) => [standing, agreedOn])).toEqual([['agreed', '2026-05-14']]);
    expect(await agreeMinutes(deps, signedIn(laid.clerk), order)).toEqual({ ok: false, because: 'agreed-before' });
  });
});
