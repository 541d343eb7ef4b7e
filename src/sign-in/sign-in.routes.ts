// The door of sign-in: the only pages that answer to nobody in particular, and those by which people are let in and kept out.
import { Router } from 'express';
import { idOnly, requires, signedIn } from '../web/guards.ts';
import { accountPosted, showAccount } from './account.page.ts';
import { confirmPosted, showConfirm } from './confirm-it-is-you.page.ts';
import { enterCodePosted, showEnterCode } from './enter-code.page.ts';
import { deactivatePersonPosted, showDeactivatePerson } from './deactivate-person.page.ts';
import { forgottenPasswordPosted, showForgottenPassword } from './forgotten-password.page.ts';
import { invitePersonPosted, showInvitePerson } from './invite-person.page.ts';
import { resetSecondFactorPosted, showResetSecondFactor } from './reset-second-factor.page.ts';
import { secondFactorPosted, showSecondFactor } from './second-factor.page.ts';
import { setPasswordPosted, showSetPassword } from './set-password.page.ts';
import { showSignedInPlaces, signedInPlacesPosted } from './signed-in-places.page.ts';
import { recently } from './strong-session.ts';
import { showSignIn, signInPosted } from './sign-in.page.ts';
import { mayInvite } from './access.policy.ts';
import { signOutPosted } from './sign-out.page.ts';
import { showWhoMayDoWhat } from './who-may-do-what.page.ts';

export const signInRoutes = Router();
signInRoutes.param('id', idOnly);

signInRoutes.get('/sign-in', showSignIn);
signInRoutes.post('/sign-in', signInPosted);
signInRoutes.get('/sign-in/code', showEnterCode);
signInRoutes.post('/sign-in/code', enterCodePosted);
signInRoutes.get('/confirm-it-is-you', signedIn, showConfirm);
signInRoutes.post('/confirm-it-is-you', signedIn, confirmPosted);
signInRoutes.get('/second-factor', signedIn, showSecondFactor);
signInRoutes.post('/second-factor', signedIn, secondFactorPosted);
signInRoutes.get('/account/signed-in', signedIn, showSignedInPlaces);
signInRoutes.post('/account/signed-in', signedIn, signedInPlacesPosted);
signInRoutes.post('/sign-out', signOutPosted);
signInRoutes.get('/forgotten-password', showForgottenPassword);
signInRoutes.post('/forgotten-password', forgottenPasswordPosted);
signInRoutes.get('/set-password/:token', showSetPassword);
signInRoutes.post('/set-password/:token', setPasswordPosted);
signInRoutes.get('/account', signedIn, showAccount);
signInRoutes.post('/account', signedIn, accountPosted);
signInRoutes.get('/who-may-do-what', signedIn, showWhoMayDoWhat);

const administrators = [signedIn, requires(mayInvite, 'Only an administrator lets people in and keeps them out.')];
signInRoutes.get('/people/:id/invite-person', administrators, showInvitePerson);
signInRoutes.post('/people/:id/invite-person', administrators, invitePersonPosted);
signInRoutes.get('/people/:id/reset-second-factor', administrators, recently, showResetSecondFactor);
signInRoutes.post('/people/:id/reset-second-factor', administrators, recently, resetSecondFactorPosted);
signInRoutes.get('/people/:id/deactivate-person', administrators, showDeactivatePerson);
signInRoutes.post('/people/:id/deactivate-person', administrators, deactivatePersonPosted);
