// Addresses of a list: the same query with something changed, its sort and its pages. Pure.
import type { Pagination } from '../web/ui.ts';

/** The query with these values instead; an empty one is left out. */
export function listPath(path: string, query: URLSearchParams, change: Record<string, string>): string {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') changed.delete(name);
    else changed.set(name, value);
  }
  return changed.size === 0 ? path : `${path}?${changed.toString()}`;
}

export function isFiltered(query: URLSearchParams): boolean {
  return [...query.keys()].some((name) => name !== 'page' && name !== 'sort');
}

/** '-target' is the targets, latest first. */
export function sortOf<Sort extends string>(given: Sort | `-${Sort}`): { sort: Sort; isDescending: boolean } {
  const isDescending = given.startsWith('-');
  return { sort: (isDescending ? given.slice(1) : given) as Sort, isDescending };
}

export function pagesOf(what: string, path: string, query: URLSearchParams, { at, count, size }: { at: number; count: number; size: number }): Pagination {
  const last = Math.max(1, Math.ceil(count / size));
  const href = (page: number): string => listPath(path, query, { page: page === 1 ? '' : String(page) });
  const shown = [...new Set([1, at - 1, at, at + 1, last])].filter((page) => page >= 1 && page <= last).sort((a, b) => a - b);
  const pages = shown.flatMap((page, i): Pagination['pages'][number][] => [
    ...(i > 0 && page - (shown[i - 1] ?? page) > 1 ? [{ text: '…', href: '', stands: 'gap' as const }] : []),
    { text: String(page), href: href(page), stands: page === at ? 'current' : 'other' },
  ]);
  return { what, said: saidOf(what, at, count, size), previous: at > 1 ? href(at - 1) : undefined, next: at < last ? href(at + 1) : undefined, pages };
}

function saidOf(what: string, at: number, count: number, size: number): string {
  if (count === 0) return `No ${what}`;
  if (count <= size) return count === 1 ? `1 ${what.replace(/s$/, '')}` : `${count} ${what}`;
  return `Showing ${(at - 1) * size + 1} to ${Math.min(count, at * size)} of ${count.toLocaleString('en-GB')} ${what}`;
}
