// What one person may do about an action: each way with its page, and a line on what cannot be taken back. Pure.
import type { Person } from '../people/person.ts';
import type { Words } from '../web/words.ts';
import { isEnded } from './action.ts';
import { mayAskAboutAction, mayChangeAction, mayRecordDecision, mayReport, mayWriteExempt } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import type { ActionWithPosts } from './action.store.ts';

export interface ActionButton {
  href: string;
  text: string;
  kind: 'primary' | 'secondary';
  /** What happens and stays; undefined where it can be put right. */
  lasts: string | undefined;
}

/** At most one of them is the primary one: what this person came to do. */
export function buttonsFor(person: Person, action: ActionWithPosts, { hasExempt, mayReportOnBehalf }: { hasExempt: boolean; mayReportOnBehalf: boolean }, words: Words): ActionButton[] {
  const to = (page: string, text: string, may: boolean, lasts?: string) => (may ? [{ href: actionPath(action.reference, page), text, lasts }] : []);
  const isOpen = !isEnded(action.state);
  const mayChange = isOpen && mayChangeAction(person, action);
  const ways = [
    ...to('report', 'Report progress', mayReport(person, action), `The update is added for the ${words.panel} to read. It is not changed afterwards; a later one can put it right.`),
    ...to('ask', 'Ask about this', mayAskAboutAction(person, action)),
    ...to('decide', 'Record a decision', isOpen && mayRecordDecision(person, action), 'It stays in the record, changes the state or the target at once, and its owner is told in a letter.'),
    ...to('report-on-behalf', 'Report on behalf', mayReportOnBehalf, 'The update is added in the officer’s name and marked as written down by you. It is not changed afterwards.'),
    ...to('lead-post', action.leadPostId === null ? 'Choose a lead post' : 'Change the lead post', mayChange), ...to('target', action.targetOn === null ? 'Set the target date' : 'Change the target date', mayChange),
    ...to('change', 'Change the wording or contributors', mayChange),
    ...to('exempt-note', hasExempt ? 'Change the exempt note' : 'Write an exempt note', mayWriteExempt(person, action), 'What is written is kept for as long as exempt notes are kept; a new one stands in its place.'),
  ];
  return ways.map((way, i) => ({ ...way, kind: i === 0 ? 'primary' : 'secondary' }));
}
