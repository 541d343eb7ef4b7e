// Which letter everybody must get on which day of the simulated year, worked out from the plan alone; and when who answers.
import { addDays, day, weekdayOf } from '../../src/calendar/day.ts';
import { answersAfter, cancelled, extraordinary, livedMeetings, looksOf, outages, postponed, sentAt, working, type Lived } from './year.support.ts';

export type Kind = 'request' | 'copy' | 'sign-off' | 'edition' | 'stopped' | 'trouble' | 'heads';
/** A director who signs off all that waits for them, an hour after the letter; the other never does. */
const signer = 'GAM-d1';
export interface Signing { at: string; director: string }
export interface Expected { at: string; to: string; kind: Kind }
export interface Answering { at: string; officer: string; email: string; panel: string; meeting: string; posts: string[] }

export const bounced = { officer: 'ALF-h4', goodFrom: '2025-09-23 10:00' } as const;
export const deferred = { officer: 'ALF-h5', on: '2025-10-23' } as const;
export const leaver = { post: 'BET-h3', from: '2025-12-29', to: 'BET-h3b' } as const;
export const gap = { post: 'GAM-h5', from: '2025-12-22', filledAt: '2025-12-22 10:30', to: 'GAM-h5b', meeting: 'GAM 2026-01-13' } as const;

/** The first look of a week sends the administrator the audit trail's heads of the seven days before, if there were any. */
function weeklyHeads(ticks: readonly string[]): Expected[] {
  const looked = [...new Set(ticks.map((tick) => tick.slice(0, 10)))];
  return looked.flatMap((on, i) => {
    const monday = addDays(day(on), 1 - weekdayOf(day(on)));
    const heads = looked.slice(0, i).filter((earlier) => earlier >= addDays(day(on), -7));
    const isDue = heads.length > 0 && heads.every((earlier) => earlier < monday);
    return isDue ? [{ at: ticks.find((tick) => tick.startsWith(on)) ?? '', to: 'admin@testborough.example', kind: 'heads' as const }] : [];
  });
}

/** Posts of a panel: ten or eleven heads under two directors; one director leads something too. Forty in all. */
export function postsOf(panel: string): { key: string; director: string | null }[] {
  const heads = Array.from({ length: panel === 'ALF' ? 12 : 11 }, (_, i) => ({ key: `${panel}-h${i + 1}`, director: `${panel}-d${(i % 2) + 1}` }));
  return [...heads, { key: `${panel}-d1`, director: null }, { key: `${panel}-d2`, director: null }];
}

/** Whoever holds a post then; one officer holds a post of two panels. */
export function holderOf(post: string, at: string): string | undefined {
  if (post === leaver.post && at >= leaver.from) return leaver.to;
  if (post === gap.post && at >= gap.from) return at < gap.filledAt ? undefined : gap.to;
  return post === 'BET-h1' ? 'ALF-h1' : post;
}

export const emailOf = (officer: string, at: string): string => `${officer.toLowerCase()}${officer === bounced.officer && at >= bounced.goodFrom ? '.new' : ''}@testborough.example`;

/** The second director leads nothing: theirs is to be told. */
export const leads = (post: string): boolean => !post.endsWith('-d2');

