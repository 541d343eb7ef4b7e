// Reads the cells of a tracker that are more than words: what is meant as a day, and words for a state.
import type { ActionState } from '../../actions/action.ts';

/** A cell that was meant as a day, so that one which names none is worth a question. */
export function looksLikeDay(words: string): boolean {
  return /^\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*$/.test(words) || /^\s*\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+,?\s+\d{2,4}\s*$/i.test(words);
}

/** Colours are left out on purpose: green is "achieved" in York and "on track" in Reading. The clerk says once what each means. */
const STATES: readonly { pattern: RegExp; state: ActionState }[] = [
  { pattern: /^(?:not\s+(?:yet\s+)?started|to\s+be\s+started|open|outstanding|new|to\s+do)$/i, state: 'not started' },
  { pattern: /^(?:on\s+(?:track|target|schedule)|in\s+progress|under\s*way|ongoing|started|progressing)\b/i, state: 'on track' },
  { pattern: /^(?:at\s+risk|slipp(?:ed|ing)|delayed|off\s+(?:track|target)|behind|overdue|paused|on\s+hold)\b/i, state: 'at risk' },
  // Done in the owner's eyes: the panel has not yet said so.
  { pattern: /^(?:completed?|done|achieved|implemented|delivered|finished|discharged|fully\s+achieved)\b/i, state: 'proposed for closure' },
  { pattern: /^(?:closed|signed\s+off|agreed\s+(?:as\s+)?(?:complete|closed))\b/i, state: 'closed' },
  { pattern: /^(?:not\s+accepted|rejected|declined|refused)\b/i, state: 'not accepted' },
  { pattern: /^(?:superseded|replaced|overtaken|merged|no\s+longer\s+(?:needed|relevant|required))\b/i, state: 'superseded' },
];

export function readState(words: string, told: Readonly<Record<string, ActionState>> = {}): ActionState | null {
  const key = words.trim().replace(/\s+/g, ' ');
  return told[key.toLowerCase()] ?? STATES.find(({ pattern }) => pattern.test(key))?.state ?? null;
}
