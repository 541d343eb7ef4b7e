// Members' questions in groups: under the clerk's themes where there are any, else by action; each with what was asked of the officer and answered. Pure.
import { actionPath } from '../actions/action-path.ts';
import type { ActionWithPosts } from '../actions/action.store.ts';
import { dayLong, dayOf } from '../calendar/day.ts';
import type { Person } from '../people/person.ts';
import type { Words } from '../web/words.ts';
import { mayAnswer, mayWithdraw } from './progress.policy.ts';
import type { Answer, OfficerAsk, Question, Update } from './progress.ts';

export interface QuestionGroup { title: string; reference: string | undefined; href: string | undefined; /** "3 questions, 2 actions, 2 members" */ counts: string | undefined; questions: readonly QuestionLine[] }
export interface QuestionLine {
  id: string; questionId: string;
  label: string; text: string;
  /** Under a theme each names its action. */
  about: { reference: string; href: string; wording: string } | undefined;
  said: readonly { label: string; text: string }[];
  answerHref: string | undefined; answerText: string; askHref: string | undefined;
  mayShare: boolean; mayWithdraw: boolean;
}

export interface QuestionParts {
  questions: readonly Question[];
  answers: readonly Answer[];
  asks: readonly OfficerAsk[];
  actions: readonly ActionWithPosts[];
  /** Newest first. */
  updates: readonly Update[];
}

/** Themes are the clerk's and the chair's way of reading; a member's own questions stand by action. */
export function groupsOf(parts: QuestionParts, reader: Person, seesThemes: boolean, words: Words): QuestionGroup[] {
  const { questions, actions } = parts;
  const themed = (question: Question): string | null => (seesThemes ? question.theme : null);
  const themes = [...new Set(questions.flatMap((question) => themed(question) ?? []))];
  // What most members ask about is where the clerk and the chair begin.
  const most = (of: (question: Question) => boolean): number => (seesThemes ? questions.filter(of).length : 0);
  const underTheme = (theme: string) => most((question) => themed(question) === theme);
  const underAction = (id: string) => most((question) => question.actionId === id && themed(question) === null);
  return [
    ...themes.toSorted((a, b) => underTheme(b) - underTheme(a) || a.localeCompare(b, 'en')).map((theme) => {
      const own = questions.filter((question) => themed(question) === theme);
      return { title: theme, reference: undefined, href: undefined, counts: countsOf(own), questions: own.map((question) => lineOf(question, parts, reader, words, true)) };
    }),
    ...actions.toSorted((a, b) => underAction(b.id) - underAction(a.id) || a.reference.localeCompare(b.reference, 'en', { numeric: true })).flatMap((action) => {
      const own = questions.filter((question) => question.actionId === action.id && themed(question) === null);
      return own.length === 0 ? [] : [{ title: action.wording, reference: action.reference, href: actionPath(action.reference), counts: undefined, questions: own.map((question) => lineOf(question, parts, reader, words, false)) }];
    }),
  ];
}

function countsOf(questions: readonly Question[]): string {
  const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
  return [counted(questions.length, 'question'), counted(new Set(questions.map(({ actionId }) => actionId)).size, 'action'), counted(new Set(questions.map(({ byPersonId }) => byPersonId)).size, 'member')].join(', ');
}

function lineOf(question: Question, { answers, asks, actions, updates }: QuestionParts, reader: Person, words: Words, isThemed: boolean): QuestionLine {
  const given = answers.filter(({ questionId }) => questionId === question.id);
  const action = actions.find(({ id }) => id === question.actionId);
  const answersIt = question.shared && mayAnswer(reader, question.panelId);
  const isOwn = mayWithdraw(reader, question);
  const href = `/questions/${question.id}`;
  return {
    id: `question-${question.id}`, questionId: question.id, text: question.text, label: `${isOwn ? 'You' : question.byName} asked on ${dayLong(dayOf(question.at))}${sharingSays(question, words)}`,
    about: isThemed && action !== undefined ? { reference: action.reference, href: actionPath(action.reference), wording: action.wording } : undefined,
    said: [...asks.filter(({ questionId }) => questionId === question.id).flatMap((ask) => askSays(ask, updates, words)), ...given.map((answer) => ({ label: `Answered ${answer.given} on ${dayLong(dayOf(answer.at))} by ${answer.byName}`, text: answer.text }))],
    answerHref: answersIt ? `${href}/answer` : undefined, answerText: given.length === 0 ? 'Answer' : 'Add to the answer',
    askHref: answersIt && given.length === 0 && action !== undefined ? `${href}/ask-officer` : undefined,
    mayShare: isOwn && !question.shared, mayWithdraw: isOwn && given.length === 0,
  };
}

function sharingSays({ shared, sharedAt }: Question, words: Words): string {
  if (!shared) return ' · private: only you see it';
  return ` · shared with the ${words.clerk} and the ${words.chair}${sharedAt === null ? '' : ` since ${dayLong(dayOf(sharedAt))}`}`;
}

/** What the officer was asked, and what they wrote since: their update is the material of the answer. */
export function askSays(ask: OfficerAsk, updates: readonly Update[], words: Words): { label: string; text: string }[] {
  const since = updatesSince(ask, updates)[0];
  const asked = { label: `${ask.byName} asked the ${words.leadOfficer} on ${dayLong(dayOf(ask.at))}${since === undefined ? ': nothing written since' : ''}`, text: ask.text };
  return since === undefined ? [asked] : [asked, { label: `${since.byName} has written since, on ${dayLong(dayOf(since.at))}: ${since.state}`, text: since.text }];
}

export function updatesSince(ask: OfficerAsk, updates: readonly Update[]): Update[] {
  return updates.filter(({ actionId, at }) => actionId === ask.actionId && at > ask.at);
}
