// The door of settings.
import { Router } from 'express';
import { requires, signedIn } from '../web/guards.ts';
import { changeSettingsPosted, showChangeSettings } from './change-settings.page.ts';
import { showSettings } from './settings.page.ts';
import { mayChangeSettings, mayReadSettings } from './settings.policy.ts';

export const settingsRoutes = Router();

settingsRoutes.get('/settings', signedIn, requires(mayReadSettings, 'Only an administrator sees the settings.'), showSettings);
const change = [signedIn, requires(mayChangeSettings, 'Only an administrator changes the settings.')];
settingsRoutes.get('/settings/change-settings', change, showChangeSettings);
settingsRoutes.post('/settings/change-settings', change, changeSettingsPosted);
