// Addresses of a list: the same query with something changed. Pure.

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
  return [...query.keys()].some((name) => !['page', 'sort', 'rows'].includes(name));
}

const NAMES = ['text', 'state', 'overdue', 'silent', 'panel', 'lead', 'organisation', 'inspection', 'finding', 'resolution', 'undertaking', 'meeting', 'rows', 'sort'];

/** What of an address makes a list, and nothing else that somebody may have written into it. */
export function listQueryOf(text: string): string {
  return new URLSearchParams([...new URLSearchParams(text)].filter(([name, value]) => NAMES.includes(name) && value !== '')).toString();
}
