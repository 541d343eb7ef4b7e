// The door of settings.
import { Router } from 'express';
import { requires, signedIn } from '../web/guards.ts';
import { changeSettingsPosted, showChangeSettings } from './change-settings.page.ts';
import { changeLeadTimesPosted, showChangeLeadTimes } from './change-lead-times.page.ts';
import { doChangeLogo, sendLogo, showChangeLogo } from './change-logo.page.ts';
import { showSettings } from './settings.page.ts';
import { mayChangeSettings, mayReadSettings } from './settings.policy.ts';

export const settingsRoutes = Router();

settingsRoutes.get('/settings', signedIn, requires(mayReadSettings, 'Only an administrator sees the settings.'), showSettings);
const change = [signedIn, requires(mayChangeSettings, 'Only an administrator changes the settings.')];
settingsRoutes.get('/settings/change-settings', change, showChangeSettings);
settingsRoutes.post('/settings/change-settings', change, changeSettingsPosted);
settingsRoutes.get('/settings/change-lead-times', change, showChangeLeadTimes);
settingsRoutes.post('/settings/change-lead-times', change, changeLeadTimesPosted);
settingsRoutes.get('/settings/change-logo', change, showChangeLogo);
settingsRoutes.post('/settings/change-logo', change, doChangeLogo);
settingsRoutes.get('/logo', signedIn, sendLogo);
