// The demonstration council of Slough. Loaded once: a council that has settings is left as it is.
import { randomUUID } from 'node:crypto';
import { propose } from '../src/actions/propose.ts';
import { makeActions } from '../src/actions/make-actions.ts';
import { recordDecision } from '../src/actions/record-decision.ts';
import { record, theSystem } from '../src/audit/record.ts';
import { addDays, day, type Day } from '../src/calendar/day.ts';
import type { Deps } from '../src/councils/deps.ts';
import type { Transaction } from '../src/database/db.ts';
import { enterInspection } from '../src/inspections/enter-inspection.ts';
import type { Reading } from '../src/inspections/inspection.ts';
import { saveRepeat } from '../src/inspections/inspection.store.ts';
import { addMeasure, addReading } from '../src/inspections/measure.store.ts';
import { changeMeeting } from '../src/meetings/change-meeting.ts';
import { addMeeting } from '../src/meetings/meeting.store.ts';
import { addMembership, addPanel } from '../src/panels/panel.store.ts';
import type { Doer } from '../src/people/person.ts';
import { addPerson, getPerson } from '../src/people/person.store.ts';
import { addOrganisation, addPost, endHolding, getPost } from '../src/people/post.store.ts';
import { ask } from '../src/progress/ask.ts';
import { addAnswer } from '../src/progress/question.store.ts';
import { reportProgress } from '../src/progress/report-progress.ts';
import { writeExemptNote } from '../src/progress/write-exempt-note.ts';
import { addResolution, addResponse, addUndertaking } from '../src/resolutions/resolution.store.ts';
import { addSettings, findSettings } from '../src/settings/settings.store.ts';
import { actions, lastMeeting, measures, meetingOffsets, questions, type ActionStory, type Chapter } from './slough/actions.ts';
import { inspections, meetingOf2014 } from './slough/inspections.ts';
import { emailOf, organisations, panelFacts, people, posts, type PersonKey, type PostKey } from './slough/people.ts';
import { dispatchDay, dispatchThen, layRequests } from './slough/cycle.ts';
import { dayAt, depsOn, meetingDayAt, nextMeetingDay } from './slough/timeline.ts';

const since = day('2013-05-15');

/** What the story needs to know of what is already there. */
interface Cast {
  today: Day;
  panelId: string;
  organisationIds: Record<string, string>;
  postIds: Record<string, string>;
  personIds: Record<string, string>;
  meetings: Record<string, { id: string; on: Day }>;
  /** Findings, resolutions and undertakings by their key. */
  causes: Record<string, { findingId: string } | { resolutionId: string } | { undertakingId: string }>;
  /** By place in the list of actions. */
  references: string[];
}

/** True when it was loaded now, false when it was there. */
export async function seed(deps: Deps): Promise<boolean> {
  if ((await findSettings(deps.db)) !== undefined) return false;
  // One transaction: a demonstration half loaded would never be finished, because it has settings.
  await deps.db.transaction(async (tx) => {
    const within = { ...deps, db: tx };
    const cast = await castOf(within, tx);
    await layInspections(within, tx, cast);
    await layMeetings(within, tx, cast);
    await live(within, tx, cast);
    await layQuestions(within, tx, cast);
    await layRequests((on) => depsOn(within, on, '08:00'), tx, {
      panelId: cast.panelId, meetingId: meeting(cast, 'next').id, meetsOn: meeting(cast, 'next').on, since: cast.today, bounced: need(cast.personIds, 'carrow'),
    });
  });
  return true;
}

async function laid(tx: Transaction, deps: Deps, kind: string, id: string, label?: string): Promise<void> {
  await record(tx, deps, theSystem, { what: 'demonstration.laid-out', about: { kind, id, label } });
}

