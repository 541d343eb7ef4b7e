// A person's decision about one letter: the move, its event and the audit entry in one transaction.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { findDelivery, moveDelivery, type Move } from './delivery.store.ts';
import { mayDecideOnLetter } from './letter.policy.ts';
import { getLetter } from './letter.store.ts';
import type { Letter, LetterState } from './letter.ts';

/** 'moved-on': since the page was drawn the letter has come into a state in which this cannot be decided. */
export type LetterRefusal = 'moved-on' | 'too-late' | 'sign-in';

export interface Decision {
  to: LetterState;
  onlyFrom: readonly LetterState[];
  /** For the audit: `letter.sent-again`. */
  what: string;
  said: string;
  more?: Partial<Move>;
  refuses?: (letter: Letter) => LetterRefusal | undefined;
  afterwards?: (tx: Transaction, letter: Letter) => Promise<void>;
}

export async function decideOnLetter(deps: Deps, doer: Doer, letterId: string, of: Decision): Promise<Outcome<object, LetterRefusal>> {
  return await transact<Outcome<object, LetterRefusal>>(deps, doer, async (tx) => {
    const letter = await getLetter(tx, letterId);
    // Another panel's letter is the 404 of one that does not exist.
    if (!mayDecideOnLetter(doer.person, { panelId: letter.panelId, personId: letter.to.personId })) throw new NotFound('letter');
    const because = of.refuses?.(letter);
    if (because !== undefined) return { ok: false, because };
    const before = await findDelivery(tx, letterId);
    const moved = await moveDelivery(tx, { letterId, to: of.to, onlyFrom: of.onlyFrom, at: deps.clock.now(), said: of.said, byPersonId: doer.person.id, ...of.more });
    if (!moved) return { ok: false, because: 'moved-on' };
    await record(tx, deps, doer, {
      what: of.what, about: { kind: 'letters', id: letterId, label: `${letter.subject}, to ${letter.to.name}` }, changes: { state: [before?.state ?? null, of.to] },
    });
    await of.afterwards?.(tx, letter);
    return { ok: true };
  });
}
