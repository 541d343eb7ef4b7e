// One letter with its whole story, and the buttons for what a person may decide about it.
import type { Request, Response } from 'express';
import { instantLabel } from '../calendar/instant-label.ts';
import { NotFound } from '../database/errors.ts';
import type { Outcome } from '../database/transact.ts';
import { aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { SummaryList } from '../web/ui.ts';
import { view } from '../web/view.ts';
import type { LetterRefusal } from './decide-on-letter.ts';
import { deliverOnPaper } from './deliver-on-paper.ts';
import { mayDecideOnLetter, mayReadLetter, mayReadText } from './letter.policy.ts';
import { markIn } from './letter-secret.ts';
import { findLetter } from './letter.store.ts';
import { letterPath, mayFollow, maySendAgain, type Letter } from './letter.ts';
import { getLetterLine, listEvents, type LetterLine } from './letter-list.store.ts';
import { stateLabel, toDoAbout } from './letter-words.ts';
import { markArrived } from './mark-arrived.ts';
import { releaseLetter } from './release-letter.ts';
import { sendAgain } from './send-again.ts';

export interface LetterPage {
  subject: string;
  reader: string;
  toDo: string;
  facts: SummaryList;
  arrived: FormModel | undefined;
  again: FormModel | undefined;
  release: FormModel | undefined;
  onPaper: FormModel<'note'> | undefined;
  events: readonly { when: string; became: string; said: string; by: string }[];
  /** Undefined where nobody but the reader may read it. */
  text: string | undefined;
  othersHref: string | undefined;
}

const letterView = view<LetterPage>('letters/letter');
const oneButton = form({});
const paperForm = form({ note: aLine('The note') });

const sentences: Record<LetterRefusal, string> = {
  'moved-on': 'This letter has moved on since you opened the page. What stands now is shown below.',
  'sign-in': 'A letter about signing in is not sent twice, because its link is for one use and is not kept. Send the person a new one.',
  'too-late': 'What this letter is about has begun, so it is not sent any more. Deliver it on paper if the reader needs it.',
};

const LINK = '[a link of the reader’s own]';

type Verb = 'arrived' | 'again' | 'release' | 'paper';

export async function showLetter(req: Request<{ id: string }>, res: Response): Promise<void> {
  await show(req, res);
}

export const doMarkArrived = decided('arrived', 'Marked as arrived.', (req, doer) => markArrived(req.deps, doer, req.params.id));
export const doSendAgain = decided('again', 'The same message is on its way again.', (req, doer) => sendAgain(req.deps, doer, req.params.id));
export const doReleaseLetter = decided('release', 'The letter is released.', (req, doer) => releaseLetter(req.deps, doer, req.params.id));

export async function doDeliverOnPaper(req: Request<{ id: string }>, res: Response): Promise<void> {
  const posted = paperForm.read(req, 'paper-');
  if (!posted.ok) return await show(req, res, posted.form);
  const outcome = await deliverOnPaper(req.deps, doerOf(req, posted), req.params.id, posted.order);
  if (!outcome.ok) return await show(req, res, posted.refused(sentences[outcome.because]));
  goTo(res, letterPath(req.params.id), 'Marked as delivered on paper.');
}

function decided(verb: Verb, done: string, act: (req: Request<{ id: string }>, doer: ReturnType<typeof doerOf>) => Promise<Outcome<object, LetterRefusal>>): (req: Request<{ id: string }>, res: Response) => Promise<void> {
  return async (req, res) => {
    const posted = oneButton.read(req, `${verb}-`);
    if (!posted.ok) return await show(req, res);
    const outcome = await act(req, doerOf(req, posted));
    if (!outcome.ok) {
      // The sentence stands at the top of the page; the button itself may be gone from it.
      posted.refused(sentences[outcome.because]);
      return await show(req, res);
    }
    goTo(res, letterPath(req.params.id), done);
  };
}

async function show(req: Request<{ id: string }>, res: Response, refusedPaper?: FormModel<'note'>): Promise<void> {
  const [letter, line] = [await findLetter(req.deps.db, req.params.id), await getLetterLine(req.deps.db, req.params.id)];
  if (letter === undefined || line === undefined || !mayReadLetter(personOf(req), line)) throw new NotFound('letter');
  const events = await listEvents(req.deps.db, letter.id);
  const mayDecide = mayDecideOnLetter(personOf(req), line);
  const open = (verb: Verb, path: string, isOpen: boolean): FormModel | undefined => (isOpen && mayDecide ? oneButton.open(req, { action: `${letterPath(letter.id)}/${path}`, idPrefix: `${verb}-` }) : undefined);
  const paper = refusedPaper ?? paperForm.open(req, { action: `${letterPath(letter.id)}/deliver-on-paper`, idPrefix: 'paper-' });
  renderPage(res, { title: letter.subject, section: 'letters', back: { href: '/letters', text: 'All letters' } }, letterView({
    subject: letter.subject, reader: letter.to.name, toDo: toDoAbout(line), facts: presentFacts(letter, line),
    arrived: open('arrived', 'mark-arrived', ['unknown', 'bounced_soft', 'bounced_hard'].includes(line.state)),
    again: open('again', 'send-again', maySendAgain(line.state) && line.lane !== 'sign-in'),
    release: open('release', 'release', line.state === 'held'),
    onPaper: mayDecide && line.lane !== 'sign-in' && mayFollow(line.state, 'on_paper') ? paper : undefined,
    events: events.map((e) => ({ when: instantLabel(e.at), became: stateLabel[e.became], said: e.said ?? '', by: e.byName ?? '' })),
    text: mayReadText(letter) ? withoutLinks(letter) : undefined,
    othersHref: letter.to.personId === null ? undefined : `/letters/to/${letter.to.personId}`,
  }));
}

function presentFacts(letter: Letter, line: LetterLine): SummaryList {
  return { rows: [
    { key: 'To', value: `${letter.to.name}, ${letter.to.address}` },
    { key: 'State', value: stateLabel[line.state] },
    ...(line.said === null ? [] : [{ key: 'What was said', value: line.said }]),
    ...(line.nextTryAt === null ? [] : [{ key: 'Next try', value: instantLabel(line.nextTryAt) }]),
    { key: 'Queued', value: instantLabel(letter.queuedAt) },
    ...(letter.attachments.length === 0 ? [] : [{ key: 'With it', value: letter.attachments.map((a) => a.fileName).join(', ') }]),
    { key: 'Message-ID', value: letter.messageId },
  ] };
}

/** A link may be the reader's own key, and is nobody else's to use. */
function withoutLinks({ id, text }: Letter): string {
  return text.replace(/https?:\/\/\S+/g, LINK).replaceAll(markIn(id), LINK);
}
