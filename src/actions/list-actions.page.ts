// The list of actions: what is asked for stands in the address, so that a list can be kept, sent and printed.
import type { Request, Response } from 'express';
import { dayShort, dayOf, type Day } from '../calendar/day.ts';
import type { Person } from '../people/person.ts';
import { aChoice, aLine, anId, aTick, aWholeNumber } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import type { Figures, Look, Pagination, TableStart } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { actionStates, daysOverdue } from './action.ts';
import { actionPath } from './action-path.ts';
import { actionSorts, type ActionCounts, type ActionFilter, type ActionSort, type ListedAction } from './action-list.ts';
import { countActionsByState, countFilteredActions, listFilteredActions, listInspectionsBehind, listLeadPosts } from './action-list.store.ts';
import { exemptFlag, overdueFlag, stateText } from './present-action.ts';
import { isFiltered, listPath, pagesOf, sortOf } from './list-path.ts';

export const ACTIONS_A_PAGE = 25;

const filterForm = form({
  text: aLine('The words'), state: aChoice(['any', 'open', 'ended', ...actionStates]), overdue: aTick(), panel: anId(), lead: anId(), inspection: anId(), finding: anId(),
  resolution: anId(), undertaking: anId(), sort: aChoice(actionSorts.flatMap((sort) => [sort, `-${sort}`] as const)), page: aWholeNumber('The page', { from: 1, to: 1_000_000 }),
});

export interface ActionListPage {
  title: string;
  purpose: string;
  links: readonly { href: string; text: string }[];
  figures: Figures;
  form: FormModel<'text' | 'state' | 'overdue' | 'panel' | 'lead' | 'inspection'>;
  /** What the form has no box for but must not lose. */
  kept: readonly { name: string; value: string }[];
  states: readonly Option[];
  panels: readonly Option[];
  leads: readonly Option[];
  inspections: readonly Option[];
  /** Said where the list is narrowed to one finding, resolution or undertaking. */
  because: string | undefined;
  clear: string | undefined;
  table: TableStart;
  rows: readonly ActionListRow[];
  pages: Pagination;
  empty: { title: string; text: string };
}

export interface ActionListRow {
  href: string; reference: string; wording: string; state: Look; stateText: string | undefined; overdue: string | undefined; exempt: string | undefined;
  target: string; was: readonly string[]; leadPost: string; holder: string; updated: string;
}

const listView = view<ActionListPage>('actions/list-actions');

export async function showActionList(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const asked = filterForm.fromQuery(req);
  const { sort, page = 1, ...rest } = asked.order;
  const filter = filterFrom(rest);
  const by = sortOf<ActionSort>(sort ?? 'target');
  const today = clock.today();
  const [count, counts, leads, inspections] = await Promise.all([
    countFilteredActions(db, person, filter, today), countActionsByState(db, person, filter, today), listLeadPosts(db, person), listInspectionsBehind(db, person),
  ]);
  const at = Math.min(page, Math.max(1, Math.ceil(count / ACTIONS_A_PAGE)));
  const actions = await listFilteredActions(db, person, filter, today, { ...by, limit: ACTIONS_A_PAGE, offset: (at - 1) * ACTIONS_A_PAGE });
  const query = new URLSearchParams(Object.entries(asked.form.values).filter(([, value]) => value !== ''));
  const kept = [...query].filter(([name]) => ['finding', 'resolution', 'undertaking', 'sort'].includes(name)).map(([name, value]) => ({ name, value }));
  renderPage(res, { title: 'Actions', section: 'actions', wide: true }, listView({
    title: 'Actions', purpose: purposeFor(person, req.face.words.panel), links: linksFor(person), figures: figuresOf(counts, query), form: { ...asked.form, values: { ...asked.form.values, state: asked.order.state ?? 'open' } }, kept,
    states, panels: person.parts.length > 1 ? person.parts.map((part) => ({ value: part.panelId, text: part.panelName })) : [],
    leads: leads.map(({ id, title }) => ({ value: id, text: title })), inspections: inspections.map(({ id, title, publishedOn }) => ({ value: id, text: publishedOn === null ? title : `${title}, ${dayShort(publishedOn)}` })),
    because: becauseOf(filter), clear: isFiltered(query) ? '/actions' : undefined, table: tableOf(by, query, req.face.words.LeadOfficer),
    rows: actions.map((action) => presentRow(action, today)), pages: pagesOf('actions', '/actions', query, { at, count, size: ACTIONS_A_PAGE }),
    empty: counts.all === 0 && !isFiltered(query)
      ? { title: 'No actions yet', text: 'Actions appear here when they have been made from an inspection’s findings or from what was resolved at a meeting.' }
      : { title: 'No action is like that', text: 'Nothing matches all that was asked for. Take something away, or show actions in every state.' },
  }));
}

