// The page of a one-time link that opens nothing any more.
import type { Response } from 'express';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';

export interface LinkVoidPage { title: string }

const linkVoidView = view<LinkVoidPage>('sign-in/link-void');

export function showVoid(res: Response): void {
  renderPage(res, { title: 'This link no longer works', status: 410 }, linkVoidView({ title: 'This link no longer works' }));
}
