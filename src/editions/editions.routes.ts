// The doors of the editions room.
import { Router } from 'express';
import { recently } from '../sign-in/strong-session.ts';
import { idOnly, signedIn } from '../web/guards.ts';
import { doDispatch, doFollow, showDispatch, showFollow } from './dispatch.page.ts';
import { doCompareDrafts, doSendDraft, sendDraftFile, showDraft } from './draft.page.ts';
import { doDeliverEditionOnPaper, showEditionLetters } from './edition-letters.page.ts';
import { doReadExemptEdition, sendEditionFile, sendEditionLogo, showEdition, showEditions } from './edition.page.ts';
import { showRecord } from './record.page.ts';
import { doWithdrawEdition, showWithdrawEdition } from './withdraw-edition.page.ts';

export const editionsRoutes = Router();
editionsRoutes.param('id', idOnly);

editionsRoutes.get('/meetings/:id/dispatch', signedIn, showDispatch);
editionsRoutes.post('/meetings/:id/dispatch', signedIn, doDispatch);
editionsRoutes.get('/meetings/:id/draft', signedIn, showDraft);
editionsRoutes.post('/meetings/:id/draft/send', signedIn, doSendDraft);
editionsRoutes.post('/meetings/:id/draft/side-by-side', signedIn, doCompareDrafts);
editionsRoutes.get('/meetings/:id/draft/:format', signedIn, sendDraftFile);
editionsRoutes.get('/meetings/:id/record', signedIn, showRecord);
editionsRoutes.get('/editions', signedIn, showEditions);
editionsRoutes.get('/editions/:id', signedIn, showEdition);
editionsRoutes.post('/editions/:id/exempt', signedIn, recently, doReadExemptEdition);
editionsRoutes.get('/editions/:id/logo', signedIn, sendEditionLogo);
editionsRoutes.get('/editions/:id/files/:format', signedIn, sendEditionFile);
editionsRoutes.get('/editions/:id/letters', signedIn, showEditionLetters);
editionsRoutes.post('/editions/:id/letters', signedIn, doDeliverEditionOnPaper);
for (const kind of ['supplement', 'replacement'] as const) {
  editionsRoutes.get(`/editions/:id/${kind}`, signedIn, showFollow(kind));
  editionsRoutes.post(`/editions/:id/${kind}`, signedIn, doFollow(kind));
}
editionsRoutes.get('/editions/:id/withdraw', signedIn, showWithdrawEdition);
editionsRoutes.post('/editions/:id/withdraw', signedIn, doWithdrawEdition);
