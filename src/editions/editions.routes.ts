// The doors of the editions room.
import { Router } from 'express';
import { idOnly, signedIn } from '../web/guards.ts';
import { doDispatch, sendDraftPdf, showDispatch, showDraft } from './dispatch.page.ts';
import { showEditionLetters } from './edition-letters.page.ts';
import { doReadExemptEdition, sendEditionFile, showEdition, showEditions } from './edition.page.ts';

export const editionsRoutes = Router();
editionsRoutes.param('id', idOnly);

editionsRoutes.get('/meetings/:id/dispatch', signedIn, showDispatch);
editionsRoutes.post('/meetings/:id/dispatch', signedIn, doDispatch);
editionsRoutes.get('/meetings/:id/draft', signedIn, showDraft);
editionsRoutes.get('/meetings/:id/draft.pdf', signedIn, sendDraftPdf);
editionsRoutes.get('/editions', signedIn, showEditions);
editionsRoutes.get('/editions/:id', signedIn, showEdition);
editionsRoutes.post('/editions/:id/exempt', signedIn, doReadExemptEdition);
editionsRoutes.get('/editions/:id/files/:format', signedIn, sendEditionFile);
editionsRoutes.get('/editions/:id/letters', signedIn, showEditionLetters);
