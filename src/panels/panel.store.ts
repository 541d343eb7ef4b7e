// The tables panels and memberships.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import { partsInOrder, referenceOf, type Membership, type Panel } from './panel.ts';

const columns = {
  id: 'id', code: 'code', name: 'name', venue: 'venue', leadTimes: 'lead_times', chairMayDecide: 'chair_may_decide', directorsSignOff: 'directors_sign_off',
  directorsCopied: 'directors_copied', endedOn: 'ended_on', successorId: 'successor_id', nextEditionNumber: 'next_edition_number', version: 'version',
} as const;

export async function listPanels(db: Db): Promise<Panel[]> {
  return await db('panels').select<Panel[]>(columns).orderByRaw('ended_on is not null, code');
}

export async function findPanelByCode(db: Db, code: string): Promise<Panel | undefined> {
  return await db('panels').where({ code }).first<Panel | undefined>(columns);
}

export async function getPanel(db: Db, id: string): Promise<Panel> {
  const row = await db('panels').where({ id }).first<Panel | undefined>(columns);
  if (row === undefined) throw new NotFound(`panel ${id}`);
  return row;
}

/** Locked until the commit. */
export async function lockPanel(tx: Transaction, id: string): Promise<Panel> {
  const row = await tx('panels').where({ id }).forUpdate().first<Panel | undefined>(columns);
  if (row === undefined) throw new NotFound(`panel ${id}`);
  return row;
}

/** The panel itself or, where another has taken over, that one. Locked until the commit: nothing new comes into a panel that has ended. */
export async function lockHeir(tx: Transaction, id: string): Promise<Panel> {
  const panel = await lockPanel(tx, id);
  return panel.successorId === null ? panel : await lockHeir(tx, panel.successorId);
}

/** Those it took over from, and those they took over from. */
export async function listPredecessors(db: Db, id: string): Promise<Panel[]> {
  return await db.withRecursive('line', db.raw('select id from panels where successor_id = ? union select p.id from panels p join line l on p.successor_id = l.id', [id]))
    .from('panels').whereIn('id', db('line').select('id')).orderBy('code').select<Panel[]>(columns);
}

export async function addPanel(tx: Transaction, panel: Panel): Promise<void> {
  await tx('panels').insert({ ...asRow(panel), id: panel.id, code: panel.code });
}

/** False when somebody else saved it first. */
export async function savePanel(tx: Transaction, panel: Panel): Promise<boolean> {
  return (await tx('panels').where({ id: panel.id, version: panel.version }).update({ ...asRow(panel), version: panel.version + 1 })) === 1;
}

function asRow(panel: Panel): Record<string, unknown> {
  return {
    name: panel.name, venue: panel.venue, lead_times: JSON.stringify(panel.leadTimes), chair_may_decide: panel.chairMayDecide,
    directors_sign_off: panel.directorsSignOff, directors_copied: panel.directorsCopied, ended_on: panel.endedOn, successor_id: panel.successorId, version: panel.version,
  };
}

/**
 * Takes the next `count` references; the panel's row stays locked until the commit, so that two clerks never get the same.
 * The change of the panel's counter needs an audit entry about the panel, like any other change of it.
 */
export async function takeReferences(tx: Transaction, panelId: string, count: number): Promise<string[]> {
  const [row] = await tx('panels').where({ id: panelId }).increment('next_action_number', count).returning<{ code: string; next_action_number: number }[]>(['code', 'next_action_number']);
  if (row === undefined) throw new NotFound(`panel ${panelId}`);
  const first = row.next_action_number - count;
  return Array.from({ length: count }, (_, i) => referenceOf(row.code, first + i));
}

export async function takeEditionNumber(tx: Transaction, panelId: string): Promise<number> {
  const [row] = await tx('panels').where({ id: panelId }).increment('next_edition_number', 1).returning<{ next_edition_number: number }[]>('next_edition_number');
  if (row === undefined) throw new NotFound(`panel ${panelId}`);
  return row.next_edition_number - 1;
}

/** Who sits on or serves a panel on a day, the chair first. */
export async function listMemberships(db: Db, panelId: string, on: Day): Promise<Membership[]> {
  const rows = await memberships(db).where('m.panel_id', panelId).where('m.from_on', '<=', on)
    .andWhere((still) => void still.whereNull('m.until_on').orWhere('m.until_on', '>=', on)).orderByRaw('p.name collate "en-GB-x-icu"');
  return rows.sort((a, b) => partsInOrder.indexOf(a.part) - partsInOrder.indexOf(b.part));
}

/** Everyone who ever sat on it or served it, and who will: the newest first. */
export async function listAllMemberships(db: Db, panelId: string): Promise<Membership[]> {
  return await memberships(db).where('m.panel_id', panelId).orderByRaw('m.until_on desc nulls first, m.from_on desc, p.name collate "en-GB-x-icu"');
}

/** A person's memberships that go on, or begin, on or after a day. */
export async function listMembershipsOfPerson(db: Db, personId: string, on: Day): Promise<(Membership & { panelName: string; panelCode: string })[]> {
  return await memberships(db).join('panels as t', 't.id', 'm.panel_id').where('m.person_id', personId)
    .andWhere((still) => void still.whereNull('m.until_on').orWhere('m.until_on', '>=', on)).orderBy('t.code')
    .select<(Membership & { panelName: string; panelCode: string })[]>({ panelName: 't.name', panelCode: 't.code' });
}

/** Its panel is locked until the commit, so that nobody else changes who sits on it meanwhile. */
export async function lockMembership(tx: Transaction, id: string): Promise<Membership> {
  const { panelId } = await getMembership(tx, id);
  await lockPanel(tx, panelId);
  return await getMembership(tx, id);
}

export async function getMembership(db: Db, id: string): Promise<Membership> {
  const row = await memberships(db).where('m.id', id).first();
  if (row === undefined) throw new NotFound(`membership ${id}`);
  return row;
}

function memberships(db: Db) {
  return db('memberships as m').join('people as p', 'p.id', 'm.person_id').select<Membership[]>({
    id: 'm.id', panelId: 'm.panel_id', personId: 'm.person_id', name: 'p.name', email: 'p.email', lettersBy: 'p.letters_by', part: 'm.part', votesOn: 'm.votes_on',
    entitledToExempt: 'm.entitled_to_exempt', exemptReason: 'm.exempt_reason', fromOn: 'm.from_on', untilOn: 'm.until_on', version: 'm.version',
  });
}

export async function addMembership(tx: Transaction, m: Omit<Membership, 'name' | 'email' | 'lettersBy'>): Promise<void> {
  await tx('memberships').insert({
    id: m.id, panel_id: m.panelId, person_id: m.personId, part: m.part, votes_on: m.votesOn, entitled_to_exempt: m.entitledToExempt, exempt_reason: m.exemptReason,
    from_on: m.fromOn, until_on: m.untilOn, version: m.version,
  });
}

/** False when somebody else saved it first. */
export async function saveMembership(tx: Transaction, m: Membership): Promise<boolean> {
  return (await tx('memberships').where({ id: m.id, version: m.version }).update({
    part: m.part, votes_on: m.votesOn, entitled_to_exempt: m.entitledToExempt, exempt_reason: m.exemptReason, until_on: m.untilOn, version: m.version + 1,
  })) === 1;
}
