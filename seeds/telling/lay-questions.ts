// Members' questions with their answers, and one exempt note.
import { randomUUID } from 'node:crypto';
import { record } from '../../src/audit/record.ts';
import { addDays } from '../../src/calendar/day.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Transaction } from '../../src/database/db.ts';
import { ask } from '../../src/progress/ask.ts';
import { addAnswer } from '../../src/progress/question.store.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { doer, expectOk, meeting, type Cast } from './cast.ts';
import { dayAt, depsOn } from './timeline.ts';

export async function layQuestions(deps: Deps, tx: Transaction, cast: Cast): Promise<void> {
  for (const q of cast.story.questions) {
    const then = depsOn(deps, dayAt(cast.today, q.at), '20:00');
    const reference = cast.references[q.about - 1] ?? '';
    const asked = await ask(then, await doer(then, cast, q.by), { reference, meetingId: meeting(cast, 'next').id, text: q.text, shared: q.shared });
    if (q.answer === undefined) continue;
    const clerk = await doer(then, cast, cast.story.clerk);
    await addAnswer(tx, { id: randomUUID(), questionId: asked.questionId, text: q.answer, given: 'in the report', byName: clerk.person.name, byPersonId: clerk.person.id, at: depsOn(deps, addDays(dayAt(cast.today, q.at), 2)).clock.now() });
    await record(tx, then, clerk, { what: 'question.answered', about: { kind: 'questions', id: asked.questionId, label: reference } });
  }
  const { by, about, ...note } = cast.story.exemptNote;
  const exempt = depsOn(deps, addDays(cast.today, -3), '11:00');
  expectOk(await writeExemptNote(exempt, await doer(exempt, cast, by), { reference: cast.references[about - 1] ?? '', ...note, replacesId: null }), 'the exempt note');
}
