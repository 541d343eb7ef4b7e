// The list of actions as a spreadsheet: the same filter, the same order and the same rights as on the page, all of its rows and more columns.
import type { Request, Response } from 'express';
import { dayLong, type Day } from '../calendar/day.ts';
import { csvOf } from '../editions/edition.csv.render.ts';
import { workbookOf } from '../editions/edition.xlsx.render.ts';
import type { Sheet, Value } from '../editions/edition-sheets.ts';
import { personOf } from '../web/guards.ts';
import { daysOverdue } from './action.ts';
import type { ExportedAction } from './action-list.ts';
import { listExportedActions } from './action-list.store.ts';
import { listChoices } from './list-choices.store.ts';
import { listAsked } from './list-query.ts';
import { exemptFlag, stateText } from './present-action.ts';
import { filterSays } from './present-filter.ts';

/** More is narrowed first: a file that no spreadsheet opens helps nobody. */
const MOST = 20_000;
const COLUMNS = ['Reference', 'Action', 'Because of', 'Lead post', 'Lead officer', 'Organisation', 'State', 'State since', 'Original target', 'Current target', 'Number of moves', 'Target in words', 'Days overdue', 'Last update', 'Last update text', 'Exempt information'];

export async function sendActionsCsv(req: Request, res: Response): Promise<void> {
  const sheet = await actionsAsked(req);
  res.attachment(`actions-${req.deps.clock.today()}.csv`).type('text/csv; charset=utf-8').send(csvOf(sheet));
}

export async function sendActionsXlsx(req: Request, res: Response): Promise<void> {
  const { clock, db } = req.deps;
  const person = personOf(req);
  const { filter } = listAsked(req);
  const [sheet, choices] = await Promise.all([actionsAsked(req), listChoices(db, person, filter.inspectionId)]);
  const notes: Sheet = { name: 'Notes', title: 'Notes', columns: ['About', 'What it says'], rows: [
    ['Actions', `${req.face.councilName}, as on ${dayLong(clock.today())}`], ['Which', filterSays(filter, choices, person.parts, req.face.words)], ['How many', sheet.rows.length],
    ...(sheet.rows.length === MOST ? [['Cut off', `There are more than ${MOST.toLocaleString('en-GB')}; narrow the list to have the rest`] satisfies Value[]] : []),
    ...(req.face.isDemonstration ? [['Demonstration', 'People and progress are invented'] satisfies Value[]] : []), ['Cells', '“none” means that there is nothing to enter; no cell is left blank'],
  ] };
  const bytes = await workbookOf(sheet.rows.length === 0 ? [notes] : [notes, sheet], clock.now().toISOString());
  res.attachment(`actions-${clock.today()}.xlsx`).type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(bytes);
}

async function actionsAsked(req: Request): Promise<Sheet> {
  const { db, clock } = req.deps;
  const { filter, by } = listAsked(req);
  const today = clock.today();
  const actions = await listExportedActions(db, personOf(req), filter, today, { ...by, limit: MOST, offset: 0 });
  return { name: 'Actions', title: `Actions as on ${dayLong(today)}`, columns: COLUMNS, rows: actions.map((action) => rowOf(action, today)) };
}

const on = (day: Day | null | undefined): Value => (day ? { day } : null);

function rowOf(action: ExportedAction, today: Day): Value[] {
  return [
    action.reference, action.wording, action.causes.join('; ') || null, action.leadPostTitle, action.holderName, action.organisationName, stateText(action.state, action.supersededBy), on(action.stateSinceOn),
    on(action.earlierTargets.at(-1) ?? action.targetOn), on(action.targetOn), action.earlierTargets.length, action.targetWords, daysOverdue(action, today), on(action.updatedOn), action.lastText,
    exemptFlag(action.exemptParagraphs) ?? null,
  ];
}
