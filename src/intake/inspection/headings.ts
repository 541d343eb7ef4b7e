// The headings of inspection reports: which open a list of findings and of what type, and which close one.
import type { FindingType } from '../proposal.ts';

export type Heading =
  | { opens: FindingType; group: string | null }
  /** A heading over other headings ("What does the local authority need to improve?"): it tells whose list follows. */
  | { over: 'council' | 'board'; opens: FindingType }
  /** A heading within a list: "Within three months:", a responsible body. */
  | { group: string }
  /** A graded area: a group where the list goes on under it, the end of the list where a chapter begins. */
  | { area: string }
  | { section: 'council' | 'board' }
  | { closes: true };

interface HeadingRule {
  pattern: RegExp;
  heading: (text: string) => Heading;
}

const BOARD = '(?:the\\s+)?(?:LSCB|[A-Z]SCB|(?:local\\s+)?safeguarding\\s+children\\s+board|board)';
const NOTE = '\\s*[?:.]?\\s*\\d{0,2}$';

/** First match wins; each pattern is asked of one heading, alone on its line or lines. */
const RULES: readonly HeadingRule[] = [
  rule(`^(?:areas?\\s+for\\s+)?(?:immediate\\s+and\\s+priority|priority\\s+and\\s+immediate)\\s+actions?${NOTE}`, () => ({ opens: 'priority-and-immediate-action', group: null })),
  rule(`^(?:immediate|priority)\\s+actions?${NOTE}`, () => ({ opens: 'priority-and-immediate-action', group: null })),
  rule(`^(?:identified\\s+)?areas?\\s+for\\s+(?:urgent\\s+)?priority\\s+actions?(?:\\s+(?:for|in|by)\\s.{3,60})?${NOTE}`, () => ({ opens: 'area-for-priority-action', group: null })),
  rule(`^(?:identified\\s+)?areas?\\s+(?:for|of)\\s+improvement(?:\\s+for\\s.{3,60})?${NOTE}`, (text) => ({ opens: 'area-for-improvement', group: forWhom(text) })),
  rule(`^areas?\\s+for\\s+(?:further\\s+)?development${NOTE}`, () => ({ opens: 'area-for-improvement', group: null })),
  rule(`^recommendations?(?:\\s+for\\s.{3,60})?${NOTE}`, (text) => ({ opens: 'recommendation', group: forWhom(text) })),
  rule(`^what\\s+(?:does|do|should)\\s+${BOARD}.{0,20}\\bneed\\s+to\\s+(?:do\\s+to\\s+)?improve\\b.{0,60}$`, () => ({ over: 'board', opens: 'area-for-improvement' })),
  rule('^what\\s+(?:does|do)\\s+(?:the\\s+)?.{2,50}\\bneeds?\\s+to\\s+(?:do\\s+to\\s+)?improve\\b.{0,60}$', () => ({ over: 'council', opens: 'area-for-improvement' })),
  rule('^what\\s+needs?\\s+to\\s+(?:be\\s+)?improved?\\b(?!\\s+is\\b).{0,80}$', () => ({ opens: 'area-for-improvement', group: null })),
  rule('^(?:immediately|within\\s+(?:\\w+|\\d+)\\s+(?:days|weeks|months)(?:\\s+of\\s.{3,60})?)\\s*:?$', (text) => ({ group: text })),
  rule(`^section\\s+\\d+\\s*[:.–-]?\\s*(?:the\\s+)?(?:review\\s+of\\s+the\\s+)?effectiveness\\s+of\\s+${BOARD}`, () => ({ section: 'board' })),
  rule(`^the\\s+effectiveness\\s+of\\s+${BOARD}(?:\\s*\\([A-Z]+\\))?$`, () => ({ section: 'board' })),
  rule('^section\\s+\\d+\\b', () => ({ section: 'council' })),
  rule('^the\\s+local\\s+safeguarding\\s+children\\s+board(?:\\s*\\([A-Z]+\\))?$', () => ({ section: 'board' })),
  rule('^the\\s+local\\s+authority$', () => ({ section: 'council' })),
  rule('^(?:children\\s+who\\s+need\\s+help\\s+and\\s+protection|children\\s+looked\\s+after\\s+and\\s+achieving\\s+permanence|adoption(?:\\s+performance)?|(?:experiences?\\s+and\\s+progress\\s+of\\s+)?care\\s+leavers|leadership,\\s+management\\s+and\\s+governance)$', (text) => ({ area: text })),
];

/** Headings that end a list without opening another; anything else that looks like a heading ends it too. */
const CLOSING = new RegExp(
  '^(?:' + [
    'information\\s+about', 'executive\\s+summary', 'summary\\b', 'inspection\\s+judgements?', 'main\\s+findings', 'headline\\s+findings', 'findings\\b',
    'key\\s+(?:strengths|findings)', 'strengths\\b', '(?:this|the)\\s+(?:local\\s+)?authority(?:[’\']s)?\\s+(?:has|strengths|progress)', 'progress\\s+since', 'record\\s+of\\s+main\\s+findings',
    'local\\s+area\\s+partnership\\s+details', 'inspection\\s+team', 'next\\s+steps', 'yours\\s+(?:sincerely|faithfully)', 'i\\s+am\\s+copying', 'we\\s+are\\s+copying',
    'if\\s+you\\s+are\\s+not\\s+happy', 'ofsted\\s+(?:is|inspects|will)\\b', 'the\\s+office\\s+for\\s+standards', 'any\\s+complaints', 'annex\\b', 'appendix\\b', 'about\\s+(?:this|the)\\s+',
    'other\\s+information', 'what\\s+the\\s+inspection\\s+judgements', 'what\\s+is\\s+it\\s+like', 'the\\s+(?:impact|effectiveness|experiences?)\\s+(?:of|and)\\b',
    'children\\s+(?:who\\s+need\\s+help|looked\\s+after)', 'overall\\s+effectiveness', 'capacity\\s+(?:to|for)\\s+improve', 'outcomes\\s+for', 'quality\\s+of\\s+provision', 'leadership\\b', 'service\\s+information',
    'case\\s+stud(?:y|ies)', 'practice\\s+study', 'background\\b', 'context\\b', 'areas?\\s+covered', 'evaluation\\s+of\\s+progress', 'dear\\b', 'contents$',
  ].join('|') + ')', 'i');

function rule(pattern: string, heading: (text: string) => Heading): HeadingRule {
  return { pattern: new RegExp(pattern, 'i'), heading };
}

function forWhom(text: string): string | null {
  return /\bfor\s+(?:improvement\s+for\s+)?(.{3,60}?)[?:.]?\d*$/i.exec(text.replace(/^areas?\s+for\s+improvement/i, ''))?.[1] ?? null;
}

/** A heading with the number of its page behind it is a line of the table of contents. */
const IN_CONTENTS = /(?:\t|(?<!\.)\.{3,}|(?<!\s)\s{2,}|\s)\d{1,3}$/;
const LONGEST = 120;

export function readHeading(text: string): Heading | null {
  if (text.length > LONGEST || IN_CONTENTS.test(text)) return null;
  const words = text.replace(/\s+/g, ' ');
  // Headings begin with a capital; the same words in running text do not.
  if (!/^[\p{Lu}\d]/u.test(words)) return null;
  for (const { pattern, heading } of RULES) if (pattern.test(words)) return heading(words);
  return CLOSING.test(words) && !/[.;,]$/.test(words) ? { closes: true } : null;
}
