// What the verbs of intake refuse, whoever sends the order: numbers made up, meetings still to come, posts that have ended.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { getReview } from '../../src/intake/intake.store.ts';
import { readMinutes } from '../../src/intake/minutes.reader.ts';
import { confirmIntake } from '../../src/intake/confirm-intake.ts';
import { saveReview } from '../../src/intake/save-review.ts';
import { takeIn, type TakeInOrder } from '../../src/intake/take-in.ts';
import { listMeetings, listMinutes } from '../../src/meetings/meeting.store.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listResolutionsOfMeetings } from '../../src/resolutions/resolution.store.ts';
import { aMeeting, aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-03-12T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
});

function paper(text: string, more: Partial<TakeInOrder> = {}): TakeInOrder {
  return { panelId: panel.id, bytes: Buffer.from(text), fileName: 'minutes.txt', mediaType: 'text/plain', text, note: null, proposal: readMinutes(text), meetingId: null, meetingOn: day('2026-03-10'), ...more };
}
const taken = async (order: TakeInOrder): Promise<string> => {
  const outcome = await takeIn(deps, signedIn(clerk), order);
  if (!outcome.ok) throw new Error(outcome.because);
  return outcome.intakeId;
};
const minutesOf = (subject: string): string => `Panel minutes\n\n7. ${subject}\n\nRESOLVED –\n\n(a) That officers bring a paper on ${subject.toLowerCase()} to the next meeting; and\n\n(b) That the report be noted.\n`;

describe('a review', () => {
  test('is saved only from the one it was made from: a number ahead of it is refused like one behind it', async () => {
    const intakeId = await taken(paper(minutesOf('Early help')));
    const { review, sequence } = await getReview(deps.db, intakeId);
    for (const wrong of [0, sequence + 1, 2_000_000_000]) expect(await saveReview(deps, signedIn(clerk), { intakeId, sequence: wrong, review })).toEqual({ ok: false, because: 'changed-since' });
    expect(await saveReview(deps, signedIn(clerk), { intakeId, sequence, review })).toEqual({ ok: true });
    expect(await saveReview(deps, signedIn(clerk), { intakeId, sequence, review })).toEqual({ ok: false, because: 'changed-since' });
    expect((await getReview(deps.db, intakeId)).sequence).toBe(sequence + 1);
  });

  test('twenty saves of one review at once: one is kept', async () => {
    const intakeId = await taken(paper(minutesOf('Fostering')));
    const { review, sequence } = await getReview(deps.db, intakeId);
    const all = await Promise.all(Array.from({ length: 20 }, () => saveReview(deps, signedIn(clerk), { intakeId, sequence, review })));
    expect(all.filter((one) => one.ok)).toHaveLength(1);
  });

  test('with a version no integer holds is no answer to the form', async () => {
    const intakeId = await taken(paper(minutesOf('Adoption')));
    const browser = await site.signIn(clerk);
    for (const version of ['2147483647', '99999999999', '-1', '1.5']) {
      await browser.open(`/intake/${intakeId}`);
      expect((await browser.submit('Save and go on later', { version })).status, version).toBe(400);
    }
  });
});

describe('the meeting of minutes', () => {
  test('is not one that is still to come, chosen or by its day', async () => {
    const next = await aMeeting(deps, panel, { meetsOn: day('2026-06-01') });
    for (const when of [{ meetingId: next.id, meetingOn: null }, { meetingOn: day('2026-06-02') }]) expect(await takeIn(deps, signedIn(clerk), paper(minutesOf('To come'), when))).toEqual({ ok: false, because: 'meeting-to-come' });
    const browser = await site.signIn(clerk);
    await browser.open('/intake/new');
    const refused = await browser.submit('Read it', { pasted: minutesOf('To come'), kind: 'minutes', 'meetingOn-day': '2', 'meetingOn-month': '6', 'meetingOn-year': '2026' });
    expect(refused.errorSummary).toEqual(['That meeting is still to come: choose the meeting these minutes are of']);
    expect(refused.valueOf('pasted')).toContain('To come');
  });

  test('is one meeting for two papers of the same day, and the second goes on where the first ended', async () => {
    const [first, second] = [await taken(paper(minutesOf('Housing'))), await taken(paper(minutesOf('Youth work')))];
    for (const intakeId of [first, second]) expect(await confirmIntake(deps, signedIn(clerk), { intakeId, sequence: 1 })).toMatchObject({ ok: true });
    const [meeting, ...others] = (await listMeetings(deps.db, panel.id)).filter((m) => m.meetsOn === '2026-03-10');
    expect(others).toEqual([]);
    expect(await listMinutes(deps.db, [meeting?.id ?? ''])).toHaveLength(2);
    expect((await listResolutionsOfMeetings(deps.db, [meeting?.id ?? ''])).map((r) => [r.position, r.itemTitle])).toEqual([[0, 'Housing'], [1, 'Housing'], [2, 'Youth work'], [3, 'Youth work']]);
  });

  test('confirmed twice at once is confirmed once', async () => {
    const intakeId = await taken(paper(minutesOf('School places')));
    const both = await Promise.all([1, 2].map(() => confirmIntake(deps, signedIn(clerk), { intakeId, sequence: 1 })));
    expect(both.map((one) => (one.ok ? 'confirmed' : one.because)).sort()).toEqual(['confirmed', 'not-in-review']);
  });
});

test('an action whose post has ended meanwhile is refused in words, and nothing exists', async () => {
  const intakeId = await taken(paper(minutesOf('Libraries')));
  const { review } = await getReview(deps.db, intakeId);
  await saveReview(deps, signedIn(clerk), { intakeId, sequence: 1, review: { ...review, lines: review.lines.map((line) => ({ ...line, makeAction: true, leadPostId: randomUUID() })) } });
  expect(await confirmIntake(deps, signedIn(clerk), { intakeId, sequence: 2 })).toEqual({ ok: false, because: 'no-such-post' });
});
