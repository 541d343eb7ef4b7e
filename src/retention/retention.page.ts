// What is kept how long and why: each rule with what is past its date and what the last run removed, and what is held.
import type { Request, Response } from 'express';
import { later } from '../calendar/clock.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { getSettings } from '../settings/settings.store.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { countDue } from './due.store.ts';
import { holdLabel, isInForce } from './hold.ts';
import { KEPT_ON, periodLabel, removedBefore, RULES } from './rule.ts';
import { listHolds, listLastRuns } from './run.store.ts';

export interface RetentionPage {
  late: string | undefined;
  next: string;
  rules: readonly { name: string; period: string; from: string; does: string; why: string; due: string; last: string }[];
  keptOn: readonly { key: string; value: string }[];
  holds: readonly { what: string; why: string; since: string; lifted: string }[];
  hasHolds: boolean;
  mayLift: boolean;
}

/** A night that was missed is noticed on the second morning. */
const LATE_MS = 48 * 3_600_000;
const retentionView = view<RetentionPage>('retention/retention');

export async function showRetention(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const { retention } = await getSettings(db);
  const today = clock.today();
  const runs = new Map((await listLastRuns(db)).map((run) => [run.rule, run]));
  const rules: RetentionPage['rules'][number][] = [];
  let due = 0;
  for (const rule of RULES) {
    const count = await countDue(db, rule.key, removedBefore(rule, retention, today));
    const run = runs.get(rule.key);
    due += count;
    rules.push({
      name: rule.name, period: periodLabel(rule, retention), from: rule.from, does: rule.does, why: rule.why, due: String(count),
      last: run === undefined ? 'no run yet' : `${instantLabel(run.at)}, ${run.removed} removed`,
    });
  }
  const newest = [...runs.values()].map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[0];
  const holds = await listHolds(db);
  renderPage(res, { title: 'What is kept how long', section: 'settings', wide: true, back: { href: '/settings', text: 'Settings' } }, retentionView({
    rules, keptOn: KEPT_ON.map(({ name, why }) => ({ key: name, value: why })),
    next: `The run removes what is past its date. The operator’s machine does it every night (npm run retention); nobody who is signed in here can, and the program itself cannot. ${newest === undefined ? 'It has not run yet.' : `It last ran on ${instantLabel(newest)}.`}`,
    late: due > 0 && (newest === undefined || newest < later(clock.now(), -LATE_MS)) ? `${due === 1 ? '1 row is past its date' : `${due} rows are past their date`}, and ${newest === undefined ? 'the run has never been made' : 'no run was made for two days'}. Ask the operator to run it every night.` : undefined,
    holds: holds.map((hold) => ({ what: holdLabel(hold), why: hold.why, since: `${instantLabel(hold.placedAt)}, by ${hold.placedByName}`, lifted: hold.liftedAt === null ? 'in force' : `lifted ${instantLabel(hold.liftedAt)}` })),
    hasHolds: holds.length > 0, mayLift: holds.some(isInForce),
  }));
}
