// The door of the actions: addresses, who may pass, which screen.
import { Router } from 'express';
import { signedIn } from '../web/guards.ts';
import { showAction } from './action.page.ts';
import { showActionList } from './list-actions.page.ts';

export const actionsRoutes = Router();
actionsRoutes.use('/actions', signedIn);
actionsRoutes.get('/actions', showActionList);
actionsRoutes.get('/actions/:reference', showAction);
