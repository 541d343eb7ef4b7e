// The door of retention.
import { Router } from 'express';
import { requires, signedIn } from '../web/guards.ts';
import { changePeriodsPosted, showChangePeriods } from './change-periods.page.ts';
import { liftHoldPosted, showLiftHold } from './lift-hold.page.ts';
import { placeHoldPosted, showPlaceHold } from './place-hold.page.ts';
import { showPreview } from './preview.page.ts';
import { showRetention } from './retention.page.ts';
import { mayChangeRetention, mayReadRetention } from './retention.policy.ts';
import { showWhatIsHeld } from './what-is-held.page.ts';

export const retentionRoutes = Router();

const read = [signedIn, requires(mayReadRetention, 'Only an administrator sees what is kept how long.')];
retentionRoutes.get('/retention', read, showRetention);
retentionRoutes.get('/retention/preview', read, showPreview);
retentionRoutes.get('/retention/what-is-held', read, showWhatIsHeld);

const change = [signedIn, requires(mayChangeRetention, 'Only an administrator decides what is kept how long.')];
retentionRoutes.get('/retention/change-periods', change, showChangePeriods);
retentionRoutes.post('/retention/change-periods', change, changePeriodsPosted);
retentionRoutes.get('/retention/place-hold', change, showPlaceHold);
retentionRoutes.post('/retention/place-hold', change, placeHoldPosted);
retentionRoutes.get('/retention/lift-hold', change, showLiftHold);
retentionRoutes.post('/retention/lift-hold', change, liftHoldPosted);
