// One action of the register as an edition prints it: every date, name and sentence about it in words of its own.
import { daysBetween, dayOf } from '../calendar/day.ts';
import type { ActionContent, ClosureAsked, DecisionContent, EvidenceContent, ExtensionAsked, Lead, Move, Target, UpdateContent } from './edition-content.ts';
import { type Building, becauseOf, measureIdsOf } from './building.ts';
import { markOf } from './exempt.ts';
import { isOpen, type DecisionKind, type Post, type RegisterAction, type RegisterDecision, type RegisterEvidence, type RegisterProposal, type RegisterTarget, type RegisterUpdate, stateWord } from './register.ts';
import { silenceOf } from './silence.ts';
import { count, dated, datedOrNull, shortened, times } from './wording.ts';

export function actionContent(action: RegisterAction, by: Building): ActionContent {
  const closure = action.proposals.find((p) => p.kind === 'closure');
  const extension = action.proposals.find((p) => p.kind === 'extension');
  const open = isOpen(action.state);
  return {
    reference: action.reference,
    wording: action.wording,
    short: shortened(action.wording),
    because: action.sources.flatMap((source) => becauseOf(source, by)),
    willShow: action.willShow,
    lead: leadOf(action.lead, by),
    contributors: action.contributors.map(postSays),
    state: action.state,
    stateWord: stateWord(action.state, by.words),
    stateSince: dated(action.stateSinceOn),
    agreed: dated(action.agreedOn),
    target: targetOf(action.targets, by),
    overdue: open ? overdueOf(action, by) : null,
    silence: open ? silenceOf(action, by) : null,
    updates: updatesOf(action, by),
    evidence: action.evidence.map(evidenceOf),
    closureAsked: open && closure ? closureOf(closure) : null,
    extensionAsked: open && extension ? extensionOf(extension) : null,
    decisions: action.decisions.map((d) => decisionOf(d, by)),
    measureIds: measureIdsOf(action, by),
    ended: datedOrNull(action.endedOn),
    endedSays: endedSays(action, by),
    exempt: action.exempt.filter((mark) => mark.updateId === null).map(markOf),
  };
}

function postSays(post: Post): string {
  return post.holder === null ? `${post.title}, ${post.organisation} (post vacant)` : `${post.holder}, ${post.title}, ${post.organisation}`;
}

function leadOf(post: Post | null, by: Building): Lead {
  if (post === null) return { post: '', organisation: '', holder: null, says: `no ${by.words.leadOfficer}` };
  const holder = post.holder ?? 'post vacant';
  return { post: post.title, organisation: post.organisation, holder: post.holder, says: `${post.title}: ${holder}` };
}

function targetOf(targets: readonly RegisterTarget[], by: Building): Target {
  const original = targets[0];
  const current = targets.at(-1);
  if (!original || !current) return { original: null, current: null, words: null, moves: [], says: 'no target date', movesSay: null };
  const moves = targets.slice(1).map((to, i) => moveOf(targets[i] ?? original, to, by));
  return {
    original: dated(original.on),
    current: dated(current.on),
    words: current.words,
    moves,
    says: moves.length === 0 ? dated(current.on).long : `${dated(current.on).long} (originally ${dated(original.on).long})`,
    movesSay: moves.length === 0 ? null : `target moved ${times(moves.length)}`,
  };
}

function moveOf(from: RegisterTarget, to: RegisterTarget, by: Building): Move {
  const agreed = dated(to.agreedOn);
  const minute = to.minuteNumber === null ? '' : `, minute ${to.minuteNumber}`;
  const agreedBy = whoDecided(to.agreedBy, by);
  return {
    id: to.id, from: dated(from.on), to: dated(to.on), agreedBy, agreed, minute: to.minuteNumber, why: to.why,
    says: `from ${dated(from.on).long} to ${dated(to.on).long}, agreed by ${agreedBy} on ${agreed.long}${minute}${to.why ? `: ${to.why}` : ''}`,
  };
}

function whoDecided(who: string, by: Building): string {
  return who === 'panel' ? `the ${by.words.panel}` : who === 'chair' ? `the ${by.words.chair}` : who;
}

