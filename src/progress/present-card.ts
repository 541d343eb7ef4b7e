// One card of "my actions": the action, what was last written about it, and what the panel said. Pure.
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { dayLong, dayOf, dayShort, timeOf, type Day } from '../calendar/day.ts';
import type { Html } from '../web/html.ts';
import type { FormModel } from '../web/forms.ts';
import type { Conflict } from '../web/ui.ts';
import type { MyAction } from './read-my-actions.ts';
import type { OfficerAsk } from './progress.ts';
import { decisionNames } from './story.ts';

export interface CardModel extends ActionHead {
  isDone: boolean;
  /** Otherwise the reader came by a link, and the action's own page is closed to them. */
  isSignedIn: boolean;
  /** "You wrote today at 10.42 am: at risk" */
  last: { label: string; text: string } | undefined;
  said: { label: string; text: string } | undefined;
  panelAsks: readonly { label: string; text: string }[];
  asked: readonly string[];
  /** "Waits for the sign-off of Helen Ashdown." */
  signed: string | undefined;
  draft: string | undefined;
  conflict: Conflict | undefined;
  form: FormModel;
  fields: Html;
}

export function presentCard(my: MyAction, personId: string, today: Day): Omit<CardModel, 'form' | 'fields' | 'conflict' | 'isSignedIn'> {
  return { ...presentHead(my.action, my.targets, today), isDone: my.isDone, last: lastOf(my, personId, today), said: saidOf(my), panelAsks: my.asks.map(presentAsk), asked: my.openProposals.map(askedOf), signed: signedOf(my), draft: my.draft && `Draft saved ${whenOf(my.draft.at, today)}, not sent yet` };
}

function signedOf({ isDone, signOff: { standing, byName } }: MyAction): string | undefined {
  if (!isDone || standing === 'not needed') return undefined;
  return standing === 'signed off' ? `Signed off by ${byName ?? 'the director'}.` : `Waits for the sign-off of ${byName ?? 'the director'}.`;
}

/** "today at 10.42 am", "on 3 March 2026" */
export function whenOf(at: Date, today: Day): string {
  return dayOf(at) === today ? `today at ${timeOf(at)}` : `on ${dayLong(dayOf(at))}`;
}

function lastOf({ lastUpdate }: MyAction, personId: string, today: Day): CardModel['last'] {
  if (lastUpdate === undefined) return undefined;
  return { label: `${lastUpdate.byPersonId === personId ? 'You' : lastUpdate.byName} wrote ${whenOf(lastUpdate.at, today)}: ${lastUpdate.state}`, text: lastUpdate.text };
}

/** The newer of the panel's last decision and the clerk's last question about an update. */
function saidOf({ lastDecision, lastReturn, lastUpdate }: MyAction): CardModel['said'] {
  const isAsked = lastReturn !== undefined && (lastUpdate === undefined || lastReturn.at >= lastUpdate.at);
  if (isAsked) return { label: `${lastReturn.byName} sent it back on ${dayLong(dayOf(lastReturn.at))} with a question`, text: lastReturn.question };
  if (lastDecision === undefined) return undefined;
  const minute = lastDecision.minuteNumber === null ? '' : `, minute ${lastDecision.minuteNumber}`;
  return { label: `The ${lastDecision.decidedBy} ${decisionNames[lastDecision.kind]} (${dayShort(lastDecision.decidedOn)}${minute})`, text: lastDecision.words ?? '' };
}

/** In the clerk's words: who of the panel wants to know is not for the officer. */
export function presentAsk({ at, text }: Pick<OfficerAsk, 'at' | 'text'>): { label: string; text: string } {
  return { label: `Members want to know (asked on ${dayLong(dayOf(at))})`, text };
}

function askedOf(proposal: MyAction['openProposals'][number]): string {
  if (proposal.kind === 'closure') return 'Closure is proposed and waits for the decision.';
  return proposal.newTargetOn === null ? 'Handed back: the clerk chooses another post.' : `More time is asked for, until ${dayLong(proposal.newTargetOn)}.`;
}
