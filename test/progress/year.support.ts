// The simulated year, told twice: what is laid out and lived through, and (worked out here by other means than the app's) which letters it must bring.
// Days are ISO texts; the holidays are typed in, and working days are counted on plain UTC dates.

export type Step = 'first-request' | 'reminder' | 'update-deadline' | 'last-call' | 'chairs-draft' | 'publication';
export interface PanelPlan { key: 'ALF' | 'BET' | 'GAM'; leads: Record<Step, number>; copies: boolean; /** Directors sign updates off. */ signs: boolean; meets: readonly string[] }

const usual = { 'first-request': 18, reminder: 13, 'update-deadline': 11, 'last-call': 10, 'chairs-draft': 8, publication: 6 };

/** Eighteen meetings with the extraordinary one; 26 October 2025 and 29 March 2026 are the clock changes. */
export const panelPlans: readonly PanelPlan[] = [
  { key: 'ALF', leads: usual, copies: false, signs: false, meets: ['2025-10-16', '2025-11-18', '2026-01-08', '2026-02-26', '2026-04-23', '2026-07-09'] },
  { key: 'BET', leads: { 'first-request': 20, reminder: 14, 'update-deadline': 12, 'last-call': 11, 'chairs-draft': 9, publication: 7 }, copies: true, signs: false, meets: ['2025-10-21', '2025-12-09', '2026-01-20', '2026-03-31', '2026-05-12', '2026-07-14'] },
  { key: 'GAM', leads: usual, copies: false, signs: true, meets: ['2025-11-04', '2026-01-13', '2026-03-10', '2026-04-28', '2026-06-23'] },
];
export const extraordinary = { panel: 'ALF', calledOn: '2026-05-27', meetsOn: '2026-06-04' } as const;
export const postponed = { panel: 'ALF', meetsOn: '2026-02-26', at: '2026-02-16 15:00', to: '2026-03-05' } as const;
export const cancelled = { panel: 'BET', meetsOn: '2025-12-09', at: '2025-11-21 15:00' } as const;
export const inquorate = { panel: 'GAM', meetsOn: '2026-03-10' } as const;

/** The worker does nothing from the first to the second. One minute, two hours and three days, each across a time of sending. */
export const outages: readonly (readonly [from: string, to: string])[] = [['2025-09-22 08:00', '2025-09-22 08:01'], ['2025-10-01 07:30', '2025-10-01 09:30'], ['2026-03-26 07:30', '2026-03-29 07:30']];

const holidays = new Set(['2025-08-25', '2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31']);

export function shift(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function isWorking(iso: string): boolean {
  return ![0, 6].includes(new Date(`${iso}T12:00:00Z`).getUTCDay()) && !holidays.has(iso);
}

/** So many working days before (negative) or after. */
export function working(iso: string, n: number): string {
  let at = iso;
  for (let left = Math.abs(n); left > 0;) {
    at = shift(at, Math.sign(n));
    if (isWorking(at)) left -= 1;
  }
  return at;
}

/** Neither day is one of them; weekends and bank holidays are not. */
export function clearDaysBetween(publishedOn: string, meetsOn: string): number {
  let n = 0;
  for (let at = shift(publishedOn, 1); at < meetsOn; at = shift(at, 1)) if (isWorking(at)) n += 1;
  return n;
}

export interface Lived { key: string; panel: PanelPlan; meetsOn: string; steps: { step: 'first-request' | 'reminder' | 'last-call'; on: string }[]; signs: { step: 'update-deadline' | 'chairs-draft'; on: string }[]; publishOn: string; endsAt: string; chain: string[] }

/** Every meeting as it is lived: its own steps, until when its cycle runs, and whose answers count. */
export function livedMeetings(): Lived[] {
  const lived = panelPlans.flatMap((panel) => panel.meets.map((meetsOn): Lived => {
    const on = (step: Step): string => working(meetsOn, -panel.leads[step]);
    const ends = panel.key === postponed.panel && meetsOn === postponed.meetsOn ? postponed.at : panel.key === cancelled.panel && meetsOn === cancelled.meetsOn ? cancelled.at : `${on('publication')} 09:00`;
    const key = `${panel.key} ${meetsOn}`;
    return { key, panel, meetsOn, publishOn: on('publication'), endsAt: ends, chain: [key], signs: panel.signs ? (['update-deadline', 'chairs-draft'] as const).map((step) => ({ step, on: on(step) })) : [], steps: (['first-request', 'reminder', 'last-call'] as const).map((step) => ({ step, on: on(step) })) };
  }));
  const [alf] = panelPlans;
  if (alf === undefined) throw new Error('no panel');
  // Put off when its first request was long due: asked again on the next working day, the reminder left out, the last call in its place.
  lived.push({
    key: `ALF ${postponed.to}`, panel: alf, meetsOn: postponed.to, signs: [], publishOn: working(postponed.to, -6), endsAt: `${working(postponed.to, -6)} 09:00`, chain: [`ALF ${postponed.to}`, `ALF ${postponed.meetsOn}`],
    steps: [{ step: 'first-request', on: '2026-02-17' }, { step: 'last-call', on: working(postponed.to, -10) }],
  });
  return lived;
}

export interface Officer { key: string; email: string; posts: readonly string[] }

/** 0: the working day after the first request; 1: after the reminder; 2: after the last call; 3: never. */
export function answersAfter(officer: string, meeting: string): 0 | 1 | 2 | 3 {
  let sum = 7;
  for (const char of officer + meeting) sum = (sum * 31 + char.charCodeAt(0)) % 9973;
  return (sum % 4) as 0 | 1 | 2 | 3;
}

/** When the worker looks on a day, in London time: as often as its day asks for, otherwise once on Wednesdays; never in an outage. */
export function looksOf(day: string, asked: readonly string[] | undefined): string[] {
  const times = asked ?? (new Date(`${day}T12:00:00Z`).getUTCDay() === 3 ? ['08:00'] : []);
  return [...new Set(times)].sort().map((time) => `${day} ${time}`).filter((at) => !outages.some(([from, to]) => from <= at && at < to));
}

/** "Arrives at": the first look of the worker by day, while it is of use. */
export function sentAt(on: string, until: string, ticks: readonly string[]): string | undefined {
  return ticks.find((at) => at >= `${on} 08:00` && at < until && at.slice(11) >= '08:00' && (isWorking(at.slice(0, 10)) || at.startsWith(on)));
}
