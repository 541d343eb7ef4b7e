// Builders for tests on a real database: they fill in what a test leaves out, and return what the app would have loaded.
import { randomUUID } from 'node:crypto';
import { makeActions, type ActionOrder } from '../../src/actions/make-actions.ts';
import { getActionByReference, type ActionWithPosts } from '../../src/actions/action.store.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { day, type Day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Transaction } from '../../src/database/db.ts';
import type { DispatchOrder } from '../../src/editions/dispatch-edition.ts';
import type { Finding, FindingKind, Inspection, Judgement } from '../../src/inspections/inspection.ts';
import { addFindings, addInspection, addJudgements } from '../../src/inspections/inspection.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { addMeeting } from '../../src/meetings/meeting.store.ts';
import type { Panel } from '../../src/panels/panel.ts';
import { addMembership, addPanel } from '../../src/panels/panel.store.ts';
import type { Doer, Part, Person } from '../../src/people/person.ts';
import { addPerson, getPerson } from '../../src/people/person.store.ts';
import type { Organisation, OrganisationKind } from '../../src/people/post.ts';
import { addHolding, addOrganisation, addPost } from '../../src/people/post.store.ts';
import { addResolution, addResponse } from '../../src/resolutions/resolution.store.ts';
import type { Resolution, ResolutionKind, Response } from '../../src/resolutions/resolution.ts';
import { addSettings } from '../../src/settings/settings.store.ts';

let serial = 0;
const next = (): number => (serial += 1);

async function add(deps: Deps, kind: string, id: string, write: (tx: Transaction) => Promise<void>): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await write(tx);
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind, id } });
  });
}

export async function someSettings(deps: Deps, given: { isDemonstration?: boolean } = {}): Promise<void> {
  const id = randomUUID();
  await add(deps, 'settings', id, (tx) => addSettings(tx, {
    id, councilName: 'Testborough Council', isDemonstration: given.isDemonstration ?? false, brandColour: '#0f4c5c', words: {}, reportTitle: 'Progress report',
    mailFromName: 'Testborough scrutiny', mailFromAddress: 'scrutiny@testborough.example', leadTimes: {}, clearDays: {}, retention: {}, version: 1,
  }));
}

export async function aPanel(deps: Deps, given: Partial<Panel> = {}): Promise<Panel> {
  const panel: Panel = {
    id: randomUUID(), code: 'ECS', name: 'Education and Children’s Services Scrutiny Panel', venue: 'Council Chamber', leadTimes: {}, chairMayDecide: false,
    directorsSignOff: false, directorsCopied: false, endedOn: null, successorId: null, nextEditionNumber: 1, version: 1, ...given,
  };
  await add(deps, 'panels', panel.id, (tx) => addPanel(tx, panel));
  return panel;
}

export async function anOrganisation(deps: Deps, given: Partial<Organisation> & { kind?: OrganisationKind } = {}): Promise<Organisation> {
  const organisation: Organisation = { id: randomUUID(), name: `Organisation ${next()}`, kind: 'council', beganOn: null, endedOn: null, version: 1, ...given };
  await add(deps, 'organisations', organisation.id, (tx) => addOrganisation(tx, organisation));
  return organisation;
}

export interface PersonGiven {
  name?: string;
  email?: string;
  isAdministrator?: boolean;
  lettersBy?: 'email' | 'paper';
  part?: { panel: Panel; part: Part; entitledToExempt?: boolean };
  /** Posts this person holds from the first of January of the year before the clock's. */
  posts?: readonly { id: string }[];
}

export async function aPerson(deps: Deps, given: PersonGiven = {}): Promise<Person> {
  const n = next();
  const id = randomUUID();
  const since = day('2010-01-01');
  await add(deps, 'people', id, (tx) => addPerson(tx, {
    id, name: given.name ?? `Person ${n}`, email: given.email ?? `person${n}@testborough.example`, lettersBy: given.lettersBy ?? 'email',
    isAdministrator: given.isAdministrator ?? false, joinedOn: since, leftOn: null, version: 1,
  }));
  const { part } = given;
  if (part !== undefined) {
    await add(deps, 'panels', part.panel.id, (tx) => addMembership(tx, {
      id: randomUUID(), panelId: part.panel.id, personId: id, part: part.part, votesOn: 'everything', entitledToExempt: part.entitledToExempt ?? false,
      exemptReason: null, fromOn: since, untilOn: null, version: 1,
    }));
  }
  for (const post of given.posts ?? []) await add(deps, 'posts', post.id, (tx) => addHolding(tx, { id: randomUUID(), postId: post.id, personId: id, fromOn: since }));
  return await getPerson(deps.db, id, deps.clock.today());
}

