// Why actions exist, in full: the finding with its inspection, the resolution or undertaking with its meeting.
import type { Db } from '../database/db.ts';
import type { Finding, Inspection } from '../inspections/inspection.ts';
import { findInspection, listFindingsById } from '../inspections/inspection.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import type { Resolution, Undertaking } from '../resolutions/resolution.ts';
import { listResolutionsById, listUndertakingsById } from '../resolutions/resolution.store.ts';

export type Source =
  | { kind: 'finding'; finding: Finding; inspection: Inspection; repeats: { finding: Finding; inspection: Inspection } | undefined }
  | { kind: 'resolution'; resolution: Resolution; meeting: Meeting }
  | { kind: 'undertaking'; undertaking: Undertaking; meeting: Meeting };

export interface SourceIds { findingIds: readonly string[]; resolutionIds: readonly string[]; undertakingIds: readonly string[] }

/** Findings first, then resolutions, then undertakings; ids that are not there are left out. */
export async function readSources(db: Db, ids: SourceIds): Promise<Source[]> {
  const findings = await listFindingsById(db, ids.findingIds);
  const repeated = await listFindingsById(db, findings.flatMap((finding) => finding.repeatsId ?? []));
  const inspections = await byId([...findings, ...repeated].map((finding) => finding.inspectionId), (id) => findInspection(db, id));
  const resolutions = await listResolutionsById(db, ids.resolutionIds);
  const undertakings = await listUndertakingsById(db, ids.undertakingIds);
  const meetings = await byId([...resolutions, ...undertakings].map(({ meetingId }) => meetingId), (id) => getMeeting(db, id));
  const ofInspection = (finding: Finding | undefined) => {
    const inspection = finding && inspections.get(finding.inspectionId);
    return finding && inspection ? { finding, inspection } : undefined;
  };
  return [
    ...findings.flatMap((finding) => {
      const told = ofInspection(finding);
      return told === undefined ? [] : [{ kind: 'finding' as const, ...told, repeats: ofInspection(repeated.find(({ id }) => id === finding.repeatsId)) }];
    }),
    ...resolutions.flatMap((resolution) => withMeeting(meetings, resolution.meetingId, (meeting) => ({ kind: 'resolution' as const, resolution, meeting }))),
    ...undertakings.flatMap((undertaking) => withMeeting(meetings, undertaking.meetingId, (meeting) => ({ kind: 'undertaking' as const, undertaking, meeting }))),
  ];
}

function withMeeting<T>(meetings: Map<string, Meeting>, id: string, told: (meeting: Meeting) => T): T[] {
  const meeting = meetings.get(id);
  return meeting === undefined ? [] : [told(meeting)];
}

async function byId<T>(ids: readonly string[], find: (id: string) => Promise<T | undefined>): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (const id of new Set(ids)) {
    const one = await find(id);
    if (one !== undefined) found.set(id, one);
  }
  return found;
}
