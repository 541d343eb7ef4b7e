// The list of actions: what is asked for stands in the address, so that a list can be kept, sent, printed and put into a spreadsheet.
import type { Request, Response } from 'express';
import { dayLong, dayShort, type Day } from '../calendar/day.ts';
import type { Person } from '../people/person.ts';
import type { FormModel } from '../web/forms.ts';
import { personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { pageAsked, pageWithin, pagination } from '../web/paging.ts';
import type { Figures, Link, Look, Pagination, TableStart } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { daysOverdue } from './action.ts';
import { actionPath } from './action-path.ts';
import { COUNTED_AT_MOST, type ActionCounts, type ActionOrderBy, type ActionSort, type ListChoices, type ListedAction } from './action-list.ts';
import { listFilteredActions, listWithViews } from './action-list.store.ts';
import { readListFigures, type ListFigures } from './list-figures.ts';
import { isFiltered, listPath } from './list-path.ts';
import { listAsked, type FilterFormModel, type ListAsked } from './list-query.ts';
import { exemptFlag, overdueFlag, stateText } from './present-action.ts';
import { filterSays, optionsOf, stateOptions } from './present-filter.ts';
import { saveViewForm } from './saved-view-form.ts';

export interface ActionFilterPart {
  form: FilterFormModel;
  /** What the form has no box for but must not lose. */
  kept: readonly { name: string; value: string }[];
  states: readonly Option[]; panels: readonly Option[]; leads: readonly Option[]; organisations: readonly Option[]; inspections: readonly Option[]; findings: readonly Option[]; meetings: readonly Option[];
  /** Whether the rarer boxes are in use, and so must be seen. */
  isWide: boolean;
  clear: string | undefined;
}

export interface ActionListPage {
  title: string;
  purpose: string;
  links: readonly Link[];
  views: readonly (Link & { isCurrent: boolean })[];
  save: FormModel<'name' | 'query'>;
  figures: Figures;
  filter: Html;
  table: TableStart;
  rows: readonly ActionListRow[];
  pages: Pagination;
  /** Where counting stopped. */
  more: string | undefined;
  exports: readonly Link[];
  empty: { title: string; text: string };
}

export interface ActionListRow {
  href: string; reference: string; wording: string; state: Look; stateText: string | undefined; overdue: string | undefined; exempt: string | undefined;
  target: string; was: readonly string[]; leadPost: string; holder: string; updated: string;
}

const listView = view<ActionListPage>('actions/list-actions');
const filterView = view<ActionFilterPart>('actions/action-filter');

export async function showActionList(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const asked = listAsked(req);
  const { filter, by, query } = asked;
  const { words } = req.face;
  const today = clock.today();
  const first = pageAsked(req, asked.rows);
  const cutTo = (page: typeof first) => ({ ...by, limit: page.size, offset: page.offset });
  const { mark, views, rows } = await listWithViews(db, person, filter, today, cutTo(first));
  const figures = await readListFigures(req.deps, person, filter, mark);
  const { matching: count } = figures;
  const page = pageWithin(first, Math.min(count, COUNTED_AT_MOST));
  const actions = page.number === first.number ? rows : await listFilteredActions(db, person, filter, today, cutTo(page));
  renderPage(res, { title: 'Actions', section: 'actions', wide: true, explains: ['action', 'reference', 'post', 'targetDate', 'state', 'overdue'] }, listView({
    title: 'Actions', purpose: purposeFor(person, words.panel), links: linksFor(person), ...aroundRows(asked, figures, person, words, today),
    views: views.map(({ name, query: saved }) => ({ href: `/actions?${saved}`, text: name, isCurrent: saved === query.toString() })), save: saveViewForm.open(req, { action: '/actions/views', idPrefix: 'save-', values: { query: query.toString() } }),
    rows: actions.map((action) => presentRow(action, today)),
    pages: pagination(req, 'actions', page, count, COUNTED_AT_MOST), more: count > COUNTED_AT_MOST ? `Only the first ${COUNTED_AT_MOST.toLocaleString('en-GB')} can be leafed through. Narrow the list, or take all of it as a spreadsheet.` : undefined,
  }));
}

type AroundRows = Pick<ActionListPage, 'figures' | 'filter' | 'table' | 'exports' | 'empty'>;
const known = new WeakMap<ListFigures, Map<string, AroundRows>>();
/** Of each set of figures, of which there are some hundreds: the orders and lengths in which one list is leafed through. */
const ADDRESSES_AT_MOST = 4;

/** What stands around the rows is the same as long as the figures, the address, the day and the words are: it holds no token and nobody's name, and is drawn once for each. */
function aroundRows(asked: ListAsked, figures: ListFigures, person: Person, words: Words, today: Day): AroundRows {
  const key = JSON.stringify([asked.form.action, asked.query.toString(), today, words, person.parts.map(({ panelId, panelName }) => [panelId, panelName])]);
  let drawn = known.get(figures);
  if (drawn === undefined) known.set(figures, drawn = new Map<string, AroundRows>());
  const before = drawn.get(key);
  if (before !== undefined) return before;
  const around = drawAround(asked, figures, person, words, today);
  if (drawn.size >= ADDRESSES_AT_MOST) drawn.clear();
  drawn.set(key, around);
  return around;
}

function drawAround(asked: ListAsked, { counts, choices }: ListFigures, person: Person, words: Words, today: Day): AroundRows {
  const { filter, by, query } = asked;
  return {
    figures: figuresOf(counts, query), filter: filterView(presentFilter(asked, choices, person))(words),
    table: tableOf(by, query, words.LeadOfficer, `${filterSays(filter, choices, person.parts, words)}, as on ${dayLong(today)}`),
    exports: [{ href: listPath('/actions.xlsx', query, {}), text: 'Excel workbook' }, { href: listPath('/actions.csv', query, {}), text: 'CSV file' }], empty: emptyOf(counts, query),
  };
}

function presentFilter({ form: model, query }: ListAsked, choices: ListChoices, person: Person): ActionFilterPart {
  const has = (name: string): boolean => query.has(name);
  const kept = ['resolution', 'undertaking', 'sort', ...(choices.findings.length === 0 ? ['finding'] : [])];
  return {
    form: model, kept: [...query].filter(([name]) => kept.includes(name)).map(([name, value]) => ({ name, value })), states: stateOptions,
    panels: person.parts.length > 1 ? person.parts.map((part) => ({ value: part.panelId, text: part.panelName })) : [], leads: optionsOf(choices.leads), organisations: optionsOf(choices.organisations),
    inspections: optionsOf(choices.inspections), findings: optionsOf(choices.findings), meetings: optionsOf(choices.meetings),
    isWide: ['organisation', 'inspection', 'finding', 'meeting', 'panel', 'rows'].some(has), clear: isFiltered(query) ? '/actions' : undefined,
  };
}

function purposeFor(person: Person, panel: string): string {
  return person.parts.length > 0 ? `What the ${panel} has asked for: who answers for it, by when, and where it stands today.` : 'The actions of your posts: by when, and where each stands today.';
}

function linksFor(person: Person): Link[] {
  return [
    ...(person.posts.length > 0 ? [{ href: '/my-actions', text: 'Report on my actions' }] : []), ...(person.parts.length > 0 ? [{ href: '/questions', text: 'Questions' }] : []),
  ];
}

function emptyOf(counts: ActionCounts, query: URLSearchParams): ActionListPage['empty'] {
  return counts.all === 0 && !isFiltered(query)
    ? { title: 'No actions yet', text: 'Actions appear here when they have been made from an inspection’s findings or from what was resolved at a meeting.' }
    : { title: 'No action is like that', text: 'Nothing matches all that was asked for. Take something away, or show actions in every state.' };
}

function figuresOf(counts: ActionCounts, query: URLSearchParams): Figures {
  const figure = (count: number, text: string, state: string, flags: Record<string, string> = {}): Figures['figures'][number] => ({
    count: count > COUNTED_AT_MOST ? `over ${COUNTED_AT_MOST.toLocaleString('en-GB')}` : count, text, href: listPath('/actions', query, { state, overdue: '', silent: '', page: '', ...flags }),
  });
  return { label: 'The actions in figures', figures: [
    figure(counts.open, 'open', ''), figure(counts.overdue, 'of these overdue', '', { overdue: 'yes' }), figure(counts.silent, 'of these no update received', '', { silent: 'yes' }),
    figure(counts.atRisk, 'at risk', 'at risk'), figure(counts.proposed, 'proposed for closure', 'proposed for closure'), figure(counts.ended, 'off the list', 'ended'),
  ] };
}

function tableOf(by: ActionOrderBy, query: URLSearchParams, leadOfficer: string, caption: string): TableStart {
  const column = (text: string, sort: ActionSort): TableStart['columns'][number] => ({ text, sort: {
    href: listPath('/actions', query, { sort: by.sort === sort && !by.isDescending ? `-${sort}` : sort, page: '' }), now: by.sort !== sort ? 'none' : by.isDescending ? 'descending' : 'ascending',
  } });
  return { caption, isList: true, columns: [column('Reference', 'reference'), { text: 'Action' }, column('State', 'state'), column('Target', 'target'), column(leadOfficer, 'lead'), column('Last update', 'update')] };
}

function presentRow(action: ListedAction, today: Day): ActionListRow {
  const late = daysOverdue(action, today);
  return {
    href: actionPath(action.reference), reference: action.reference, wording: action.wording, state: action.state, stateText: stateText(action.state, action.supersededBy), overdue: overdueFlag(late),
    exempt: exemptFlag(action.exemptParagraphs), target: action.targetOn === null ? 'date needed' : dayShort(action.targetOn), was: action.earlierTargets.map(dayShort),
    leadPost: action.leadPostTitle ?? 'post needed', holder: action.leadPostTitle !== null && action.holderName === null ? 'no holder' : action.holderName ?? '',
    updated: action.updatedOn === null ? 'none yet' : dayShort(action.updatedOn),
  };
}
