// The story lived through day by day: every update, proposal and decision goes through the verb a person would have used.
import { makeActions } from '../../src/actions/make-actions.ts';
import { propose } from '../../src/actions/propose.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import type { Day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Transaction } from '../../src/database/db.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { recordAttendance, type AttendanceOrder } from '../../src/meetings/record-attendance.ts';
import type { Doer } from '../../src/people/person.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { getPost } from '../../src/people/post.store.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { doer, expectOk, meeting, need, type Cast } from './cast.ts';
import { dispatchDay, dispatchThen } from './cycle.ts';
import type { ActionStory, Chapter } from './story.ts';
import { dayAt, depsOn } from './timeline.ts';

interface Event { on: Day; run: () => Promise<void> }

export async function live(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const events: Event[] = [];
  for (const key of cast.story.reported) events.push(...papersOf(deps, tx, cast, meeting(cast, key)));
  for (const key of Object.keys(cast.story.meetings)) events.push({ on: meeting(cast, key).on, run: () => makeThose(deps, cast, key) });
  for (const [n, story] of cast.story.actions.entries()) for (const chapter of story.story) events.push({ on: onDay(cast, chapter), run: () => tell(deps, cast, n, story, chapter) });
  // Stable: what happens on one day happens in the order it is told; decisions are taken at the meeting, after what is made there.
  for (const event of events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) await event.run();
}

/** A report dispatched in good time, the meeting held, and who was there. */
function papersOf(deps: Deps, tx: Transaction, cast: Cast, at: { id: string; on: Day }): Event[] {
  const sent = depsOn(deps, dispatchDay(at.on), '11:00');
  const evening = depsOn(deps, at.on, '20:30');
  return [
    { on: dispatchDay(at.on), run: async () => { await dispatchThen(sent, tx, await doer(sent, cast, cast.story.clerk), at.id); } },
    { on: at.on, run: async () => { expectOk(await changeMeeting(evening, await doer(evening, cast, cast.story.clerk), { meetingId: at.id, version: 1, become: 'held' }), at.on); } },
    { on: at.on, run: async () => { expectOk(await recordAttendance(evening, await doer(evening, cast, cast.story.clerk), whoCame(cast, at.id)), at.on); } },
  ];
}

/** Everybody who sits but the last two councillors named: one sent apologies, the other did not. */
function whoCame(cast: Cast, meetingId: string): AttendanceOrder {
  const sitting = Object.entries(cast.story.people).filter(([, { part }]) => part !== undefined && part !== 'clerk').map(([key, { part }]) => ({ id: need(cast.personIds, key), part }));
  const away = sitting.filter(({ part }) => part === 'member').slice(-2).map(({ id }) => id);
  return { meetingId, version: 0, present: sitting.map(({ id }) => id).filter((id) => !away.includes(id)), apologies: away.slice(0, 1), alsoPresent: null };
}

function onDay(cast: Cast, chapter: Chapter): Day {
  return 'decides' in chapter ? (meetingAt(cast, chapter)?.on ?? dayAt(cast.today, chapter.at)) : dayAt(cast.today, chapter.at);
}

function meetingAt(cast: Cast, chapter: Chapter): { id: string; on: Day } | undefined {
  const key = Object.entries(cast.story.meetings).find(([, { on }]) => on === chapter.at)?.[0];
  return key === undefined ? undefined : cast.meetings[key];
}

async function makeThose(deps: Deps, cast: Cast, key: string): Promise<void> {
  const { on } = meeting(cast, key);
  const then = depsOn(deps, on, '21:00');
  for (const [n, story] of cast.story.actions.entries()) {
    if (story.madeAt !== key) continue;
    const made = await makeActions(then, await doer(then, cast, cast.story.clerk), {
      panelId: cast.panelId, agreedOn: on,
      actions: [{
        wording: story.wording, willShow: story.willShow ?? null, leadPostId: story.post === null ? null : need(cast.postIds, story.post),
        contributorPostIds: (story.helpers ?? []).map((post) => need(cast.postIds, post)), sources: [need(cast.causes, story.because)],
        target: story.target === null ? null : { on: targetOn(cast, story), words: story.targetWords ?? null, meetingId: null },
        minuteNumber: cast.story.minutes.find((one) => one.of === key)?.itemNumber ?? null,
      }],
    });
    cast.references[n] = made.references[0] ?? '';
  }
}

/** "To the next meeting" is the next meeting's day; every other target is told as a day. */
function targetOn(cast: Cast, story: ActionStory): Day {
  return story.targetWords === 'to the next meeting' ? meeting(cast, 'next').on : dayAt(cast.today, story.target ?? 0);
}

async function tell(deps: Deps, cast: Cast, n: number, story: ActionStory, chapter: Chapter): Promise<void> {
  const reference = cast.references[n] ?? '';
  const on = onDay(cast, chapter);
  if ('decides' in chapter) return await decide(depsOn(deps, on, '21:30'), cast, reference, chapter);
  const then = depsOn(deps, on, 'says' in chapter ? '10:00' : '10:05');
  const by = await owner(then, cast, story);
  if ('says' in chapter) {
    const { evidence } = chapter;
    expectOk(await reportProgress(then, by, {
      reference, state: chapter.state, text: chapter.says, meetingId: null, afterDeadline: false,
      evidence: evidence && { bytes: Buffer.from(evidence.lines.join('\n') + '\n'), fileName: `${evidence.title}.txt`, mediaType: 'text/plain', title: evidence.title, showsOn: dayAt(cast.today, evidence.shows) },
    }), reference);
  } else if (chapter.asks === 'extension') {
    expectOk(await propose(then, by, { kind: 'extension', reference, reason: chapter.why, newTargetOn: dayAt(cast.today, chapter.to) }), reference);
  } else {
    expectOk(await propose(then, by, { kind: chapter.asks, reference, reason: chapter.why }), reference);
  }
}

async function decide(then: Deps, cast: Cast, reference: string, chapter: Extract<Chapter, { decides: unknown }>): Promise<void> {
  const at = meetingAt(cast, chapter);
  expectOk(await recordDecision(then, await doer(then, cast, cast.story.clerk), {
    reference, kind: chapter.decides, decidedBy: 'panel', decidedOn: then.clock.today(), meetingId: at?.id ?? null, minuteNumber: chapter.minute, words: chapter.words ?? null,
    supersededByReference: 'by' in chapter ? (cast.references[chapter.by - 1] ?? null) : null,
  }), reference);
}

/** Whoever held the action's post on that day. */
async function owner(deps: Deps, cast: Cast, story: ActionStory): Promise<Doer> {
  const holder = (await getPost(deps.db, need(cast.postIds, story.post ?? ''), deps.clock.today())).holder;
  if (holder === null) throw new Error(`Nobody held the post of "${story.wording}" on ${deps.clock.today()}`);
  return { person: await getPerson(deps.db, holder.personId, deps.clock.today()), way: 'signed in' };
}
