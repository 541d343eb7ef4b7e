// The panel's other business in an edition: recommendations with their responses, and members' questions with the answers.
import { daysBetween, dayOf } from '../calendar/day.ts';
import type { Building } from './building.ts';
import type { QuestionContent, RecommendationContent } from './edition-content.ts';
import type { RegisterQuestion, RegisterResolution } from './register.ts';
import { byReference, capital, count, dated, datedOrNull } from './wording.ts';

/** Those still waiting, and those answered since the comparison edition. */
export function recommendationsOf(by: Building): RecommendationContent[] {
  return by.register.resolutions
    .filter((r) => r.kind === 'recommendation' && (r.response?.answeredOn == null || by.since === null || r.response.answeredOn >= dayOf(by.since)))
    .sort((a, b) => (a.resolvedOn < b.resolvedOn ? -1 : a.resolvedOn > b.resolvedOn ? 1 : 0))
    .map((r) => recommendationOf(r, by));
}

function recommendationOf(r: RegisterResolution, by: Building): RecommendationContent {
  const due = r.response?.dueOn ?? null;
  const answered = r.response?.answeredOn ?? null;
  const lateDays = answered === null && due !== null ? Math.max(0, daysBetween(due, by.register.meeting.on)) : 0;
  const limb = r.label === null ? '' : `(${r.label.replace(/[().]/g, '')})`;
  return {
    id: r.id, label: r.minuteNumber === null ? `Recommendation of ${dated(r.resolvedOn).long}` : `Minute ${r.minuteNumber}${limb}`,
    text: r.text, to: r.response?.addressedTo ?? by.words.cabinet, made: dated(r.resolvedOn), due: datedOrNull(due), answered: datedOrNull(answered),
    answer: r.response?.answer ?? null, words: r.response?.words ?? null, reasons: r.response?.reasons ?? null, lateDays,
    says: standing(r, lateDays),
  };
}

function standing(r: RegisterResolution, lateDays: number): string {
  const response = r.response;
  if (!response) return 'not yet sent';
  if (response.answeredOn !== null) return `${response.answer ?? 'answered'}, ${dated(response.answeredOn).long}`;
  if (response.receivedOn === null) return 'sent; receipt not yet confirmed, so no clock runs';
  if (response.dueOn === null) return 'no response yet; no date agreed';
  const due = dated(response.dueOn).long;
  return lateDays > 0 ? `no response; it was due on ${due}, ${count(lateDays, 'day')} before the meeting` : `response due on ${due}`;
}

/** Questions not yet answered, and those asked or answered since the comparison edition. */
export function questionsOf(by: Building): QuestionContent[] {
  const fresh = (q: RegisterQuestion) => by.since === null || q.answers.length === 0 || [q.at, ...q.answers.map((a) => a.at)].some((at) => at > (by.since ?? at));
  return by.register.questions.filter(fresh).sort((a, b) => a.at.getTime() - b.at.getTime() || byReference(a.id, b.id)).map(questionOf);
}

function questionOf(q: RegisterQuestion, index: number): QuestionContent {
  const on = dated(dayOf(q.at));
  return {
    id: q.id, label: `Question ${index + 1}`, reference: q.actionReference, on, says: `${q.byName}, ${on.long}`, text: q.text,
    answers: [...q.answers].sort((a, b) => a.at.getTime() - b.at.getTime()).map((a) => {
      const answered = dated(dayOf(a.at));
      return { id: a.id, on: answered, says: `${capital(a.given)}, ${a.byName}, ${answered.long}`, text: a.text };
    }),
  };
}
