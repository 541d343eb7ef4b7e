// The door of subject access: the administrator, who has just proven who they are.
import { Router } from 'express';
import { recently } from '../sign-in/strong-session.ts';
import { idOnly, requires, signedIn } from '../web/guards.ts';
import { gatherPosted, showGather } from './gather-everything.page.ts';
import { mayGatherEverything } from './subject-access.policy.ts';

export const subjectAccessRoutes = Router();
subjectAccessRoutes.param('id', idOnly);

const gather = [signedIn, requires(mayGatherEverything, 'Only an administrator gathers what is held about a person.'), recently];
subjectAccessRoutes.get('/people/:id/gather-everything', gather, showGather);
subjectAccessRoutes.post('/people/:id/gather-everything', gather, gatherPosted);
