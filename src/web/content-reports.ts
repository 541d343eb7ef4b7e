// Where browsers report what the content policy stopped: a line in the log each, so that an attempt, or a mistake of ours, is noticed.
import express, { type NextFunction, type Request, type Response } from 'express';

export const REPORTS_PATH = '/csp-reports';

/** A page that goes wrong, or a stranger, may send thousands: so many lines a minute and council are enough to notice. */
const MOST_A_MINUTE = 20;
const written = new WeakMap<Request['deps']['db'], { minute: number; lines: number }>();

const readReport = express.json({ type: ['application/csp-report', 'application/reports+json', 'application/json'], limit: '16kb' });

/** Before sessions and tokens: a browser sends these by itself, with neither. Nothing of them is kept but the log's line. */
export function contentReports(req: Request, res: Response, next: NextFunction): void {
  if (req.path !== REPORTS_PATH || req.method !== 'POST') { next(); return; }
  readReport(req, res, (error?: unknown) => {
    if (error === undefined) for (const report of [req.body as unknown].flat().slice(0, 5)) if (typeof report === 'object' && report !== null) note(req, report);
    res.status(204).end();
  });
}

function note({ deps }: Request, report: object): void {
  const minute = Math.floor(deps.clock.now().getTime() / 60_000);
  const before = written.get(deps.db);
  const lines = before?.minute === minute ? before.lines + 1 : 1;
  written.set(deps.db, { minute, lines });
  if (lines > MOST_A_MINUTE) return;
  const { 'csp-report': older, body: newer } = report as Record<string, unknown>;
  const said = Object(older ?? newer) as Record<string, unknown>;
  const of = (...names: string[]): string => names.map((name) => said[name]).find((value): value is string => typeof value === 'string') ?? '';
  deps.log.warn({ directive: of('effective-directive', 'effectiveDirective', 'violated-directive').replace(/[^\w -]/g, '').slice(0, 60), blocked: originOf(of('blocked-uri', 'blockedURL')), room: roomOf(of('document-uri', 'documentURL')) }, 'the content policy stopped something');
}

/** Never a whole address: it can hold a link's secret. */
function originOf(address: string): string {
  return URL.canParse(address) && new URL(address).origin !== 'null' ? new URL(address).origin : address.replace(/[^\w-]/g, '').slice(0, 20);
}

function roomOf(address: string): string {
  return URL.canParse(address) ? `/${(new URL(address).pathname.split('/')[1] ?? '').replace(/[^\w-]/g, '').slice(0, 30)}` : '';
}
