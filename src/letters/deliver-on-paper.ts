// "Delivered on paper": the reader has it in hand, so the e-mail is no longer waited for.
import type { Deps } from '../councils/deps.ts';
import type { Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { decideOnLetter, type LetterRefusal } from './decide-on-letter.ts';
import { statesBefore } from './letter.ts';

export async function deliverOnPaper(deps: Deps, doer: Doer, letterId: string, how: { note?: string | undefined }): Promise<Outcome<object, LetterRefusal>> {
  const note = how.note === undefined ? '' : ` ${how.note}`;
  return await decideOnLetter(deps, doer, letterId, {
    to: 'on_paper', onlyFrom: statesBefore('on_paper'), what: 'letter.delivered-on-paper', said: `${doer.person.name} says that it was delivered on paper.${note}`,
  });
}
