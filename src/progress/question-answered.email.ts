// The letter that brings a member the answer to their question.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface QuestionAnsweredLetter { memberName: string; aboutSays: string; question: string; answer: string; givenSays: string; address: string }

const text = textView<QuestionAnsweredLetter>('progress/question-answered.text');
const html = view<QuestionAnsweredLetter>('progress/question-answered.html');

export function questionAnsweredEmail(letter: QuestionAnsweredLetter, face: Face): Email {
  return makeEmail(face, { subject: `Your question ${letter.aboutSays} is answered`, text: text(letter), html: html(letter) });
}

export const questionAnsweredSample: QuestionAnsweredLetter = {
  memberName: 'Councillor Okafor', aboutSays: 'about ECS-12', question: 'How many children waited longer than 72 hours?', answer: 'Four in January, none since.', givenSays: 'Given by letter.', address: 'https://actions.example.gov.uk/questions',
};
