// Each recipient of an edition beside what became of it: the letter with the relay's own answer, or the day it was handed over on paper. Reads only.
import { dayShort, dayOf, timeOf } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { findLetterLines, type LetterLine } from '../letters/letter-list.store.ts';
import { stateLabel, whatToDo } from '../letters/letter-words.ts';
import { letterPath } from '../letters/letter.ts';
import { mayHaveIt } from './edition-still-owed.ts';
import { listRecipients } from './edition.store.ts';
import { withdrawnKeyOf, type EditionSummary, type Recipient } from './edition.ts';
import { listPaperDeliveries, type PaperDeliveryLine } from './paper-delivery.store.ts';

export interface RecipientLine {
  recipient: Recipient;
  /** "accepted by the mail relay", "to be posted", "handed over on paper" */
  stands: string;
  when: string;
  /** The relay's answer, or the note made when it was handed over. */
  said: string | undefined;
  toDo: string | undefined;
  letterHref: string | undefined;
  has: 'yes' | 'perhaps' | 'no';
  /** It will stand otherwise in a moment, without anybody doing anything. */
  isMoving: boolean;
  /** Of a withdrawn edition: whether the reader has been told. */
  told: string | undefined;
}

export async function listRecipientLines(db: Db, edition: Pick<EditionSummary, 'id'>): Promise<RecipientLine[]> {
  const recipients = await listRecipients(db, edition.id);
  const paper = await listPaperDeliveries(db, [edition.id]);
  const letters = await findLetterLines(db, recipients.flatMap((r) => [r.letterKey ?? '', withdrawnKeyOf(edition.id, r.personId)]));
  return recipients.map((recipient) => {
    const told = letters.get(withdrawnKeyOf(edition.id, recipient.personId));
    const line = recipient.way === 'paper' ? paperLine(recipient, paper.find((one) => one.personId === recipient.personId)) : letterLine(recipient, letters.get(recipient.letterKey ?? ''));
    return { ...line, told: told && `${stateLabel[told.state]}, ${instant(told.changedAt)}` };
  });
}

function paperLine(recipient: Recipient, delivery: PaperDeliveryLine | undefined): Omit<RecipientLine, 'told'> {
  if (delivery === undefined) return { recipient, stands: 'to be posted', when: '', said: undefined, toDo: 'Print it and post it or hand it over, then say so here.', letterHref: undefined, has: 'no', isMoving: false };
  return {
    recipient, stands: 'handed over on paper', when: dayShort(delivery.deliveredOn), said: `${delivery.note === null ? '' : `${delivery.note}; `}said by ${delivery.byName}, ${instant(delivery.at)}`, toDo: undefined, letterHref: undefined, has: 'yes', isMoving: false,
  };
}

function letterLine(recipient: Recipient, letter: LetterLine | undefined): Omit<RecipientLine, 'told'> {
  if (letter === undefined) return { recipient, stands: 'being written', when: '', said: undefined, toDo: undefined, letterHref: undefined, has: 'no', isMoving: true };
  const certain = ['accepted', 'arrived', 'on_paper', 'complained'].includes(letter.state);
  return {
    recipient, stands: stateLabel[letter.state], when: instant(letter.changedAt), said: letter.said ?? undefined, toDo: whatToDo[letter.state], letterHref: letterPath(letter.id),
    has: certain ? 'yes' : mayHaveIt(letter.state) ? 'perhaps' : 'no', isMoving: ['queued', 'claimed', 'handing_over'].includes(letter.state),
  };
}

function instant(at: Date): string {
  return `${dayShort(dayOf(at))}, ${timeOf(at)}`;
}
