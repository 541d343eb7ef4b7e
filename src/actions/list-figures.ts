// The figures above a list and what it can be narrowed to: worked out once for each state of the register, person and filter, as they change only with it. Reads only.
import type { Deps } from '../councils/deps.ts';
import type { Person } from '../people/person.ts';
import type { ActionCounts, ActionFilter, ListChoices } from './action-list.ts';
import { countActionsByState, countFilteredActions } from './action-list.store.ts';
import { listChoices } from './list-choices.store.ts';

/** `matching` is how many the whole filter finds. */
export interface ListFigures { counts: ActionCounts; matching: number; choices: ListChoices }

const known = new Map<string, { mark: string; figures: ListFigures }>();
const LISTS_AT_MOST = 300;

/** @param mark of the register, read before */
export async function readListFigures({ db, clock, council }: Deps, person: Person, filter: ActionFilter, mark: string): Promise<ListFigures> {
  const today = clock.today();
  // Whoever sees the same actions shares the figures.
  const key = JSON.stringify([council.key, today, person.parts.map(({ panelId }) => panelId), person.posts.map(({ postId }) => postId), person.directs, filter]);
  const before = known.get(key);
  if (before?.mark === mark) return before.figures;
  const [counts, matching, choices] = await Promise.all([
    countActionsByState(db, person, filter, today), isOpenOnly(filter) ? undefined : countFilteredActions(db, person, filter, today), listChoices(db, person, filter.inspectionId),
  ]);
  const figures = { counts, matching: matching ?? counts.open, choices };
  const [oldest] = known.keys();
  if (known.size >= LISTS_AT_MOST && oldest !== undefined) known.delete(oldest);
  known.set(key, { mark, figures });
  return figures;
}

function isOpenOnly({ state, isOverdue, isSilent }: ActionFilter): boolean {
  return state === 'open' && isOverdue !== true && isSilent !== true;
}
