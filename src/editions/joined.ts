// Several frozen reports read as one, where a panel took over from others: what was last said of each action and of each recommendation. Pure.
import type { Count, EditionContent } from './edition-content.ts';

/** The head stays the first one's. Counts are added up, and what both follow is the first one's. */
export function joined(first: EditionContent, others: readonly EditionContent[]): EditionContent {
  return others.reduce(join, first);
}

function join(a: EditionContent, b: EditionContent): EditionContent {
  const add = (x: Count, y: Count | undefined): Count => ({ now: x.now + (y?.now ?? 0), before: null });
  return {
    ...a, actions: both(a.actions, b.actions, ({ reference }) => reference), measures: both(a.measures, b.measures, ({ id }) => id), bodies: both(a.bodies, b.bodies, ({ body }) => body),
    recommendations: both(a.recommendations, b.recommendations, ({ id }) => id), questions: both(a.questions, b.questions, ({ id }) => id),
    glance: {
      ...a.glance, followed: add(a.glance.followed, b.glance.followed), overdue: add(a.glance.overdue, b.glance.overdue), silent: add(a.glance.silent, b.glance.silent),
      states: a.glance.states.map((one) => ({ ...one, ...add(one, b.glance.states.find(({ state }) => state === one.state)) })),
    },
  };
}

function both<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(a.map(keyOf));
  return [...a, ...b.filter((one) => !known.has(keyOf(one)))];
}
