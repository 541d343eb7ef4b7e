// Step 7: which paragraph opens an item, and with what number and title.
import { cutWords } from './words.ts';
import type { Words } from './words.ts';
import type { Mark } from './marks.reader.ts';

export interface Heading {
  number: string | null;
  title: Words;
  /** Where the narrative runs on after the title on the same line. */
  rest: Words | null;
}

const downloads = /(?:(?<! ) +)?(?:\(?pdf(?: icon)?\)?,? *)?(?:(?:pdf|doc|docx|html|xls|xlsx|rtf|zip)(?: file)?,? ?)?\(?(?<!\d)\d{1,9}(?:[.,]\d{1,9})? ?[kmg]b\)?$/i;
const council = /^(?:(?:agenda )?item|minute)(?: no\.?| number)? ?[:.]? ?(?=\d|[A-Z]{1,6}[ ./-]?\d)/i;
const reference = /^(?!\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b)((?:[A-Z]{1,6}[ ./-]{0,2})?\d{1,4}(?:[./-]\d{1,4}){0,2}[A-Z]?|\d{1,4}[A-Z]{1,5})(?: ?[.:)-]+ *| +)(?:(\(\d{1,4}\)) +)?(?=[A-Z"'(\d])/;

/** "(28)" printed after a council-wide number is the committee's own number and no part of the title. */
const second = /^\(\d{1,4}\) +/;

/** "Minute 88 – January 2018 – Task Groups" speaks of an earlier meeting. */
const earlier = /^minutes? (?:no\.? ?)?\d[\w./-]* ?(?:-|,|\() ?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:of )?(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/i;

export function readHeading(words: Words, mark: Mark | null): Heading | undefined {
  if (mark === null && earlier.test(words.plain)) return undefined;
  const numbered = numberOf(words, mark);
  const asked = titleBeforePurpose(words.plain);
  if (numbered === undefined && mark === null && asked !== undefined) return { number: null, title: cutWords(words, 0, asked.title), rest: cutWords(words, asked.rest) };
  const body = numbered?.rest ?? words;
  const whole = withoutDownload(body);
  if (isTitle(whole.plain)) return { number: numbered?.number ?? null, title: trimTitle(whole), rest: null };
  if (numbered === undefined) return undefined;
  const cut = titleEnd(body.plain);
  if (cut === undefined) return undefined;
  return { number: numbered.number, title: trimTitle(cutWords(body, 0, cut.title)), rest: cutWords(body, cut.rest) };
}

/** "LATE ITEMS To consider any item …": a heading and the agenda's ask that extraction ran together. */
export function titleBeforePurpose(plain: string): { title: number; rest: number } | undefined {
  const found = /^([A-Z][^.:;!?]{3,140}?),? +(?=(?:\(?1[.)] )?To (?:[a-z]+ly )?(?:consider|receive|note|approve|agree|confirm|discuss|review|scrutinise|sign|hear|appoint|elect|report|deal|comment|give|take|determine|answer|examine|endorse|submit|present|identify|name|point|decide|invite|ask|inform|update|provide|seek|look|disclose|declare|allow|enable|make)\b)/.exec(plain.slice(0, 240));
  if (found?.[1] === undefined || !isTitle(found[1]) || !(isCapitals(found[1]) || capitalShare(found[1]) >= 0.6)) return undefined;
  return { title: found[1].length, rest: found[0].length };
}

function numberOf(words: Words, mark: Mark | null): { number: string; rest: Words } | undefined {
  if (mark?.label !== null && mark !== null && /^(?:dot|bare|decimal|paren)$/.test(mark.dress) && /^\d/.test(mark.label)) {
    const also = second.exec(words.plain);
    return { number: mark.label, rest: also === null ? words : cutWords(words, also[0].length) };
  }
  if (mark !== null) return undefined;
  const item = council.exec(words.plain)?.[0].length ?? 0;
  const found = reference.exec(words.plain.slice(item, item + 60));
  if (found?.[1] === undefined) return undefined;
  return { number: found[1].trim(), rest: cutWords(words, item + found[0].length) };
}

export function withoutDownload(words: Words): Words {
  const tail = downloads.exec(words.plain.slice(-60));
  return tail === null ? words : trimTitle(cutWords(words, 0, words.plain.length - tail[0].length));
}

function trimTitle(words: Words): Words {
  return cutWords(words, 0, words.plain.replace(/(?<![ .:-])[ .:-]+$/, '').length);
}

export function hasDownload(plain: string): boolean {
  return downloads.test(plain.slice(-60));
}

const finite = /\b(?:was|were|had|has been|have been|asked|noted|reported|advised|stated|explained|received|considered|presented|queried|welcomed|thanked|introduced|said|agreed|confirmed|highlighted|responded|raised|commented|informed|would|will|is|are)\b/;

/** Short, capitalised, not a sentence and not a limb. */
export function isTitle(plain: string): boolean {
  if (plain.length < 3 || plain.length > 220 || !/^["'([]?[A-Z0-9]/.test(plain)) return false;
  if (/^(?:that|to|resolved|agreed|recommended|decision|action|councillors?|cllrs?|present|apologies from|note|reason)\b ?[:-]?/i.test(plain) && !/^(?:action (?:plan|log|track|progress)|actions? arising|decisions? (?:of|taken)|note of|to and|action points)/i.test(plain)) return false;
  if (/^\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/i.test(plain)) return false;
  if (/^the (?:panel|committee|board|cabinet|council|chair)$/i.test(plain) || /^\([^()]*\)$/.test(plain) || /\b0\d{3,4} ?\d{3}/.test(plain)) return false;
  if (isCapitals(plain)) return true;
  if (/^(?:[A-Z][\w'&-]*,? (?:of |for |and |the )?){1,6}to [a-z]+ (?:the|a|an|all|their|its|members|further|with|on|out|up|back)\b/.test(plain)) return false;
  if (/[;,!]$/.test(plain) || /[a-z0-9)]\.$/.test(plain) || /[.] [A-Z]/.test(plain)) return false;
  if (/:$/.test(plain)) return false;
  return !finite.test(plain) || capitalShare(plain) > 0.7;
}

export function isCapitals(plain: string): boolean {
  const letters = plain.replace(/[^A-Za-z]/g, '');
  return letters.length > 3 && letters.replace(/[^A-Z]/g, '').length > letters.length * 0.85;
}

export function capitalShare(plain: string): number {
  const words = plain.split(' ').filter((word) => word.length > 3);
  return words.filter((word) => /^["'(]?[A-Z]/.test(word)).length / Math.max(1, words.length);
}

/** "TITLE - More of the Title - The chair opened…": the title ends at the dash before the first sentence. */
function titleEnd(plain: string): { title: number; rest: number } | undefined {
  const colon = /^[A-Z][A-Z0-9 ,'&()/-]{4,160}(?::|\.) +(?=[A-Z][a-z]|No\b)/.exec(plain);
  if (colon !== null && isCapitals(colon[0])) return { title: colon[0].trimEnd().length - 1, rest: colon[0].length };
  const stop = /^[A-Z][^.;:!?]{3,90}\. +(?=[A-Z])/.exec(plain);
  if (stop !== null && isTitle(stop[0].slice(0, stop[0].lastIndexOf('.'))) && capitalShare(stop[0]) > 0.6) return { title: stop[0].lastIndexOf('.'), rest: stop[0].length };
  let end: { title: number; rest: number } | undefined;
  for (const dash of plain.slice(0, 600).matchAll(/ --? /g)) {
    const segment = plain.slice(end?.rest ?? 0, dash.index);
    if (end === undefined ? !isCapitals(segment) && capitalShare(segment) < 0.8 : !isTitle(segment) || capitalShare(segment) < 0.6) break;
    end = { title: dash.index, rest: dash.index + dash[0].length };
  }
  return end;
}
