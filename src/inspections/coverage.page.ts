// Which findings has nobody picked up? One click from anywhere.
import type { Request, Response } from 'express';
import { listFindingsCovered } from '../actions/action.store.ts';
import { isClerkOf } from '../people/person.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { findingLabel } from './inspection.ts';
import { listFindings, listInspections } from './inspection.store.ts';

export interface CoveragePage { findings: readonly { label: string; text: string; inspection: string; href: string; makeHref: string | undefined }[] }

const coverageView = view<CoveragePage>('inspections/coverage');

export async function showCoverage(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const panelIds = person.parts.map((part) => part.panelId);
  const covered = new Set(await listFindingsCovered(db, panelIds));
  const inspections = await listInspections(db, panelIds);
  const findings = (await listFindings(db, inspections.map((i) => i.id))).filter((f) => !covered.has(f.id));
  const followedAsClerk = new Set((await listInspections(db, panelIds.filter((panelId) => isClerkOf(person, panelId)))).map(({ id }) => id));
  renderPage(res, { title: 'Findings without an action', section: 'inspections', explains: ['coverage', 'finding', 'action'], back: { href: '/inspections', text: 'Inspections' } }, coverageView({
    findings: findings.map((f) => ({
      label: findingLabel(f), text: f.text, inspection: inspections.find((i) => i.id === f.inspectionId)?.title ?? '', href: `/inspections/${f.inspectionId}#${f.id}`,
      makeHref: followedAsClerk.has(f.inspectionId) ? `/actions/new?finding=${f.id}` : undefined,
    })),
  }));
}
