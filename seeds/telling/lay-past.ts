// What was there before the story: inspections with their findings and measures, meetings and what they resolved.
import { randomUUID } from 'node:crypto';
import { addDays, day, type Day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Transaction } from '../../src/database/db.ts';
import { enterInspection } from '../../src/inspections/enter-inspection.ts';
import { saveRepeat } from '../../src/inspections/inspection.store.ts';
import { addMeasure, addReading } from '../../src/inspections/measure.store.ts';
import { addMeeting } from '../../src/meetings/meeting.store.ts';
import { addResolution, addResponse, addUndertaking } from '../../src/resolutions/resolution.store.ts';
import { doer, findingOf, laid, meeting, need, type Cast } from './cast.ts';
import type { MinutesFacts } from './story.ts';
import { dayAt, depsOn, meetingDayAt, nextMeetingDay } from './timeline.ts';

export async function layInspections(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const clerk = await doer(deps, cast, cast.story.clerk);
  for (const i of cast.story.inspections) {
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
  for (const m of cast.story.measures) {
    const id = randomUUID();
    const findingId = findingOf(cast, m.finding);
    await addMeasure(tx, {
      id, findingId, version: 1, readEvery: null, name: m.name, unit: m.unit, better: m.better, baselineOn: dayAt(cast.today, m.baseline[0]), baselineValue: m.baseline[1],
      targetOn: dayAt(cast.today, m.target[0]), targetValue: m.target[1],
    });
    await laid(tx, deps, 'findings', findingId);
    for (const [at, value] of m.readings) {
      const readOn = dayAt(cast.today, at);
      await addReading(tx, { id: randomUUID(), measureId: id, readOn, value, source: m.source }, depsOn(deps, readOn).clock.now());
    }
    await laid(tx, deps, 'measures', id, m.name);
  }
}

export async function layMeetings(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const { meetings, reported, panel, minutes } = cast.story;
  const add = async (key: string, on: Day, held: boolean, note: string | null = null): Promise<void> => {
    const id = randomUUID();
    cast.meetings[key] = { id, on };
    await addMeeting(tx, { id, panelId: cast.panelId, meetsOn: on, meetsAt: '18:30', venue: panel.venue, kind: 'ordinary', calledOn: null, state: held ? 'held' : 'planned', movedToId: null, stateReason: note, version: 1 });
    await laid(tx, deps, 'meetings', id, on);
  };
  // Those with a report are held in the course of the story: the report is dispatched first.
  for (const [key, { on, note }] of Object.entries(meetings)) await add(key, typeof on === 'number' ? meetingDayAt(cast.today, on) : day(on), !reported.includes(key), note);
  await add('next', nextMeetingDay(cast.today), false);
  await add('after', meetingDayAt(cast.today, 80), false);
  for (const one of minutes) await layMinutes(deps, tx, cast, one);
}

async function layMinutes(deps: Deps, tx: Transaction, cast: Cast, minutes: MinutesFacts): Promise<void> {
  const at = meeting(cast, minutes.of);
  for (const [position, r] of minutes.resolutions.entries()) {
    const id = randomUUID();
    cast.causes[r.key] = { resolutionId: id };
    await addResolution(tx, {
      id, panelId: cast.panelId, meetingId: at.id, minuteItemId: null, minuteNumber: minutes.itemNumber, itemTitle: minutes.itemTitle, position, label: r.label, stem: null,
      text: r.text, kind: r.kind, ownerWords: null, dueWords: r.due, documentId: null, sourceStart: null, sourceEnd: null, version: 1,
    });
    await laid(tx, deps, 'resolutions', id);
    if (r.kind === 'recommendation') await layResponse(deps, tx, id, at.on, cast.story.council.words.cabinet ?? 'Cabinet');
  }
  const { undertaking } = minutes;
  if (undertaking === undefined) return;
  const id = randomUUID();
  cast.causes[undertaking.key] = { undertakingId: id };
  await addUndertaking(tx, {
    id, panelId: cast.panelId, meetingId: at.id, minuteItemId: null, minuteNumber: minutes.itemNumber, position: 0, text: undertaking.text,
    ownerWords: undertaking.owner, dueWords: null, documentId: null, sourceStart: null, sourceEnd: null,
  });
  await laid(tx, deps, 'undertakings', id);
}

/** Cabinet has had the recommendation for seven weeks and has not answered: the two months are nearly over. */
async function layResponse(deps: Deps, tx: Transaction, resolutionId: string, metOn: Day, cabinet: string): Promise<void> {
  const receivedOn = addDays(metOn, 5);
  await addResponse(tx, {
    id: randomUUID(), resolutionId, addressedTo: cabinet, sentOn: addDays(receivedOn, -1), receivedOn, dueOn: addDays(receivedOn, 61), answeredOn: null,
    answer: null, words: null, reasons: null, version: 1,
  });
  await laid(tx, deps, 'resolutions', resolutionId);
}

function asDay(text: string | undefined): Day | null {
  return text === undefined ? null : day(text);
}
