// Everything that happened to an action, as one dated story: what was said, shown, asked, decided and printed. Pure.
import { isEnded, type Action, type Proposal, type ProposalKind, type Target } from '../actions/action.ts';
import type { Decision, DecisionKind } from '../actions/proposal.store.ts';
import { dayLong, dayOf, timeOf, type Day } from '../calendar/day.ts';
import type { Correction } from '../inspections/correction.store.ts';
import type { Answer, Evidence, Question, Return, Update } from './progress.ts';
import type { SignOff } from './sign-off.ts';

export interface StoryParts {
  action: Pick<Action, 'reference' | 'agreedOn' | 'state'>;
  /** Newest first. */
  updates: readonly Update[];
  returns: readonly Return[];
  signOffs: readonly SignOff[];
  evidence: readonly Evidence[];
  proposals: readonly Proposal[];
  decisions: readonly Decision[];
  /** Those the reader may read, and nobody else's. */
  questions: readonly Question[];
  answers: readonly Answer[];
  leads: readonly { title: string; sinceOn: Day; why: string | null }[];
  targets: readonly Target[];
  corrections: readonly (Pick<Correction, 'was' | 'why' | 'at'> & { byName: string })[];
  editions: readonly { id: string; number: number; kind: string; meetsOn: Day; dispatchedAt: Date }[];
  mayReturn: boolean;
  /** Rows of earlier trackers it came in with or was changed by, in their own words. */
  rows: readonly { id: string; fileName: string; row: number; at: Date; says: readonly string[]; href: string | undefined }[];
  /** Whether the reader sits in the room where meetings and reports are kept: links to them lead officers to a closed door. */
  seesMeetings: boolean;
}

export interface StoryEntry {
  /** Where a link to it leads: 'update-…'. */
  id: string;
  /** "14 January 2026" */
  day: string;
  what: string;
  text: string | undefined;
  lines: readonly string[];
  links: readonly { href: string; text: string; of: string }[];
}

interface Dated extends StoryEntry { on: Day; at: number }

/** Newest first; on one day, what happened later stands first. */
export function storyOf(parts: StoryParts): StoryEntry[] {
  const entries = [...updateEntries(parts), ...evidenceEntries(parts), ...proposalEntries(parts), ...decisionEntries(parts), ...questionEntries(parts), ...registerEntries(parts)];
  return entries.sort((a, b) => (a.on === b.on ? b.at - a.at : a.on < b.on ? 1 : -1)).map(({ on: _on, at: _at, ...entry }) => entry);
}

type Told = Partial<Pick<StoryEntry, 'text' | 'lines' | 'links'>> & { id: string; what: string };

function on(day: Day, at: number, { id, what, text, lines = [], links = [] }: Told): Dated {
  return { id, what, text, lines, links, on: day, at, day: dayLong(day) };
}

function at(instant: Date, told: Told): Dated {
  return on(dayOf(instant), instant.getTime(), told);
}

function updateEntries({ action, updates, returns, signOffs, mayReturn }: StoryParts): Dated[] {
  return [
    ...updates.map((update, i) => at(update.at, {
      id: `update-${update.id}`, what: `${authorOf(update)} reported: ${update.state}`, text: update.text, lines: wayOf(update),
      links: i === 0 && mayReturn && !isEnded(action.state) ? [{ href: `/actions/${action.reference}/updates/${update.id}/return`, text: 'Return it with a question', of: `the update of ${dayLong(dayOf(update.at))}` }] : [],
    })),
    ...signOffs.map((one) => at(one.at, { id: `sign-off-${one.updateId}`, what: `${one.byName} signed off the update`, lines: [] })),
    ...returns.map((returned) => at(returned.at, { id: `return-${returned.id}`, what: `${returned.byName} returned the update with a question`, text: returned.question })),
  ];
}

function authorOf(update: Update): string {
  return update.byPostTitle === null ? update.byName : `${update.byName}, ${update.byPostTitle},`;
}

function wayOf(update: Update): string[] {
  const lines = [];
  if (update.way === 'clerk on behalf') lines.push(`Written down by the clerk: ${update.receivedWords ?? ''}.`);
  if (update.way === 'update link') lines.push('By the link in the letter.');
  if (update.afterDeadline) lines.push('Received after the deadline.');
  return lines;
}

function evidenceEntries({ action, evidence }: StoryParts): Dated[] {
  return evidence.map((shown) => at(shown.addedAt, {
    id: `evidence-${shown.id}`, what: `Evidence: ${shown.title}`, lines: [`Shows ${dayLong(shown.showsOn)}. Added by ${shown.byName}.`],
    links: [{ href: `/actions/${action.reference}/evidence/${shown.id}`, text: `Download ${shown.fileName}`, of: '' }],
  }));
}

