// The report of a meeting for the operator's command: as it was dispatched, or as it would be if it went now. Reads, and records the reading of exempt notes.
import { record, theOperator } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import { dayLong } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { nextMeeting } from '../meetings/meeting.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import type { Panel } from '../panels/panel.ts';
import { findPanelByCode, listPanels } from '../panels/panel.store.ts';
import type { Audience, EditionContent } from './edition-content.ts';
import { getExemptText, getPublicText, listEditionsOfMeeting } from './edition.store.ts';
import { standing, type EditionSummary } from './edition.ts';
import { fillNotes } from './exempt.ts';
import { loadExemptNotes } from './load-register.ts';
import { prepareContent } from './prepare-edition.ts';
import { findPreparation } from './preparation.store.ts';
import { readContent } from './read-content.ts';

export interface ReportOrder { panelCode: string; meetsOn: Day | undefined; audience: Audience; draft: boolean }
export interface Report { content: EditionContent; /** Undefined where it has not been dispatched, or a draft was asked for. */ edition: EditionSummary | undefined }

export async function reportContent(deps: Deps, order: ReportOrder): Promise<Report> {
  const panel = await panelOf(deps, order.panelCode);
  const meeting = await meetingOf(deps, panel, order.meetsOn);
  const edition = order.draft ? undefined : standing(await listEditionsOfMeeting(deps.db, meeting.id)).filter(({ kind }) => kind !== 'supplement').at(-1);
  const open = edition === undefined ? await asItWouldBe(deps, panel, meeting) : readContent(await getPublicText(deps.db, edition.id));
  return { edition, content: order.audience === 'public' ? open : await withNotes(deps, panel, meeting, edition, open) };
}

async function panelOf(deps: Deps, code: string): Promise<Panel> {
  const panel = await findPanelByCode(deps.db, code.toUpperCase());
  if (panel !== undefined) return panel;
  const codes = (await listPanels(deps.db)).map((one) => one.code);
  throw new OperatorMustAct(`There is no panel "${code}"; there ${codes.length === 1 ? 'is' : 'are'}: ${codes.join(', ') || 'none yet'}.`);
}

async function meetingOf(deps: Deps, panel: Panel, meetsOn: Day | undefined): Promise<Meeting> {
  const meetings = await listMeetings(deps.db, panel.id);
  const found = meetsOn === undefined ? nextMeeting(meetings, deps.clock.today()) : meetings.find((meeting) => meeting.meetsOn === meetsOn);
  if (found !== undefined) return found;
  const days = meetings.map((meeting) => meeting.meetsOn).join(', ') || 'none yet';
  throw new OperatorMustAct(meetsOn === undefined ? `${panel.code} has no meeting planned. Say which with --meeting; it has ${days}.` : `${panel.code} has no meeting on ${dayLong(meetsOn)}; it has ${days}.`);
}

async function asItWouldBe(deps: Deps, panel: Panel, meeting: Meeting): Promise<EditionContent> {
  return (await prepareContent(deps, deps.db, panel, meeting, { ...(await findPreparation(deps.db, meeting.id)), number: panel.nextEditionNumber })).content;
}

/** Whoever reads exempt notes leaves their trace, the operator too. */
async function withNotes(deps: Deps, panel: Panel, meeting: Meeting, edition: EditionSummary | undefined, open: EditionContent): Promise<EditionContent> {
  const read = await transact(deps, {}, async (tx) => {
    const about = edition === undefined ? { kind: 'meetings', id: meeting.id, label: meeting.meetsOn } : { kind: 'editions', id: edition.id, label: String(edition.number) };
    await record(tx, deps, theOperator, { what: edition === undefined ? 'meeting.exempt-draft-read' : 'edition.exempt-read', about });
    const text = edition === undefined ? null : await getExemptText(tx, edition.id);
    return { ok: true as const, content: text === null ? fillNotes(open, edition === undefined ? await loadExemptNotes(tx, panel.id) : []) : readContent(text) };
  });
  return read.content;
}
