// Put shared questions under a theme, in the clerk's own words: across actions, and across members.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotFound } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import { lockQuestion, saveTheme } from './question.store.ts';

/** `theme` null takes them out of the theme they are under. */
export async function groupQuestions(deps: Deps, by: Doer, order: { questionIds: readonly string[]; theme: string | null }): Promise<{ ok: true }> {
  return await transact(deps, by, async (tx) => {
    // In one order, so that two clerks never wait for each other.
    for (const id of [...new Set(order.questionIds)].sort()) {
      const question = await lockQuestion(tx, id);
      // Of a private one, or of another panel's, nobody else learns that it exists.
      if (!question.shared || !mayReadQuestion(by.person, question) || !mayAnswer(by.person, question.panelId)) throw new NotFound(`question ${id}`);
      if (question.theme === order.theme) continue;
      await saveTheme(tx, id, order.theme);
      await record(tx, deps, by, { what: 'question.grouped', about: { kind: 'questions', id }, changes: { theme: [question.theme, order.theme] } });
    }
    return { ok: true as const };
  });
}
