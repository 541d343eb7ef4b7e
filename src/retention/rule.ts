// How long what is kept, why, and from which day on a row is past its date. Pure: the stores ask with the day that is worked out here.
import { addDays, addMonths, type Day } from '../calendar/day.ts';

export type RuleKey = 'sessions' | 'drafts' | 'links' | 'letters' | 'papers' | 'evidence' | 'exempt' | 'exempt-editions' | 'left' | 'private-questions' | 'audit-values';

export interface Rule {
  key: RuleKey;
  name: string;
  /** What the time is counted from. */
  from: string;
  /** What the run does. */
  does: string;
  /** The reason, with its source. */
  why: string;
  /** Months; undefined where nobody may set it. */
  months: { usual: number; least: number; most: number } | undefined;
  /** Whether what a hold names is passed over. The others hold nothing of a panel's business. */
  heeds: 'the panel' | 'any hold' | 'nothing';
}

// Article 5(1)(e) of the UK GDPR: no longer than is necessary for the purpose. Part VA of the Local Government Act 1972 (s. 100C, 100D)
// asks for agenda, minutes and reports to be open for six years after the meeting and background papers for four.
export const RULES: readonly Rule[] = [
  {
    key: 'sessions', name: 'Signing in', months: undefined, heeds: 'nothing', from: 'the last use', does: 'Sessions, counts of wrong guesses, keys of forms and the links sealed for letters are removed.',
    why: 'They are of use for hours. The worker removes them each minute; the run removes what it has left for a day.',
  },
  {
    key: 'drafts', name: 'Drafts', months: { usual: 6, least: 1, most: 24 }, heeds: 'nothing', from: 'the last word typed', does: 'What was typed and never sent is removed, and the leavings of reviews that are finished.',
    why: 'A cycle lasts two or three months: what was not sent after two of them will not be. UK GDPR art. 5(1)(e).',
  },
  {
    key: 'links', name: 'Links in letters', months: { usual: 12, least: 1, most: 24 }, heeds: 'nothing', from: 'the day the link went dead', does: 'The rows of one-time links and update links are removed.',
    why: 'They show how somebody got in, in case that is asked. UK GDPR art. 5(1)(e) and 32.',
  },
  {
    key: 'letters', name: 'Letters', months: { usual: 24, least: 12, most: 84 }, heeds: 'the panel', from: 'the day it was written',
    does: 'Their text, the addresses they went to and what relays said about them are erased. That a letter of this kind went to this person on this day, what became of it, and the hash of what was sent stay.',
    why: 'Proof that papers and requests were sent, for two municipal years. UK GDPR art. 5(1)(e).',
  },
  {
    key: 'papers', name: 'Papers never confirmed', months: { usual: 12, least: 1, most: 24 }, heeds: 'the panel', from: 'the day it came in, or was last worked on', does: 'The paper, its file and everything read from it are removed.',
    why: 'Nothing came of it, so it is no record of anything. UK GDPR art. 5(1)(c) and (e).',
  },
  {
    key: 'evidence', name: 'Evidence', months: { usual: 72, least: 48, most: 120 }, heeds: 'the panel', from: 'the day its action left the list',
    does: 'The file, its name and its title are erased; that there was evidence, from whom, of which day and the hash of the file stay.',
    why: 'Reports may be asked for during six years and their background papers during four: Local Government Act 1972, s. 100C and 100D.',
  },
  {
    key: 'exempt', name: 'Exempt notes', months: { usual: 24, least: 6, most: 72 }, heeds: 'the panel', from: 'the day its action left the list', does: 'The note and its reason are erased; the mark that there was one and its paragraph stay.',
    why: 'Words about children and families serve the action they stand beside and nothing after it. UK GDPR art. 5(1)(e); Local Government Act 1972, Schedule 12A.',
  },
  {
    key: 'exempt-editions', name: 'Exempt reports', months: { usual: 72, least: 24, most: 120 }, heeds: 'the panel', from: 'the day it was dispatched', does: 'The exempt part of a report and its files are erased; the public report stays.',
    why: 'The panel decided on it; a decision may be asked after for six years. Limitation Act 1980, s. 5 and 9; UK GDPR art. 5(1)(e).',
  },
  {
    key: 'left', name: 'People who have left', months: { usual: 3, least: 1, most: 24 }, heeds: 'the panel', from: 'the day they left',
    does: 'Their e-mail address, password, second factors, links and drafts are erased, and the values of the audit trail about their person. Their name stays where it is part of the record.',
    why: 'Questions about the hand-over come in the first weeks. The name of who answered to the panel, or sat on it, is the public record: UK GDPR art. 6(1)(e) and 89.',
  },
  {
    key: 'private-questions', name: 'Questions not shared', months: { usual: 24, least: 6, most: 72 }, heeds: 'the panel', from: 'the day it was written', does: 'Questions a member kept to themselves or took back are removed.',
    why: 'They are the member’s own notes for meetings long past, and no record of the panel. UK GDPR art. 5(1)(e).',
  },
  {
    key: 'audit-values', name: 'Values in the audit trail', months: { usual: 72, least: 24, most: 120 }, heeds: 'any hold', from: 'the day of the entry',
    does: 'The values before and after are erased; who did what, when and to which record stays, with their digest, so that the chain still proves that nothing was altered. So stays who read exempt text, and when.',
    why: 'Claims about a decision may be brought for six years: Limitation Act 1980, s. 5 and 9. Accountability, UK GDPR art. 5(2).',
  },
];

