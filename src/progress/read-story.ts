// An action's story for one reader: questions they may not read are never loaded. Reads only.
import type { ActionRead } from '../actions/read-action.ts';
import type { Db } from '../database/db.ts';
import { isClerkOf, partIn, type Person } from '../people/person.ts';
import { mayReadQuestion, mayReadShared, mayReturnUpdate } from './progress.policy.ts';
import type { Return, Update } from './progress.ts';
import { listAnswers, listQuestionsAbout } from './question.store.ts';
import { listSignOffs } from './sign-off.store.ts';
import { storyOf, type StoryEntry, type StoryParts } from './story.ts';
import { listEvidence, listReturns, listUpdates } from './update.store.ts';

/** @param rows of earlier trackers, as the reader may see them */
export async function readStory(db: Db, person: Person, read: ActionRead, rows: StoryParts['rows']): Promise<{ story: StoryEntry[]; last: Update | undefined; lastReturn: Return | undefined }> {
  const { action } = read;
  const ids = [action.id];
  const [updates, returns, evidence, asked] = await Promise.all([
    listUpdates(db, ids), listReturns(db, ids), listEvidence(db, ids), listQuestionsAbout(db, action.id, { personId: person.id, seesShared: mayReadShared(person, action.panelId) }),
  ]);
  const questions = asked.filter((question) => mayReadQuestion(person, question));
  const [answers, signOffs] = await Promise.all([questions.length === 0 ? [] : listAnswers(db, questions.map(({ id }) => id)), updates.length === 0 ? [] : listSignOffs(db, updates.map(({ id }) => id))]);
  const mayReturn = mayReturnUpdate(person, action) && (isClerkOf(person, action.panelId) || read.panel.directorsSignOff);
  const story = storyOf({ ...read, updates, returns, signOffs, evidence, questions, answers, mayReturn, rows, seesMeetings: partIn(person, action.panelId) !== undefined });
  return { story, last: updates[0], lastReturn: returns[0] };
}
