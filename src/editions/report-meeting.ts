// The meeting a report is for, asked for by whoever may see it: what the pages of drafts and of dispatch begin with. Reads only.
import type { Deps } from '../councils/deps.ts';
import { NotFound } from '../database/errors.ts';
import { maySeeMeetings } from '../meetings/meeting.policy.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import type { Person } from '../people/person.ts';
import type { EditionContent } from './edition-content.ts';
import { prepareContent } from './prepare-edition.ts';
import { findPreparation, unprepared, type Preparation } from './preparation.store.ts';

export interface ReportMeeting { panel: Panel; meeting: Meeting; chosen: Preparation }

export async function getReportMeeting(deps: Deps, person: Person, meetingId: string): Promise<ReportMeeting> {
  const meeting = await findMeeting(deps.db, meetingId);
  if (meeting === undefined || !maySeeMeetings(person, meeting.panelId)) throw new NotFound(`meeting ${meetingId}`);
  const [panel, chosen] = await Promise.all([getPanel(deps.db, meeting.panelId), findPreparation(deps.db, meeting.id)]);
  return { panel, meeting, chosen: chosen ?? unprepared(meeting.id) };
}

/** The report as it would be if it went now, with what the clerk has chosen so far. */
export async function draftContent(deps: Deps, { panel, meeting, chosen }: ReportMeeting): Promise<EditionContent> {
  return (await prepareContent(deps, deps.db, panel, meeting, { ...chosen, number: panel.nextEditionNumber })).content;
}