const asked: Record<ProposalKind, string> = { closure: 'proposed closure', extension: 'asked for more time', 'not mine': 'said it is not theirs' };
const outcomes: Record<Proposal['outcome'], string> = { open: 'Not decided yet.', agreed: 'Agreed.', refused: 'Not agreed.', withdrawn: 'Withdrawn.' };

function proposalEntries({ proposals }: StoryParts): Dated[] {
  return proposals.map((proposal) => at(proposal.at, {
    id: `proposal-${proposal.id}`, what: `${proposal.byName} ${asked[proposal.kind]}${proposal.newTargetOn === null ? '' : `: until ${dayLong(proposal.newTargetOn)}`}`,
    text: proposal.reason, lines: [outcomes[proposal.outcome]],
  }));
}

export const decisionNames: Record<DecisionKind, string> = {
  closed: 'closed the action', 'not accepted': 'took the action off its list: not accepted', superseded: 'superseded the action', 'extension agreed': 'agreed to more time',
  'extension refused': 'did not agree to more time', 'closure refused': 'did not agree to close the action', noted: 'noted the progress', 'further information': 'asked for further information',
  'officer to attend': 'asked the officer to attend', 'chair to write': 'asked the chair to write',
};

function decisionEntries({ decisions, seesMeetings }: StoryParts): Dated[] {
  return decisions.map((decision) => on(decision.decidedOn, decision.recordedAt.getTime(), {
    id: `decision-${decision.id}`, what: `The ${decision.decidedBy} ${decisionNames[decision.kind]}`, text: decision.words ?? undefined,
    lines: decision.minuteNumber === null ? [] : [`Minute ${decision.minuteNumber}.`],
    links: decision.meetingId === null || !seesMeetings ? [] : [{ href: `/meetings/${decision.meetingId}`, text: 'Open the meeting', of: `of ${dayLong(decision.decidedOn)}` }],
  }));
}

function questionEntries({ questions, answers }: StoryParts): Dated[] {
  return [
    ...questions.map((question) => at(question.at, { id: `question-${question.id}`, what: `${question.byName} asked`, text: question.text, lines: [question.shared ? 'Shared with the clerk and the chair.' : 'Private: only you see it here.'] })),
    ...answers.map((answer) => at(answer.at, { id: `answer-${answer.id}`, what: `Answered ${answer.given}`, text: answer.text, lines: [`By ${answer.byName}.`] })),
  ];
}

/** What the register itself knows: when it was made, whose it was, which days were set, what it was called, where it was printed, which table it came in with. */
function registerEntries({ action, leads, targets, corrections, editions, rows, seesMeetings }: StoryParts): Dated[] {
  const [first] = leads.slice(-1);
  return [
    on(action.agreedOn, 0, { id: 'made', what: `${action.reference} was made`, lines: first === undefined ? [] : [`Lead: ${first.title}.`] }),
    ...leads.slice(0, -1).map((lead, i) => on(lead.sinceOn, 1 + leads.length - i, { id: `lead-${leads.length - i}`, what: `The lead passed to ${lead.title}`, text: lead.why ?? undefined })),
    ...targets.filter(({ position }) => position > 0).map((target) => on(target.agreedOn, 2, {
      id: `target-${target.position}`, what: `The target date became ${dayLong(target.targetOn)}`, text: target.why ?? undefined,
      lines: [`Agreed by ${target.agreedBy}${target.minuteNumber === null ? '' : `, minute ${target.minuteNumber}`}.`],
    })),
    ...corrections.map((correction) => at(correction.at, { id: `wording-${correction.at.getTime()}`, what: `${correction.byName} changed the wording`, text: correction.why, lines: [`It said: “${correction.was}”`] })),
    ...editions.map((edition) => at(edition.dispatchedAt, {
      id: `edition-${edition.id}`, what: `Shown in progress report ${edition.number}`, lines: [`${edition.kind === 'main' ? 'Sent' : `Sent as a ${edition.kind}`} at ${timeOf(edition.dispatchedAt)} for the meeting of ${dayLong(edition.meetsOn)}.`],
      links: seesMeetings ? [{ href: `/editions/${edition.id}`, text: `Open report ${edition.number}`, of: '' }] : [],
    })),
    ...rows.map((row) => at(row.at, {
      id: `row-${row.id}`, what: `Row ${row.row} of “${row.fileName}” came in`, lines: row.says, links: row.href === undefined ? [] : [{ href: row.href, text: 'Open the table', of: row.fileName }],
    })),
  ];
}
