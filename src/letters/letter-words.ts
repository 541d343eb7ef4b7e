// What a letter's state is called, and what there is to do: the same words on every page and in the letter to the clerk.
import type { Lane, LetterState } from './letter.ts';

export const stateLabel: Record<LetterState, string> = {
  queued: 'queued',
  claimed: 'being sent',
  handing_over: 'being handed over',
  accepted: 'accepted by the mail relay',
  deferred: 'asked to try later',
  failed: 'failed',
  held: 'held back',
  superseded: 'no longer needed',
  expired: 'out of time',
  unknown: 'unknown',
  bounced_hard: 'returned: the address does not work',
  bounced_soft: 'returned: not delivered',
  complained: 'marked as unwanted',
  arrived: 'arrived',
  on_paper: 'delivered on paper',
};

/** Where nothing is to be done there is no sentence. */
export const whatToDo: Partial<Record<LetterState, string>> = {
  unknown: 'The connection broke while the mail relay was taking the letter, so nobody can know whether it went. Ask the reader: then say that it arrived, or send the same message again.',
  failed: 'The mail relay refused it for good. Correct the address or deliver it on paper; if the reason has gone, send it again.',
  bounced_hard: 'No letter to this address can arrive. Correct the address with the reader, or deliver it on paper.',
  bounced_soft: 'The reader’s mail system sent it back, for example because the mailbox is full. Send it again later, or deliver it on paper.',
  complained: 'The reader, or the reader’s mail system, marked it as unwanted. Ask how they would like to have their letters.',
  held: 'It waits until somebody releases it.',
  expired: 'What it is about had begun before it could leave. If the reader needs it all the same, hand it over on paper.',
  deferred: 'The reader’s mail system asks for patience. It is tried again by itself.',
};

const NEW_LINK = 'A letter about signing in is not sent twice: its link is for one use and is not kept. Once the address is right, invite the person again, or let them ask for a new link on the sign-in page.';

/** What to do about one letter: a sign-in letter is replaced by a new one. Empty where there is nothing to do. */
export function toDoAbout({ state, lane }: { state: LetterState; lane: Lane }): string {
  const toDo = whatToDo[state] ?? '';
  return lane === 'sign-in' && toDo !== '' && state !== 'held' && state !== 'deferred' ? NEW_LINK : toDo;
}
