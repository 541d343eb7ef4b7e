// The door of the actions: addresses, who may pass, which screen.
import { Router } from 'express';
import { signedIn } from '../web/guards.ts';
import { showAction, stopRepeatingPosted, withdrawProposalPosted } from './action.page.ts';
import { changePosted, showChangeAction } from './change-action.page.ts';
import { leadPostPosted, showChooseLeadPost } from './choose-lead-post.page.ts';
import { sendActionsCsv, sendActionsXlsx } from './export-actions.page.ts';
import { showActionList } from './list-actions.page.ts';
import { makeActionPosted, showMakeAction } from './make-actions.page.ts';
import { decisionPosted, showRecordDecision } from './record-decision.page.ts';
import { removeViewPosted, renameViewPosted, saveViewPosted, showSavedViews } from './saved-views.page.ts';
import { showSetTargetDate, targetPosted } from './set-target-date.page.ts';

export const actionsRoutes = Router();
actionsRoutes.use(['/actions', '/actions.csv', '/actions.xlsx'], signedIn);
actionsRoutes.get('/actions', showActionList);
actionsRoutes.get('/actions.csv', sendActionsCsv);
actionsRoutes.get('/actions.xlsx', sendActionsXlsx);
actionsRoutes.route('/actions/views').get(showSavedViews).post(saveViewPosted);
actionsRoutes.post('/actions/views/:id/rename', renameViewPosted);
actionsRoutes.post('/actions/views/:id/remove', removeViewPosted);
actionsRoutes.route('/actions/new').get(showMakeAction).post(makeActionPosted);
actionsRoutes.get('/actions/:reference', showAction);
actionsRoutes.route('/actions/:reference/decide').get(showRecordDecision).post(decisionPosted);
actionsRoutes.route('/actions/:reference/change').get(showChangeAction).post(changePosted);
actionsRoutes.route('/actions/:reference/lead-post').get(showChooseLeadPost).post(leadPostPosted);
actionsRoutes.route('/actions/:reference/target').get(showSetTargetDate).post(targetPosted);
actionsRoutes.post('/actions/:reference/stop-repeating', stopRepeatingPosted);
actionsRoutes.post('/actions/:reference/withdraw-proposal', withdrawProposalPosted);
