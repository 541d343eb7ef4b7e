// One inspection: its judgements, its findings with the actions that answer them, what they repeat and what shows they are met.
import type { Request, Response } from 'express';
import { listAnswering } from '../actions/action.store.ts';
import type { ActionState } from '../actions/action.ts';
import { dayLong } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { isClerkOf } from '../people/person.ts';
import { maySeeClock } from '../resolutions/resolution.policy.ts';
import { clockPath, nearnessSays } from '../resolutions/running-clock.ts';
import { listClocksOfInspection } from '../resolutions/running-clock.store.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { measurePath } from './draw-measure.ts';
import { findingLabel, frameworkNames, type Finding, type Inspection, type Measure, type Reading } from './inspection.ts';
import { maySeeInspection } from './inspection.policy.ts';
import { findInspection, listFindings, listFollowingPanelIds, listJudgements } from './inspection.store.ts';
import { figuresOf, measureSays } from './measure.ts';
import { listMeasures, listReadings } from './measure.store.ts';
import { readRepeats, type Repeats } from './read-repeats.ts';

export interface MeasureLine { name: string; href: string; says: string; addHref: string | undefined }
export interface FindingPage {
  id: string;
  label: string;
  text: string;
  heading: string | undefined;
  repeats: Repeats;
  actions: readonly { href: string; reference: string; wording: string; state: ActionState }[];
  measures: readonly MeasureLine[];
  /** For the panel's clerk. */
  hrefs: { make: string; measure: string; repeats: string } | undefined;
}
export interface InspectionPage {
  title: string;
  body: string;
  facts: readonly { key: string; value: string }[];
  clocks: readonly { href: string; name: string; says: string }[];
  startClockHref: string | undefined;
  judgements: readonly { area: string; grade: string }[];
  groups: readonly { name: string; findings: readonly FindingPage[] }[];
}

const inspectionView = view<InspectionPage>('inspections/inspection');

export async function showInspection(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const inspection = await findInspection(db, req.params.id);
  const panelIds = inspection === undefined ? [] : await listFollowingPanelIds(db, inspection.id);
  if (inspection === undefined || !maySeeInspection(person, panelIds)) throw new NotFound(`inspection ${req.params.id}`);
  const findings = await listFindings(db, [inspection.id]);
  const ids = findings.map((f) => f.id);
  const measures = await listMeasures(db, ids);
  const known = {
    actions: await actionsByFinding(req, panelIds.filter((id) => person.parts.some((part) => part.panelId === id)), ids),
    measures, readings: await listReadings(db, measures.map((m) => m.id)),
    repeats: await readRepeats(db, findings, async ({ id }) => id === inspection.id || maySeeInspection(person, await listFollowingPanelIds(db, id))), isClerk: panelIds.some((id) => isClerkOf(person, id)),
  };
  const kinds = [...new Set(findings.map((f) => f.kind))];
  renderPage(res, { title: inspection.title, section: 'inspections', explains: ['finding', 'judgement', 'measure', 'clock'], back: { href: '/inspections', text: 'Inspections' } }, inspectionView({
    title: inspection.title, body: inspection.organisationName, facts: facts(inspection), startClockHref: known.isClerk ? `/inspections/${inspection.id}/clocks/start` : undefined,
    clocks: maySeeClock(person, panelIds) ? (await listClocksOfInspection(db, inspection.id)).map((clock) => ({ href: clockPath(clock.id), name: clock.name, says: `${dayLong(clock.dueOn)}: ${nearnessSays(clock, req.deps.clock.today())}` })) : [],
    judgements: (await listJudgements(db, [inspection.id])).map(({ area, grade }) => ({ area, grade })),
    groups: kinds.map((kind) => ({ name: groupName(kind), findings: findings.filter((f) => f.kind === kind).map((f) => present(f, known)) })),
  }));
}

function groupName(kind: Finding['kind']): string {
  return { 'priority-and-immediate-action': 'Priority and immediate actions', 'area-for-priority-action': 'Areas for priority action', 'area-for-improvement': 'Areas for improvement', recommendation: 'Recommendations' }[kind];
}

function facts(i: Inspection): { key: string; value: string }[] {
  const rows: [string, string | null | undefined][] = [
    ['Framework', frameworkNames[i.framework]],
    ['Inspected', i.beganOn && i.endedOn ? `${dayLong(i.beganOn)} to ${dayLong(i.endedOn)}` : i.beganOn ? `from ${dayLong(i.beganOn)}` : null],
    ['Published', i.publishedOn && dayLong(i.publishedOn)], ['Dates as given', i.datesWords], ['Source', i.sourceNote],
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}

interface Known {
  actions: Map<string, FindingPage['actions'][number][]>;
  measures: readonly Measure[];
  readings: readonly Reading[];
  repeats: (finding: Finding) => Repeats;
  isClerk: boolean;
}

function present(f: Finding, known: Known): FindingPage {
  return {
    id: f.id, label: findingLabel(f), text: f.text, heading: f.heading ?? undefined, repeats: known.repeats(f), actions: known.actions.get(f.id) ?? [],
    measures: known.measures.filter((m) => m.findingId === f.id).map((m): MeasureLine => ({
      name: m.name, href: measurePath(m.id), says: `${measureSays(figuresOf(m, known.readings.filter((r) => r.measureId === m.id)))}.`, addHref: known.isClerk ? measurePath(m.id, 'reading') : undefined,
    })),
    hrefs: known.isClerk ? { make: `/actions/new?finding=${f.id}`, measure: `/findings/${f.id}/measure`, repeats: `/findings/${f.id}/repeats` } : undefined,
  };
}

async function actionsByFinding(req: Request<{ id: string }>, panelIds: readonly string[], findingIds: readonly string[]): Promise<Known['actions']> {
  const found: Known['actions'] = new Map();
  for (const { causeId, ...action } of await listAnswering(req.deps.db, panelIds, findingIds)) found.set(causeId, [...(found.get(causeId) ?? []), { href: `/actions/${action.reference}`, ...action }]);
  return found;
}
