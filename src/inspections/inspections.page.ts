// Inspections of the bodies a panel follows: the judgement history of each, and which findings nobody has picked up.
import type { Request, Response } from 'express';
import { listActions, listSources } from '../actions/action.store.ts';
import { dayShort } from '../calendar/day.ts';
import { isClerkOf } from '../people/person.ts';
import { listPanels } from '../panels/panel.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { ChartPart } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { dayToTellBy, frameworkNames, judgedOf, type Finding, type Inspection, type Judgement } from './inspection.ts';
import { listFindings, listInspections, listJudgements } from './inspection.store.ts';
import { judgementChart } from './judgement-chart.ts';
import { historySays, notComparableSays, overallSays, rankOf, type Judged } from './judgement-history.ts';

export interface InspectionLine {
  href: string; when: string; title: string; framework: string;
  overall: string; apart: string | undefined; areas: readonly string[];
  findings: number; uncovered: string | undefined;
}
export interface BodyHistory { name: string; says: string; chart: ChartPart | undefined; lines: readonly InspectionLine[] }
export interface InspectionsPage { bodies: readonly BodyHistory[]; enterHref: string | undefined; uncovered: number; uncoveredHref: string }

const inspectionsView = view<InspectionsPage>('inspections/inspections');

export async function showInspections(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const panelIds = person.parts.map((part) => part.panelId);
  // An officer without a part in a panel sees the inspections all panels follow: they are published papers, and why their actions exist.
  const inspections = await listInspections(db, panelIds.length > 0 ? panelIds : (await listPanels(db)).map((panel) => panel.id));
  const ids = inspections.map((i) => i.id);
  const [judgements, findings] = [await listJudgements(db, ids), await listFindings(db, ids)];
  const actionIds = (await Promise.all(panelIds.map((panelId) => listActions(db, panelId)))).flat().map((action) => action.id);
  const covered = panelIds.length === 0 ? undefined : new Set((await listSources(db, actionIds)).map(({ findingId }) => findingId));
  const clerkOf = person.parts.find((part) => isClerkOf(person, part.panelId));
  renderPage(res, { title: 'Inspections', section: 'inspections', explains: ['inspection', 'judgement', 'finding', 'coverage'] }, inspectionsView({
    bodies: [...new Set(inspections.map((i) => i.organisationName))].map((name, at) => presentBody(name, at, inspections.filter((i) => i.organisationName === name), { judgements, findings, covered })),
    enterHref: clerkOf && `/inspections/enter?panel=${clerkOf.panelCode}`,
    uncovered: covered === undefined ? 0 : findings.filter((f) => !covered.has(f.id)).length, uncoveredHref: '/inspections/coverage',
  }));
}

interface Known { judgements: readonly Judgement[]; findings: readonly Finding[]; covered: ReadonlySet<string | null> | undefined }

function presentBody(name: string, at: number, inspections: readonly Inspection[], known: Known): BodyHistory {
  const history = inspections.map((i) => judgedOf(i, known.judgements.filter((j) => j.inspectionId === i.id)));
  const says = historySays(history);
  const chart = judgementChart(name, history);
  return {
    name, says, lines: inspections.map((i, n) => presentLine(i, history, n, known)),
    chart: chart === null ? undefined : { id: `history-${at}`, chart, title: `Judgements of ${name}`, description: `A column for each inspection, a ladder of four grades, and a break where the criteria changed. ${says}` },
  };
}

function presentLine(i: Inspection, history: readonly Judged[], at: number, { findings, covered }: Known): InspectionLine {
  const judged = history[at];
  const own = findings.filter((f) => f.inspectionId === i.id);
  const open = covered === undefined ? 0 : own.filter((f) => !covered.has(f.id)).length;
  const when = dayToTellBy(i);
  return {
    href: `/inspections/${i.id}`, when: when === null ? (i.datesWords ?? 'day not known') : dayShort(when), title: i.title, framework: frameworkNames[i.framework],
    overall: judged === undefined ? '' : overallSays(judged), apart: judged && notComparableSays(history.slice(0, at).findLast((before) => rankOf(before) !== null), judged),
    areas: judged?.areas.map(({ area, grade }) => `${area}: ${grade}`) ?? [],
    findings: own.length, uncovered: open === 0 ? undefined : `${open} without an action`,
  };
}
