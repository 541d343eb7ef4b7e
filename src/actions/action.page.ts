// One action: the sentence that caused it, what will show that it has worked, who answers for it, every day it was given, what is next, and its whole story.
import type { Request, Response } from 'express';
import { dayLong, type Day } from '../calendar/day.ts';
import { drawMeasure } from '../inspections/draw-measure.ts';
import { listRowsOfAction, type RowOfAction } from '../intake/table.store.ts';
import { readCycleNow } from '../progress/cycle-now.ts';
import type { ExemptMark } from '../progress/exempt-note.ts';
import { listExemptMarks } from '../progress/exempt-note.store.ts';
import { nextSteps } from '../progress/next-steps.ts';
import { mayReportOnBehalf } from '../progress/progress.policy.ts';
import { readStory } from '../progress/read-story.ts';
import type { StoryEntry, StoryParts } from '../progress/story.ts';
import { isClerkOf, partIn, type Person } from '../people/person.ts';
import { NotAllowed } from '../database/errors.ts';
import { aChoice } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Look } from '../web/ui.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { buttonsFor, type ActionButton } from './action-buttons.ts';
import { daysOverdue, isEnded, type ActionState, type ProposalKind } from './action.ts';
import { mayChangeAction, mayPropose, mayReadExempt } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import { exemptFlag, overdueFlag, stateText } from './present-action.ts';
import { presentSource, type SourceModel } from './present-source.ts';
import { presentTerms, type TermsPart } from './present-terms.ts';
import { readAction, type ActionRead } from './read-action.ts';
import { getRound } from './repeat.store.ts';
import { seeAction } from './see-action.ts';
import { stopRepeating } from './stop-repeating.ts';
import { withdrawProposal, type WithdrawRefusal } from './withdraw-proposal.ts';

export interface ActionPage {
  reference: string; wording: string; panel: string; purpose: string;
  state: Look; stateText: string | undefined; overdue: string | undefined; exempt: string | undefined;
  blockers: readonly string[];
  asked: readonly { kind: ProposalKind; what: string; reason: string; by: string }[];
  /** For whoever answers for it: taking back what was proposed. */
  withdraw: FormModel | undefined;
  next: readonly string[];
  buttons: readonly ActionButton[];
  because: readonly SourceModel[];
  willShow: string | undefined;
  measures: readonly { html: Html }[];
  terms: Html;
  exemptMarks: readonly string[];
  reading: FormModel | undefined;
  story: Html;
}
export interface StoryPart { entries: readonly StoryEntry[] }

const actionView = view<ActionPage>('actions/action');
const termsView = view<TermsPart>('actions/action-terms');
const storyView = view<StoryPart>('actions/action-story');
/** No field: pressing one of them is all there is to say. */
const readExemptForm = form({});
const stopForm = form({});
const withdrawForm = form({ kind: aChoice(['closure', 'extension', 'not mine'], { missing: 'Say what is taken back' }) });

const withdrawSentences: Record<WithdrawRefusal, string> = {
  decided: 'It has been decided or taken back already, so there is nothing to take back.', ended: 'The panel has taken the action off its list, so there is nothing to take back.',
};

export async function showAction(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const { words } = req.face;
  const person = personOf(req);
  const today = clock.today();
  const action = await seeAction(db, person, req.params.reference);
  const [read, marks, round, rows, cycle] = await Promise.all([
    readAction(db, action, today), listExemptMarks(db, [action.id]), getRound(db, action.id), listRowsOfAction(db, action.id), isEnded(action.state) ? undefined : readCycleNow(db, action.panelId, today),
  ]);
  const { story, last, lastReturn } = await readStory(db, person, read, presentRows(rows, person, action.panelId));
  const reading = marks.length > 0 && mayReadExempt(person, action) ? readExemptForm.open(req, { action: actionPath(action.reference, 'exempt') }) : undefined;
  const stop = mayChangeAction(person, action) ? stopForm.open(req, { action: actionPath(action.reference, 'stop-repeating'), idPrefix: 'stop-' }) : undefined;
  renderPage(res, { title: `${action.reference} ${action.wording}`, section: 'actions', back: { href: '/actions', text: 'All actions' }, explains: ['post', 'targetDate', 'extension', 'state', 'closure', 'update', 'evidence', 'exempt'] }, actionView({
    ...presentAction(read, marks, person, today, words), next: nextSteps({ action, cycle, last, lastReturn, proposals: read.proposals, today }, words), reading,
    withdraw: mayPropose(person, action) ? withdrawForm.open(req, { action: actionPath(action.reference, 'withdraw-proposal'), idPrefix: 'withdraw-' }) : undefined,
    buttons: buttonsFor(person, action, { hasExempt: marks.length > 0, mayReportOnBehalf: mayReportOnBehalf(person, action) }, words),
    terms: termsView(presentTerms(read, round, stop))(words), story: storyView({ entries: story })(words),
  }));
}