export async function aPost(deps: Deps, given: { title?: string; organisation?: Organisation; directorPostId?: string } = {}): Promise<{ id: string; title: string }> {
  const organisation = given.organisation ?? (await anOrganisation(deps));
  const post = { id: randomUUID(), title: given.title ?? `Head of Service ${next()}`, organisationId: organisation.id, directorPostId: given.directorPostId ?? null };
  await add(deps, 'posts', post.id, (tx) => addPost(tx, post));
  return post;
}

/** The doer a signed-in person is. */
export function signedIn(person: Person): Doer {
  return { person, way: 'signed in' };
}

export async function aMeeting(deps: Deps, panel: Panel, given: Partial<Meeting> = {}): Promise<Meeting> {
  const meeting: Meeting = {
    id: randomUUID(), panelId: panel.id, meetsOn: day('2026-03-12'), meetsAt: '18:30', venue: 'Council Chamber', kind: 'ordinary', calledOn: null, state: 'planned',
    movedToId: null, stateReason: null, version: 1, ...given,
  };
  await add(deps, 'meetings', meeting.id, (tx) => addMeeting(tx, meeting));
  return meeting;
}

/** What a clerk asks who dispatches a meeting's report as it stands. */
export function aDispatch(meeting: { id: string }, given: Partial<DispatchOrder> = {}): DispatchOrder {
  return { meetingId: meeting.id, publishAt: null, overrides: {}, introduction: '', grouping: 'inspection', leaveOut: [], ...given };
}

export async function aResolution(deps: Deps, meeting: Meeting, given: Partial<Resolution> & { kind?: ResolutionKind } = {}): Promise<Resolution> {
  const resolution: Resolution = {
    id: randomUUID(), panelId: meeting.panelId, meetingId: meeting.id, minuteItemId: null, minuteNumber: '41', itemTitle: 'Inspection findings', position: next(), label: '1',
    stem: null, text: 'that officers report on supervision to each meeting', kind: 'act', ownerWords: null, dueWords: null, documentId: null, sourceStart: null,
    sourceEnd: null, version: 1, ...given,
  };
  await add(deps, 'resolutions', resolution.id, (tx) => addResolution(tx, resolution));
  return resolution;
}

/** Nothing has been heard of it yet. */
export async function aResponse(deps: Deps, resolutionId: string, given: Partial<Response> = {}): Promise<void> {
  await add(deps, 'resolutions', resolutionId, (tx) => addResponse(tx, {
    id: randomUUID(), resolutionId, addressedTo: 'Cabinet', sentOn: null, receivedOn: null, dueOn: null, answeredOn: null, answer: null, words: null, reasons: null, version: 1, ...given,
  }));
}

export async function anInspection(
  deps: Deps, panel: Panel, given: Partial<Omit<Inspection, 'organisationName'>> & { judgements?: readonly [area: string, grade: string][]; findings?: readonly { text: string; kind?: FindingKind; label?: string }[] } = {},
): Promise<{ id: string; findings: Finding[] }> {
  const { judgements = [], findings = [], ...rest } = given;
  const id = randomUUID();
  const organisationId = rest.organisationId ?? (await anOrganisation(deps)).id;
  const kept: Finding[] = findings.map((f, position) => ({
    id: randomUUID(), inspectionId: id, position, label: f.label ?? String(position + 1), kind: f.kind ?? 'recommendation', text: f.text, heading: null, frameworkTag: null,
    responsibleOrganisationId: null, repeatsId: null, sourceStart: null, sourceEnd: null,
  }));
  await add(deps, 'inspections', id, async (tx) => {
    await addInspection(tx, {
      framework: 'SIF', title: 'Inspection of children’s services', beganOn: day('2015-11-24'), endedOn: day('2015-12-17'), publishedOn: day('2016-02-17'),
      receivedOn: null, datesWords: null, sourceNote: null, documentId: null, version: 1, ...rest, id, organisationId,
    }, [panel.id]);
    await addJudgements(tx, judgements.map(([area, grade], position): Judgement => ({ id: randomUUID(), inspectionId: id, position, area, grade })));
    await addFindings(tx, kept);
  });
  return { id, findings: kept };
}

/** Made by the panel's clerk through the verb itself; needs a source, and makes one when none is given. */
export async function anAction(deps: Deps, clerk: Person, panel: Panel, given: Partial<ActionOrder> & { agreedOn?: Day } = {}): Promise<ActionWithPosts> {
  const { agreedOn = deps.clock.today(), sources, ...order } = given;
  const source = sources ?? [{ findingId: (await anInspection(deps, panel, { findings: [{ text: 'Improve supervision.' }] })).findings[0]?.id ?? '' }];
  const made = await makeActions(deps, signedIn(clerk), {
    panelId: panel.id, agreedOn,
    actions: [{ wording: 'Hold supervision every month and record it', leadPostId: null, target: null, ...order, sources: source }],
  });
  return await getActionByReference(deps.db, made.references[0] ?? '');
}
