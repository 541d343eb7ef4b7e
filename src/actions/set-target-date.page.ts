// Set or put right a target date, as a day or in words; once a dispatched report has shown it, the page says who moves it.
import type { Request, Response } from 'express';
import { dayLong } from '../calendar/day.ts';
import { NotAllowed } from '../database/errors.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { aDay, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { isEnded } from './action.ts';
import { mayChangeAction } from './action.policy.ts';
import { actionPath } from './action-path.ts';
import { isTargetShown, type ActionWithPosts } from './action.store.ts';
import { readDueTarget } from './due-target.ts';
import { seeAction } from './see-action.ts';
import { setTargetDate, type TargetRefusal } from './set-target-date.ts';

const targetForm = form({
  on: aDay('The target date'), words: aLine('The words', { max: 150 }), minuteNumber: aLine('The minute number', { max: 30 }), why: aParagraph('The reason', { max: 500 }),
}, ({ on, words }): { on?: string } => (on === undefined && words === undefined ? { on: 'Enter the target date, or the words it was given in' } : {}));

export interface SetTargetDatePage {
  title: string;
  wording: string;
  now: string;
  /** From here on only the panel moves it. */
  isShown: boolean;
  decideHref: string;
  /** The day the words became, to be checked before it is saved. */
  worked: string | undefined;
  form: FormModel<'on' | 'words' | 'minuteNumber' | 'why'>;
}

const targetView = view<SetTargetDatePage>('actions/set-target-date');

const sentences: Record<TargetRefusal, string> = {
  'changed-since': 'The action has changed since you opened this page. How it stands now is shown above; look again and save once more.',
  ended: 'The action has been taken off the list since you opened this page. Nothing was saved.',
  shown: 'A report that shows this date has been dispatched meanwhile. From now on only a decision of the panel moves it.',
};

export async function showSetTargetDate(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayChangeAction(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel sets the target dates of its actions.');
  if (isEnded(action.state)) throw new NotAllowed('The action is off the list: its target stays as it was.');
  await show(req, res, action, targetForm.open(req, { version: action.version, values: { on: action.targetOn ?? undefined, words: action.targetWords ?? undefined } }));
}

export async function targetPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const action = await seeAction(db, personOf(req), req.params.reference);
  if (!mayChangeAction(personOf(req), action)) throw new NotAllowed('Only the clerk of the panel sets the target dates of its actions.');
  const posted = targetForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const { on, words = null, minuteNumber = null, why = null } = posted.order;
  const due = words === null ? undefined : readDueTarget(words, action.agreedOn, await listMeetings(db, action.panelId));
  if (on === undefined) {
    if (due?.on === undefined) { await show(req, res, action, posted.refused({ words: `${due?.because ?? ''} Enter the day yourself.` })); return; }
    const filled = targetForm.open(req, { version: posted.version, values: { ...posted.order, on: due.on } });
    await show(req, res, action, filled, `“${words ?? ''}” is ${dayLong(due.on)}. ${due.because} Check the day and save it.`);
    return;
  }
  const outcome = await setTargetDate(req.deps, doerOf(req, posted), { reference: action.reference, version: posted.version, on, words, meetingId: due?.on === on ? due.meetingId : null, minuteNumber, why });
  if (outcome.ok) { goTo(res, actionPath(action.reference), `The target date of ${action.reference} is ${dayLong(on)}.`); return; }
  const fresh = await seeAction(db, personOf(req), req.params.reference);
  await show(req, res, fresh, posted.refused(sentences[outcome.because], { version: fresh.version }));
}

async function show(req: Request, res: Response, action: ActionWithPosts, model: SetTargetDatePage['form'], worked?: string): Promise<void> {
  const title = `Target date of ${action.reference}`;
  const isShown = action.targetOn !== null && (await isTargetShown(req.deps.db, action));
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, targetView({
    title, wording: action.wording, isShown, decideHref: actionPath(action.reference, 'decide'), worked, form: model,
    now: action.targetOn === null ? 'It has no target date yet.' : `It is now ${dayLong(action.targetOn)}${action.targetWords === null ? '' : `, given as “${action.targetWords}”`}.`,
  }));
}
