// The door of the trail.
import { Router } from 'express';
import { requires, signedIn } from '../web/guards.ts';
import { mayReadAudit } from './audit.policy.ts';
import { showEntries } from './list-entries.page.ts';
import { showTrail } from './trail.page.ts';

export const auditRoutes = Router();

auditRoutes.get('/audit', signedIn, requires(mayReadAudit, 'Only an administrator reads the trail of the whole council. The trail of one action is linked from its own page.'), showEntries);
// Whether somebody may read one record's trail depends on the record: the page asks.
auditRoutes.get('/audit/:kind/:key', signedIn, showTrail);
