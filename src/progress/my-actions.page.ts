// Everything an officer is asked about, on one page: a card an action, each saved by itself.
import type { Request, Response } from 'express';
import { mayReport } from '../actions/action.policy.ts';
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { seeAction } from '../actions/see-action.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { readCycleNow } from './cycle-now.ts';
import { drawCard, type Card, type RefusedCard } from './draw-card.ts';
import { postCard } from './post-card.ts';
import { whenOf } from './present-card.ts';
import { signOffSays } from './sign-off-says.ts';
import { readMyActions, type MyPanel } from './read-my-actions.ts';

export interface MyActionsPage {
  title: string;
  signOff: string | undefined;
  panels: readonly { name: string; said: string; done: string | undefined; late: string | undefined; cards: readonly Card[]; directed: readonly (ActionHead & { reportHref: string; last: string })[] }[];
}

const myActionsView = view<MyActionsPage>('progress/my-actions');

export async function showMyActions(req: Request, res: Response): Promise<void> {
  await show(req, res);
}

export async function myActionPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { reference } = req.params;
  const action = await seeAction(req.deps.db, personOf(req), reference);
  if (!mayReport(personOf(req), { ...action, state: 'not started' })) throw new NotAllowed('Only those who answer for an action or help with it report on it.');
  const cycle = await readCycleNow(req.deps.db, action.panelId, req.deps.clock.today());
  const outcome = await postCard(req, res, { reference, cycle, doer: (posted) => doerOf(req, posted) });
  if (outcome === 'kept') goTo(res, `/my-actions#${reference}`);
  else if (outcome !== 'answered') await show(req, res, outcome);
}

async function show(req: Request, res: Response, refused?: RefusedCard): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  // An action taken off the list meanwhile keeps its card until what was typed on it has been seen.
  const besides = refused === undefined ? [] : [await seeAction(db, person, refused.reference)];
  const panels = await readMyActions(db, person, clock.today(), { besides });
  renderPage(res, { title: 'My actions', section: 'actions', explains: ['update', 'state', 'overdue', 'closure', 'extension', 'evidence'] }, myActionsView({ title: 'My actions', signOff: await signOffSays(db, person, clock.today()), panels: panels.map((panel) => presentPanel(req, panel, refused)) }));
}

function presentPanel(req: Request, { panel, cycle, mine, directed }: MyPanel, refused: RefusedCard | undefined): MyActionsPage['panels'][number] {
  const today = req.deps.clock.today();
  const owed = directed.filter(({ action }) => action.reference === refused?.reference);
  const items = `${mine.length} ${mine.length === 1 ? 'item' : 'items'}`;
  return {
    name: panel.name,
    said: mine.length === 0 ? 'Nothing here is asked of you yourself.' : cycle === undefined ? `You have ${items}. No meeting is planned yet; you can write at any time.`
      : `You have ${items} for the meeting on ${dayWithWeekday(cycle.meeting.meetsOn)}. Answers by ${dayLong(cycle.updateDeadline)}.`,
    done: cycle === undefined || mine.length === 0 ? undefined : `${mine.filter(({ isDone }) => isDone).length} of ${mine.length} done`,
    late: cycle?.isAfterDeadline === true && mine.some(({ isDone }) => !isDone) ? 'The day for answers has passed. What you write now is still taken, and marked as late.' : undefined,
    cards: [...mine, ...owed].map((my) => drawCard(req, my, personOf(req), `/my-actions/${my.action.reference}`, refused?.reference === my.action.reference ? refused : undefined)),
    directed: directed.map((my) => ({ ...presentHead(my.action, my.targets, today), reportHref: `/actions/${my.action.reference}/report`, last: my.lastUpdate === undefined ? 'no update yet' : `${my.lastUpdate.byName} wrote ${whenOf(my.lastUpdate.at, today)}` })),
  };
}
