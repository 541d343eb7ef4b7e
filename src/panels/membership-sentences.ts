// Why a membership is refused, in words; said where one is added and where one is changed.
import type { MembershipRefusal } from './panel.ts';

export type MembershipField = 'personId' | 'part' | 'votesOn' | 'entitledToExempt' | 'exemptReason' | 'fromOn' | 'untilOn';

export const membershipSentences: Record<MembershipRefusal | 'has-left' | 'own-entitlement', Partial<Record<MembershipField, string>>> = {
  'ends-before-it-begins': { untilOn: 'The last day cannot be before the first' },
  'sits-already': { personId: 'This person has a part here at that time already. End it first: what they were stays on record' },
  'has-a-chair': { part: 'Somebody else presides at that time. End their part first' },
  'exempt-without-reason': { exemptReason: 'Say why they may read exempt text: who decided it and when' },
  'clerks-do-not-vote': { votesOn: 'A clerk serves and does not vote: choose “nothing”' },
  'own-entitlement': { entitledToExempt: 'Nobody entitles themselves to exempt text: another administrator must write it down' },
  'has-left': { personId: 'This person has left' },
};
