// One action: the sentence that caused it, what will show that it has worked, who answers for it, every day it was given, and its whole story.
import type { Request, Response } from 'express';
import { dayLong, dayShort, type Day } from '../calendar/day.ts';
import { drawMeasure } from '../inspections/draw-measure.ts';
import type { ExemptMark } from '../progress/exempt-note.ts';
import { listExemptMarks } from '../progress/exempt-note.store.ts';
import { mayAskAbout, mayReadQuestion, mayReadShared, mayReportOnBehalf, mayReturnUpdate } from '../progress/progress.policy.ts';
import { listAnswers, listQuestionsAbout } from '../progress/question.store.ts';
import { listSignOffs } from '../progress/sign-off.store.ts';
import { storyOf, type StoryEntry } from '../progress/story.ts';
import { listEvidence, listReturns, listUpdates } from '../progress/update.store.ts';
import { isClerkOf, type Person } from '../people/person.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Html } from '../web/html.ts';
import type { Look } from '../web/ui.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { daysOverdue, isEnded, type ActionState } from './action.ts';
import { mayChangeAction, mayReadExempt, mayRecordDecision, mayReport, mayWriteExempt } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import type { ActionWithPosts } from './action.store.ts';
import { exemptFlag, overdueFlag, stateText } from './present-action.ts';
import { presentSource, type SourceModel } from './present-source.ts';
import { readAction, type ActionRead } from './read-action.ts';
import { getRound, type Round } from './repeat.store.ts';
import { repeatsSays } from './repeat.ts';
import { seeAction } from './see-action.ts';
import { stopRepeating } from './stop-repeating.ts';

export interface ActionPage {
  reference: string; wording: string; panel: string; purpose: string;
  state: Look; stateText: string | undefined; overdue: string | undefined; exempt: string | undefined;
  buttons: readonly { href: string; text: string; kind: 'primary' | 'secondary' }[];
  blockers: readonly string[];
  asked: readonly { what: string; reason: string; by: string }[];
  because: readonly SourceModel[];
  willShow: string | undefined;
  measures: readonly { html: Html }[];
  lead: string; leadSince: string | undefined; before: readonly string[]; contributors: readonly string[];
  target: string; words: string | undefined; was: readonly string[];
  targets: readonly { day: string; agreed: string; why: string }[];
  agreed: string; ended: string | undefined;
  exemptMarks: readonly string[];
  reading: FormModel | undefined;
  /** How it comes round, with the occurrences before and after; the form stops it. */
  round: { says: string | undefined; links: readonly { href: string; text: string }[]; stop: FormModel | undefined } | undefined;
  story: readonly StoryEntry[];
}

const actionView = view<ActionPage>('actions/action');
/** No field: pressing one of them is all there is to say. */
const readExemptForm = form({});
const stopForm = form({});

export async function showAction(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const action = await seeAction(db, person, req.params.reference);
  const ids = [action.id];
  const [read, updates, returns, evidence, marks, asked] = await Promise.all([
    readAction(db, action, clock.today()), listUpdates(db, ids), listReturns(db, ids), listEvidence(db, ids), listExemptMarks(db, ids),
    listQuestionsAbout(db, action.id, { personId: person.id, seesShared: mayReadShared(person, action.panelId) }),
  ]);
  const questions = asked.filter((question) => mayReadQuestion(person, question));
  const answers = await listAnswers(db, questions.map(({ id }) => id));
  const signOffs = await listSignOffs(db, updates.map(({ id }) => id));
  const mayReturn = mayReturnUpdate(person, action) && (isClerkOf(person, action.panelId) || read.panel.directorsSignOff);
  const story = storyOf({ ...read, updates, returns, signOffs, evidence, questions, answers, mayReturn });
  const reading = marks.length > 0 && mayReadExempt(person, action) ? readExemptForm.open(req, { action: actionPath(action.reference, 'exempt') }) : undefined;
  const stop = mayChangeAction(person, action) ? stopForm.open(req, { action: actionPath(action.reference, 'stop-repeating'), idPrefix: 'stop-' }) : undefined;
  renderPage(res, { title: `${action.reference} ${action.wording}`, section: 'actions', back: { href: '/actions', text: 'All actions' }, explains: ['post', 'targetDate', 'extension', 'state', 'closure', 'update', 'evidence', 'exempt'] }, actionView({
    ...presentAction(read, marks, clock.today(), req.face.words), ...presentPeople(read), buttons: buttonsFor(person, action, marks.length > 0), story, reading, round: presentRound(await getRound(db, action.id), stop),
  }));
}

export async function stopRepeatingPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  const posted = stopForm.read(req);
  if (!posted.ok) return;
  const outcome = await stopRepeating(req.deps, doerOf(req, posted), { reference: action.reference });
  goTo(res, actionPath(action.reference), outcome.ok ? `${action.reference} comes round no more. What is open stays on the list.` : `${action.reference} does not come round from here: look at the one that follows it.`);
}

function presentRound({ repeats, follows, followedBy }: Round, stop: FormModel | undefined): ActionPage['round'] {
  if (repeats === null && follows === null) return undefined;
  const links = [...(follows === null ? [] : [{ href: actionPath(follows), text: `It follows ${follows}` }]), ...(followedBy === null ? [] : [{ href: actionPath(followedBy), text: `${followedBy} follows it` }])];
  return { says: repeats === null ? undefined : `It ${repeatsSays(repeats)}.`, links, stop: repeats === null || followedBy !== null ? undefined : stop };
}

