// The page behind an update link: every item of its letter on one page, without signing in. Opening it changes nothing (mail scanners open links).
import type { Request, Response } from 'express';
import { findActionByReference } from '../actions/action.store.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Doer, Person } from '../people/person.ts';
import { form, type FormModel } from '../web/forms.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { readCycleOf } from './cycle-now.ts';
import { drawCard, type Card, type RefusedCard } from './draw-card.ts';
import { postCard, typedOf } from './post-card.ts';
import { readMyActions } from './read-my-actions.ts';
import { readUpdateLink, type OpenedLink } from './read-update-link.ts';
import { draftForm } from './report-form.ts';
import { sendFreshLink, type FreshLinkRefusal } from './send-fresh-link.ts';
import { answerPath, type LinkEnd } from './update-link.ts';

export interface AnswerPage { title: string; purpose: string; panelName: string; said: string; done: string; late: string | undefined; cards: readonly Card[] }
export interface LinkEndedPage { title: string; why: string; typed: readonly { name: string; value: string }[]; hadFiles: boolean; fresh: FormModel | undefined; sent: string | undefined }

const answerView = view<AnswerPage>('progress/answer-by-link');
const endedView = view<LinkEndedPage>('progress/link-ended');
const freshForm = form({});

type ByLink = Request<{ token: string }>;
type OfCard = Request<{ token: string; reference: string }>;
type Live = OpenedLink & { person: Person };

export async function showAnswer(req: ByLink, res: Response): Promise<void> {
  const opened = await readUpdateLink(req.deps, req.params.token);
  if (isLive(opened)) await show(req, res, opened);
  else showEnded(req, res, opened);
}

export async function answerPosted(req: OfCard, res: Response): Promise<void> {
  const { token, reference } = req.params;
  const opened = await readUpdateLink(req.deps, token);
  if (!isLive(opened)) { showEnded(req, res, opened, typedOn(req)); return; }
  const action = await findActionByReference(req.deps.db, reference);
  if (action === undefined || !opened.link.actionIds.includes(action.id)) throw new NotFound(`action ${reference}`);
  const doer = (posted?: { formKey: string }): Doer => ({ person: opened.person, way: 'update link', ...(posted === undefined ? {} : { formKey: posted.formKey }) });
  const outcome = await postCard(req, res, { reference, cycle: await readCycleOf(req.deps.db, opened.meeting, req.deps.clock.today()), doer });
  if (outcome === 'kept') goTo(res, `${answerPath(token)}#${reference}`);
  else if (outcome !== 'answered') await show(req, res, opened, outcome);
}

export async function freshLinkPosted(req: ByLink, res: Response): Promise<void> {
  freshForm.read(req);
  const typed = typedOn(req);
  const reference = (req.body as Record<string, unknown> | undefined)?.['reference'];
  const outcome = await sendFreshLink(req.deps, { token: req.params.token, typed: typeof reference === 'string' && Object.keys(typed).length > 0 ? { reference, body: typed } : undefined });
  const said = outcome.ok ? 'A fresh link is on its way to the address the council has for you. It may take a few minutes.' : freshSentences[outcome.because];
  showEnded(req, res, await readUpdateLink(req.deps, req.params.token), typed, said);
}

const freshSentences: Record<FreshLinkRefusal, string> = {
  unknown: 'This link is not one of ours.', left: 'The council has no address for you any more.',
  'no-meeting': 'No meeting is waiting for updates now, so there is nothing to send a link for. Copy what you typed and send it to the clerk.',
  'nothing-asked': 'Nothing is asked of you any more, so there is nothing to send a link for.',
};

const endSentences: Record<LinkEnd | 'left', string> = {
  revoked: 'This link was withdrawn.', 'papers out': 'The papers for the meeting have gone out, and the link ended with them.', 'meeting moved': 'The meeting this link was for is not held on that day any more.',
  over: 'The meeting this link was for has begun.', left: 'This link belonged to somebody who has left.',
};

function isLive(opened: OpenedLink | undefined): opened is Live {
  return opened?.person !== undefined && opened.end === undefined;
}

function typedOn(req: Request): Record<string, string> {
  const posted = draftForm.read(req);
  return posted.ok ? typedOf(posted.order) : {};
}

async function show(req: Request, res: Response, { link, person, meeting }: Live, refused?: RefusedCard): Promise<void> {
  const { db, clock } = req.deps;
  const asked = refused === undefined ? undefined : await findActionByReference(db, refused.reference);
  const cycle = await readCycleOf(db, meeting, clock.today());
  const panels = (await readMyActions(db, person, clock.today(), { besides: asked === undefined ? [] : [asked], cycle })).filter(({ panel }) => panel.id === meeting.panelId);
  const items = panels.flatMap(({ mine, directed }) => [...mine, ...directed]).filter(({ action }) => link.actionIds.includes(action.id));
  const late = cycle.isAfterDeadline && items.some(({ isDone }) => !isDone);
  const done = items.filter(({ isDone }) => isDone).length;
  const title = 'Where do your actions stand?';
  renderPage(res, { title }, answerView({
    title, purpose: `What is asked of ${person.name}, all on one page.`, panelName: (await getPanel(db, meeting.panelId)).name, done: `${done} of ${items.length} done`,
    said: `For the meeting on ${dayWithWeekday(meeting.meetsOn)}. Answers by ${dayLong(cycle.updateDeadline)}. A state and one paragraph is enough; each card is saved by itself.`,
    late: late ? 'The day for answers has passed. What you write now is still taken, and marked as late.' : undefined,
    cards: items.map((my) => drawCard(req, my, person, `${answerPath(String(req.params['token']))}/${my.action.reference}`, refused?.reference === my.action.reference ? refused : undefined)),
  }));
}

function showEnded(req: Request, res: Response, opened: OpenedLink | undefined, typed: Record<string, string> = {}, sent?: string): void {
  const title = sent === undefined ? 'This link has ended' : 'A fresh link';
  const token = String(req.params['token']);
  const reference = req.params['reference'] ?? (req.body as Record<string, unknown> | undefined)?.['reference'];
  const kept = typeof reference === 'string' ? { ...typed, reference } : typed;
  const opening = freshForm.open(req, { action: `${answerPath(token)}/fresh-link` });
  const mayAsk = sent === undefined && opened?.person !== undefined;
  renderPage(res, { title, status: sent === undefined ? 410 : 200 }, endedView({
    title, why: opened?.end === undefined ? 'It is not complete, or it never was one of ours. Copy it from the letter once more.' : endSentences[opened.end], sent, hadFiles: (req.uploads ?? []).length > 0,
    typed: Object.entries(typed).map(([name, value]) => ({ name, value })),
    fresh: mayAsk ? { ...opening, hidden: [...opening.hidden, ...Object.entries(kept).map(([name, value]) => ({ name, value }))] } : undefined,
  }));
}