async function castOf(deps: Deps, tx: Transaction): Promise<Cast> {
  const today = deps.clock.today();
  const settingsId = randomUUID();
  await addSettings(tx, {
    id: settingsId, councilName: 'Slough Borough Council', isDemonstration: true, brandColour: '#0f4c5c', words: {}, reportTitle: 'Action Progress Report',
    mailFromName: 'Slough scrutiny (demonstration)', mailFromAddress: 'scrutiny@slough.example', leadTimes: {}, clearDays: {}, retention: {}, version: 1,
  });
  await laid(tx, deps, 'settings', settingsId);
  const cast: Cast = { today, panelId: randomUUID(), organisationIds: {}, postIds: {}, personIds: {}, meetings: {}, causes: {}, references: [] };
  for (const [key, o] of Object.entries(organisations)) {
    const id = (cast.organisationIds[key] = randomUUID());
    await addOrganisation(tx, { id, name: o.name, kind: o.kind, beganOn: o.beganOn === null ? null : day(o.beganOn), endedOn: null, version: 1 });
    await laid(tx, deps, 'organisations', id, o.name);
  }
  for (const [key, post] of Object.entries(posts)) {
    const id = (cast.postIds[key] = randomUUID());
    await addPost(tx, { id, title: post.title, organisationId: need(cast.organisationIds, post.organisation), directorPostId: 'director' in post ? need(cast.postIds, post.director) : null });
    await laid(tx, deps, 'posts', id, post.title);
  }
  await addPanel(tx, { id: cast.panelId, ...panelFacts, leadTimes: {}, chairMayDecide: false, directorsSignOff: false, directorsCopied: true, endedOn: null, successorId: null, nextEditionNumber: 1, version: 1 });
  // Six reports went out before this program was used.
  await tx('panels').where({ id: cast.panelId }).update({ next_edition_number: 7 });
  await laid(tx, deps, 'panels', cast.panelId, panelFacts.code);
  for (const key of Object.keys(people) as PersonKey[]) await addToCast(deps, tx, cast, key);
  await changeHolders(deps, tx, cast);
  return cast;
}

async function addToCast(deps: Deps, tx: Transaction, cast: Cast, key: PersonKey): Promise<void> {
  const facts: { name: string; lettersBy?: 'paper'; isAdministrator?: true; part?: 'clerk' | 'chair' | 'vice-chair' | 'member' | 'co-opted member'; entitled?: true; votesOn?: 'education'; holds?: readonly PostKey[]; left?: true } = people[key];
  const id = (cast.personIds[key] = randomUUID());
  await addPerson(tx, {
    id, name: facts.name, email: emailOf(facts.name), lettersBy: facts.lettersBy ?? 'email', isAdministrator: facts.isAdministrator ?? false, joinedOn: since,
    leftOn: facts.left ? addDays(cast.today, -39) : null, version: 1,
  });
  await laid(tx, deps, 'people', id, facts.name);
  if (facts.part !== undefined) {
    await addMembership(tx, {
      id: randomUUID(), panelId: cast.panelId, personId: id, part: facts.part, votesOn: facts.votesOn ?? 'everything', entitledToExempt: facts.entitled ?? false,
      exemptReason: facts.entitled ? 'Relevant to the panel’s work programme (demonstration)' : null, fromOn: since, untilOn: null, version: 1,
    });
    await laid(tx, deps, 'panels', cast.panelId, panelFacts.code);
  }
  for (const post of facts.holds ?? []) await hold(deps, tx, cast, key, post, post === 'assessment' ? addDays(cast.today, -200) : since, null);
}

/** Two posts changed hands: one has a new holder, one has had none since its holder left. */
async function changeHolders(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  await hold(deps, tx, cast, 'byrne', 'assessment', since, addDays(cast.today, -201));
  await hold(deps, tx, cast, 'amin', 'commissioning', since, null);
  await endHolding(tx, need(cast.postIds, 'commissioning'), addDays(cast.today, -40));
}

async function hold(deps: Deps, tx: Transaction, cast: Cast, person: PersonKey, post: PostKey, fromOn: Day, untilOn: Day | null): Promise<void> {
  const postId = need(cast.postIds, post);
  await tx('post_holders').insert({ id: randomUUID(), post_id: postId, person_id: need(cast.personIds, person), from_on: fromOn, until_on: untilOn });
  await laid(tx, deps, 'posts', postId, posts[post].title);
}

