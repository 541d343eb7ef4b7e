// The letter that asks an officer where their actions stand: all their items in one, with what was last said of each; a director is told what their posts owe.
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
  items: readonly { reference: string; wording: string; targetSays: string; /** What has changed since the panel's last report. */ sinceSays?: string | undefined; lastSays: string; /** What the panel decided, or the clerk asked. */ panelSays: string | undefined }[];
  /** Of posts this reader directs: what has no update. */
  directed: readonly { reference: string; wording: string; leadSays: string }[];
  address: string;
}

const text = textView<UpdateRequestLetter>('progress/update-request.text');
const html = view<UpdateRequestLetter>('progress/update-request.html');

export function updateRequestEmail(letter: UpdateRequestLetter, face: Face): Email {
  return makeEmail(face, { subject: subjectOf(letter), text: text(letter), html: html(letter) });
}

function subjectOf({ items, directed, deadline, panelName }: UpdateRequestLetter): string {
  const count = (n: number): string => (n === 1 ? '1 action' : `${n} actions`);
  if (items.length > 0) return `${items.length === 1 ? 'Where does your action stand?' : `Where do your ${items.length} actions stand?`} Updates by ${deadline}`;
  return `No update yet on ${count(directed.length)} of posts you direct: ${panelName}`.slice(0, 120);
}

export const updateRequestSample: UpdateRequestLetter = {
  officerName: 'Sunita Rao', panelName: 'Education and Children’s Services Scrutiny Panel', meetingDay: 'Thursday 12 March 2026', deadline: '25 February 2026', reminderSays: undefined,
  items: [{
    reference: 'ECS-12', wording: 'Interview every child who returns from being missing within 72 hours', targetSays: 'Target 30 January 2026 (was 31 October 2025), overdue by 12 days', sinceSays: 'Since progress report 7 (8 January 2026): became overdue; now at risk.',
    lastSays: 'Sunita Rao wrote on 14 January 2026: “Eighty-four per cent within 72 hours.”', panelSays: 'The panel asked for further information on 8 January 2026, minute 41: “figures by district”',
  }],
  directed: [{ reference: 'ECS-19', wording: 'Agree thresholds with the police', leadSays: 'Ben Hall, Head of Assessment' }],
  address: 'https://actions.example.gov.uk/answer/sample',
};
