// The sentence that caused an action, with where it stands, in words. Pure.
import { dayLong } from '../calendar/day.ts';
import { dayToTellBy, findingLabel, type Finding, type Inspection } from '../inspections/inspection.ts';
import type { Source } from './read-sources.ts';

export interface SourceModel {
  /** "Recommendation 7 · Inspection of children's services, 17 February 2016" */
  label: string;
  /** Verbatim. */
  text: string;
  /** Its place in the source; undefined for whoever may not open that. */
  href: string | undefined;
  /** "repeats Priority action 3 of …" */
  repeats: { text: string; href: string } | undefined;
}

/** @param seesMeetings whether the minutes are open to the reader */
export function presentSource(source: Source, seesMeetings: boolean): SourceModel {
  const inMinutes = (meetingId: string, id: string): string | undefined => (seesMeetings ? `/meetings/${meetingId}#${id}` : undefined);
  switch (source.kind) {
    case 'finding': return {
      label: `${findingLabel(source.finding)} · ${inspectionLabel(source.inspection)}`, text: source.finding.text, href: findingPath(source.finding),
      repeats: source.repeats && { text: `Repeats ${findingLabel(source.repeats.finding)} · ${inspectionLabel(source.repeats.inspection)}`, href: findingPath(source.repeats.finding) },
    };
    case 'resolution': return {
      label: ['Resolution', minuteLabel(source.resolution.minuteNumber), meetingLabel(source.meeting)].filter(Boolean).join(' · '),
      text: [source.resolution.stem, source.resolution.text].filter(Boolean).join(' '), href: inMinutes(source.meeting.id, source.resolution.id), repeats: undefined,
    };
    case 'undertaking': return {
      label: ['Undertaking', minuteLabel(source.undertaking.minuteNumber), meetingLabel(source.meeting)].filter(Boolean).join(' · '),
      text: source.undertaking.text, href: inMinutes(source.meeting.id, source.undertaking.id), repeats: undefined,
    };
  }
}

function inspectionLabel(inspection: Inspection): string {
  const on = dayToTellBy(inspection);
  return on === null ? inspection.title : `${inspection.title}, ${dayLong(on)}`;
}

function findingPath(finding: Finding): string {
  return `/inspections/${finding.inspectionId}#${finding.id}`;
}

function meetingLabel(meeting: { meetsOn: Parameters<typeof dayLong>[0] }): string {
  return `meeting of ${dayLong(meeting.meetsOn)}`;
}

function minuteLabel(number: string | null): string | undefined {
  return number === null ? undefined : `minute ${number}`;
}
