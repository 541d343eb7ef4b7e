// The letter that asks an officer where their actions stand: all their items in one, with what was last said of each.
import { makeEmail, type Email } from '../letters/email.ts';
import type { Face } from '../web/face.ts';
import { textView, view } from '../web/view.ts';

export interface UpdateRequestLetter {
  officerName: string;
  panelName: string;
  meetingDay: string;
  deadline: string;
  /** "This is a reminder." where it is one. */
  reminderSays: string | undefined;
  items: readonly { reference: string; wording: string; targetSays: string; lastSays: string }[];
  address: string;
}

const text = textView<UpdateRequestLetter>('progress/update-request.text');
const html = view<UpdateRequestLetter>('progress/update-request.html');

export function updateRequestEmail(letter: UpdateRequestLetter, face: Face): Email {
  const items = letter.items.length === 1 ? '1 action' : `${letter.items.length} actions`;
  return makeEmail(face, { subject: `Where do your ${items} stand? Updates by ${letter.deadline}`, text: text(letter), html: html(letter) });
}

export const updateRequestSample: UpdateRequestLetter = {
  officerName: 'Sunita Rao', panelName: 'Education and Children’s Services Scrutiny Panel', meetingDay: 'Thursday 12 March 2026', deadline: '25 February 2026', reminderSays: undefined,
  items: [{ reference: 'ECS-12', wording: 'Interview every child who returns from being missing within 72 hours', targetSays: 'target 30 January 2026 (was 31 October 2025), overdue', lastSays: 'You wrote on 14 January 2026: “Eighty-four per cent within 72 hours.”' }],
  address: 'https://actions.example.gov.uk/my-actions',
};
