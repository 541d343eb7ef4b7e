// Every part of views/ui on one page: to be looked at as a picture, and read by axe.
import type { Request, Response } from 'express';
import { renderPage } from '../../../src/web/layout.ts';
import type { Conflict, CycleLine, Figures, Look, Pagination, TableStart } from '../../../src/web/ui.ts';
import { view } from '../../../src/web/view.ts';

export interface EverythingPage {
  cycle: CycleLine;
  figures: Figures;
  table: TableStart;
  rows: readonly { reference: string; title: string; state: Look; text: string | undefined; overdue: string | undefined; exempt: string | undefined; now: string; was: readonly string[]; post: string; days: number }[];
  pages: Pagination;
  conflict: Conflict;
}

const everythingView = view<EverythingPage>('../test/web/example/everything');

export function showEverything(req: Request, res: Response): void {
  renderPage(res, { title: 'Everything', section: 'actions', wide: 'wide' in req.query, crumbs: [{ href: '/', text: 'Home' }, { href: '/actions', text: 'Actions' }] }, everythingView({
    cycle: { label: 'The cycle of the meeting of 12 March 2026', steps: [
      { text: 'Requests', day: '16 Feb', stands: 'done', href: '#a' }, { text: 'Reminder', day: '23 Feb', stands: 'done' }, { text: 'Deadline', day: '25 Feb, today', stands: 'now', note: '4 of 19 have not answered' },
      { text: 'Last call', day: '26 Feb', stands: 'coming' }, { text: 'Chair’s draft', day: '2 Mar', stands: 'coming' }, { text: 'Dispatch by', day: '4 Mar', stands: 'coming' }, { text: 'Meeting', day: '12 Mar', stands: 'coming' },
    ] },
    figures: { label: 'The plan in figures', figures: [
      { count: 31, text: 'actions followed', before: '29 last time' }, { count: 6, text: 'overdue', before: '4 last time', href: '#a' }, { count: 9, text: 'changed' }, { count: 4, text: 'no update received', before: '1 last time' },
    ] },
    table: { caption: 'Actions of the panel', columns: [
      { text: 'Reference', sort: { href: '?sort=reference', now: 'ascending' } }, { text: 'Action' }, { text: 'State' }, { text: 'Target', sort: { href: '?sort=target', now: 'none' } }, { text: 'Lead officer' }, { text: 'Days silent', isNumber: true },
    ] },
    rows: [
      row('ECS-12', 'Return interviews within 72 hours of a child coming back', 'at risk', { overdue: 'overdue by 41 days', was: ['31 Oct 2025', '31 Jul 2025'], now: '30 Jan 2026', days: 12 }),
      row('ECS-19', 'Supervision records are complete and reflect the discussion', 'on track', { now: '30 Apr 2026', days: 96 }),
      row('ECS-31', 'A single list of children missing education, kept by one post', 'not started', { now: '29 May 2026', exempt: 'exempt, paragraph 2', days: 3 }),
      row('ECS-8', 'Annual report of the independent reviewing officers to the panel', 'proposed for closure', { now: '27 Feb 2026', days: 1 }),
      row('ECS-3', 'Letter to the trust on the sufficiency of placements', 'closed', { text: 'closed by the panel', now: '14 Jan 2026', days: 0 }),
      row('ECS-27', 'Weekly meeting of all agencies', 'not accepted', { now: '12 Dec 2025', days: 0 }),
      row('ECS-2', 'Improvement plan of 2013', 'superseded', { text: 'superseded by ECS-12', now: '12 Dec 2025', days: 1204 }),
    ],
    pages: { what: 'actions', said: 'Showing 26 to 50 of 340 actions', previous: '?page=1', next: '?page=3', pages: [
      { text: '1', href: '?page=1', stands: 'other' }, { text: '2', href: '?page=2', stands: 'current' }, { text: '3', href: '?page=3', stands: 'other' }, { text: '…', href: '', stands: 'gap' }, { text: '14', href: '?page=14', stands: 'other' },
    ] },
    conflict: { who: 'S. Rao', when: 'today at 10.42 am', rows: [{ label: 'Reason', theirs: 'Two of three posts are filled.', yours: 'All three posts are filled;\nthe last person starts on 1 April.' }] },
  }));
}

interface Rest { text?: string; overdue?: string; exempt?: string; was?: string[]; now: string; days: number }

function row(reference: string, title: string, state: Look, { text, overdue, exempt, was = [], now, days }: Rest): EverythingPage['rows'][number] {
  return { reference, title, state, text, overdue, exempt, was, now, days, post: 'Head of Assessment' };
}
