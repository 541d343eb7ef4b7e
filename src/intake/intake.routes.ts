// The doors of the intake room.
import { Router } from 'express';
import { idOnly, signedIn } from '../web/guards.ts';
import { doCompare, showCompare } from './compare.page.ts';
import { showIntakes } from './intakes.page.ts';
import { doReview, showReview } from './review.page.ts';
import { settleRecordedPosted, showSettleRecorded } from './settle-recorded.page.ts';
import { doTable, showTable } from './table.page.ts';
import { downloadPaper } from './paper.page.ts';
import { doTakeIn, showTakeIn } from './take-in.page.ts';

export const intakeRoutes = Router();
intakeRoutes.param('id', idOnly);

intakeRoutes.get('/intake', signedIn, showIntakes);
intakeRoutes.get('/intake/new', signedIn, showTakeIn);
intakeRoutes.post('/intake/new', signedIn, doTakeIn);
intakeRoutes.get('/intake/:id', signedIn, showReview);
intakeRoutes.post('/intake/:id', signedIn, doReview);
intakeRoutes.get('/intake/:id/compare', signedIn, showCompare);
intakeRoutes.post('/intake/:id/compare', signedIn, doCompare);
intakeRoutes.get('/intake/:id/recorded', signedIn, showSettleRecorded);
intakeRoutes.post('/intake/:id/recorded', signedIn, settleRecordedPosted);
intakeRoutes.get('/intake/:id/paper', signedIn, downloadPaper);
intakeRoutes.get('/intake/:id/table', signedIn, showTable);
intakeRoutes.post('/intake/:id/table', signedIn, doTable);
