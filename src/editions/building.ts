// What every part of an edition's building needs at hand: the public register, the two instants, and who hangs on whom.
import type { Day } from '../calendar/day.ts';
import type { Because } from './edition-content.ts';
import type { ActionSource, EditionWords, PublicRegister, RegisterAction, RegisterFinding, RegisterInspection } from './register.ts';
import { dated } from './wording.ts';

export interface FoundFinding { finding: RegisterFinding; inspection: RegisterInspection }

export interface Building {
  register: PublicRegister;
  words: EditionWords;
  asOf: Date;
  today: Day;
  /** The instant the comparison edition was built; null in a first edition. */
  since: Date | null;
  findings: ReadonlyMap<string, FoundFinding>;
  /** Read at each of 500 actions, so gathered once. */
  requests: ReadonlyMap<string, PublicRegister['requests']>;
}

export function building(register: PublicRegister, asOf: Date, today: Day, since: Date | null): Building {
  const findings = new Map(register.inspections.flatMap((inspection) => inspection.findings.map((finding) => [finding.id, { finding, inspection }] as const)));
  const requests = new Map<string, PublicRegister['requests'][number][]>();
  for (const request of register.requests) requests.set(request.actionReference, [...(requests.get(request.actionReference) ?? []), request]);
  return { register, words: register.words, asOf, today, since, findings, requests };
}

/** "Ofsted inspection, February 2016, recommendation 7 (repeats …, priority action 3)" */
export function findingSays(id: string, by: Building): string {
  const found = by.findings.get(id);
  if (!found) return '';
  const repeats = found.finding.repeatsId === null ? undefined : by.findings.get(found.finding.repeatsId);
  return `${findingName(found)}${repeats ? ` (repeats ${findingName(repeats)})` : ''}`;
}

export function findingName({ finding, inspection }: FoundFinding): string {
  return `${inspection.title}, ${findingLabel(finding)}`;
}

const KINDS: Record<RegisterFinding['kind'], string> = {
  'priority-and-immediate-action': 'priority and immediate action', 'area-for-priority-action': 'area for priority action',
  'area-for-improvement': 'area for improvement', recommendation: 'recommendation',
};

export function findingLabel(finding: RegisterFinding): string {
  return finding.label === null ? KINDS[finding.kind] : `${KINDS[finding.kind]} ${finding.label}`;
}

/** The sentence an action answers to, verbatim, and where it stands. */
export function becauseOf(source: ActionSource, by: Building): Because[] {
  if (source.kind === 'finding') {
    const found = by.findings.get(source.id);
    return found ? [{ kind: 'finding', id: source.id, says: findingSays(source.id, by), quote: found.finding.text }] : [];
  }
  if (source.kind === 'resolution') {
    const found = by.register.resolutions.find((r) => r.id === source.id);
    if (!found) return [];
    const limb = found.label === null ? '' : `(${found.label.replace(/[().]/g, '')})`;
    const minute = found.minuteNumber === null ? '' : `, minute ${found.minuteNumber}${limb}`;
    return [{ kind: 'resolution', id: source.id, says: `Resolved ${dated(found.resolvedOn).long}${minute}`, quote: found.text }];
  }
  const found = by.register.undertakings.find((u) => u.id === source.id);
  if (!found) return [];
  return [{ kind: 'undertaking', id: source.id, says: `Undertaking given ${dated(found.givenOn).long}${found.minuteNumber === null ? '' : `, minute ${found.minuteNumber}`}`, quote: found.text }];
}

export function measureIdsOf(action: RegisterAction, by: Building): string[] {
  return action.sources.filter((s) => s.kind === 'finding').flatMap((s) => by.findings.get(s.id)?.finding.measures.map((m) => m.id) ?? []);
}
