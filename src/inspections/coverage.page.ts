// Which findings has nobody picked up? One click from anywhere.
import type { Request, Response } from 'express';
import { isEnded, type ActionState } from '../actions/action.ts';
import { listActions, listFindingsCovered } from '../actions/action.store.ts';
import { isClerkOf } from '../people/person.ts';
import { listEvidencedActionIds } from '../progress/update.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { findingLabel } from './inspection.ts';
import { listFindings, listInspections } from './inspection.store.ts';

export interface CoveragePage { findings: readonly { label: string; text: string; inspection: string; href: string; makeHref: string | undefined }[]; /** Open actions nothing has been shown for: what is proposed for closure first. */ unevidenced: readonly { href: string; reference: string; wording: string; state: ActionState }[]; more: string | undefined }

/** As many as are read on one page. */
const SHOWN = 50;

const coverageView = view<CoveragePage>('inspections/coverage');

export async function showCoverage(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const panelIds = person.parts.map((part) => part.panelId);
  const covered = new Set(await listFindingsCovered(db, panelIds));
  const inspections = await listInspections(db, panelIds);
  const findings = (await listFindings(db, inspections.map((i) => i.id))).filter((f) => !covered.has(f.id));
  const followedAsClerk = new Set((await listInspections(db, panelIds.filter((panelId) => isClerkOf(person, panelId)))).map(({ id }) => id));
  const evidenced = new Set(await listEvidencedActionIds(db, panelIds));
  const unevidenced = (await Promise.all(panelIds.map((panelId) => listActions(db, panelId)))).flat().filter((action) => !isEnded(action.state) && !evidenced.has(action.id))
    .toSorted((a, b) => Number(b.state === 'proposed for closure') - Number(a.state === 'proposed for closure'));
  renderPage(res, { title: 'Findings without an action', section: 'inspections', explains: ['coverage', 'finding', 'action'], back: { href: '/inspections', text: 'Inspections' } }, coverageView({
    unevidenced: unevidenced.slice(0, SHOWN).map(({ reference, wording, state }) => ({ href: `/actions/${reference}`, reference, wording, state })),
    more: unevidenced.length > SHOWN ? `${unevidenced.length - SHOWN} more open actions have no evidence.` : undefined,
    findings: findings.map((f) => ({
      label: findingLabel(f), text: f.text, inspection: inspections.find((i) => i.id === f.inspectionId)?.title ?? '', href: `/inspections/${f.inspectionId}#${f.id}`,
      makeHref: followedAsClerk.has(f.inspectionId) ? `/actions/new?finding=${f.id}` : undefined,
    })),
  }));
}