function presentAction({ action, panel, sources, measures, targets, proposals, supersededBy, posts }: ActionRead, marks: readonly ExemptMark[], today: Day, words: Words) {
  const post = action.leadPostId === null ? undefined : posts.get(action.leadPostId);
  return {
    reference: action.reference, wording: action.wording, panel: panel.name, purpose: `One action and its whole story: why it exists, who answers for it, and what has happened since ${dayLong(action.agreedOn)}.`,
    state: action.state, stateText: stateText(action.state, supersededBy), overdue: overdueFlag(daysOverdue(action, today)), exempt: exemptFlag(marks.map(({ paragraph }) => paragraph)),
    blockers: blockersFor(action, post?.holder !== null && post !== undefined, words), because: sources.map(presentSource), willShow: action.willShow ?? undefined, measures: measures.map((measure) => ({ html: drawMeasure({ measure, readings: measure.readings }, words) })),
    asked: proposals.filter(({ outcome }) => outcome === 'open' && !isEnded(action.state)).map((proposal) => ({
      what: proposal.kind === 'closure' ? `The ${words.panel} is asked to close it` : proposal.newTargetOn === null ? 'Handed back: “not mine”' : `The ${words.panel} is asked for more time, until ${dayLong(proposal.newTargetOn)}`,
      reason: proposal.reason, by: `${proposal.byName} wrote this.`,
    })),
    ...presentTargets(action, targets), agreed: dayLong(action.agreedOn), ended: action.endedOn === null ? undefined : dayLong(action.endedOn), exemptMarks: marks.map((mark) => exemptFlag([mark.paragraph]) ?? ''),
  };
}

function presentTargets(action: ActionWithPosts, targets: ActionRead['targets']) {
  const newestFirst = targets.toReversed();
  return {
    target: action.targetOn === null ? 'date needed' : dayLong(action.targetOn), words: action.targetWords ?? undefined,
    was: newestFirst.filter(({ targetOn }) => targetOn !== action.targetOn).map(({ targetOn }) => dayLong(targetOn)),
    targets: newestFirst.map((target) => ({
      day: `${dayShort(target.targetOn)}${target.position === 0 ? ' (original)' : ''}`, agreed: [`${dayShort(target.agreedOn)} by ${target.agreedBy}`, target.minuteNumber && `minute ${target.minuteNumber}`].filter(Boolean).join(', '),
      why: [target.words && `“${target.words}”`, target.why].filter(Boolean).join(' '),
    })),
  };
}

function presentPeople({ action, posts, holdings, leads }: ActionRead) {
  const post = action.leadPostId === null ? undefined : posts.get(action.leadPostId);
  const [current] = leads;
  return {
    lead: post === undefined ? 'post needed' : `${post.title}: ${post.holder?.name ?? 'nobody holds it'}`,
    leadSince: post?.holder ? `since ${dayLong(current !== undefined && current.sinceOn > post.holder.since ? current.sinceOn : post.holder.since)}` : undefined,
    before: [
      ...holdings.filter(({ untilOn }) => untilOn !== null && untilOn >= (current?.sinceOn ?? action.agreedOn)).map((holding) => `${holding.name}, until ${holding.untilOn === null ? '' : dayLong(holding.untilOn)}`),
      ...leads.slice(1).map((lead, i) => `${lead.title}, until ${dayLong(leads[i]?.sinceOn ?? lead.sinceOn)}`),
    ],
    contributors: action.contributorPostIds.flatMap((postId) => {
      const helper = posts.get(postId);
      return helper === undefined ? [] : [`${helper.title}${helper.holder === null ? '' : `: ${helper.holder.name}`}`];
    }),
  };
}

function blockersFor(action: { state: ActionState; leadPostId: string | null; targetOn: Day | null }, isHeld: boolean, words: Words): string[] {
  if (isEnded(action.state)) return [];
  return [
    ...(action.leadPostId === null ? [`It has no ${words.leadOfficer}’s post: nobody can be asked about it.`] : isHeld ? [] : ['Nobody holds its lead post: nobody can be asked about it.']),
    ...(action.targetOn === null ? ['It has no target date.'] : []),
  ];
}

/** At most one of them is the primary one: what this person came to do. */
function buttonsFor(person: Person, action: ActionWithPosts, hasExempt: boolean): ActionPage['buttons'] {
  const to = (page: string, text: string, may: boolean) => (may ? [{ href: actionPath(action.reference, page), text }] : []);
  const isOpen = !isEnded(action.state);
  const links = [
    ...to('report', 'Report progress', mayReport(person, action)), ...to('ask', 'Ask about this', mayAskAbout(person, action)), ...to('decide', 'Record a decision', isOpen && mayRecordDecision(person, action)),
    ...to('report-on-behalf', 'Report on behalf', mayReportOnBehalf(person, action)), ...to('lead-post', action.leadPostId === null ? 'Choose a lead post' : 'Change the lead post', isOpen && mayChangeAction(person, action)),
    ...to('target', action.targetOn === null ? 'Set the target date' : 'Target date', isOpen && mayChangeAction(person, action)), ...to('change', 'Change the wording or contributors', isOpen && mayChangeAction(person, action)),
    ...to('exempt-note', hasExempt ? 'Change the exempt note' : 'Write an exempt note', mayWriteExempt(person, action)),
  ];
  return links.map((link, i) => ({ ...link, kind: i === 0 ? 'primary' : 'secondary' }));
}
