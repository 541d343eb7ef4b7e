// Splits a paper into lines with their places, and tells page furniture (numbers, running heads) from what was written.
import { readHeading } from './headings.ts';
import { findPeriod } from './printed-days.ts';

export interface PrintedLine {
  start: number;
  end: number;
  /** Without white space around it; may be empty. */
  text: string;
  /** A blank line, or a new page, stands before it. */
  apart: boolean;
  furniture: boolean;
}

export function printedLines(source: string): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let apart = true;
  for (const { 0: raw, index } of source.matchAll(/[^\n\r\f\v\u2028\u2029]+/g)) {
    const text = raw.trim();
    const breaks = breaksBefore(source, index);
    if (text === '') {
      apart ||= breaks > 0;
      continue;
    }
    const start = index + raw.indexOf(text.charAt(0));
    lines.push({ start, end: start + text.length, text, apart: apart || breaks > 1, furniture: false });
    apart = false;
  }
  if (blankEverywhere(lines)) for (const line of lines) line.apart = false;
  markFurniture(lines, source);
  return lines;
}

/** Some pastes put a blank line after every line: where even the middles of sentences stand apart, a blank line tells nothing. */
function blankEverywhere(lines: readonly PrintedLine[]): boolean {
  const middles = lines.filter(({ text }, n) => /^\p{Ll}{2}/u.test(text) && /[\p{Ll},]$/u.test(lines[n - 1]?.text ?? ''));
  return middles.length > 4 && middles.filter(({ apart }) => apart).length > middles.length * 0.7;
}

/** How many line breaks stand directly before a place; a page break counts as two. */
function breaksBefore(source: string, at: number): number {
  let count = 0;
  for (let i = at - 1; i >= 0 && count < 2; i -= 1) {
    const one = source.charAt(i);
    if (one === '\n') count += 1;
    else if (one === '\f') count += 2;
    else if (one !== '\r' || source.charAt(i + 1) !== '\n') return one === '\r' ? count + 1 : count;
  }
  return count;
}

const PAGE_NUMBER = /^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$/i;

function markFurniture(lines: readonly PrintedLine[], source: string): void {
  const times = new Map<string, number>();
  const first = new Set<PrintedLine>();
  for (const line of lines) {
    const key = furnitureKey(line.text);
    const before = times.get(key) ?? 0;
    if (before === 0) first.add(line);
    times.set(key, before + 1);
  }
  const mark = (n: number): void => {
    const line = lines[n];
    if (line === undefined || line.furniture) return;
    if (PAGE_NUMBER.test(line.text)) line.furniture = true;
    else if ((lines[n - 1]?.furniture === true || lines[n + 1]?.furniture === true) && isOnlyDays(line)) line.furniture = n > 5;
    else if (n > 5 || !first.has(line)) {
      line.furniture = isRunningHead(line, lines[n - 1], lines[n + 1], times.get(furnitureKey(line.text)) ?? 0, source);
    }
  };
  // There and back, so that a head of two lines is known by the page number beside either.
  for (let n = 0; n < lines.length; n += 1) mark(n);
  for (let n = lines.length - 1; n >= 0; n -= 1) mark(n);
}

/** The days of the inspection beside a page number are the second line of a running foot. */
function isOnlyDays(line: PrintedLine): boolean {
  return line.text.length < 60 && /\d{4}$/.test(line.text) && findPeriod(line.text)?.text === line.text;
}

function furnitureKey(text: string): string {
  return text.replace(/\d+/g, '#').toLowerCase();
}

/** Heads and feet that Ofsted prints on every page; on the first page the same words are the title, so a page's edge must be near. */
const KNOWN_HEAD = /^(?:Area SEND (?:full )?inspection report\s*:|Ofsted (?:is proud to|report)|(?:Inspection|Re-inspection|Monitoring visit|Focused visit|Joint targeted area inspection) (?:of|to) .{3,80}\b\d{4}$|Inspection of .{3,80} children[’']s (?:social care )?services$|.{3,60} Inspection of looked after children services(?:\s+\d{1,3})?$)/i;

const TITLE = /^(?:re-?)?inspection of\b|^(?:area SEND|joint targeted area|focus+ed visit|monitoring visit)\b|^.{3,60} inspection of\b/i;

function isRunningHead(line: PrintedLine, before: PrintedLine | undefined, after: PrintedLine | undefined, times: number, source: string): boolean {
  if (before === undefined || /[.;:]$/.test(line.text) || line.text.length > 120) return false;
  const atPageEdge = before.furniture || after?.furniture === true || isAtEdge(line, source);
  if (atPageEdge && KNOWN_HEAD.test(line.text)) return true;
  if (times < 2 || line.text.length < 9) return false;
  if (readHeading(line.text) !== null) return false;
  return (atPageEdge && times > 2) || (TITLE.test(line.text) && (atPageEdge || times > 2));
}

function isAtEdge(line: PrintedLine, source: string): boolean {
  return source.charAt(line.start - 1) === '\f' || /^\s{0,4}\f/.test(source.slice(line.end, line.end + 5));
}
