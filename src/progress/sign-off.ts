// A director's sign-off of an update, where the panel wants it: whether one is needed, and whether it is still missing. Pure.
import type { Update } from './progress.ts';

export interface SignOff {
  updateId: string;
  byName: string;
  at: Date;
}

export type SignOffStanding = 'not needed' | 'missing' | 'signed off';

/** Of nobody where the post has no director, and of no director for words of their own, whoever wrote them down. */
export function signOffOf(update: Pick<Update, 'byPersonId' | 'byName' | 'way'>, director: { personId: string; name: string } | null, signedOff: SignOff | undefined): SignOffStanding {
  if (signedOff !== undefined) return 'signed off';
  if (director === null || saidBy(update, director)) return 'not needed';
  return 'missing';
}

function saidBy({ byPersonId, byName, way }: Pick<Update, 'byPersonId' | 'byName' | 'way'>, director: { personId: string; name: string }): boolean {
  return way === 'clerk on behalf' ? byName === director.name : byPersonId === director.personId;
}
