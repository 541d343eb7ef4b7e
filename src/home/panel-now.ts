// Where a panel stands today: its next meeting with the cycle, its last one, and the reports it has had.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { listEditions } from '../editions/edition.store.ts';
import { standing, type EditionSummary } from '../editions/edition.ts';
import { answeredFor, cycleOf, type AnsweredFor, type Cycle } from '../meetings/cycle.ts';
import { nextMeeting, type Meeting } from '../meetings/meeting.ts';
import { listMeetings, listMovedSteps } from '../meetings/meeting.store.ts';
import type { Panel } from '../panels/panel.ts';
import { listPanels } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';

export interface PanelNow {
  panel: Panel;
  next: Meeting | undefined;
  cycle: Cycle | undefined;
  /** What counts as an answer for the next meeting. */
  answeredFor: AnsweredFor | undefined;
  /** The last day there was to be a meeting, whether or not anybody has said what became of it. */
  last: Meeting | undefined;
  /** Those that stand: neither withdrawn nor replaced. Newest first. */
  editions: EditionSummary[];
}

/** Two queries a panel and three for all of them. */
export async function readPanelsNow(db: Db, panelIds: readonly string[], today: Day): Promise<Map<string, PanelNow>> {
  if (panelIds.length === 0) return new Map();
  const [panels, settings, editions] = await Promise.all([listPanels(db), getSettings(db), listEditions(db, panelIds)]);
  const now = await Promise.all(panels.filter(({ id }) => panelIds.includes(id)).map(async (panel): Promise<[string, PanelNow]> => {
    const meetings = await listMeetings(db, panel.id);
    const next = nextMeeting(meetings, today);
    const cycle = next && cycleOf(next, panel, settings, await listMovedSteps(db, next.id));
    return [panel.id, { panel, next, cycle, answeredFor: next && cycle && answeredFor(next, meetings, cycle), last: lastMeeting(meetings, today), editions: standing(editions.filter(({ panelId }) => panelId === panel.id)) }];
  }));
  return new Map(now);
}

export function lastMeeting(meetings: readonly Meeting[], today: Day): Meeting | undefined {
  return meetings.filter((m) => m.state === 'held' || (m.state === 'planned' && m.meetsOn < today)).at(-1);
}
