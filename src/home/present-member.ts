// A member's home in words: the meeting, its report, what it says since the one before, and their questions. Pure.
import { actionPath } from '../actions/action-path.ts';
import { dayLong, daysBetween, dayOf, type Day } from '../calendar/day.ts';
import { count } from '../editions/wording.ts';
import { meetingPath } from '../meetings/meeting.ts';
import type { EmptyState, Figures, Link } from '../web/ui.ts';
import type { Html } from '../web/html.ts';
import type { Words } from '../web/words.ts';
import type { Urgency } from './home.ts';
import type { MemberDay, OwnQuestion, ReadReport } from './read-member.ts';
import type { SinceLine } from './since-edition.ts';

export interface MemberHome {
  meetingHref: string | undefined;
  /** Once it has been: what was resolved there. */
  lastMeeting: Link | undefined;
  report: { title: string; says: string; href: string; pdfHref: string | undefined } | undefined;
  /** For the chair, before the report has gone. */
  draftHref: string | undefined;
  since: SincePage | undefined;
  empty: EmptyState | undefined;
  questions: OwnQuestionsPage;
}

/** What the report says since the one before it. */
export interface SincePage { heading: string; figures: Figures; asks: readonly string[]; asksSay: string; lines: readonly SinceLine[]; asAt: string; more: Link | undefined }
export interface OwnQuestionsPage { heading: string; lines: readonly QuestionLine[]; shared: string | undefined }
/** With its two parts drawn. */
export type MemberHomePage = Omit<MemberHome, 'since' | 'questions'> & { since: Html | undefined; questions: Html };

export interface QuestionLine { reference: string | undefined; href: string; text: string; said: string; answers: readonly { label: string; text: string }[] }

const QUESTIONS_SHOWN = 3;

export function presentMember({ now: { next, last, panel }, part, report, questions, shared }: MemberDay, words: Pick<Words, 'panel' | 'clerk'>): MemberHome {
  const at = next && meetingPath(next.id);
  return {
    meetingHref: at, lastMeeting: last && { href: meetingPath(last.id), text: `The meeting of ${dayLong(last.meetsOn)}` }, report: report && reportOf(report, next !== undefined), since: report && sinceOf(report, words.panel),
    draftHref: at !== undefined && part === 'chair' && report?.isForNext !== true ? `${at}/draft` : undefined,
    empty: report === undefined ? { title: 'No progress report has been sent yet', text: `When the ${words.clerk} of the ${panel.name} sends one, it stands here: what was done, what is overdue, and what changed since the report before. You also get a letter with it.`, action: { href: '/actions', text: 'See what is followed already' } } : undefined,
    questions: {
      heading: questions.length === 0 ? 'Your questions' : `Your questions (${questions.length})`, lines: questions.slice(0, QUESTIONS_SHOWN).map(questionLine),
      shared: shared === 0 ? undefined : `${count(shared, 'question')} of other members ${shared === 1 ? 'waits' : 'wait'} for an answer.`,
    },
  };
}

/** Once the report for a meeting that is near has come, it is to be read. */
export function urgencyOfMember({ now: { next }, report }: MemberDay, today: Day): Urgency {
  return report?.isForNext === true && next !== undefined && daysBetween(today, next.meetsOn) <= 7 ? 2 : 1;
}

function reportOf({ edition, content, hasPdf, isForNext }: ReadReport, isPlanned: boolean): MemberHome['report'] {
  const sent = `${content.head.title} was sent on ${dayLong(dayOf(edition.dispatchedAt))}`;
  const says = isForNext ? `${sent} for this meeting.`
    : `${isPlanned ? 'The report for this meeting has not been sent yet. Until then, the last one: ' : ''}${sent}, for the meeting of ${dayLong(edition.meetsOn)}.`;
  return { title: isForNext ? 'Read the progress report' : 'Read the last progress report', says, href: `/editions/${edition.id}`, pdfHref: hasPdf ? `/editions/${edition.id}/files/pdf` : undefined };
}

function sinceOf({ edition, content, isForNext, since }: ReadReport, panel: string): MemberHome['since'] {
  const label = 'What this report says at a glance';
  return {
    heading: since.comparedWith === null ? `In the first report, ${content.head.title}` : `Since ${since.comparedWith}`,
    figures: { label, figures: [
      ...(since.closed === null ? [{ count: content.glance.followed.now, text: 'actions followed' }] : [{ count: since.closed, text: 'closed' }]),
      { count: since.toAgree, text: 'for you to agree' },
      ...(since.comparedWith === null ? [{ count: since.overdue, text: 'overdue' }] : [{ count: since.becameOverdue, text: 'became overdue', before: `${since.overdue} overdue in all` }]),
      { count: since.silent, text: 'no update received' },
    ] },
    asks: content.glance.asks, asksSay: `The ${panel} ${isForNext ? 'is' : 'was'} asked to:`, lines: since.lines,
    asAt: `As the report made on ${content.head.asAt.says} has it; days are counted to the meeting of ${content.head.meeting.long}.`,
    more: since.more === 0 ? undefined : { href: `/editions/${edition.id}`, text: `${since.more} more in the report` },
  };
}

function questionLine({ question, reference, answers }: OwnQuestion): QuestionLine {
  return {
    reference: reference ?? undefined, href: reference === null ? '/questions' : actionPath(reference), text: question.text,
    said: `You asked on ${dayLong(dayOf(question.at))}${question.shared ? '' : ', for yourself alone'}.${answers.length === 0 && question.shared ? ' Not answered yet.' : ''}`,
    answers: answers.map((answer) => ({ label: `Answered ${answer.given} on ${dayLong(dayOf(answer.at))}`, text: answer.text })),
  };
}
