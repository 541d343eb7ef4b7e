// The door of progress: reports, drafts, evidence, exempt notes, questions.
import { Router } from 'express';
import { recently } from '../sign-in/strong-session.ts';
import { idOnly, signedIn } from '../web/guards.ts';
import { answerPosted as linkAnswerPosted, freshLinkPosted, showAnswer as showLinkAnswer } from './answer-by-link.page.ts';
import { answerPosted, showAnswer } from './answer-question.page.ts';
import { askPosted, showAsk } from './ask.page.ts';
import { passOverPosted, revokeLinkPosted, showCycle } from './cycle.page.ts';
import { downloadEvidence } from './evidence.page.ts';
import { myActionPosted, showMyActions } from './my-actions.page.ts';
import { showQuestions, withdrawPosted } from './questions.page.ts';
import { exemptNotesPosted, showExemptNotes } from './read-exempt-notes.page.ts';
import { onBehalfPosted, showReportOnBehalf } from './report-on-behalf.page.ts';
import { reportPosted, showReport } from './report-progress.page.ts';
import { returnUpdatePosted, showReturnUpdate } from './return-update.page.ts';
import { exemptNotePosted, showWriteExemptNote } from './write-exempt-note.page.ts';

export const progressRoutes = Router();
progressRoutes.param('id', idOnly);
progressRoutes.use(['/actions', '/my-actions', '/questions', '/meetings'], signedIn);
progressRoutes.get('/meetings/:id/cycle', showCycle);
progressRoutes.post('/meetings/:id/cycle/pass-over', passOverPosted);
progressRoutes.post('/meetings/:id/cycle/revoke-link', revokeLinkPosted);
// No guard: the address is the key, and each handler asks whether it still opens anything.
progressRoutes.get('/answer/:token', showLinkAnswer);
progressRoutes.post('/answer/:token/fresh-link', freshLinkPosted);
progressRoutes.post('/answer/:token/:reference', linkAnswerPosted);
progressRoutes.get('/my-actions', showMyActions);
progressRoutes.post('/my-actions/:reference', myActionPosted);
progressRoutes.get('/questions', showQuestions);
progressRoutes.route('/questions/:id/answer').get(showAnswer).post(answerPosted);
progressRoutes.post('/questions/:id/withdraw', withdrawPosted);
progressRoutes.route('/actions/:reference/report').get(showReport).post(reportPosted);
progressRoutes.route('/actions/:reference/report-on-behalf').get(showReportOnBehalf).post(onBehalfPosted);
progressRoutes.route('/actions/:reference/updates/:id/return').get(showReturnUpdate).post(returnUpdatePosted);
progressRoutes.get('/actions/:reference/evidence/:id', downloadEvidence);
progressRoutes.route('/actions/:reference/exempt').get(recently, showExemptNotes).post(recently, exemptNotesPosted);
progressRoutes.route('/actions/:reference/exempt-note').get(showWriteExemptNote).post(exemptNotePosted);
progressRoutes.route('/actions/:reference/ask').get(showAsk).post(askPosted);
