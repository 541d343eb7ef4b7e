// The doors of the sittings room.
import { Router } from 'express';
import { idOnly, signedIn } from '../web/guards.ts';
import { showCompared } from './compared.page.ts';
import { decisionNoted, showNoteDecision } from './note-decision.page.ts';
import { resolutionNoted, showNoteResolution } from './note-resolution.page.ts';
import { finishPosted, showSitting, startPosted, undoPosted } from './sitting.page.ts';

export const sittingsRoutes = Router();
sittingsRoutes.param('id', idOnly);
sittingsRoutes.param('note', idOnly);

sittingsRoutes.get('/meetings/:id/sitting', signedIn, showSitting);
sittingsRoutes.post('/meetings/:id/sitting', signedIn, startPosted);
sittingsRoutes.post('/meetings/:id/sitting/finish', signedIn, finishPosted);
sittingsRoutes.get('/meetings/:id/sitting/compared', signedIn, showCompared);
sittingsRoutes.get('/meetings/:id/sitting/new', signedIn, showNoteResolution);
sittingsRoutes.post('/meetings/:id/sitting/new', signedIn, resolutionNoted);
sittingsRoutes.post('/meetings/:id/sitting/notes/:note/undo', signedIn, undoPosted);
sittingsRoutes.get('/meetings/:id/sitting/:reference', signedIn, showNoteDecision);
sittingsRoutes.post('/meetings/:id/sitting/:reference', signedIn, decisionNoted);
