// The doors of the letters room.
import { Router } from 'express';
import { idOnly, requires, signedIn } from '../web/guards.ts';
import { showGallery, showGalleryLetter } from './gallery.page.ts';
import { doDeliverOnPaper, doMarkArrived, doReleaseLetter, doSendAgain, showLetter } from './letter.page.ts';
import { mayReadLetters } from './letter.policy.ts';
import { doLetLettersGo, doReleaseHeld, doSendTestLetter, doTrustAddress, showLetters } from './letters.page.ts';
import { showLettersToPerson } from './letters-to-person.page.ts';

const readers = [signedIn, requires(mayReadLetters, 'Only clerks and administrators see what became of letters.')];

export const lettersRoutes = Router();
lettersRoutes.param('id', idOnly);

lettersRoutes.get('/letters', readers, showLetters);
lettersRoutes.post('/letters/let-go', readers, doLetLettersGo);
lettersRoutes.post('/letters/release', readers, doReleaseHeld);
lettersRoutes.post('/letters/test', readers, doSendTestLetter);
lettersRoutes.post('/letters/addresses/:id/trust', readers, doTrustAddress);
lettersRoutes.get('/letters/gallery', readers, showGallery);
lettersRoutes.get('/letters/gallery/:stem', readers, showGalleryLetter);
lettersRoutes.get('/letters/to/:id', readers, showLettersToPerson);
lettersRoutes.get('/letters/:id', readers, showLetter);
lettersRoutes.post('/letters/:id/mark-arrived', readers, doMarkArrived);
lettersRoutes.post('/letters/:id/send-again', readers, doSendAgain);
lettersRoutes.post('/letters/:id/release', readers, doReleaseLetter);
lettersRoutes.post('/letters/:id/deliver-on-paper', readers, doDeliverOnPaper);
