// The action plan's order: by inspection and finding and then by resolution, or by lead officer, or by organisation.
import { type Building, findingLabel, findingName } from './building.ts';
import type { ActionContent, Grouping, PlanGroup, PlanSection } from './edition-content.ts';
import { byReference, capital, count } from './wording.ts';

/** Each action is told once, under the first thing it answers, and named under the others. Ended ones have a section of their own. */
export function planOf(actions: readonly ActionContent[], grouping: Grouping, by: Building): PlanGroup[] {
  const groups = grouping === 'inspection' ? byCause(actions, by) : byKey(actions, grouping, by);
  return groups.filter((group) => group.sections.length > 0).map((group, g) => ({
    ...group, id: `plan-${g + 1}`, sections: group.sections.map((section, s) => ({ ...section, id: `plan-${g + 1}-${s + 1}` })),
  }));
}

function section(part: Partial<PlanSection> & { references: string[] }): PlanSection {
  return { id: '', heading: null, quote: null, note: null, measureIds: [], elsewhere: [], ...part };
}

function byCause(actions: readonly ActionContent[], by: Building): PlanGroup[] {
  const told = new Map<string, string>();
  const cause = (kind: string, id: string) => actions.filter((a) => a.because.some((b) => b.kind === kind && b.id === id));
  const inspections = by.register.inspections.map((inspection): PlanGroup => ({
    id: '', heading: capital(inspection.title), says: `${inspection.body}${inspection.datesWords ? `, ${inspection.datesWords}` : ''}`,
    sections: inspection.findings.flatMap((finding) => {
      const heading = `${capital(findingLabel(finding))}${finding.heading ? `: ${finding.heading}` : ''}`;
      const repeated = finding.repeatsId === null ? undefined : by.findings.get(finding.repeatsId);
      const note = [finding.responsible ? `Responsible: ${finding.responsible}` : '', repeated ? `Repeats ${findingName(repeated)}` : ''].filter(Boolean).join('. ');
      return toldOnce(cause('finding', finding.id), heading, told, { quote: finding.text, note: note || null, measureIds: finding.measures.map((m) => m.id) });
    }),
  }));
  const others = [...by.register.resolutions.map((r) => ['resolution', r.id] as const), ...by.register.undertakings.map((u) => ['undertaking', u.id] as const)];
  const words = capital(by.words.panel);
  const panels: PlanGroup = {
    id: '', heading: `${words} resolutions and undertakings`, says: null,
    sections: others.flatMap(([kind, id]) => {
      const acting = cause(kind, id);
      const because = acting[0]?.because.find((b) => b.id === id);
      return because ? toldOnce(acting, because.says, told, { quote: because.quote }) : [];
    }),
  };
  const rest = actions.filter((a) => !told.has(a.reference)).map((a) => a.reference);
  const other: PlanGroup = { id: '', heading: 'Other actions', says: null, sections: rest.length > 0 ? [section({ references: rest.sort(byReference) })] : [] };
  return [...inspections, panels, other];
}

function toldOnce(actions: readonly ActionContent[], heading: string, told: Map<string, string>, rest: Partial<PlanSection>): PlanSection[] {
  if (actions.length === 0) return [];
  const references = actions.map((a) => a.reference).sort(byReference);
  const elsewhere = references.filter((r) => told.has(r)).map((reference) => ({ reference, says: `see ${reference} under ${told.get(reference) ?? ''}` }));
  const here = references.filter((r) => !told.has(r));
  for (const reference of here) told.set(reference, heading);
  return [section({ heading, references: here, elsewhere, ...rest })];
}

function byKey(actions: readonly ActionContent[], grouping: 'lead officer' | 'organisation', by: Building): PlanGroup[] {
  const none = grouping === 'organisation' ? 'No organisation' : capital(`no ${by.words.leadOfficer}`);
  const key = (a: ActionContent) => (a.lead.post === '' ? none : grouping === 'organisation' ? a.lead.organisation : a.lead.says);
  const keys = [...new Set(actions.map(key))].sort((a, b) => (a === none ? 1 : b === none ? -1 : a < b ? -1 : 1));
  const shown = new Set<string>();
  return keys.map((heading): PlanGroup => {
    const mine = actions.filter((a) => key(a) === heading);
    const measureIds = [...new Set(mine.flatMap((a) => a.measureIds))].filter((id) => !shown.has(id));
    for (const id of measureIds) shown.add(id);
    const organisation = grouping === 'lead officer' && mine[0]?.lead.organisation ? `${mine[0].lead.organisation}, ` : '';
    return { id: '', heading, says: `${organisation}${count(mine.length, 'action')}`, sections: [section({ references: mine.map((a) => a.reference).sort(byReference), measureIds })] };
  });
}
