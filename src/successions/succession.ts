// One panel takes over from another: who goes along as what, and what must be finished before. Pure.
import type { Day } from '../calendar/day.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Membership, Panel } from '../panels/panel.ts';
import type { Part } from '../people/person.ts';

export type SuccessionRefusal = 'ended' | 'successor-ended' | 'same' | 'meeting-unsaid' | 'papers-out' | 'in-review' | 'same-evening' | 'no-clerk' | 'changed-since';

/** `as` undefined: has a part there already and keeps that one. */
export interface GoesAlong { membership: Membership; as: Part | undefined }

type Evening = Pick<Meeting, 'meetsOn' | 'meetsAt'>;

export interface SuccessionFacts {
  from: Pick<Panel, 'id' | 'successorId'>;
  to: Pick<Panel, 'id' | 'successorId' | 'endedOn'>;
  today: Day;
  /** Of the panel that ends. */
  planned: readonly (Evening & { papersOut: boolean })[];
  plannedThere: readonly Evening[];
  inReview: number;
  hasClerkThere: boolean;
  clerkGoesAlong: boolean;
}

/** The first thing that must be put right; undefined where nothing stands against it. */
export function refuses(facts: SuccessionFacts): SuccessionRefusal | undefined {
  const { from, to, today, planned } = facts;
  if (from.successorId !== null) return 'ended';
  if (from.id === to.id) return 'same';
  if (to.successorId !== null || (to.endedOn !== null && to.endedOn <= today)) return 'successor-ended';
  if (planned.some(({ meetsOn }) => meetsOn <= today)) return 'meeting-unsaid';
  if (planned.some(({ papersOut }) => papersOut)) return 'papers-out';
  if (facts.inReview > 0) return 'in-review';
  if (planned.some((one) => facts.plannedThere.some((other) => other.meetsOn === one.meetsOn && other.meetsAt === one.meetsAt))) return 'same-evening';
  return facts.hasClerkThere || facts.clerkGoesAlong ? undefined : 'no-clerk';
}

/** Nobody sits twice, and there is one chair: a second one sits as a member. */
export function whoGoesAlong(old: readonly Membership[], there: readonly Pick<Membership, 'personId' | 'part'>[]): GoesAlong[] {
  const hasChair = there.some(({ part }) => part === 'chair');
  return old.map((membership) => {
    if (there.some(({ personId }) => personId === membership.personId)) return { membership, as: undefined };
    return { membership, as: membership.part === 'chair' && hasChair ? 'member' : membership.part };
  });
}
