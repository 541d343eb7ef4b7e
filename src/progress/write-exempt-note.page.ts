// Write exempt text in its own field, with the paragraph of Schedule 12A and the reason.
import type { Request, Response } from 'express';
import { mayWriteExempt } from '../actions/action.policy.ts';
import { actionPath } from '../actions/action-path.ts';
import type { ActionWithPosts } from '../actions/action.store.ts';
import { seeAction } from '../actions/see-action.ts';
import { NotAllowed } from '../database/errors.ts';
import { aChoice, aParagraph, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { exemptParagraphs } from './exempt-note.ts';
import { listExemptMarks } from './exempt-note.store.ts';
import { writeExemptNote } from './write-exempt-note.ts';

const noteForm = form({
  note: aParagraph('The note', { missing: 'Write the exempt note', max: 4000 }), paragraph: aChoice(['1', '2', '3', '4', '5', '6', '7']),
  reason: aParagraph('The reason', { max: 1000 }), replaces: anId(),
});

export interface WriteExemptNotePage { title: string; wording: string; paragraphs: readonly Option[]; current: readonly Option[]; form: FormModel<'note' | 'paragraph' | 'reason' | 'replaces'> }

const noteView = view<WriteExemptNotePage>('progress/write-exempt-note');

export async function showWriteExemptNote(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayWriteExempt(personOf(req), action)) throw new NotAllowed('Exempt notes are written by those entitled to them: the posts concerned and the panel’s clerk, while the action is open.');
  await show(req, res, action, noteForm.open(req));
}

export async function exemptNotePosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayWriteExempt(personOf(req), { ...action, state: 'not started' })) throw new NotAllowed('Exempt notes are written by those entitled to them: the posts concerned and the panel’s clerk.');
  const posted = noteForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const { note, paragraph, reason, replaces } = posted.order;
  const outcome = await writeExemptNote(req.deps, doerOf(req, posted), { reference: action.reference, note, paragraph: paragraph === undefined ? null : Number(paragraph), reason: reason ?? null, replacesId: replaces ?? null });
  if (!outcome.ok) { await show(req, res, action, posted.refused(sentences[outcome.because])); return; }
  goTo(res, actionPath(action.reference), paragraph === undefined || reason === undefined ? 'The exempt note is kept. Until its paragraph and reason are named, no report can be dispatched.' : 'The exempt note is kept apart from the public text.');
}

const sentences = {
  'replaced-since': { replaces: 'Somebody else has replaced that note since you opened this page; choose again which one yours replaces' },
  'replaces-which': { replaces: 'There is an exempt note already; choose it, so that yours takes its place' },
  ended: 'The action has been taken off the list since you opened this page. Nothing was saved.',
};

async function show(req: Request, res: Response, action: ActionWithPosts, model: WriteExemptNotePage['form']): Promise<void> {
  const marks = await listExemptMarks(req.deps.db, [action.id]);
  const title = `Exempt note on ${action.reference}`;
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, noteView({
    title, wording: action.wording, form: model, paragraphs: exemptParagraphs.map((text, i) => ({ value: String(i + 1), text: `${i + 1}. ${text}` })),
    current: marks.map((mark, i) => ({ value: mark.id, text: `Note ${i + 1}, ${mark.paragraph === null ? 'paragraph not named' : `paragraph ${mark.paragraph}`}` })),
  }));
}