async function layInspections(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const clerk = await doer(deps, cast, 'holt');
  for (const i of inspections) {
    const entered = await enterInspection(deps, clerk, {
      panelId: cast.panelId, judgements: i.judgements.map(([area, grade]) => ({ area, grade })),
      inspection: {
        organisationId: need(cast.organisationIds, i.of), framework: i.framework, title: i.title, beganOn: asDay(i.beganOn), endedOn: asDay(i.endedOn),
        publishedOn: asDay(i.publishedOn), receivedOn: null, datesWords: i.datesWords ?? null, sourceNote: i.sourceNote, documentId: null,
      },
      findings: i.findings.map((f) => ({ kind: f.kind, text: f.text, label: f.label ?? null, heading: f.heading ?? null, responsibleOrganisationId: need(cast.organisationIds, i.of) })),
    });
    i.findings.forEach((f, n) => (cast.causes[f.key] = { findingId: entered.findingIds[n] ?? '' }));
    for (const f of i.findings) if (f.repeats !== undefined) await saveRepeat(tx, findingOf(cast, f.key), findingOf(cast, f.repeats));
  }
  await layMeasures(deps, tx, cast);
}

async function layMeasures(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  for (const m of measures) {
    const id = randomUUID();
    const findingId = findingOf(cast, m.finding);
    await addMeasure(tx, {
      id, findingId, version: 1, readEvery: null, name: m.name, unit: m.unit, better: m.better, baselineOn: dayAt(cast.today, m.baseline[0]), baselineValue: m.baseline[1],
      targetOn: dayAt(cast.today, m.target[0]), targetValue: m.target[1],
    });
    await laid(tx, deps, 'findings', findingId);
    for (const [at, value] of m.readings) {
      const reading: Reading = { id: randomUUID(), measureId: id, readOn: dayAt(cast.today, at), value, source: m.source };
      await addReading(tx, reading, depsOn(deps, reading.readOn).clock.now());
    }
    await laid(tx, deps, 'measures', id, m.name);
  }
}

async function layMeetings(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const add = async (key: string, on: Day, held: boolean, note: string | null = null): Promise<void> => {
    const id = randomUUID();
    cast.meetings[key] = { id, on };
    await addMeeting(tx, { id, panelId: cast.panelId, meetsOn: on, meetsAt: '18:30', venue: panelFacts.venue, kind: 'ordinary', calledOn: null, state: held ? 'held' : 'planned', movedToId: null, stateReason: note, version: 1 });
    await laid(tx, deps, 'meetings', id, on);
  };
  await add('2014', day(meetingOf2014.on), true, 'The minutes do not give their day; this one is assumed (demonstration).');
  // The last two are held in the course of the story: their reports are dispatched first.
  for (const [key, offset] of Object.entries(meetingOffsets)) await add(key, meetingDayAt(cast.today, offset), key !== 'beforeLast' && key !== 'last');
  await add('next', nextMeetingDay(cast.today), false);
  await add('after', meetingDayAt(cast.today, 80), false);
  for (const [n, r] of meetingOf2014.resolutions.entries()) await layResolution(deps, tx, cast, '2014', `resolution-${n + 1}`, { ...r, position: n, number: null, title: meetingOf2014.itemTitle });
  for (const [n, r] of lastMeeting.resolutions.entries()) {
    await layResolution(deps, tx, cast, 'last', r.key, { ...r, position: n, number: lastMeeting.itemNumber, title: lastMeeting.itemTitle });
    if (r.kind === 'recommendation') await layResponse(deps, tx, cast, r.key);
  }
  const id = randomUUID();
  cast.causes[lastMeeting.undertaking.key] = { undertakingId: id };
  await addUndertaking(tx, {
    id, panelId: cast.panelId, meetingId: meeting(cast, 'last').id, minuteItemId: null, minuteNumber: lastMeeting.itemNumber, position: 0, text: lastMeeting.undertaking.text,
    ownerWords: 'The Director of Children’s Services', dueWords: null, documentId: null, sourceStart: null, sourceEnd: null,
  });
  await laid(tx, deps, 'undertakings', id);
}

