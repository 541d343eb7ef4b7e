// The days a letter sets itself: "should send the written statement of action by 12 March 2025".
import type { Phrase } from '../proposal.ts';
import { WHOLE_DAY } from './printed-days.ts';
import { joinLines } from './printed-words.ts';

const BY = new RegExp(`\\b(?:by|before|no\\s+later\\s+than|on\\s+or\\s+before)\\s+(?:no\\s+later\\s+than\\s+)?(?:the\\s+)?(${WHOLE_DAY})`, 'gi');
/** Words of the same sentence that make a date a deadline rather than history. */
const ASKED = /\b(?:should|must|required?|requires|asked|expected|requested|submit|send|publish|provide|statement\s+of\s+(?:proposed\s+)?action|action\s+plan)\b/i;
const REACH = 400;

export function readDeadlines(source: string): Phrase[] {
  const deadlines: Phrase[] = [];
  for (const found of source.matchAll(BY)) {
    if (!ASKED.test(sentenceBefore(source, found.index))) continue;
    deadlines.push({ text: joinLines(found[0].split('\n')), passage: { start: found.index, end: found.index + found[0].length } });
  }
  return deadlines;
}

function sentenceBefore(source: string, at: number): string {
  const before = source.slice(Math.max(0, at - REACH), at);
  return before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('.\n')) + 1);
}
