// The door of the example room.
import { Router } from 'express';
import { requires, signedIn } from '../../../src/web/guards.ts';
import { changeTargetPosted, showBroken, showChangeTarget, showForbidden, showHidden } from './change-target.page.ts';
import { showEverything } from './everything.page.ts';

export const exampleRoutes = Router();
exampleRoutes.get('/example', showChangeTarget);
exampleRoutes.post('/example', changeTargetPosted);
exampleRoutes.get('/example/signed-in', signedIn, showChangeTarget);
exampleRoutes.get('/example/administrators', signedIn, requires((person) => person.isAdministrator, 'Only administrators see this.'), showChangeTarget);
exampleRoutes.get('/example/forbidden', showForbidden);
exampleRoutes.get('/example/hidden', showHidden);
exampleRoutes.get('/example/broken', showBroken);
exampleRoutes.get('/example/everything', showEverything);
exampleRoutes.get('/example/of/:reference', showHidden);
