// The doors of the resolutions room: recommendations with their responses, and clocks.
import { Router } from 'express';
import { idOnly, signedIn } from '../web/guards.ts';
import { metPosted, overrulePosted, showClock } from './clock.page.ts';
import { showRecommendations } from './recommendations.page.ts';
import { answerPosted, sendPosted, showResponse } from './response.page.ts';
import { showStartClock, startClockPosted } from './start-clock.page.ts';

export const resolutionsRoutes = Router();
resolutionsRoutes.param('id', idOnly);

resolutionsRoutes.get('/recommendations', signedIn, showRecommendations);
resolutionsRoutes.get('/resolutions/:id/response', signedIn, showResponse);
resolutionsRoutes.post('/resolutions/:id/response', signedIn, answerPosted);
resolutionsRoutes.post('/resolutions/:id/send', signedIn, sendPosted);
resolutionsRoutes.get('/inspections/:id/clocks/start', signedIn, showStartClock);
resolutionsRoutes.post('/inspections/:id/clocks/start', signedIn, startClockPosted);
resolutionsRoutes.get('/clocks/:id', signedIn, showClock);
resolutionsRoutes.post('/clocks/:id/overrule', signedIn, overrulePosted);
resolutionsRoutes.post('/clocks/:id/met', signedIn, metPosted);
