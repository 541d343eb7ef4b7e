// Step 21: by when, in the paper's own words. The calendar finds the phrases; here the one that binds is chosen.
import { findDuePhrases } from '../../calendar/due-phrase.ts';
import type { Phrase, ResolutionKind } from '../proposal.ts';
import { cutWords, phraseOf } from './words.ts';
import type { Words } from './words.ts';

const reach = 2000;
/** No due phrase is without one of these: most sentences need not be searched at all. */
const sign = /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|following|subsequent|forthcoming|future|later|each|every|annual|quarter|month|week|day|term|year|season|soon|course|immediate|forthwith|urgent|when|once|christmas|easter|summer|autumn|spring|winter|before|prior|meeting|earliest|due|until|ahead|advance|delay|regular|basis|ongoing|as and)/i;

export function readDue(words: Words, kind: ResolutionKind): Phrase | null {
  if (kind === 'note' || kind === 'procedural') return null;
  if (!sign.test(words.plain.slice(0, reach))) return null;
  const found = findDuePhrases(words.text.slice(0, reach)).filter((phrase) => !/^regular/i.test(phrase.words));
  const first = found.find((phrase) => phrase.kind !== 'vague') ?? found[0];
  return first === undefined ? null : phraseOf(cutWords(words, first.start, first.end));
}
