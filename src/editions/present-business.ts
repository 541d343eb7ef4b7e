// Recommendations with their responses, and members' questions with the answers.
import type { EditionContent, QuestionContent } from './edition-content.ts';
import { type Block, cell, type Facts, heading, strong } from './edition-document.ts';
import { capital, sentence } from './wording.ts';

export function businessSection({ recommendations }: EditionContent): Block[] {
  return [{
    kind: 'table', look: 'plain', caption: 'Recommendations and the responses to them',
    columns: [{ head: 'Recommendation', share: 46 }, { head: 'To', share: 14 }, { head: 'Response', share: 40 }],
    rows: recommendations.map((r) => [
      cell([strong(r.label), { text: ` ${r.text}` }], `Made ${r.made.long}`), cell(r.to),
      cell(sentence(capital(r.says)), ...(r.words ? [r.words] : []), ...(r.reasons ? [`Reasons: ${r.reasons}`] : [])),
    ]),
  }];
}

export function questionsSection({ questions }: EditionContent): Block[] {
  return questions.flatMap((q): Block[] => [
    heading(3, `${q.label}${q.reference ? `, about ${q.reference}` : ''}`, `question-${q.label.split(' ').at(-1) ?? ''}`),
    facts(q),
  ]);
}

function facts(q: QuestionContent): Facts {
  const answers = q.answers.map((a) => ({ label: 'Answer', lines: cell([{ text: a.says, look: 'quiet' }], ...a.text.split('\n').filter(Boolean)) }));
  return {
    kind: 'facts',
    rows: [
      { label: 'Asked', lines: cell([{ text: q.says, look: 'quiet' }], ...q.text.split('\n').filter(Boolean)) },
      ...(answers.length > 0 ? answers : [{ label: 'Answer', lines: cell('Not yet answered') }]),
    ],
  };
}
