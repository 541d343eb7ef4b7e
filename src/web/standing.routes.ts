// The door of the pages that are linked from every page's foot.
import { Router } from 'express';
import { showAccessibility, showComplaints, showGuide, showHelp, showPrivacy, showWords } from './standing.page.ts';

export const standingRoutes = Router();
standingRoutes.get('/help', showHelp);
standingRoutes.get('/help/words', showWords);
standingRoutes.get('/help/clerk', showGuide('clerk'));
standingRoutes.get('/help/officer', showGuide('officer'));
standingRoutes.get('/help/member', showGuide('member'));
standingRoutes.get('/accessibility', showAccessibility);
standingRoutes.get('/privacy', showPrivacy);
standingRoutes.get('/complaints', showComplaints);
