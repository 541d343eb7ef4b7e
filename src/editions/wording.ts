// Small words the sentences of an edition are made with: dates, numbers, lists, and wordings cut to a line.
import { type Day, dayLong, dayShort } from '../calendar/day.ts';
import { figure } from '../inspections/amount.ts';
import type { Dated } from './edition-content.ts';

export function dated(d: Day): Dated {
  return { on: d, short: dayShort(d), long: dayLong(d) };
}

export function datedOrNull(d: Day | null): Dated | null {
  return d === null ? null : dated(d);
}

/** "1 day", "41 days", "1,200 actions" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${figure(n)} ${n === 1 ? one : many}`;
}

/** "ECS-2", "ECS-2 and ECS-7", "ECS-2, ECS-7 and ECS-9" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Once, twice, 3 times. */
export function times(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`;
}

const LINE = 88;

/** One line's worth, cut between words. */
export function shortened(text: string, most = LINE): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/(?<![\s,;:–-])[\s,;:–-]+$/, '')}…`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Closes a text with a full stop unless it has an end of its own. */
export function sentence(text: string): string {
  return /[.!?…][”’")]?$/.test(text) ? text : `${text}.`;
}

/** ECS-9 before ECS-10. */
export function byReference(a: string, b: string): number {
  const [, codeA = a, numberA = '0'] = /^(.*?)(?<!\d)(\d+)$/.exec(a) ?? [];
  const [, codeB = b, numberB = '0'] = /^(.*?)(?<!\d)(\d+)$/.exec(b) ?? [];
  return codeA === codeB ? Number(numberA) - Number(numberB) : codeA < codeB ? -1 : 1;
}

/** "ECS-2, ECS-9 and ECS-33 to ECS-37": three or more in a row are a range. */
export function references(all: readonly string[]): string {
  const sorted = [...new Set(all)].sort(byReference);
  const runs: string[][] = [];
  for (const reference of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && follows(last, reference)) run.push(reference);
    else runs.push([reference]);
  }
  return listed(runs.flatMap((run) => (run.length < 3 ? run : [`${run[0] ?? ''} to ${run.at(-1) ?? ''}`])));
}

function follows(a: string, b: string): boolean {
  const [, code, number] = /^(.*?)(?<!\d)(\d+)$/.exec(a) ?? [];
  return code !== undefined && b === `${code}${Number(number) + 1}`;
}

export function atTime(says: string): string {
  return says === '12.00 noon' ? 'noon' : says;
}

/** "Progress report 8" is "progress report 8" within a sentence; a council's "Action Progress Report 8" is a name and stays one. */
export function inSentence(title: string): string {
  return /^\S+ \p{Lu}/u.test(title) ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
