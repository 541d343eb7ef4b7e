// Every letter to one person, also to one who has left: what they were sent, when, and what became of it.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { partIn, type Person } from '../people/person.ts';
import { findPerson, getPersonRecord } from '../people/person.store.ts';
import { NotFound } from '../database/errors.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { findAddressFlags } from './address-flag.store.ts';
import { letterPath } from './letter.ts';
import { lettersOf } from './letter.policy.ts';
import { listLettersTo } from './letter-list.store.ts';
import { stateLabel } from './letter-words.ts';

export interface LettersToPersonPage {
  name: string;
  address: string;
  flag: string | undefined;
  letters: readonly { href: string; subject: string; queued: string; state: string; said: string }[];
}

const toPersonView = view<LettersToPersonPage>('letters/letters-to-person');

export async function showLettersToPerson(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = await getPersonRecord(db, req.params.id);
  const lines = await listLettersTo(db, lettersOf(personOf(req)), person.id);
  if (lines.length === 0 && !isOfTheirs(personOf(req), await findPerson(db, person.id, clock.today()))) throw new NotFound('person');
  const flags = await findAddressFlags(db, [person.email]);
  const flag = flags.get(person.email.toLowerCase());
  renderPage(res, { title: `Letters to ${person.name}`, section: 'letters', wide: true, back: { href: '/letters', text: 'All letters' } }, toPersonView({
    name: person.name, address: person.email,
    flag: flag && `This address refused a letter on ${dayLong(dayOf(flag.flaggedAt))} (${flag.why}). Until it is corrected, letters to it wait.`,
    letters: lines.map((line) => ({ href: letterPath(line.id), subject: line.subject, queued: instantLabel(line.queuedAt), state: stateLabel[line.state], said: line.said ?? '' })),
  }));
}

/** Whether a clerk may know of somebody to whom no letter of theirs was written: one of their own panel's people. */
function isOfTheirs(reader: Person, person: Person | undefined): boolean {
  return reader.isAdministrator || reader.id === person?.id || (person?.parts ?? []).some(({ panelId }) => partIn(reader, panelId) === 'clerk');
}