/** Nothing said of the state means the open ones: what is closed is history. */
function filterFrom({ text, state = 'open', overdue, panel, lead, inspection, finding, resolution, undertaking }: Partial<FilterOrder>): ActionFilter {
  return {
    text, state: state === 'any' ? undefined : state, isOverdue: overdue, panelId: panel, leadPostId: lead, inspectionId: inspection, findingId: finding, resolutionId: resolution, undertakingId: undertaking,
  };
}
type FilterOrder = ReturnType<typeof filterForm.fromQuery>['order'];

const states: readonly Option[] = [
  { value: 'open', text: 'Open' }, { value: 'any', text: 'In every state' }, ...actionStates.map((state) => ({ value: state, text: stateText(state) })), { value: 'ended', text: 'Off the list: closed, not accepted or superseded' },
];

function purposeFor(person: Person, panel: string): string {
  return person.parts.length > 0 ? `What the ${panel} has asked for: who answers for it, by when, and where it stands today.` : 'The actions of your posts: by when, and where each stands today.';
}

function linksFor(person: Person): ActionListPage['links'] {
  return [
    ...(person.posts.length > 0 ? [{ href: '/my-actions', text: 'Report on my actions' }] : []), ...(person.parts.length > 0 ? [{ href: '/questions', text: 'Questions' }] : []),
  ];
}

function becauseOf(filter: ActionFilter): string | undefined {
  if (filter.findingId !== undefined) return 'Only actions because of one finding are shown.';
  if (filter.resolutionId !== undefined) return 'Only actions because of one resolution are shown.';
  return filter.undertakingId === undefined ? undefined : 'Only actions because of one undertaking are shown.';
}

function figuresOf(counts: ActionCounts, query: URLSearchParams): Figures {
  const to = (state: string, overdue = ''): string => listPath('/actions', query, { state, overdue, page: '' });
  return { label: 'The actions in figures', figures: [
    { count: counts.open, text: 'open', href: to('') }, { count: counts.overdue, text: 'of these overdue', href: to('', 'yes') }, { count: counts.atRisk, text: 'at risk', href: to('at risk') },
    { count: counts.proposed, text: 'proposed for closure', href: to('proposed for closure') }, { count: counts.ended, text: 'off the list', href: to('ended') },
  ] };
}

function tableOf(by: { sort: ActionSort; isDescending: boolean }, query: URLSearchParams, leadOfficer: string): TableStart {
  const column = (text: string, sort: ActionSort): TableStart['columns'][number] => ({ text, sort: {
    href: listPath('/actions', query, { sort: by.sort === sort && !by.isDescending ? `-${sort}` : sort, page: '' }), now: by.sort !== sort ? 'none' : by.isDescending ? 'descending' : 'ascending',
  } });
  return { caption: 'Actions', isCaptionHidden: true, isList: true, columns: [column('Reference', 'reference'), { text: 'Action' }, column('State', 'state'), column('Target', 'target'), column(leadOfficer, 'lead'), column('Last update', 'update')] };
}

function presentRow(action: ListedAction, today: Day): ActionListRow {
  const late = daysOverdue(action, today);
  return {
    href: actionPath(action.reference), reference: action.reference, wording: action.wording, state: action.state, stateText: stateText(action.state, action.supersededBy), overdue: overdueFlag(late),
    exempt: exemptFlag(action.exemptParagraphs), target: action.targetOn === null ? 'date needed' : dayShort(action.targetOn), was: action.earlierTargets.map(dayShort),
    leadPost: action.leadPostTitle ?? 'post needed', holder: action.leadPostTitle !== null && action.holderName === null ? 'no holder' : action.holderName ?? '',
    updated: action.updatedAt === null ? 'none yet' : dayShort(dayOf(action.updatedAt)),
  };
}
