// Who and what the story is about: settings, organisations, posts, the panel, people and who holds what.
import { randomUUID } from 'node:crypto';
import { record, theSystem } from '../../src/audit/record.ts';
import { addDays, day, type Day } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Transaction } from '../../src/database/db.ts';
import { addMembership, addPanel } from '../../src/panels/panel.store.ts';
import type { Doer } from '../../src/people/person.ts';
import { addPerson, getPerson } from '../../src/people/person.store.ts';
import { addOrganisation, addPost, endHolding } from '../../src/people/post.store.ts';
import { addSettings } from '../../src/settings/settings.store.ts';
import { emailOf, type Story } from './story.ts';

const since = day('2013-05-15');

/** What the story needs to know of what is already there. */
export interface Cast {
  story: Story;
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

export async function castOf(deps: Deps, tx: Transaction, story: Story): Promise<Cast> {
  const today = deps.clock.today();
  const settingsId = randomUUID();
  const { council: { name: councilName, ...looks }, panel: { nextEdition, ...panel } } = story;
  await addSettings(tx, { id: settingsId, councilName, isDemonstration: true, ...looks, leadTimes: {}, clearDays: {}, retention: {}, version: 1 });
  await laid(tx, deps, 'settings', settingsId);
  const cast: Cast = { story, today, panelId: randomUUID(), organisationIds: {}, postIds: {}, personIds: {}, meetings: {}, causes: {}, references: [] };
  for (const [key, o] of Object.entries(story.organisations)) {
    const id = (cast.organisationIds[key] = randomUUID());
    await addOrganisation(tx, { id, name: o.name, kind: o.kind, beganOn: o.beganOn === null ? null : day(o.beganOn), endedOn: null, version: 1 });
    await laid(tx, deps, 'organisations', id, o.name);
  }
  for (const [key, post] of Object.entries(story.posts)) {
    const id = (cast.postIds[key] = randomUUID());
    await addPost(tx, { id, title: post.title, organisationId: need(cast.organisationIds, post.organisation), directorPostId: post.director === undefined ? null : need(cast.postIds, post.director) });
    await laid(tx, deps, 'posts', id, post.title);
  }
  await addPanel(tx, { id: cast.panelId, ...panel, leadTimes: {}, chairMayDecide: false, directorsSignOff: false, directorsCopied: true, endedOn: null, successorId: null, nextEditionNumber: 1, version: 1 });
  await tx('panels').where({ id: cast.panelId }).update({ next_edition_number: nextEdition });
  await laid(tx, deps, 'panels', cast.panelId, panel.code);
  for (const key of Object.keys(story.people)) await addToCast(deps, tx, cast, key);
  await changeHolders(deps, tx, cast);
  return cast;
}

async function addToCast(deps: Deps, tx: Transaction, cast: Cast, key: string): Promise<void> {
  const facts = need(cast.story.people, key);
  const id = (cast.personIds[key] = randomUUID());
  await addPerson(tx, {
    id, name: facts.name, email: emailOf(cast.story, facts.name), lettersBy: facts.lettersBy ?? 'email', isAdministrator: facts.isAdministrator ?? false, joinedOn: since,
    leftOn: facts.left ? addDays(cast.today, -39) : null, version: 1,
  });
  await laid(tx, deps, 'people', id, facts.name);
  if (facts.part !== undefined) {
    await addMembership(tx, {
      id: randomUUID(), panelId: cast.panelId, personId: id, part: facts.part, votesOn: facts.votesOn ?? 'everything', entitledToExempt: facts.entitled ?? false,
      exemptReason: facts.entitled ? `Relevant to the ${cast.story.council.words.panel ?? 'panel'}’s work programme (demonstration)` : null, fromOn: since, untilOn: null, version: 1,
    });
    await laid(tx, deps, 'panels', cast.panelId, cast.story.panel.code);
  }
  for (const post of facts.holds ?? []) {
    const handover = cast.story.handovers.find((one) => one.post === post);
    await hold(deps, tx, cast, key, post, handover === undefined ? since : addDays(cast.today, handover.until + 1), null);
  }
}

/** Some posts changed hands: those have a new holder, one has had none since its holder left. */
async function changeHolders(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  const { handovers, vacant } = cast.story;
  for (const { post, before, until } of handovers) await hold(deps, tx, cast, before, post, since, addDays(cast.today, until));
  await hold(deps, tx, cast, vacant.before, vacant.post, since, null);
  await endHolding(tx, need(cast.postIds, vacant.post), addDays(cast.today, vacant.until));
}

async function hold(deps: Deps, tx: Transaction, cast: Cast, person: string, post: string, fromOn: Day, untilOn: Day | null): Promise<void> {
  const postId = need(cast.postIds, post);
  await tx('post_holders').insert({ id: randomUUID(), post_id: postId, person_id: need(cast.personIds, person), from_on: fromOn, until_on: untilOn });
  await laid(tx, deps, 'posts', postId, need(cast.story.posts, post).title);
}

export async function laid(tx: Transaction, deps: Deps, kind: string, id: string, label?: string): Promise<void> {
  await record(tx, deps, theSystem, { what: 'demonstration.laid-out', about: { kind, id, label } });
}

export async function doer(deps: Deps, cast: Cast, key: string): Promise<Doer> {
  return { person: await getPerson(deps.db, need(cast.personIds, key), deps.clock.today()), way: 'signed in' };
}

export function meeting(cast: Cast, key: string): { id: string; on: Day } {
  return need(cast.meetings, key);
}

export function findingOf(cast: Cast, key: string): string {
  const cause = need(cast.causes, key);
  if (!('findingId' in cause)) throw new Error(`"${key}" is not a finding`);
  return cause.findingId;
}

export function need<T>(of: Readonly<Record<string, T>>, key: string): T {
  const found = of[key];
  if (found === undefined) throw new Error(`The demonstration knows no "${key}"`);
  return found;
}

export function expectOk(outcome: { ok: true } | { ok: false; because: string }, reference: string): void {
  if (!outcome.ok) throw new Error(`The demonstration's story does not hold for ${reference}: ${outcome.because}`);
}
