// What panels recommended to Cabinet and partners, and what became of it: those without a response first.
import type { Request, Response as Reply } from 'express';
import { dayShort } from '../calendar/day.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { responsePath } from './resolution.ts';
import { listRecommendations, listResponses } from './resolution.store.ts';

export interface RecommendationsPage { rows: readonly { href: string; text: string; to: string; due: string; response: string; overdue: string | undefined }[] }

const recommendationsView = view<RecommendationsPage>('resolutions/recommendations');

export async function showRecommendations(req: Request, res: Reply): Promise<void> {
  const { db, clock } = req.deps;
  const today = clock.today();
  const recommendations = await listRecommendations(db, personOf(req).parts.map(({ panelId }) => panelId));
  const responses = new Map((await listResponses(db, recommendations.map(({ id }) => id))).map((response) => [response.resolutionId, response]));
  const rows = recommendations.flatMap((resolution) => {
    const response = responses.get(resolution.id);
    if (response === undefined) return [];
    const isLate = response.answer === null && response.dueOn !== null && response.dueOn < today;
    return [{
      href: responsePath(resolution.id), text: [resolution.stem, resolution.text].filter(Boolean).join(' '), to: response.addressedTo, due: response.dueOn === null ? 'not received yet' : dayShort(response.dueOn),
      response: response.answer ?? 'none yet', overdue: isLate ? 'response overdue' : undefined, isOpen: response.answer === null,
    }];
  });
  renderPage(res, { title: 'Recommendations', section: 'meetings', explains: ['recommendation', 'clock'], back: { href: '/meetings', text: 'Meetings' } }, recommendationsView({ rows: rows.toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen)) }));
}
