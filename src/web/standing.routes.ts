// The door of the pages that are linked from every page's foot.
import { Router } from 'express';
import { showAccessibility, showComplaints, showHelp, showPrivacy } from './standing.page.ts';

export const standingRoutes = Router();
standingRoutes.get('/help', showHelp);
standingRoutes.get('/accessibility', showAccessibility);
standingRoutes.get('/privacy', showPrivacy);
standingRoutes.get('/complaints', showComplaints);
