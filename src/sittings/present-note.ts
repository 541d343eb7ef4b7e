// A note of the meeting in words. Pure.
import { dayLong } from '../calendar/day.ts';
import type { Words } from '../web/words.ts';
import type { Note, NoteKind } from './sitting.ts';

type Said = Pick<Note, 'kind' | 'minuteNumber' | 'newTargetOn' | 'addressedTo'>;

/** "Closed (minute 41)" */
export function noteSays(note: Said, words: Words): string {
  return `${kindSays(note, words)}${note.minuteNumber === null ? '' : ` (minute ${note.minuteNumber})`}`;
}

function kindSays({ kind, newTargetOn, addressedTo }: Said, words: Words): string {
  if (kind === 'extension agreed') return newTargetOn === null ? 'More time agreed' : `More time agreed, until ${dayLong(newTargetOn)}`;
  if (kind === 'new recommendation') return `Recommendation to ${addressedTo ?? ''}`;
  return kindNames(words)[kind];
}

function kindNames(words: Words): Record<Exclude<NoteKind, 'extension agreed' | 'new recommendation'>, string> {
  return {
    noted: 'Noted', closed: 'Closed', 'closure refused': 'Closure not agreed', 'extension refused': 'More time not agreed', 'further information': 'Further information asked for',
    'officer to attend': 'Officer to attend', 'chair to write': `${words.Chair} to write`, 'not accepted': 'Not accepted: off the list', 'new action': 'New action', 'new undertaking': 'New undertaking', 'new resolution': 'Resolved, nothing to follow',
  };
}
