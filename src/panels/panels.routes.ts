// The door of panels.
import { Router } from 'express';
import { idOnly, requires, signedIn } from '../web/guards.ts';
import { addMembershipPosted, showAddMembership } from './add-membership.page.ts';
import { addPanelPosted, showAddPanel } from './add-panel.page.ts';
import { changeMembershipPosted, showChangeMembership } from './change-membership.page.ts';
import { changePanelPosted, showChangePanel } from './change-panel.page.ts';
import { showPanels } from './list-panels.page.ts';
import { showPanel } from './panel.page.ts';
import { mayChangeMemberships, mayChangePanels, mayReadPanels } from './panel.policy.ts';

export const panelsRoutes = Router();
panelsRoutes.param('id', idOnly);

const read = [signedIn, requires(mayReadPanels, 'Only administrators and clerks see who sits on a panel.')];
const changePanels = [signedIn, requires(mayChangePanels, 'Only an administrator adds and changes panels.')];
const changeMemberships = [signedIn, requires(mayChangeMemberships, 'Only an administrator changes who sits on a panel.')];
panelsRoutes.get('/panels', read, showPanels);
panelsRoutes.get('/panels/add-panel', changePanels, showAddPanel);
panelsRoutes.post('/panels/add-panel', changePanels, addPanelPosted);
panelsRoutes.get('/panels/:code', read, showPanel);
panelsRoutes.get('/panels/:code/change-panel', changePanels, showChangePanel);
panelsRoutes.post('/panels/:code/change-panel', changePanels, changePanelPosted);
panelsRoutes.get('/panels/:code/add-membership', changeMemberships, showAddMembership);
panelsRoutes.post('/panels/:code/add-membership', changeMemberships, addMembershipPosted);
panelsRoutes.get('/panels/:code/memberships/:id/change-membership', changeMemberships, showChangeMembership);
panelsRoutes.post('/panels/:code/memberships/:id/change-membership', changeMemberships, changeMembershipPosted);
