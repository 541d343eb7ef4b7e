// Pages of a list: which rows to ask for, and the links to the others.
import type { Request } from 'express';
import type { PageLink, Pagination } from './ui.ts';

export interface Page { number: number; size: number; offset: number }

/** From `?page=3`; anything that is not a page number is the first. */
export function pageAsked(req: Request, size = 25): Page {
  const { page } = req.query;
  const number = typeof page === 'string' && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1;
  return { number, size, offset: (number - 1) * size };
}

/** The last page there is where a later one was asked for. */
export function pageWithin({ number, size }: Page, total: number): Page {
  const last = Math.min(number, Math.max(1, Math.ceil(total / size)));
  return { number: last, size, offset: (last - 1) * size };
}

/**
 * @param what in the plural: 'actions'. The links keep the rest of the address: filters and order.
 * @param most where counting stopped: a total above it is said to be more than that, and the pages end there
 */
export function pagination(req: Request, what: string, { number, size, offset }: Page, counted: number, most = Infinity): Pagination {
  const total = Math.min(counted, most);
  const last = Math.max(1, Math.ceil(total / size));
  const upTo = Math.min(offset + size, total);
  const of = `${counted > most ? 'more than ' : ''}${total.toLocaleString('en-GB')} ${what}`;
  const said = total === 0 ? `No ${what}` : total === 1 ? `1 ${what.replace(/ies$/, 'y').replace(/s$/, '')}` : total <= size && number === 1 ? `All ${total} ${what}`
    : offset >= total ? `There are only ${last} pages of ${what}` : `Showing ${offset + 1} to ${upTo} of ${of}`;
  return { what, said, previous: number > 1 ? addressOf(req, Math.min(number - 1, last)) : undefined, next: number < last ? addressOf(req, number + 1) : undefined, pages: linksOf(req, number, last) };
}

/** 1 … 4 5 6 … 14 */
function linksOf(req: Request, current: number, last: number): PageLink[] {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((number) => number >= 1 && number <= last).sort((a, b) => a - b);
  return shown.flatMap((number, at): PageLink[] => {
    const link: PageLink = { text: String(number), href: addressOf(req, number), stands: number === current ? 'current' : 'other' };
    return number - (shown[at - 1] ?? 0) > 1 ? [{ text: '…', href: '', stands: 'gap' }, link] : [link];
  });
}

function addressOf(req: Request, number: number): string {
  const query = new URLSearchParams(Object.entries(req.query).flatMap(([name, value]) => [value].flat().filter((one) => typeof one === 'string').map((one): [string, string] => [name, one])));
  query.set('page', String(number));
  return `${req.baseUrl}${req.path}?${query.toString()}`;
}
