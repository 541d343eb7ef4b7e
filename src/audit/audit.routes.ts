// The door of the trail.
import { Router } from 'express';
import { requires, signedIn } from '../web/guards.ts';
import { mayReadAudit } from './audit.policy.ts';
import { sendEntries } from './export-entries.page.ts';
import { showEntries } from './list-entries.page.ts';
import { showTrail } from './trail.page.ts';

export const auditRoutes = Router();

const readAll = [signedIn, requires(mayReadAudit, 'Only an administrator reads the trail of the whole council. The trail of one action is linked from its own page.')];
auditRoutes.get('/audit', readAll, showEntries);
auditRoutes.get('/audit.csv', readAll, sendEntries);
// Whether somebody may read one record's trail depends on the record: the page asks.
auditRoutes.get('/audit/:kind/:key', signedIn, showTrail);
