// The door of successions.
import { Router } from 'express';
import { mayChangePanels } from '../panels/panel.policy.ts';
import { requires, signedIn } from '../web/guards.ts';
import { showSucceedPanel, succeedPanelPosted } from './succeed-panel.page.ts';

export const successionsRoutes = Router();

const administrators = [signedIn, requires(mayChangePanels, 'Only an administrator says that a panel takes over from another.')];
successionsRoutes.get('/panels/:code/succeed-panel', administrators, showSucceedPanel);
successionsRoutes.post('/panels/:code/succeed-panel', administrators, succeedPanelPosted);