interface ResolutionFacts { label: string; kind: 'noted' | 'act' | 'recommendation'; text: string; due: string | null; position: number; number: string | null; title: string }

async function layResolution(deps: Deps, tx: Transaction, cast: Cast, at: string, key: string, r: ResolutionFacts): Promise<void> {
  const id = randomUUID();
  cast.causes[key] = { resolutionId: id };
  await addResolution(tx, {
    id, panelId: cast.panelId, meetingId: meeting(cast, at).id, minuteItemId: null, minuteNumber: r.number, itemTitle: r.title, position: r.position, label: r.label, stem: null,
    text: r.text, kind: r.kind, ownerWords: null, dueWords: r.due, documentId: null, sourceStart: null, sourceEnd: null, version: 1,
  });
  await laid(tx, deps, 'resolutions', id);
}

/** Cabinet has had the recommendation for seven weeks and has not answered: the two months are nearly over. */
async function layResponse(deps: Deps, tx: Transaction, cast: Cast, key: string): Promise<void> {
  const cause = cast.causes[key];
  if (cause === undefined || !('resolutionId' in cause)) return;
  const receivedOn = addDays(meeting(cast, 'last').on, 5);
  await addResponse(tx, {
    id: randomUUID(), resolutionId: cause.resolutionId, addressedTo: 'Cabinet', sentOn: addDays(receivedOn, -1), receivedOn, dueOn: addDays(receivedOn, 61), answeredOn: null,
    answer: null, words: null, reasons: null, version: 1,
  });
  await laid(tx, deps, 'resolutions', cause.resolutionId);
}

interface Event { on: Day; run: () => Promise<void> }

/** Lives through the story day by day: every update, proposal and decision goes through the verb a person would have used. */
async function live(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const events: Event[] = [];
  for (const key of ['beforeLast', 'last']) events.push(...papersOf(deps, tx, cast, meeting(cast, key)));
  for (const key of ['2014', 'year-before', 'spring', 'last'] as const) events.push({ on: meeting(cast, key).on, run: () => makeThose(deps, cast, key) });
  for (const [n, story] of actions.entries()) for (const chapter of story.story) events.push({ on: onDay(cast, chapter), run: () => tell(deps, cast, n, story, chapter) });
  // Stable: what happens on one day happens in the order it is told; decisions are taken at the meeting, after what is made there.
  for (const event of events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) await event.run();
}

/** A report dispatched in good time, and the meeting held. */
function papersOf(deps: Deps, tx: Transaction, cast: Cast, at: { id: string; on: Day }): Event[] {
  const sent = depsOn(deps, dispatchDay(at.on), '11:00');
  const evening = depsOn(deps, at.on, '20:30');
  return [
    { on: dispatchDay(at.on), run: async () => { await dispatchThen(sent, tx, await doer(sent, cast, 'holt'), at.id); } },
    { on: at.on, run: async () => { expectOk(await changeMeeting(evening, await doer(evening, cast, 'holt'), { meetingId: at.id, version: 1, become: 'held' }), at.on); } },
  ];
}

function onDay(cast: Cast, chapter: Chapter): Day {
  return 'decides' in chapter ? (meetingAt(cast, chapter)?.on ?? dayAt(cast.today, chapter.at)) : dayAt(cast.today, chapter.at);
}

function meetingAt(cast: Cast, chapter: Chapter): { id: string; on: Day } | undefined {
  const key = Object.entries(meetingOffsets).find(([, offset]) => offset === chapter.at)?.[0];
  return key === undefined ? undefined : cast.meetings[key];
}