/** Arithmetic, and to the day of the meeting: a date that will have passed when the panel sits has passed for the panel. */
function overdueOf(action: RegisterAction, by: Building): ActionContent['overdue'] {
  const target = action.targets.at(-1);
  const days = target ? daysBetween(target.on, by.register.meeting.on) : 0;
  return days > 0 ? { days, says: `overdue by ${count(days, 'day')}` } : null;
}

function updatesOf(action: RegisterAction, by: Building): UpdateContent[] {
  const newest = [...action.updates].sort((a, b) => b.at.getTime() - a.at.getTime());
  const since = by.since === null ? newest.slice(0, 1) : newest.filter((u) => u.at > (by.since ?? u.at));
  return (since.length > 0 ? since : newest.slice(0, 1)).map((update) => updateOf(update, action, by));
}

function updateOf(update: RegisterUpdate, action: RegisterAction, by: Building): UpdateContent {
  const on = dated(dayOf(update.at));
  const way = update.way === 'clerk on behalf' ? `, entered by the clerk${update.receivedWords ? ` (${update.receivedWords})` : ''}` : '';
  const late = update.afterDeadline ? ', received after the deadline' : '';
  const isUnsigned = update.signedOffBy === null && (by.since === null || update.at > by.since);
  const signed = update.signedOffBy == null ? (isUnsigned ? ', not signed off by a director' : '') : `, signed off by ${update.signedOffBy}`;
  const who = update.byPost === null ? update.byName : `${update.byName}, ${update.byPost}`;
  return {
    id: update.id, at: update.at.toISOString(), on, by: update.byName, state: update.state, stateWord: stateWord(update.state, by.words),
    says: `${on.long}, ${who}${way}${late}${signed}`, text: update.text,
    exempt: action.exempt.filter((mark) => mark.updateId === update.id).map(markOf), ...(isUnsigned ? { notSignedOff: true as const } : {}),
  };
}

function evidenceOf(evidence: RegisterEvidence): EvidenceContent {
  const shows = dated(evidence.showsOn);
  const added = dated(dayOf(evidence.addedAt));
  return { id: evidence.id, title: evidence.title, shows, added, says: `${evidence.title} (as at ${shows.long}; added ${added.long})` };
}

function closureOf(p: RegisterProposal): ClosureAsked {
  const on = dated(dayOf(p.at));
  return { id: p.id, on, by: p.byName, reason: p.reason, says: `closure proposed by ${p.byName} on ${on.long}` };
}

function extensionOf(p: RegisterProposal): ExtensionAsked | null {
  if (p.newTargetOn === null) return null;
  const on = dated(dayOf(p.at));
  const to = dated(p.newTargetOn);
  return { id: p.id, on, by: p.byName, reason: p.reason, to, says: `more time asked for, until ${to.long}, by ${p.byName} on ${on.long}` };
}

const DECIDED: Record<DecisionKind, string> = {
  closed: 'closed', 'not accepted': 'not accepted', superseded: 'superseded', 'extension agreed': 'more time agreed', 'extension refused': 'more time refused',
  'closure refused': 'closure refused', noted: 'progress noted', 'further information': 'further information asked for',
  'officer to attend': 'the officer asked to attend', 'chair to write': 'a letter agreed',
};

function decisionOf(d: RegisterDecision, by: Building): DecisionContent {
  const on = dated(d.decidedOn);
  const who = whoDecided(d.decidedBy, by);
  const minute = d.minuteNumber === null ? '' : `, minute ${d.minuteNumber}`;
  const between = d.decidedBy === 'chair' ? ', between meetings' : '';
  return { id: d.id, kind: d.kind, by: who, on, minute: d.minuteNumber, words: d.words, says: `${DECIDED[d.kind]} by ${who} on ${on.long}${between}${minute}` };
}

function endedSays(action: RegisterAction, by: Building): string | null {
  if (action.endedOn === null || isOpen(action.state)) return null;
  const decision = action.decisions.findLast((d) => d.kind === action.state);
  const said = decision ? decisionOf(decision, by).says : `${stateWord(action.state, by.words)} on ${dated(action.endedOn).long}`;
  return action.supersededBy === null ? said : `${said}; see ${action.supersededBy}`;
}