export async function withdrawProposalPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayPropose(personOf(req), { ...action, state: 'not started' })) throw new NotAllowed('Only whoever answers for an action takes back what was proposed about it.');
  const posted = withdrawForm.read(req);
  if (!posted.ok) { goTo(res, actionPath(action.reference)); return; }
  const outcome = await withdrawProposal(req.deps, doerOf(req, posted), { reference: action.reference, kind: posted.order.kind });
  goTo(res, actionPath(action.reference), outcome.ok ? 'It is taken back. What was said stays in the story.' : withdrawSentences[outcome.because]);
}

export async function stopRepeatingPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  const posted = stopForm.read(req);
  if (!posted.ok) return;
  const outcome = await stopRepeating(req.deps, doerOf(req, posted), { reference: action.reference });
  goTo(res, actionPath(action.reference), outcome.ok ? `${action.reference} comes round no more. What is open stays on the list.` : `${action.reference} does not come round from here: look at the one that follows it.`);
}

function presentAction(read: ActionRead, marks: readonly ExemptMark[], person: Person, today: Day, words: Words) {
  const { action, panel, sources, measures, supersededBy, posts } = read;
  const post = action.leadPostId === null ? undefined : posts.get(action.leadPostId);
  const seesMeetings = partIn(person, action.panelId) !== undefined;
  return {
    reference: action.reference, wording: action.wording, panel: panel.name, purpose: `One action and its whole story: why it exists, who answers for it, and what has happened since ${dayLong(action.agreedOn)}.`,
    state: action.state, stateText: stateText(action.state, supersededBy), overdue: overdueFlag(daysOverdue(action, today)), exempt: exemptFlag(marks.map(({ paragraph }) => paragraph)),
    blockers: blockersFor(action, post?.holder !== null && post !== undefined, words), because: sources.map((source) => presentSource(source, seesMeetings)), willShow: action.willShow ?? undefined,
    measures: measures.map((measure) => ({ html: drawMeasure({ measure, readings: measure.readings }, words) })), asked: presentAsked(read, words), exemptMarks: marks.map((mark) => exemptFlag([mark.paragraph]) ?? ''),
  };
}

function presentAsked({ action, proposals }: ActionRead, words: Words): ActionPage['asked'] {
  return proposals.filter(({ outcome }) => outcome === 'open' && !isEnded(action.state)).map((proposal) => ({
    kind: proposal.kind, what: proposal.kind === 'closure' ? `The ${words.panel} is asked to close it` : proposal.newTargetOn === null ? 'Handed back: “not mine”' : `The ${words.panel} is asked for more time, until ${dayLong(proposal.newTargetOn)}`,
    reason: proposal.reason, by: `${proposal.byName} wrote this.`,
  }));
}

/** An earlier tracker is the panel's own paper: its rows are told to the panel's people, and the table itself opens for its clerk. */
function presentRows(rows: readonly RowOfAction[], person: Person, panelId: string): StoryParts['rows'] {
  if (partIn(person, panelId) === undefined) return [];
  return rows.flatMap(({ id, intakeId, fileName, row, at, words }) => {
    const told = { Reference: words.reference, Action: words.text, Owner: words.owner, Target: words.target?.words, 'Revised target': words.revisedTarget?.words, State: words.state?.words, Update: words.update, Minute: words.minute };
    const says = Object.entries(told).flatMap(([column, cell]) => (cell ? [`${column}: “${cell}”`] : []));
    return at === null ? [] : [{ id, fileName, row, at, says, href: isClerkOf(person, panelId) ? `/intake/${intakeId}/table` : undefined }];
  });
}

function blockersFor(action: { state: ActionState; leadPostId: string | null; targetOn: Day | null }, isHeld: boolean, words: Words): string[] {
  if (isEnded(action.state)) return [];
  return [
    ...(action.leadPostId === null ? [`It has no ${words.leadOfficer}’s post: nobody can be asked about it.`] : isHeld ? [] : ['Nobody holds its lead post: nobody can be asked about it.']),
    ...(action.targetOn === null ? ['It has no target date.'] : []),
  ];
}
