// The table officer_asks: what the clerk asked whoever answers for an action, because a member wants to know.
import type { Db, Transaction } from '../database/db.ts';
import type { OfficerAsk } from './progress.ts';

const columns = { id: 'k.id', questionId: 'k.question_id', actionId: 'k.action_id', text: 'k.text', byName: 'k.by_name', at: 'k.at' } as const;

/** Those nobody has answered yet, of questions that still stand; newest first. */
export async function listOpenAsks(db: Db, actionIds: readonly string[]): Promise<OfficerAsk[]> {
  return await db('officer_asks as k').join('questions as q', 'q.id', 'k.question_id').whereIn('k.action_id', actionIds).whereNull('q.withdrawn_at')
    .whereNotExists(db('answers as a').whereRaw('a.question_id = k.question_id').select(db.raw('1'))).orderBy('k.at', 'desc').select<OfficerAsk[]>(columns);
}

export async function listAsksOf(db: Db, questionIds: readonly string[]): Promise<OfficerAsk[]> {
  return await db('officer_asks as k').whereIn('k.question_id', questionIds).orderBy('k.at').select<OfficerAsk[]>(columns);
}

export async function addAsk(tx: Transaction, ask: OfficerAsk & { byPersonId: string }): Promise<void> {
  await tx('officer_asks').insert({ id: ask.id, question_id: ask.questionId, action_id: ask.actionId, text: ask.text, by_person_id: ask.byPersonId, by_name: ask.byName, at: ask.at });
}
