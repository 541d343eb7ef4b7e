// Exempt text, behind a button: pressing it records the reading, and for ten minutes the page may be looked at again without another entry.
import type { Request, Response } from 'express';
import { mayReadExempt, mayWriteExempt } from '../actions/action.policy.ts';
import { actionPath } from '../actions/action-path.ts';
import { seeAction } from '../actions/see-action.ts';
import { later } from '../calendar/clock.ts';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo, keepSession } from '../web/session.ts';
import { view } from '../web/view.ts';
import type { ExemptNote } from './exempt-note.ts';
import { readExemptNotes, rereadExemptNotes } from './read-exempt-notes.ts';

declare module 'express-session' {
  interface SessionData {
    /** The reading of exempt text that was recorded last, and until when (in milliseconds) it may go on. */
    exemptReading?: { reference: string; until: number };
  }
}

const TEN_MINUTES = 10 * 60_000;
const readForm = form({});

export interface ExemptNotesPage {
  title: string;
  wording: string;
  notes: readonly { paragraph: string; reason: string; text: string; written: string }[];
  /** There until the reading is recorded. */
  form: FormModel | undefined;
  writeHref: string | undefined;
}

const notesView = view<ExemptNotesPage>('progress/read-exempt-notes');

export async function showExemptNotes(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const action = await seeAction(db, person, req.params.reference);
  if (!mayReadExempt(person, action)) throw new NotAllowed('Exempt notes are read by those entitled to them in this panel, and by the posts concerned.');
  const reading = req.session.exemptReading;
  const isReading = reading?.reference === action.reference && clock.now().getTime() < reading.until;
  const notes = isReading ? await rereadExemptNotes(db, person, action) : [];
  const title = `Exempt information: ${action.reference}`;
  res.set('Cache-Control', 'no-store');
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, notesView({
    title, wording: action.wording, notes: notes.map(present), form: isReading ? undefined : readForm.open(req), writeHref: mayWriteExempt(person, action) ? actionPath(action.reference, 'exempt-note') : undefined,
  }));
}

export async function exemptNotesPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const person = personOf(req);
  const action = await seeAction(db, person, req.params.reference);
  if (!mayReadExempt(person, action)) throw new NotAllowed('Exempt notes are read by those entitled to them in this panel, and by the posts concerned.');
  readForm.read(req);
  await readExemptNotes(req.deps, doerOf(req), [action], 'opened on the action’s page');
  req.session.exemptReading = { reference: action.reference, until: later(clock.now(), TEN_MINUTES).getTime() };
  await keepSession(req);
  goTo(res, actionPath(action.reference, 'exempt'));
}

function present(note: ExemptNote): ExemptNotesPage['notes'][number] {
  return { paragraph: note.paragraph === null ? 'Paragraph not named yet' : `Schedule 12A, paragraph ${note.paragraph}`, reason: note.reason ?? 'No reason given yet.', text: note.note, written: dayLong(dayOf(note.at)) };
}
