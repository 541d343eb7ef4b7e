// Who was sent an edition, by which way, and where each letter stands: the clerk's proof. Without JavaScript it is refreshed by a link.
import type { Request, Response } from 'express';
import { dayLong, dayOf, dayShort, timeOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { findLetterLines } from '../letters/letter-list.store.ts';
import { stateLabel, whatToDo } from '../letters/letter-words.ts';
import { personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { mayReadEditions, maySeeDispatch } from './edition.policy.ts';
import { findEditionSummary, listOverrides, listRecipients } from './edition.store.ts';

export interface EditionLettersPage {
  title: string;
  dispatched: string;
  progress: { done: number; all: number; says: string };
  recipients: readonly { name: string; part: string; way: string; stands: string; when: string; said: string | undefined; toDo: string | undefined; href: string | undefined }[];
  overrides: readonly { blocker: string; why: string }[];
  refreshHref: string;
}

const lettersView = view<EditionLettersPage>('editions/edition-letters');

export async function showEditionLetters(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const edition = await findEditionSummary(db, req.params.id);
  if (edition === undefined || !mayReadEditions(personOf(req), edition.panelId)) throw new NotFound(`edition ${req.params.id}`);
  if (!maySeeDispatch(personOf(req), edition.panelId)) throw new NotAllowed('Who was sent a report is shown to the panel’s clerk.');
  const recipients = await listRecipients(db, edition.id);
  const letters = await findLetterLines(db, recipients.flatMap((r) => r.letterKey ?? []));
  const rows = recipients.map((r) => {
    const letter = r.letterKey === null ? undefined : letters.get(r.letterKey);
    return {
      name: r.name, part: r.part, way: r.way === 'email' ? r.address : 'on paper', stands: r.way === 'paper' ? 'to be posted' : letter === undefined ? 'being written' : stateLabel[letter.state],
      when: letter === undefined ? '' : `${dayShort(dayOf(letter.changedAt))}, ${timeOf(letter.changedAt)}`, said: letter?.said ?? undefined, toDo: letter && whatToDo[letter.state], href: letter && `/letters/${letter.id}`,
    };
  });
  const emails = recipients.filter((r) => r.way === 'email');
  const done = emails.filter((r) => ['accepted', 'arrived', 'on_paper'].includes(letters.get(r.letterKey ?? '')?.state ?? '')).length;
  renderPage(res, { title: 'Who was sent the report', section: 'meetings', back: { href: `/editions/${edition.id}`, text: 'The report' } }, lettersView({
    title: `Progress report ${edition.number}`, dispatched: `Dispatched on ${dayLong(dayOf(edition.dispatchedAt))} at ${timeOf(edition.dispatchedAt)}.`,
    progress: { done, all: emails.length, says: `${done} of ${emails.length} letters accepted by the mail relay` }, recipients: rows, overrides: await listOverrides(db, edition.id), refreshHref: `/editions/${edition.id}/letters`,
  }));
}
