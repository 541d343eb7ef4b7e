// A form whose token is old, as after half an hour away: nothing is saved, nothing typed is lost, and it can be sent again.
import type { Request, Response } from 'express';
import { tokenFor } from './csrf.ts';
import { renderPage } from './layout.ts';
import { view } from './view.ts';

export interface ExpiredFormPage {
  title: string;
  isSignedIn: boolean;
  hadFiles: boolean;
  /** Undefined where a password was among it: that is typed again on a fresh page. */
  again: { action: string; hidden: readonly { name: string; value: string }[] } | undefined;
  typed: readonly { name: string; value: string }[];
  freshHref: string;
}

const expiredFormView = view<ExpiredFormPage>('errors/expired-form');

const TITLE = 'This form had expired';
// Never shown on a screen again, not even to the person who typed them.
const SECRET = /password|code|token|secret/i;
const OURS = ['_csrf', 'once', 'version'];

export function expiredFormPage(req: Request, res: Response): void {
  renderPage(res, { title: TITLE, status: 403 }, expiredFormView(present(req)));
}

function present(req: Request): ExpiredFormPage {
  const sent = Object.entries((req.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })))
    .filter((field): field is { name: string; value: string } => typeof field.value === 'string');
  const hasSecret = sent.some(({ name }) => SECRET.test(name) && !OURS.includes(name));
  const typed = hasSecret ? [] : sent.filter(({ name, value }) => !OURS.includes(name) && value !== '');
  const kept = sent.filter(({ name }) => name !== '_csrf');
  return {
    title: TITLE, isSignedIn: req.person !== undefined, hadFiles: req.is('multipart/form-data') !== false, typed, freshHref: req.path,
    again: hasSecret || typed.length === 0 ? undefined : { action: req.originalUrl, hidden: [{ name: '_csrf', value: tokenFor(req) }, ...kept] },
  };
}
