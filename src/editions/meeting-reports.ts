// The reports of one meeting as lines: the main one, what was added to it, what takes its place, and what was taken back. Pure.
import { dayLong, dayOf } from '../calendar/day.ts';
import type { Audience, EditionSummary, FileFormat } from './edition.ts';
import { publishedPath } from './published.ts';
import { sentence } from './wording.ts';

export interface ReportLine { title: string; href: string; says: string; /** Only what stands is offered as a file. */ pdfHref: string | undefined; publicHref: string | undefined }

/** @param files those of the public edition, by edition */
export function reportLines(editions: readonly EditionSummary[], order: { panelCode: string; reportTitle: string; now: Date; files: readonly { editionId: string; format: FileFormat; audience: Audience }[] }): ReportLine[] {
  return editions.map((edition) => {
    const standsStill = edition.withdrawnAt === null;
    const hasPdf = order.files.some((file) => file.editionId === edition.id && file.format === 'pdf' && file.audience === 'public');
    return {
      title: `${order.reportTitle} ${edition.number}${edition.kind === 'main' ? '' : `, ${edition.kind}`}`, href: `/editions/${edition.id}`, says: saysOf(edition, editions, order.now),
      pdfHref: standsStill && hasPdf ? `/editions/${edition.id}/files/pdf` : undefined, publicHref: standsStill && edition.publishAt <= order.now ? publishedPath(order.panelCode, edition.number) : undefined,
    };
  });
}

function saysOf(edition: EditionSummary, all: readonly EditionSummary[], now: Date): string {
  const followed = all.find(({ id }) => id === edition.followsId);
  const replacement = all.find(({ kind, followsId, withdrawnAt }) => kind === 'replacement' && followsId === edition.id && withdrawnAt === null);
  const parts = [
    `dispatched ${dayLong(dayOf(edition.dispatchedAt))}`,
    ...(followed === undefined ? [] : [`${edition.kind === 'replacement' ? 'replaces' : 'adds to'} ${followed.number}: ${sentence(edition.reason ?? '').replace(/\.$/, '')}`]),
    ...(replacement === undefined ? [] : [`replaced by ${replacement.number}`]), ...(edition.withdrawnAt === null ? [] : [`withdrawn ${dayLong(dayOf(edition.withdrawnAt))}`]),
    ...(edition.withdrawnAt === null && edition.publishAt > now ? [`public from ${dayLong(dayOf(edition.publishAt))}`] : []),
  ];
  return parts.join('; ');
}
