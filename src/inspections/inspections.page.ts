// Inspections of the bodies a panel follows: the judgement history, and which findings nobody has picked up.
import type { Request, Response } from 'express';
import { listActions, listSources } from '../actions/action.store.ts';
import { dayLong } from '../calendar/day.ts';
import { isClerkOf } from '../people/person.ts';
import { listPanels } from '../panels/panel.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { dayToTellBy, frameworkNames, type Inspection, type Judgement } from './inspection.ts';
import { listFindings, listInspections, listJudgements } from './inspection.store.ts';

export interface InspectionLine { href: string; when: string; title: string; framework: string; overall: string; findings: string; uncovered: string | undefined }
export interface BodyHistory { name: string; inspections: readonly InspectionLine[] }
export interface InspectionsPage { bodies: readonly BodyHistory[]; enterHref: string | undefined; uncovered: number; uncoveredHref: string }

const inspectionsView = view<InspectionsPage>('inspections/inspections');

export async function showInspections(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const panelIds = person.parts.map((part) => part.panelId);
  // An officer without a part in a panel sees the inspections all panels follow: they are published papers, and why their actions exist.
  const inspections = await listInspections(db, panelIds.length > 0 ? panelIds : (await listPanels(db)).map((panel) => panel.id));
  const judgements = await listJudgements(db, inspections.map((i) => i.id));
  const findings = await listFindings(db, inspections.map((i) => i.id));
  const actionIds = (await Promise.all(panelIds.map((panelId) => listActions(db, panelId)))).flat().map((action) => action.id);
  const covered = new Set((await listSources(db, actionIds)).map(({ findingId }) => findingId));
  const lines = inspections.map((i) => {
    const own = findings.filter((f) => f.inspectionId === i.id);
    const open = own.filter((f) => !covered.has(f.id)).length;
    return { body: i.organisationName, line: present(i, judgements.filter((j) => j.inspectionId === i.id), own.length, panelIds.length > 0 ? open : 0) };
  });
  const clerkOf = person.parts.find((part) => isClerkOf(person, part.panelId));
  renderPage(res, { title: 'Inspections', section: 'inspections' }, inspectionsView({
    bodies: [...new Set(lines.map(({ body }) => body))].map((name) => ({ name, inspections: lines.filter(({ body }) => body === name).map(({ line }) => line) })),
    enterHref: clerkOf && `/inspections/enter?panel=${clerkOf.panelCode}`,
    uncovered: panelIds.length > 0 ? findings.filter((f) => !covered.has(f.id)).length : 0, uncoveredHref: '/inspections/coverage',
  }));
}


function present(i: Inspection, judgements: readonly Judgement[], findings: number, uncovered: number): InspectionLine {
  const overall = judgements.find((j) => /^overall/i.test(j.area));
  const worst = judgements.length === 0 ? 'no judgement' : 'no overall judgement';
  const when = dayToTellBy(i);
  return {
    href: `/inspections/${i.id}`, when: when === null ? (i.datesWords ?? 'day not known') : dayLong(when), title: i.title, framework: frameworkNames[i.framework],
    overall: overall?.grade ?? worst, findings: findings === 1 ? '1 finding' : `${findings} findings`, uncovered: uncovered === 0 ? undefined : `${uncovered} without an action`,
  };
}
