// The trail of one record, newest first: who changed what. Other pages link here by `trailPath`.
import type { Request, Response } from 'express';
import { getActionByReference } from '../actions/action.store.ts';
import { NotFound } from '../database/errors.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import { findPanelByCode, listPanels } from '../panels/panel.store.ts';
import { listPeople } from '../people/person.store.ts';
import { listOrganisations, listPosts } from '../people/post.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import type { Deps } from '../councils/deps.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { mayReadAudit, mayReadTrail } from './audit.policy.ts';
import { listAuditEntriesAbout } from './audit.store.ts';
import { namesOf, presentEntry, type PresentedEntry } from './present-entry.ts';

export interface TrailPage { title: string; entries: readonly PresentedEntry[] }

interface Subject { id: string; panelId: string | null }

const trailView = view<TrailPage>('audit/trail');
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function showTrail(req: Request<{ kind: string; key: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const { kind, key } = req.params;
  const person = personOf(req);
  const subject = await subjectOf(req.deps, kind, key);
  // Not yours to see and not there are the same answer.
  if (subject === undefined || !mayReadTrail(person, subject.panelId)) throw new NotFound(`trail of ${kind} ${key}`);
  const rows = await listAuditEntriesAbout(db, { kind, id: subject.id });
  if (rows.length === 0) throw new NotFound(`trail of ${kind} ${key}`);
  const names = namesOf(await listPeople(db), await listPosts(db, clock.today()), await listPanels(db), await listOrganisations(db));
  const entries = rows.map((row) => presentEntry(row, names));
  const title = `Who changed what: ${entries[0]?.about.text || 'settings'}`;
  renderPage(res, { title, section: 'audit', wide: true, ...(mayReadAudit(person) ? { back: { href: '/audit', text: 'Audit trail' } } : {}) }, trailView({ title, entries }));
}

/** The panel decides who may read; what belongs to none is the administrator’s. */
async function subjectOf({ db }: Deps, kind: string, key: string): Promise<Subject | undefined> {
  if (kind === 'actions' && !UUID.test(key)) return await getActionByReference(db, key);
  if (kind === 'panels' && !UUID.test(key)) {
    const panel = await findPanelByCode(db, key);
    return panel && { id: panel.id, panelId: panel.id };
  }
  if (kind === 'settings') return { id: (await getSettings(db)).id, panelId: null };
  if (!UUID.test(key)) return undefined;
  if (kind === 'panels') return { id: key, panelId: key };
  return kind === 'meetings' ? await getMeeting(db, key) : { id: key, panelId: null };
}
