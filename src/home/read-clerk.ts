// What a clerk's home is made of, for one panel. Reads only.
import { countActionsByState, listUnready } from '../actions/action-list.store.ts';
import { listActionsById } from '../actions/action.store.ts';
import type { ActionCounts } from '../actions/action-list.ts';
import { listOpenProposals } from '../actions/proposal.store.ts';
import { addDays } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db } from '../database/db.ts';
import type { EditionSummary } from '../editions/edition.ts';
import { listInReview } from '../intake/intake.store.ts';
import type { LetterState } from '../letters/letter.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMinutes } from '../meetings/meeting.store.ts';
import { listPredecessors } from '../panels/panel.store.ts';
import type { Person } from '../people/person.ts';
import { toDeliver } from '../progress/paper-request.ts';
import { listPaperRequests } from '../progress/paper-request.store.ts';
import { countUnanswered } from '../progress/question.store.ts';
import { listResolutionsOfMeetings } from '../resolutions/resolution.store.ts';
import { listClocksRunning } from '../resolutions/running-clock.store.ts';
import { toDoToday, type ToDo } from './clerk-to-do.ts';
import { readDraftNow, type DraftNow } from './draft-now.ts';
import type { PanelNow } from './panel-now.ts';
import { readChase, type ChaseNow } from './read-chase.ts';

export interface ClerkDay {
  now: PanelNow;
  counts: ActionCounts;
  toDo: ToDo[];
  chase: ChaseNow | undefined;
  /** The main report for the next meeting, once it has gone. */
  dispatched: EditionSummary | undefined;
  /** The report as it would be now; undefined where none can go, or where the panel follows too much to work it out on every visit. */
  draft: DraftNow | undefined;
}

/** A draft reads all that the panel follows; above so many actions the home only counts, and the preview tells the rest. */
const DRAFTED_AT_MOST = 1000;

export async function readClerkDay(deps: Deps, person: Person, now: PanelNow, letters: ReadonlyMap<LetterState, number> | undefined): Promise<ClerkDay> {
  const { db, clock } = deps;
  const today = clock.today();
  const { panel, next } = now;
  const dispatched = next && now.editions.find(({ meetingId, kind }) => meetingId === next.id && kind !== 'supplement');
  const [clocks, counts, unready, proposals, inReview, unanswered, lastHasMinutes] = await Promise.all([
    listClocksRunning(db, [panel.id, ...(await listPredecessors(db, panel.id)).map(({ id }) => id)], addDays(today, 28)), countActionsByState(db, person, { panelId: panel.id }, today), listUnready(db, panel.id, today), readProposals(db, panel.id), listInReview(db, panel.id), countUnanswered(db, panel.id), hasMinutes(db, now.last),
  ]);
  const drafts = next !== undefined && dispatched === undefined && counts.open > 0 && counts.all <= DRAFTED_AT_MOST;
  const [draft, chase] = await Promise.all([drafts ? readDraftNow(deps, panel, next) : undefined, dispatched === undefined ? readChase(db, now, unready, today, drafts) : undefined]);
  const toDo = toDoToday({
    answers: chase?.answers, toPrint: next === undefined || dispatched !== undefined ? 0 : toDeliver(await listPaperRequests(db, next.id)).length,
    today, next, cycle: now.cycle, isDispatched: dispatched !== undefined, last: now.last, lastHasMinutes, unready, proposals, inReview, unanswered, letters, clocks,
    exemptWithoutParagraph: draft?.exemptWithoutParagraph ?? [],
  });
  return { now, counts, toDo, chase, dispatched, draft };
}

async function readProposals(db: Db, panelId: string): Promise<Parameters<typeof toDoToday>[0]['proposals']> {
  const proposals = await listOpenProposals(db, panelId);
  const references = new Map((await listActionsById(db, proposals.map(({ actionId }) => actionId))).map(({ id, reference }) => [id, reference]));
  return proposals.map(({ kind, byName, actionId }) => ({ kind, byName, reference: references.get(actionId) ?? '' }));
}

/** Resolutions typed in by hand stand for minutes. */
async function hasMinutes(db: Db, last: Meeting | undefined): Promise<boolean> {
  if (last === undefined) return true;
  const [minutes, resolutions] = await Promise.all([listMinutes(db, [last.id]), listResolutionsOfMeetings(db, [last.id])]);
  return minutes.length > 0 || resolutions.length > 0;
}
