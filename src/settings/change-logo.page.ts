// The council's logo: seen, changed, or taken away.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { getBytes } from '../documents/document.store.ts';
import { aFile } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { changeLogo, type ChangeLogoRefusal } from './change-logo.ts';
import { LARGEST_LOGO } from './logo.ts';
import { findLogo } from './logo.store.ts';

export interface ChangeLogoPage { form: FormModel<'logo'>; shown: { src: string; alt: string } | undefined }

const changeLogoView = view<ChangeLogoPage>('settings/change-logo');
const logoForm = form({ logo: aFile({ kinds: ['.png', '.jpg', '.jpeg'], max: LARGEST_LOGO }) });
const sentences: Record<ChangeLogoRefusal, { logo: string }> = { 'no-picture': { logo: 'The file is no PNG or JPEG picture of at most 3,000 by 3,000 points' } };

export async function showChangeLogo(req: Request, res: Response): Promise<void> {
  await show(req, res, logoForm.open(req));
}

export async function doChangeLogo(req: Request, res: Response): Promise<void> {
  const posted = logoForm.read(req);
  if (!posted.ok) return await show(req, res, posted.form);
  const outcome = await changeLogo(req.deps, doerOf(req, posted), posted.order.logo?.bytes ?? null);
  if (!outcome.ok) return await show(req, res, posted.refused(sentences[outcome.because]));
  goTo(res, '/settings', posted.order.logo === undefined ? 'Reports have no logo from now on.' : 'The logo stands at the head of every report from now on.');
}

/** The council's own sign, no secret: anybody who is signed in may see it. */
export async function sendLogo(req: Request, res: Response): Promise<void> {
  const logo = await findLogo(req.deps.db);
  if (logo === undefined) throw new NotFound('logo');
  res.type(logo.mediaType).send(await getBytes(req.deps.db, logo.sha256));
}

async function show(req: Request, res: Response, model: ChangeLogoPage['form']): Promise<void> {
  const logo = await findLogo(req.deps.db);
  renderPage(res, { title: 'The logo', section: 'settings', back: { href: '/settings', text: 'Settings' } }, changeLogoView({ form: model, shown: logo && { src: '/logo', alt: req.face.councilName } }));
}
