// The door of the home: the first page after signing in.
import { Router } from 'express';
import { signedIn } from '../web/guards.ts';
import { showHome } from './home.page.ts';

export const homeRoutes = Router();
homeRoutes.get('/', signedIn, showHome);
