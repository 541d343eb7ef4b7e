// The letter that tells a clerk that requests did not go out: what refuses them and its mend, or that their time has passed.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface ChaseStoppedLetter {
  clerkName: string;
  panelName: string;
  meetingDay: string;
  /** "The first request was due today and has not gone out." */
  says: string;
  /** "ECS-31 has no lead post" */
  because: readonly string[];
  then: string;
  address: string;
}

const text = textView<ChaseStoppedLetter>('progress/chase-stopped.text');
const html = view<ChaseStoppedLetter>('progress/chase-stopped.html');

export function chaseStoppedEmail(letter: ChaseStoppedLetter, face: Face): Email {
  return makeEmail(face, { subject: `Requests for updates have not gone out: meeting of ${letter.meetingDay}`, text: text(letter), html: html(letter), answered: 'by nobody' });
}

export const chaseStoppedSample: ChaseStoppedLetter = {
  clerkName: 'Asha Clerk', panelName: 'Education and Children’s Services Scrutiny Panel', meetingDay: 'Thursday 12 March 2026', says: 'The first request for updates was due on 16 February 2026 and has not gone out.',
  because: ['ECS-31 has no lead post', 'ECS-32 has no target date'], then: 'It goes out within a minute of the last of these being put right, or when you pass over them with a reason.', address: 'https://actions.example.gov.uk/meetings/sample/cycle',
};
