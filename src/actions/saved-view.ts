// A list of actions that a person keeps under a name: what was asked for, never what was found.

export interface SavedView {
  id: string;
  personId: string;
  name: string;
  /** As it stands in the address of the list. */
  query: string;
}

/** More names than this are no help in finding one. */
export const VIEWS_AT_MOST = 30;

export type ViewRefusal = 'name-taken' | 'too-many';

export function mayBeNamed(name: string, others: readonly Pick<SavedView, 'name'>[]): boolean {
  return others.every((other) => other.name.toLowerCase() !== name.toLowerCase());
}
