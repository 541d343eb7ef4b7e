// Tells the owners of actions what was decided about them and what was newly asked of them: one letter a person, whatever the number of items.
import type { Deps } from '../councils/deps.ts';
import { dayLong, dayWithWeekday, type Day } from '../calendar/day.ts';
import type { Transaction } from '../database/db.ts';
import { queue } from '../letters/queue.ts';
import { listMemberships } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { getPanel } from '../panels/panel.store.ts';
import { listContacts, type Contact } from '../people/person.store.ts';
import { listPosts } from '../people/post.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf, type Face } from '../web/face.ts';
import { actionPath } from './action-path.ts';
import type { Action } from './action.ts';
import { decisionsTakenEmail, type DecidedLine, type MadeLine } from './decisions-taken.email.ts';
import type { DecisionKind } from './proposal.store.ts';

/** One decision with the action as it is after it. */
export interface Decided {
  action: Action;
  kind: DecisionKind;
  minuteNumber: string | null;
  words: string | null;
  /** Whoever asked for it, where somebody did. */
  askedByPersonId: string | null;
}

export interface MadeAction { reference: string; wording: string; leadPostId: string | null; targetOn: Day | null; targetWords: string | null; minuteNumber: string | null; /** What was resolved or promised, verbatim. */ resolved: string }

export interface TellOrder {
  panelId: string;
  decidedBy: 'panel' | 'chair';
  decidedOn: Day;
  /** The same key tells nobody twice. */
  key: string;
  decided: readonly Decided[];
  made: readonly MadeAction[];
}

/** `untold` are actions about which nobody could be written to. */
export async function tellOwners(tx: Transaction, deps: Deps, order: TellOrder): Promise<{ told: string[]; untold: string[] }> {
  const posts = new Map((await listPosts(tx, deps.clock.today())).map((post) => [post.id, post]));
  const holderOf = (postId: string | null): string | undefined => (postId === null ? undefined : posts.get(postId)?.holder?.personId);
  const perPerson = new Map<string, { decided: Decided[]; made: MadeAction[] }>();
  const of = (personId: string) => perPerson.get(personId) ?? perPerson.set(personId, { decided: [], made: [] }).get(personId)!;
  const untold: string[] = [];
  for (const one of order.decided) {
    // What was merely noted asks nothing of anybody; the report and the minutes say it.
    if (one.kind === 'noted') continue;
    const concerned = new Set([holderOf(one.action.leadPostId), one.askedByPersonId ?? undefined].filter((id) => id !== undefined));
    if (concerned.size === 0) untold.push(one.action.reference);
    for (const personId of concerned) of(personId).decided.push(one);
  }
  for (const one of order.made) {
    const owner = holderOf(one.leadPostId);
    if (owner === undefined) untold.push(one.reference);
    else of(owner).made.push(one);
  }
  const contacts = await listContacts(tx, [...perPerson.keys()]);
  const about = { panel: await getPanel(tx, order.panelId), face: faceOf(await getSettings(tx)), clerk: (await listMemberships(tx, order.panelId, deps.clock.today())).find(({ part }) => part === 'clerk') };
  for (const contact of contacts) {
    const items = perPerson.get(contact.id);
    if (items !== undefined) await write(tx, deps, { ...order, ...items, ...about, contact });
  }
  return { told: contacts.map(({ name }) => name), untold };
}

async function write(tx: Transaction, deps: Deps, of: TellOrder & { panel: Panel; face: Face; clerk: { name: string; email: string } | undefined; contact: Contact }): Promise<void> {
  const { panel, face, clerk, contact } = of;
  const email = decisionsTakenEmail({
    officerName: contact.name, saysWhen: of.decidedBy === 'chair' ? `The ${face.words.chair} of the ${panel.name} decided on ${dayWithWeekday(of.decidedOn)}, between meetings.` : `The ${panel.name} met on ${dayWithWeekday(of.decidedOn)}.`,
    made: of.made.map((one) => madeLine(one, deps)), decided: of.decided.map((one) => decidedLine(one, of.decidedBy === 'chair' ? `the ${face.words.chair}` : `the ${face.words.panel}`, deps)), address: `${deps.council.baseUrl}/my-actions`,
  }, face);
  await queue(tx, deps, {
    ...email, kind: 'decisions-taken', dedupeKey: `${of.key}:${contact.id}`, to: { personId: contact.id, name: contact.name, address: contact.email }, about: { kind: 'panels', id: panel.id, panelId: panel.id },
    ...(clerk === undefined ? {} : { replyTo: { name: clerk.name, address: clerk.email } }),
  });
}

function minuteOf(minuteNumber: string | null): string | undefined {
  return minuteNumber === null ? undefined : `minute ${minuteNumber}`;
}

function madeLine(one: MadeAction, deps: Deps): MadeLine {
  return {
    reference: one.reference, wording: one.wording, resolved: one.resolved, minute: minuteOf(one.minuteNumber), address: deps.council.baseUrl + actionPath(one.reference),
    target: one.targetOn === null ? 'No target date has been set yet.' : `Target date: ${dayLong(one.targetOn)}${one.targetWords === null ? '' : ` (“${one.targetWords}”)`}.`,
  };
}

function decidedLine(one: Decided, who: string, deps: Deps): DecidedLine {
  return { reference: one.action.reference, wording: one.action.wording, says: decisionSays(one, who), words: one.words ?? undefined, minute: minuteOf(one.minuteNumber), address: deps.council.baseUrl + actionPath(one.action.reference) };
}

/** To its owner, in a sentence. */
export function decisionSays({ kind, action }: Pick<Decided, 'kind' | 'action'>, who: string): string {
  const target = action.targetOn === null ? '' : dayLong(action.targetOn);
  const Who = who.charAt(0).toUpperCase() + who.slice(1);
  switch (kind) {
    case 'closed': return `${Who} agreed that it is done: it is closed, and asks nothing more of you.`;
    case 'closure refused': return `${Who} did not agree to close it: it stays on the list${target === '' ? '' : `, with the target ${target}`}.`;
    case 'extension agreed': return `${Who} agreed to more time: the target date is now ${target}.`;
    case 'extension refused': return `${Who} did not agree to more time: the target date stays ${target}.`;
    case 'further information': return `${Who} asks for further information.`;
    case 'officer to attend': return `${Who} asks you to attend.`;
    case 'chair to write': return `${Who} resolved that a letter be written about it.`;
    case 'not accepted': return `${Who} took it off the list as not accepted.`;
    case 'superseded': return `${Who} put another action in its place: it is superseded.`;
    case 'noted': return `${Who} noted it.`;
  }
}
