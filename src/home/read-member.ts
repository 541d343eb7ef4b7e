// What a member's home is made of, for one panel: the report to read, what it says, and their own questions. Reads only.
import { listStates } from '../actions/action-list.store.ts';
import { listActionsById } from '../actions/action.store.ts';
import type { Db } from '../database/db.ts';
import type { EditionContent } from '../editions/edition-content.ts';
import { getPublicText, listFiles } from '../editions/edition.store.ts';
import type { EditionSummary } from '../editions/edition.ts';
import { readContent } from '../editions/read-content.ts';
import { partIn, type Part, type Person } from '../people/person.ts';
import { mayAsk, mayReadShared } from '../progress/progress.policy.ts';
import type { Answer, Question } from '../progress/progress.ts';
import { listAnswers, listQuestions } from '../progress/question.store.ts';
import type { PanelNow } from './panel-now.ts';
import { sinceEdition, troubledIn, type Since } from './since-edition.ts';

export interface MemberDay {
  now: PanelNow;
  part: Part | undefined;
  report: ReadReport | undefined;
  questions: OwnQuestion[];
  /** Others' questions that are shared with the chair and not answered yet. */
  shared: number;
}

export interface ReadReport { edition: EditionSummary; content: EditionContent; hasPdf: boolean; isForNext: boolean; since: Since }
export interface OwnQuestion { question: Question; reference: string | null; answers: Answer[] }

export async function readMemberDay(db: Db, person: Person, now: PanelNow): Promise<MemberDay> {
  const [report, { own, shared }] = await Promise.all([readReport(db, person, now), readQuestions(db, person, now.panel.id)]);
  return { now, part: partIn(person, now.panel.id), report, questions: own, shared };
}

/** The one for the next meeting where it has gone, else the last there was. */
export function reportToRead({ next, editions }: Pick<PanelNow, 'next' | 'editions'>): EditionSummary | undefined {
  return editions.find(({ meetingId }) => meetingId === next?.id) ?? editions[0];
}

async function readReport(db: Db, person: Person, now: PanelNow): Promise<ReadReport | undefined> {
  const edition = reportToRead(now);
  if (edition === undefined) return undefined;
  const [text, files] = await Promise.all([getPublicText(db, edition.id), listFiles(db, edition.id)]);
  const content = readContent(text);
  const states = await listStates(db, troubledIn(content).map(({ reference }) => reference));
  const since = sinceEdition(content, new Map(states.map((state) => [state.reference, state])), mayAsk(person, now.panel.id));
  return { edition, content, hasPdf: files.some(({ format, audience }) => format === 'pdf' && audience === 'public'), isForNext: edition.meetingId === now.next?.id, since };
}

async function readQuestions(db: Db, person: Person, panelId: string): Promise<{ own: OwnQuestion[]; shared: number }> {
  const questions = await listQuestions(db, panelId, { personId: person.id, seesShared: mayReadShared(person, panelId) });
  const [answers, actions] = await Promise.all([listAnswers(db, questions.map(({ id }) => id)), listActionsById(db, questions.flatMap(({ actionId }) => actionId ?? []))]);
  const reference = new Map(actions.map((action) => [action.id, action.reference]));
  const all = questions.map((question): OwnQuestion => ({ question, reference: reference.get(question.actionId ?? '') ?? null, answers: answers.filter(({ questionId }) => questionId === question.id) }));
  const own = all.filter(({ question }) => question.byPersonId === person.id);
  return { own, shared: all.filter((one) => !own.includes(one) && one.answers.length === 0).length };
}
