// Development only: every kind of letter with sample data, as text and as HTML. A new kind is entered in the table below.
import type { Request, Response } from 'express';
import { decisionsTakenEmail, decisionsTakenSample } from '../actions/decisions-taken.email.ts';
import { NotFound } from '../database/errors.ts';
import { draftReadyEmail, draftReadySample } from '../editions/draft-ready.email.ts';
import { editionSentEmail, editionSentSample } from '../editions/edition-sent.email.ts';
import { editionWithdrawnEmail, editionWithdrawnSample } from '../editions/edition-withdrawn.email.ts';
import { chaseStoppedEmail, chaseStoppedSample } from '../progress/chase-stopped.email.ts';
import { freshLinkEmail, freshLinkSample } from '../progress/fresh-link.email.ts';
import { officerAskedEmail, officerAskedSample } from '../progress/officer-asked.email.ts';
import { questionAnsweredEmail, questionAnsweredSample } from '../progress/question-answered.email.ts';
import { signOffAskedEmail, signOffAskedSample } from '../progress/sign-off-asked.email.ts';
import { updateReturnedEmail, updateReturnedSample } from '../progress/update-returned.email.ts';
import { updateRequestEmail, updateRequestSample } from '../progress/update-request.email.ts';
import { invitationEmail } from '../sign-in/invitation.email.ts';
import { passwordChangedEmail } from '../sign-in/password-changed.email.ts';
import { secondFactorChangedEmail } from '../sign-in/second-factor-changed.email.ts';
import { newAddressEmail } from '../sign-in/new-address.email.ts';
import { passwordResetEmail } from '../sign-in/password-reset.email.ts';
import type { Face } from '../web/face.ts';
import { renderPage } from '../web/layout.ts';
import { view } from '../web/view.ts';
import { chainHeadsEmail, chainHeadsSample } from './chain-heads.email.ts';
import type { Email } from './email.ts';
import { lettersInTroubleEmail, lettersInTroubleSample } from './letters-in-trouble.email.ts';
import { testLetterEmail, testLetterSample } from './test-letter.email.ts';

export interface LetterSample { stem: string; make: (face: Face) => Email }

const SITE = 'https://actions.example.gov.uk';

export const letterSamples: readonly LetterSample[] = [
  { stem: 'invitation', make: (face) => invitationEmail({ councilName: face.councilName, name: 'Leah Officer', invitedBy: 'Asha Clerk', address: `${SITE}/links/sample`, until: '19 March 2026, 10.00 am' }, face) },
  { stem: 'new-address', make: (face) => newAddressEmail({ councilName: face.councilName, name: 'Leah Officer', address: `${SITE}/links/sample`, until: '12 March 2026, 11.00 am' }, face) },
  { stem: 'password-reset', make: (face) => passwordResetEmail({ councilName: face.councilName, name: 'Leah Officer', address: `${SITE}/links/sample`, until: '12 March 2026, 11.00 am' }, face) },
  { stem: 'password-changed', make: (face) => passwordChangedEmail({ councilName: face.councilName, name: 'Leah Officer', when: '12 March 2026, 10.00 am', forgottenPasswordAddress: `${SITE}/forgotten-password` }, face) },
  { stem: 'second-factor-changed', make: (face) => secondFactorChangedEmail({ councilName: face.councilName, name: 'Leah Officer', says: 'An authenticator app was set up as the second step of your sign-in', when: '12 March 2026, 10.00 am', forgottenPasswordAddress: `${SITE}/forgotten-password` }, face) },
  { stem: 'update-request', make: (face) => updateRequestEmail(updateRequestSample, face) },
  { stem: 'draft-ready', make: (face) => draftReadyEmail(draftReadySample, face) },
  { stem: 'chase-stopped', make: (face) => chaseStoppedEmail(chaseStoppedSample, face) },
  { stem: 'decisions-taken', make: (face) => decisionsTakenEmail(decisionsTakenSample, face) },
  { stem: 'fresh-link', make: (face) => freshLinkEmail(freshLinkSample, face) },
  { stem: 'update-returned', make: (face) => updateReturnedEmail(updateReturnedSample, face) },
  { stem: 'sign-off-asked', make: (face) => signOffAskedEmail(signOffAskedSample, face) },
  { stem: 'officer-asked', make: (face) => officerAskedEmail(officerAskedSample, face) },
  { stem: 'question-answered', make: (face) => questionAnsweredEmail(questionAnsweredSample, face) },
  { stem: 'edition-sent', make: (face) => editionSentEmail(editionSentSample, face) },
  { stem: 'edition-withdrawn', make: (face) => editionWithdrawnEmail(editionWithdrawnSample, face) },
  { stem: 'letters-in-trouble', make: (face) => lettersInTroubleEmail(lettersInTroubleSample, face) },
  { stem: 'chain-heads', make: (face) => chainHeadsEmail(chainHeadsSample, face) },
  { stem: 'test-letter', make: (face) => testLetterEmail(testLetterSample, face) },
];

export interface GalleryPage { letters: readonly { stem: string; subject: string; text: string; htmlHref: string }[] }

const galleryView = view<GalleryPage>('letters/gallery');

export function showGallery(req: Request, res: Response): void {
  mustBeDevelopment(req);
  renderPage(res, { title: 'Every letter', section: 'letters' }, galleryView({
    letters: letterSamples.map(({ stem, make }) => ({ stem, ...make(req.face), htmlHref: `/letters/gallery/${stem}` })),
  }));
}

/** A document of its own that can do nothing: its styles are its own, and scripts and pictures are refused as mail programs refuse them. */
export function showGalleryLetter(req: Request<{ stem: string }>, res: Response): void {
  mustBeDevelopment(req);
  const sample = letterSamples.find(({ stem }) => stem === req.params.stem);
  if (sample === undefined) throw new NotFound('letter');
  res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox").type('html').send(sample.make(req.face).html);
}

function mustBeDevelopment(req: Request): void {
  if (!req.face.isDemonstration) throw new NotFound('page');
}
