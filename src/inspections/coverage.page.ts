// Which findings has nobody picked up, which open actions has nothing been shown for? Counted by inspection, then one by one.
import type { Request, Response } from 'express';
import { isEnded, type ActionState } from '../actions/action.ts';
import { listActions, listAnswering } from '../actions/action.store.ts';
import { isClerkOf } from '../people/person.ts';
import { listEvidencedActionIds } from '../progress/update.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { findingLabel, type Inspection } from './inspection.ts';
import { listFindings, listInspections } from './inspection.store.ts';

export interface CoverageRow { title: string; href: string; findings: number; without: number; open: number; unevidenced: number }
export interface CoveragePage { rows: readonly CoverageRow[]; findings: readonly { label: string; text: string; inspection: string; href: string; makeHref: string | undefined }[]; /** Open actions nothing has been shown for: what is proposed for closure first. */ unevidenced: readonly { href: string; reference: string; wording: string; state: ActionState }[]; more: string | undefined }

/** As many as are read on one page. */
const SHOWN = 50;

const coverageView = view<CoveragePage>('inspections/coverage');

export async function showCoverage(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const panelIds = person.parts.map((part) => part.panelId);
  const inspections = await listInspections(db, panelIds);
  const all = await listFindings(db, inspections.map((i) => i.id));
  const answering = await listAnswering(db, panelIds, all.map(({ id }) => id));
  const covered = new Set(answering.map(({ causeId }) => causeId));
  const findings = all.filter((f) => !covered.has(f.id));
  const followedAsClerk = new Set((await listInspections(db, panelIds.filter((panelId) => isClerkOf(person, panelId)))).map(({ id }) => id));
  const evidenced = new Set(await listEvidencedActionIds(db, panelIds));
  const unevidenced = (await Promise.all(panelIds.map((panelId) => listActions(db, panelId)))).flat().filter((action) => !isEnded(action.state) && !evidenced.has(action.id))
    .toSorted((a, b) => Number(b.state === 'proposed for closure') - Number(a.state === 'proposed for closure'));
  const bare = new Set(unevidenced.map(({ reference }) => reference));
  const rowOf = (inspection: Inspection): CoverageRow => {
    const own = all.filter(({ inspectionId }) => inspectionId === inspection.id);
    const ids = new Set(own.map(({ id }) => id));
    const open = new Set(answering.flatMap(({ causeId, reference, state }) => (ids.has(causeId) && !isEnded(state) ? [reference] : [])));
    return { title: inspection.title, href: `/inspections/${inspection.id}`, findings: own.length, without: own.filter(({ id }) => !covered.has(id)).length, open: open.size, unevidenced: [...open].filter((reference) => bare.has(reference)).length };
  };
  renderPage(res, { title: 'Coverage', section: 'inspections', explains: ['coverage', 'finding', 'action'], back: { href: '/inspections', text: 'Inspections' } }, coverageView({
    rows: inspections.map(rowOf).filter((row) => row.findings > 0),
    unevidenced: unevidenced.slice(0, SHOWN).map(({ reference, wording, state }) => ({ href: `/actions/${reference}`, reference, wording, state })),
    more: unevidenced.length > SHOWN ? `${unevidenced.length - SHOWN} more open actions have no evidence.` : undefined,
    findings: findings.map((f) => ({
      label: findingLabel(f), text: f.text, inspection: inspections.find((i) => i.id === f.inspectionId)?.title ?? '', href: `/inspections/${f.inspectionId}#${f.id}`,
      makeHref: followedAsClerk.has(f.inspectionId) ? `/actions/new?finding=${f.id}` : undefined,
    })),
  }));
}
