// The clerk records what the panel decided about an action, with its minute.
import type { Request, Response } from 'express';
import { dayLong, type Day } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getPanel } from '../panels/panel.store.ts';
import { aChoice, aDay, aLine, anId, aParagraph } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { isEnded, type Proposal } from './action.ts';
import { mayRecordDecision } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import { listTargets, type ActionWithPosts } from './action.store.ts';
import { presentHead, type ActionHead } from './present-action.ts';
import { listProposals, type DecisionKind } from './proposal.store.ts';
import { recordDecision, type DecisionRefusal } from './record-decision.ts';
import { seeAction } from './see-action.ts';

const kinds = ['closed', 'closure refused', 'extension agreed', 'extension refused', 'noted', 'further information', 'officer to attend', 'chair to write', 'not accepted', 'superseded'] as const;

const decisionForm = form({
  kind: aChoice(kinds, { missing: 'Say what was decided' }), decidedBy: aChoice(['panel', 'chair']), meeting: anId(), decidedOn: aDay('The day of the decision'),
  newTarget: aDay('The new target date'), successor: aLine('The reference', { max: 20 }), minuteNumber: aLine('The minute number', { max: 30 }), words: aParagraph('The words', { max: 2000 }),
}, ({ kind, decidedBy, meeting, decidedOn, successor }) => ({
  ...(decidedBy === 'chair' ? (decidedOn === undefined ? { decidedOn: 'Enter the day on which the chair decided' } : {}) : meeting === undefined ? { meeting: 'Choose the meeting at which it was decided' } : {}),
  ...(kind === 'superseded' && successor === undefined ? { successor: 'Enter the reference of the action that takes its place' } : {}),
}));

type Order = OrderOf<typeof decisionForm>;

export interface RecordDecisionPage {
  title: string;
  head: ActionHead;
  proposals: readonly { what: string; reason: string }[];
  kinds: readonly Option[];
  meetings: readonly Option[];
  chairMayDecide: boolean;
  form: FormModel<keyof Order>;
}

const decisionView = view<RecordDecisionPage>('actions/record-decision');

const sentences: Record<DecisionRefusal, string | Partial<Record<keyof Order, string>>> = {
  'changed-since': 'The action has changed since you opened this page. How it stands now is shown above; look again and save once more.',
  ended: 'The action has been taken off the list already. Nothing was saved.',
  'no-successor': { successor: 'There is no other action of this panel with that reference' },
  'nothing-proposed': { kind: 'Nothing of the kind is proposed; for more time that nobody asked for, enter the new date' },
  'not-later': { newTarget: 'The new target date must be later than the one it has' },
  'chair-may-not': { decidedBy: 'The panel has not resolved that its chair may decide between meetings' },
};

export async function showRecordDecision(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayRecordDecision(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel records its decisions.');
  if (isEnded(action.state)) throw new NotAllowed('The action is off the list already: there is nothing more to decide about it.');
  const [last] = await decidingMeetings(req, action);
  await show(req, res, action, decisionForm.open(req, { version: action.version, values: { decidedBy: 'panel', meeting: last?.id } }));
}

export async function decisionPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const action = await seeAction(db, personOf(req), req.params.reference);
  if (!mayRecordDecision(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel records its decisions.');
  const posted = decisionForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const { kind, decidedBy = 'panel', meeting: meetingId, minuteNumber = null, words = null, newTarget = null, successor = null } = posted.order;
  const meeting = decidedBy === 'panel' ? (await decidingMeetings(req, action)).find(({ id }) => id === meetingId) : undefined;
  const decidedOn = meeting?.meetsOn ?? posted.order.decidedOn;
  if (decidedOn === undefined) { await show(req, res, action, posted.refused({ meeting: 'Choose the meeting at which it was decided' })); return; }
  if (decidedOn > clock.today()) { await show(req, res, action, posted.refused({ decidedOn: 'The day of the decision cannot be in the future' })); return; }
  const outcome = await recordDecision(req.deps, doerOf(req, posted), {
    reference: action.reference, version: posted.version, kind, decidedBy, decidedOn, meetingId: meeting?.id ?? null, minuteNumber, words, newTargetOn: newTarget, supersededByReference: successor?.toUpperCase() ?? null, tellsOwner: true,
  });
  if (!outcome.ok) {
    const fresh = await seeAction(db, personOf(req), req.params.reference);
    await show(req, res, fresh, posted.refused(sentences[outcome.because], { version: fresh.version }));
    return;
  }
  goTo(res, actionPath(action.reference), `The decision about ${action.reference} is recorded.`);
}

/** Meetings that have begun, newest first. */
async function decidingMeetings(req: Request, action: ActionWithPosts): Promise<Meeting[]> {
  const today = req.deps.clock.today();
  return (await listMeetings(req.deps.db, action.panelId)).filter(({ meetsOn, state }) => meetsOn <= today && (state === 'held' || state === 'planned')).toReversed();
}

async function show(req: Request, res: Response, action: ActionWithPosts, model: RecordDecisionPage['form']): Promise<void> {
  const { db, clock } = req.deps;
  const [targets, proposals, meetings, panel] = await Promise.all([listTargets(db, [action.id]), listProposals(db, [action.id]), decidingMeetings(req, action), getPanel(db, action.panelId)]);
  const open = proposals.filter(({ outcome }) => outcome === 'open');
  const title = `Record a decision: ${action.reference}`;
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, decisionView({
    title, head: presentHead(action, targets, clock.today()), form: model, chairMayDecide: panel.chairMayDecide, kinds: kindsFor(open),
    proposals: open.filter(({ kind }) => kind !== 'not mine').map(presentProposal), meetings: meetings.map(({ id, meetsOn }) => ({ value: id, text: dayLong(meetsOn) })),
  }));
}

const names: Record<DecisionKind, [text: string, hint?: string]> = {
  closed: ['Closed', 'It leaves the list, is shown once more in the next report, and stays in the archive. This cannot be undone.'], 'closure refused': ['Closure not agreed', 'It goes back to the state it had.'],
  'extension agreed': ['More time agreed'], 'extension refused': ['More time not agreed', 'The old target stands.'], noted: ['Noted'], 'further information': ['Further information asked for'],
  'officer to attend': ['Officer to attend'], 'chair to write': ['Chair to write'],
  'not accepted': ['Not accepted', 'The panel takes it off the list without its being done. This cannot be undone.'], superseded: ['Superseded', 'Another action takes its place. This cannot be undone.'],
};

/** What answers a proposal is offered only where there is one. */
function kindsFor(open: readonly Proposal[]): Option[] {
  const has = (kind: Proposal['kind']): boolean => open.some((proposal) => proposal.kind === kind);
  return kinds.filter((kind) => (kind === 'closure refused' ? has('closure') : kind === 'extension refused' ? has('extension') : true)).map((kind) => ({ value: kind, text: names[kind][0], hint: names[kind][1] }));
}

function presentProposal(proposal: { byName: string; reason: string; newTargetOn: Day | null }): RecordDecisionPage['proposals'][number] {
  return { what: proposal.newTargetOn === null ? `${proposal.byName} proposes closure` : `${proposal.byName} asks for more time, until ${dayLong(proposal.newTargetOn)}`, reason: proposal.reason };
}
