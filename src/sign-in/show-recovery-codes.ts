// Shows new recovery codes, once: whoever leaves the page without writing them down makes new ones.
import type { Response } from 'express';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';

export interface RecoveryCodesPage { codes: readonly string[] }

const codesView = view<RecoveryCodesPage>('sign-in/recovery-codes');

export function showRecoveryCodes(res: Response, codes: readonly string[]): void {
  renderPage(res, { title: 'Write these codes down' }, codesView({ codes }));
}