async function makeThose(deps: Deps, cast: Cast, key: ActionStory['madeAt']): Promise<void> {
  const { on } = meeting(cast, key);
  const then = depsOn(deps, on, '21:00');
  for (const [n, story] of actions.entries()) {
    if (story.madeAt !== key) continue;
    const made = await makeActions(then, await doer(then, cast, 'holt'), {
      panelId: cast.panelId, agreedOn: on,
      actions: [{
        wording: story.wording, willShow: story.willShow ?? null, leadPostId: story.post === null ? null : need(cast.postIds, story.post),
        contributorPostIds: (story.helpers ?? []).map((post) => need(cast.postIds, post)), sources: [need(cast.causes, story.because)],
        target: story.target === null ? null : { on: targetOn(cast, story), words: story.targetWords ?? null, meetingId: null },
        minuteNumber: key === 'last' ? lastMeeting.itemNumber : null,
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
  expectOk(await recordDecision(then, await doer(then, cast, 'holt'), {
    reference, kind: chapter.decides, decidedBy: 'panel', decidedOn: then.clock.today(), meetingId: at?.id ?? null, minuteNumber: chapter.minute, words: chapter.words ?? null,
    supersededByReference: 'by' in chapter ? (cast.references[chapter.by - 1] ?? null) : null,
  }), reference);
}

async function layQuestions(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  for (const q of questions) {
    const then = depsOn(deps, dayAt(cast.today, q.at), '20:00');
    const reference = cast.references[q.about - 1] ?? '';
    const asked = await ask(then, await doer(then, cast, q.by), { reference, meetingId: meeting(cast, 'next').id, text: q.text, shared: q.shared });
    if (q.answer === undefined) continue;
    const clerk = await doer(then, cast, 'holt');
    await addAnswer(tx, { id: randomUUID(), questionId: asked.questionId, text: q.answer, given: 'in the report', byName: clerk.person.name, byPersonId: clerk.person.id, at: depsOn(deps, addDays(dayAt(cast.today, q.at), 2)).clock.now() });
    await record(tx, then, clerk, { what: 'question.answered', about: { kind: 'questions', id: asked.questionId, label: reference } });
  }
  const exempt = depsOn(deps, addDays(cast.today, -3), '11:00');
  const manager = await doer(exempt, cast, 'quigley');
  expectOk(await writeExemptNote(exempt, manager, {
    reference: cast.references[21] ?? '', note: 'Demonstration of an exempt note: two of the six could be recognised from where they live.', paragraph: 2,
    reason: 'It would be likely to reveal who the young people are; that outweighs the interest in saying where they live.', replacesId: null,
  }), 'the exempt note');
}

async function doer(deps: Deps, cast: Cast, key: PersonKey): Promise<Doer> {
  return { person: await getPerson(deps.db, need(cast.personIds, key), deps.clock.today()), way: 'signed in' };
}

/** Whoever held the action's post on that day. */
async function owner(deps: Deps, cast: Cast, story: ActionStory): Promise<Doer> {
  const holder = (await getPost(deps.db, need(cast.postIds, story.post ?? ''), deps.clock.today())).holder;
  if (holder === null) throw new Error(`Nobody held the post of "${story.wording}" on ${deps.clock.today()}`);
  return { person: await getPerson(deps.db, holder.personId, deps.clock.today()), way: 'signed in' };
}

function expectOk(outcome: { ok: true } | { ok: false; because: string }, reference: string): void {
  if (!outcome.ok) throw new Error(`The demonstration's story does not hold for ${reference}: ${outcome.because}`);
}

function need<T>(of: Record<string, T>, key: string): T {
  const found = of[key];
  if (found === undefined) throw new Error(`The demonstration knows no "${key}"`);
  return found;
}

function meeting(cast: Cast, key: string): { id: string; on: Day } {
  return need(cast.meetings, key);
}

function findingOf(cast: Cast, key: string): string {
  const cause = need(cast.causes, key);
  if (!('findingId' in cause)) throw new Error(`"${key}" is not a finding`);
  return cause.findingId;
}

function asDay(text: string | undefined): Day | null {
  return text === undefined ? null : day(text);
}
