// The tables questions and answers.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Answer, Question } from './progress.ts';

const columns = {
  id: 'id', panelId: 'panel_id', actionId: 'action_id', meetingId: 'meeting_id', text: 'text', shared: 'shared', byPersonId: 'by_person_id', byName: 'by_name',
  at: 'at', sharedAt: 'shared_at', theme: 'theme', withdrawnAt: 'withdrawn_at',
} as const;

/** What this person may read: their own, and those shared with the clerk and the chair when they are one of the two. */
export async function listQuestions(db: Db, panelId: string, reader: { personId: string; seesShared: boolean }): Promise<Question[]> {
  return await db('questions').where({ panel_id: panelId }).whereNull('withdrawn_at')
    .andWhere((readable) => { void readable.where({ by_person_id: reader.personId }); if (reader.seesShared) void readable.orWhere({ shared: true }); })
    .orderBy('at', 'desc').select<Question[]>(columns);
}

/** The same, of one action. */
export async function listQuestionsAbout(db: Db, actionId: string, reader: { personId: string; seesShared: boolean }): Promise<Question[]> {
  return await db('questions').where({ action_id: actionId }).whereNull('withdrawn_at')
    .andWhere((readable) => { void readable.where({ by_person_id: reader.personId }); if (reader.seesShared) void readable.orWhere({ shared: true }); })
    .orderBy('at', 'desc').select<Question[]>(columns);
}

export async function findQuestion(db: Db, id: string): Promise<Question | undefined> {
  return await db('questions').where({ id }).first<Question | undefined>(columns);
}

export async function lockQuestion(tx: Transaction, id: string): Promise<Question> {
  const row = await tx('questions').where({ id }).forUpdate().first<Question | undefined>(columns);
  if (row === undefined) throw new NotFound(`question ${id}`);
  return row;
}

export async function saveWithdrawal(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx('questions').where({ id }).update({ withdrawn_at: at });
}

export async function saveSharing(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx('questions').where({ id }).update({ shared: true, shared_at: at });
}

export async function saveTheme(tx: Transaction, id: string, theme: string | null): Promise<void> {
  await tx('questions').where({ id }).update({ theme });
}

/** Those shared with the clerk and the chair, oldest first: what an edition may print. */
export async function listSharedQuestions(db: Db, panelId: string): Promise<Question[]> {
  return await db('questions').where({ panel_id: panelId, shared: true }).whereNull('withdrawn_at').orderBy('at').select<Question[]>(columns);
}

/** Shared ones that nobody has answered yet. */
/** To the panel that takes over from theirs. */
export async function moveQuestions(tx: Transaction, from: string, to: string): Promise<{ id: string }[]> {
  return await tx('questions').where({ panel_id: from }).update({ panel_id: to }).returning('id');
}

export async function countUnanswered(db: Db, panelId: string): Promise<number> {
  const row = await db('questions as q').where({ 'q.panel_id': panelId, 'q.shared': true }).whereNull('q.withdrawn_at')
    .whereNotExists(db('answers as a').whereRaw('a.question_id = q.id').select(db.raw('1'))).count({ count: '*' }).first<{ count: number }>();
  return row.count;
}

export async function addQuestion(tx: Transaction, q: Question): Promise<void> {
  await tx('questions').insert({
    id: q.id, panel_id: q.panelId, action_id: q.actionId, meeting_id: q.meetingId, text: q.text, shared: q.shared, by_person_id: q.byPersonId, by_name: q.byName, at: q.at, shared_at: q.sharedAt, theme: q.theme, withdrawn_at: q.withdrawnAt,
  });
}

export async function listAnswers(db: Db, questionIds: readonly string[]): Promise<Answer[]> {
  return await db('answers').whereIn('question_id', questionIds).orderBy('at').select<Answer[]>({ id: 'id', questionId: 'question_id', text: 'text', given: 'given', byName: 'by_name', at: 'at' });
}

export async function addAnswer(tx: Transaction, a: Answer & { byPersonId: string }): Promise<void> {
  await tx('answers').insert({ id: a.id, question_id: a.questionId, text: a.text, given: a.given, by_person_id: a.byPersonId, by_name: a.byName, at: a.at });
}
