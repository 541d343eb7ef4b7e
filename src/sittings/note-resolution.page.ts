// Note something new: what was resolved, recommended or promised in the meeting, and who is to do what by when.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { postLabel } from '../people/post.ts';
import { listPosts } from '../people/post.store.ts';
import { aChoice, aDay, aLine, anId, aParagraph } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { noteResolution } from './note-resolution.ts';
import { readSitting, type SittingRead } from './read-sitting.ts';
import { newNotes, sittingPath } from './sitting.ts';
import { mayRunSitting } from './sitting.policy.ts';

const newForm = form({
  kind: aChoice(newNotes, { missing: 'Say what it is' }), words: aParagraph('What was said', { missing: 'Write what was resolved, in its own words', max: 2000 }), minuteNumber: aLine('The minute number', { max: 30 }),
  wording: aParagraph('The action', { max: 1000 }), lead: anId(), target: aDay('The target date'), addressedTo: aLine('Whom it is addressed to', { max: 200 }),
});
type Order = OrderOf<typeof newForm>;

export interface NoteResolutionPage { title: string; posts: readonly Option[]; form: FormModel<keyof Order> }

const newView = view<NoteResolutionPage>('sittings/note-resolution');

const sentences: Record<'finished' | 'not-meeting' | 'no-such-post' | 'to-nobody', string | Partial<Record<keyof Order, string>>> = {
  finished: 'The meeting is finished. What was resolved comes in with its minutes, or is made an action by hand.', 'not-meeting': 'This meeting was moved, cancelled or not quorate.',
  'no-such-post': { lead: 'This post has ended, or is not on the list any more: choose another' }, 'to-nobody': { addressedTo: 'Say whom the recommendation is addressed to' },
};

type MeetingRequest = Request<{ id: string }>;

export async function showNoteResolution(req: MeetingRequest, res: Response): Promise<void> {
  const read = await openOf(req);
  if (read.sitting === undefined || read.sitting.finishedAt !== null) { goTo(res, sittingPath(read.meeting.id)); return; }
  await show(req, res, read, newForm.open(req, { values: { kind: 'new action', minuteNumber: read.notes.at(-1)?.minuteNumber ?? undefined, addressedTo: req.face.words.cabinet } }));
}

export async function resolutionNoted(req: MeetingRequest, res: Response): Promise<void> {
  const read = await openOf(req);
  const posted = newForm.read(req);
  if (!posted.ok) { await show(req, res, read, posted.form); return; }
  const { kind, words, minuteNumber = null, wording = null, lead = null, target = null, addressedTo = null } = posted.order;
  const outcome = await noteResolution(req.deps, doerOf(req, posted), { meetingId: read.meeting.id, kind, words, minuteNumber, wording, leadPostId: lead, targetOn: target, addressedTo });
  if (!outcome.ok) { await show(req, res, read, posted.refused(sentences[outcome.because])); return; }
  goTo(res, sittingPath(read.meeting.id), 'It is noted. It exists when you finish the meeting.');
}

async function openOf(req: MeetingRequest): Promise<SittingRead> {
  const read = await readSitting(req.deps.db, personOf(req), req.params.id);
  if (!mayRunSitting(personOf(req), read.meeting.panelId)) throw new NotFound(`sitting of meeting ${req.params.id}`);
  return read;
}

async function show(req: MeetingRequest, res: Response, { meeting }: SittingRead, model: NoteResolutionPage['form']): Promise<void> {
  const today = req.deps.clock.today();
  const posts = (await listPosts(req.deps.db, today)).filter(({ endedOn }) => endedOn === null || endedOn > today);
  const title = 'Something new was resolved';
  renderPage(res, { title, section: 'meetings', back: { href: sittingPath(meeting.id), text: 'The whole list' } }, newView({ title, form: model, posts: posts.map((post) => ({ value: post.id, text: postLabel(post) })) }));
}
