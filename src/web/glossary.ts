// The words of the service and what each means here, in the council's own terms where it has them. Pure.
import type { Words } from './words.ts';

export const termKeys = [
  'panel', 'coOpted', 'clerk', 'municipalYear', 'inspection', 'judgement', 'finding', 'measure', 'coverage', 'resolution', 'undertaking', 'action', 'reference', 'recommendation', 'post', 'targetDate', 'extension', 'update',
  'evidence', 'state', 'closure', 'overdue', 'silent', 'edition', 'supplement', 'replacement', 'comparison', 'exempt', 'cycle', 'clearDays', 'blocker', 'clock', 'question', 'sitting',
] as const;
export type TermKey = (typeof termKeys)[number];
export interface Term { key: TermKey; term: string; means: string }

export function glossary(words: Words): Term[] {
  const { panel, clerk, chair, leadOfficer, cabinet, partOne, partTwo } = words;
  const said: Record<TermKey, readonly [term: string, means: string]> = {
    panel: [words.Panel, 'The scrutiny committee: it asks, follows what it asked for, and decides when that is done.'],
    coOpted: ['Co-opted member', `Somebody who sits on the ${panel} and is not a councillor, such as a parent governor.`],
    clerk: [words.Clerk, `Who runs the ${panel}’s business: its meetings, its minutes and its reports.`],
    municipalYear: ['Municipal year', 'From one annual meeting of the council, in May, to the next.'],
    inspection: ['Inspection', 'What Ofsted or another inspectorate came to see, and published.'],
    judgement: ['Judgement', 'A grade an inspection gave, in the words of its own framework. Grades of different frameworks are not always comparable.'],
    finding: ['Finding', 'Something an inspection asked for, in the inspector’s own words, which are never changed.'],
    measure: ['Measure', 'A figure that shows whether something has become better: where it began, where it should be, and readings with their dates and sources.'],
    coverage: ['Coverage', 'Which findings have an action, and which has nobody picked up yet.'],
    resolution: ['Resolution', `What the ${panel} resolved, word for word: noted, asking for an action, a recommendation, or about procedure.`],
    undertaking: ['Undertaking', 'A promise made aloud at a meeting and written in its minutes, outside a resolution.'],
    action: ['Action', 'What an officer will do because of a finding, a resolution or an undertaking.'],
    reference: ['Reference', `The ${panel}’s letters and a number, such as ECS-42. It stays with an action for ever and is never used again.`],
    recommendation: ['Recommendation', `A resolution addressed to ${cabinet} or a partner. It wants a response; it is not an instruction.`],
    post: [`Post, and ${leadOfficer}`, `An action belongs to a post. Whoever holds the post is its ${leadOfficer}, and hands it on with the post.`],
    targetDate: ['Target date', `The day agreed with the ${panel}. The first one stays visible, with every one after it and who agreed it.`],
    extension: ['Extension', `More time: asked for with a reason, and decided by the ${panel}. Until it is decided the old date stands.`],
    update: ['Update', 'One dated entry by an officer: how it stands, in a word and a paragraph. It is added and never overwritten.'],
    evidence: ['Evidence', 'A paper that shows what an update says, with the date of what it shows.'],
    state: ['State', `How an action stands, as its officer sees it: not started, on track, at risk, proposed for closure. Closed, not accepted and superseded are decided by the ${panel}.`],
    closure: ['Proposed for closure', `Its officer says it is done and what shows that it has worked. Only the ${panel} takes it off the list.`],
    overdue: ['Overdue', `The target date has passed and the ${panel} has not closed the action. It is arithmetic, nobody’s opinion, and stands beside the state.`],
    silent: ['No update received', 'A request went out, as the list of letters proves, and nothing came back.'],
    edition: ['Edition, or report', 'A progress report as it was sent: numbered, and never changed afterwards.'],
    supplement: ['Supplement', 'A short report sent later that says what is new; it adds to the one before.'],
    replacement: ['Replacement', 'A report sent instead of one that had an error. It says what was wrong, and the old one is kept.'],
    comparison: ['Since the last report', 'What has changed is counted from the last report that was sent, not from a date.'],
    exempt: ['Exempt information', `What the law lets a council keep from the public, with the paragraph of Schedule 12A that says why. It stands in ${partTwo}; ${partOne} is public.`],
    cycle: ['Cycle', 'Everything that happens round one meeting: requests, reminders, the report, the meeting, what comes of it.'],
    clearDays: ['Five clear days', 'Papers are public at least five days before a meeting, counting neither the day of publication nor that of the meeting, nor weekends and bank holidays.'],
    blocker: ['What stands against it', `Something without which the report does not go: an action without a ${leadOfficer} or a target date. The ${clerk} mends it, or passes over it with a reason that is kept.`],
    clock: ['Clock', 'A time set by law or practice, counted once from the day something happened, with its arithmetic shown.'],
    question: ['Question', `What a member wants to know about an action: kept for oneself, or shared with the ${clerk} and the ${chair}.`],
    sitting: ['In the meeting', `The ${clerk}’s screen on the day: one action at a time. What is noted takes effect when the meeting is finished.`],
  };
  return termKeys.map((key) => ({ key, term: said[key][0], means: said[key][1] }));
}

const known = new WeakMap<Words, ReadonlyMap<TermKey, Term>>();

/** Those a page uses, in the order it names them. */
export function termsOf(words: Words, keys: readonly TermKey[]): Term[] {
  let all = known.get(words);
  if (all === undefined) known.set(words, all = new Map(glossary(words).map((term) => [term.key, term])));
  return keys.flatMap((key) => all.get(key) ?? []);
}
