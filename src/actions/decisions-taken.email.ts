// The letter to an owner after decisions: what is newly asked of them, in the words of the resolution, and what was decided about what they already have.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface MadeLine { reference: string; wording: string; resolved: string; minute: string | undefined; target: string; address: string }
export interface DecidedLine { reference: string; wording: string; says: string; words: string | undefined; minute: string | undefined; address: string }

export interface DecisionsTakenLetter {
  officerName: string;
  /** "The Education Panel met on Thursday 12 March 2026." */
  saysWhen: string;
  made: readonly MadeLine[];
  decided: readonly DecidedLine[];
  address: string;
}

const text = textView<DecisionsTakenLetter>('actions/decisions-taken.text');
const html = view<DecisionsTakenLetter>('actions/decisions-taken.html');

export function decisionsTakenEmail(letter: DecisionsTakenLetter, face: Face): Email {
  const references = [...letter.made, ...letter.decided].map(({ reference }) => reference);
  const named = references.length > 3 ? `${references.slice(0, 3).join(', ')} and ${references.length - 3} more` : references.join(', ');
  return makeEmail(face, { subject: letter.made.length > 0 ? `New for you: ${named}` : `What was decided: ${named}`, text: text(letter), html: html(letter) });
}

export const decisionsTakenSample: DecisionsTakenLetter = {
  officerName: 'Sunita Rao', saysWhen: 'The Education and Children’s Services Scrutiny Panel met on Thursday 12 March 2026.', address: 'https://actions.example.gov.uk/my-actions',
  made: [{ reference: 'ECS-43', wording: 'Report on placements out of the borough', resolved: 'that officers report to the next meeting on placements out of the borough', minute: 'minute 41', target: 'Target date: 23 April 2026 (“to the next meeting”).', address: 'https://actions.example.gov.uk/actions/ECS-43' }],
  decided: [{ reference: 'ECS-12', wording: 'Interview every child who returns from being missing within 72 hours', says: 'The panel agreed to more time: the target date is now 30 June 2026.', words: 'This is the last extension.', minute: 'minute 40', address: 'https://actions.example.gov.uk/actions/ECS-12' }],
};