/** Kept without an end, and why. */
export const KEPT_ON: readonly { key: 'register' | 'editions' | 'trail' | 'in use'; name: string; why: string }[] = [
  { key: 'register', name: 'The register', why: 'Findings, resolutions, actions, updates, decisions, minutes and who held which post are the record of what the panel asked and what was done: Local Government Act 1972, s. 100C; archiving in the public interest, UK GDPR art. 89. Free words in them are written for the public.' },
  {
    key: 'editions', name: 'Reports as they were sent',
    why: 'A report that was dispatched is a published document and stays word for word, its hash proves it. Names in it are of office-holders, officers answering for a post and the panel’s members, named because they answered in public; somebody who left is named in what was sent while they were there, and in nothing sent later. An error is put right by a replacement that says so.',
  },
  { key: 'trail', name: 'The audit trail', why: 'Its chain proves that no entry was altered or taken out, and needs every one. Values stand outside the chain and go by their own rule.' },
  { key: 'in use', name: 'The program itself', why: 'Settings and the state of the machine; nobody’s data.' },
];

export function ruleOf(key: RuleKey): Rule {
  const rule = RULES.find((one) => one.key === key);
  if (rule === undefined) throw new Error(`There is no rule ${key}`);
  return rule;
}

/** The council's own months by rule; what it leaves out is as usual. */
export type Periods = Readonly<Record<string, number>>;

export function monthsOf(rule: Rule, periods: Periods): number | undefined {
  return rule.months && (periods[rule.key] ?? rule.months.usual);
}

/** Rows that began before this day are past their date: a row of the 12th kept for 3 months is there on the 12th, and gone on the 13th. */
export function removedBefore(rule: Rule, periods: Periods, today: Day): Day {
  const months = monthsOf(rule, periods);
  if (months === undefined) return addDays(today, -1);
  let before = addMonths(today, -months);
  // Months are of different lengths: six months from 29 February end on 29 August, and 30 August less six months is 29 February again.
  while (addMonths(before, months) < today) before = addDays(before, 1);
  return before;
}

export function periodLabel(rule: Rule, periods: Periods): string {
  const months = monthsOf(rule, periods);
  if (months === undefined) return 'a day';
  return months % 12 === 0 ? `${months / 12} year${months === 12 ? '' : 's'}` : `${months} month${months === 1 ? '' : 's'}`;
}
