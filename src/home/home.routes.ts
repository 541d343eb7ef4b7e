// The door of the home: the first page after signing in, and search.
import { Router } from 'express';
import { signedIn } from '../web/guards.ts';
import { showHome } from './home.page.ts';
import { showSearch } from './search.page.ts';

export const homeRoutes = Router();
homeRoutes.get('/', signedIn, showHome);
homeRoutes.get('/search', signedIn, showSearch);