export function expectYear(days: readonly string[]): { letters: Expected[]; answers: Answering[]; signings: Signing[] } {
  const asked = looks();
  const ticks = days.flatMap((day) => looksOf(day, asked.get(day)));
  const after = (at: string): string => ticks.find((tick) => tick >= at) ?? '';
  const letters: Expected[] = [];
  const answers: Answering[] = [];
  const given: { post: string; meeting: string; at: string }[] = [];
  const sends = livedMeetings().flatMap((meeting) => meeting.steps.flatMap(({ step, on }, i) => {
    const next = meeting.steps[i + 1];
    const until = next === undefined ? `${meeting.publishOn} 17:00` : `${next.on} 08:00`;
    const at = meeting.key === gap.meeting && on === gap.from ? '2025-12-22 11:00' : sentAt(on, until, ticks);
    return at === undefined || at >= meeting.endsAt ? [] : [{ meeting, step, at, nth: (['first-request', 'reminder', 'last-call'] as const).indexOf(step) }];
  })).sort((a, b) => (a.at < b.at ? -1 : 1));

  for (const { meeting, step, at, nth } of sends) {
    const isDone = (post: string): boolean => given.some((answer) => answer.post === post && answer.at < at && (meeting.chain.includes(answer.meeting) || answer.at >= `${meeting.steps[0]?.on ?? ''} 00:00`));
    const owed = postsOf(meeting.panel.key).filter(({ key }) => leads(key) && !isDone(key));
    const owing = new Map<string, string[]>();
    for (const { key } of owed) { const who = holderOf(key, at) ?? ''; owing.set(who, [...(owing.get(who) ?? []), key]); }
    for (const [officer, posts] of owing) {
      if (arrives(officer, at)) letters.push({ at: officer === deferred.officer && at.startsWith(deferred.on) ? `${deferred.on} 09:30` : at, to: emailOf(officer, at), kind: 'request' });
      else letters.push({ at: ticks[ticks.indexOf(at) + 1] ?? '', to: `${meeting.panel.key.toLowerCase()}-clerk@testborough.example`, kind: 'trouble' });
      if (arrives(officer, at) && answersAfter(officer, meeting.key) === nth) answer(officer, posts, meeting, at);
    }
    if (step === 'last-call' && meeting.panel.copies) {
      for (const director of new Set(owed.map((post) => post.director).filter((one) => one !== null))) if (!owing.has(director)) letters.push({ at, to: emailOf(director, at), kind: 'copy' });
    }
  }
  const { signings } = askDirectors(given);
  letters.push(...weeklyHeads(ticks));
  letters.push({ at: '2025-12-22 08:00', to: 'gam-clerk@testborough.example', kind: 'stopped' });
  for (const { panel, at } of dispatches()) for (const member of ['chair', 'm1', 'm2']) letters.push({ at: after(at), to: `${panel.toLowerCase()}-${member}@testborough.example`, kind: 'edition' });
  return { letters, answers, signings };

  /** What was written for the meeting by then and not signed off since, of posts a director directs and does not hold. */
  function askDirectors(written: typeof given): { signings: Signing[] } {
    const signed: Signing[] = [];
    for (const meeting of livedMeetings()) for (const [i, { on }] of meeting.signs.entries()) {
      const until = meeting.signs[i + 1] === undefined ? `${meeting.publishOn} 17:00` : `${meeting.signs[i + 1]?.on ?? ''} 08:00`;
      const at = sentAt(on, until, ticks);
      if (at === undefined || at >= meeting.endsAt) continue;
      for (const director of [`${meeting.panel.key}-d1`, `${meeting.panel.key}-d2`]) {
        const waits = postsOf(meeting.panel.key).some((post) => {
          const last = post.director === director && leads(post.key) ? written.filter((one) => one.post === post.key && one.at < at).at(-1) : undefined;
          const counts = last !== undefined && (meeting.chain.includes(last.meeting) || last.at >= `${meeting.steps[0]?.on ?? ''} 00:00`);
          return counts && !signed.some((one) => one.director === director && one.at > last.at);
        });
        if (!waits) continue;
        letters.push({ at, to: emailOf(director, at), kind: 'sign-off' });
        if (director === signer) signed.push({ at: `${at.slice(0, 10)} 15:00`, director });
      }
    }
    return { signings: signed };
  }

  function answer(officer: string, posts: string[], meeting: Lived, sent: string): void {
    const at = `${working(sent.slice(0, 10), 1)} 14:00`;
    if (at >= meeting.endsAt) return;
    answers.push({ at, officer, email: emailOf(officer, at), panel: meeting.panel.key, meeting: meeting.key, posts });
    for (const post of posts) given.push({ post, meeting: meeting.key, at });
  }
}

function arrives(officer: string, at: string): boolean {
  return officer !== bounced.officer || at >= bounced.goodFrom;
}

/** The papers of every meeting that is neither cancelled nor put off, each on the last lawful day of its panel. */
export function dispatches(): { key: string; panel: string; meetsOn: string; at: string }[] {
  const ordinary = livedMeetings().filter(({ key }) => key !== `${cancelled.panel} ${cancelled.meetsOn}` && key !== `${postponed.panel} ${postponed.meetsOn}`)
    .map(({ key, panel, meetsOn, publishOn }) => ({ key, panel: panel.key, meetsOn, at: `${publishOn} 09:00` }));
  return [...ordinary, { key: `${extraordinary.panel} ${extraordinary.meetsOn}`, panel: extraordinary.panel, meetsOn: extraordinary.meetsOn, at: `${extraordinary.calledOn} 12:10` }];
}

/** When the worker looks on which day: around 8 where a request is due, after the papers have gone, and wherever something is to go wrong. */
export function looks(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (day: string, ...times: string[]): void => { found.set(day, [...(found.get(day) ?? []), ...times]); };
  for (const { steps, signs, publishOn } of livedMeetings()) {
    for (const { on } of [...steps, ...signs]) add(on, '07:59', '08:00', '08:01');
    add(publishOn, '08:00', '09:30');
  }
  for (const [from, to] of outages) for (const at of [from, to]) add(at.slice(0, 10), '09:30');
  for (const day of [deferred.on, bounced.goodFrom.slice(0, 10), gap.from]) add(day, '09:30', '11:00');
  // After the three days: the Sunday on which the clocks change, the night after it, and the Monday.
  add('2026-03-29', '08:00', '11:00');
  add('2026-03-30', '03:00', '07:59', '08:00', '08:01');
  add(extraordinary.calledOn, '08:00', '14:05');
  return found;
}
