// One action of the report before the panel: what it says, and what the panel says to it, in one press and Enter.
import type { Request, Response } from 'express';
import { stateText } from '../actions/present-action.ts';
import { dayLong } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import type { ActionContent } from '../editions/edition-content.ts';
import { aChoice, aDay, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Look } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { noteDecision, type NotingRefusal } from './note-decision.ts';
import { noteSays } from './present-note.ts';
import { readSitting, type SittingRead } from './read-sitting.ts';
import { sittingPath, type Note } from './sitting.ts';
import { mayRunSitting } from './sitting.policy.ts';

const choices = ['noted', 'closed', 'closure refused', 'extension agreed', 'another day', 'extension refused', 'further information', 'officer to attend', 'chair to write', 'not accepted'] as const;

const noteForm = form({
  kind: aChoice(choices, { missing: 'Say what was decided' }), newTarget: aDay('The new target date'), minuteNumber: aLine('The minute number', { max: 30 }), words: aParagraph('The words', { max: 2000 }),
}, ({ kind, newTarget }): { newTarget?: string } => (kind === 'another day' && newTarget === undefined ? { newTarget: 'Enter the new target date' } : {}));
type Order = OrderOf<typeof noteForm>;

export interface NoteDecisionPage {
  title: string;
  reference: string;
  wording: string;
  place: string;
  state: Look;
  stateText: string;
  flags: readonly string[];
  target: string;
  lead: string;
  because: { says: string; quote: string } | undefined;
  asked: readonly { what: string; reason: string }[];
  update: { says: string; text: string } | undefined;
  questions: readonly string[];
  /** Where the register is not what the report says any more. */
  moved: string | undefined;
  notes: readonly { says: string; words: string | undefined; by: string; undo: FormModel }[];
  last: { says: string; undo: FormModel } | undefined;
  options: readonly Option[];
  form: FormModel<keyof Order>;
  /** "1=noted;2=closed": which key presses which radio, for the script. */
  keys: string;
  links: { previous: string | undefined; next: string | undefined; anew: string; overview: string };
}

const noteView = view<NoteDecisionPage>('sittings/note-decision');
/** No field: pressing it is all there is to say. */
const undoForm = form({});

const sentences: Record<NotingRefusal, string | Partial<Record<keyof Order, string>>> = {
  'noted-already': 'That is noted already, perhaps by a colleague: it stands below.', contradicts: 'Something else is noted about this action already, perhaps by a colleague. Undo that first; what you typed stands here.',
  'changed-since': 'The action has changed meanwhile. Look again and note it once more.', ended: 'The action has been taken off the list already.', 'no-successor': 'There is no other action to take its place.',
  'nothing-proposed': { kind: 'Nothing of the kind is asked for any more' }, 'not-later': { newTarget: 'The new target date must be later than the one it has' }, 'chair-may-not': 'The chair may not decide this.',
  finished: 'The meeting is finished: what was noted has taken effect. Further decisions are recorded on the action’s own page.', 'not-meeting': 'This meeting was moved, cancelled or not quorate.',
};

type CardRequest = Request<{ id: string; reference: string }>;

export async function showNoteDecision(req: CardRequest, res: Response): Promise<void> {
  const at = await placeOf(req);
  if (at.read.sitting === undefined || at.read.sitting.finishedAt !== null) { goTo(res, sittingPath(at.read.meeting.id)); return; }
  show(req, res, at, noteForm.open(req, { values: { minuteNumber: at.read.notes.at(-1)?.minuteNumber ?? undefined } }));
}

export async function decisionNoted(req: CardRequest, res: Response): Promise<void> {
  const at = await placeOf(req);
  const posted = noteForm.read(req);
  if (!posted.ok) { show(req, res, at, posted.form); return; }
  const { kind, newTarget, minuteNumber = null, words = null } = posted.order;
  const asked = at.action.extensionAsked?.to.on;
  const outcome = await noteDecision(req.deps, doerOf(req, posted), {
    meetingId: at.read.meeting.id, reference: at.action.reference, kind: kind === 'another day' ? 'extension agreed' : kind, minuteNumber, words,
    // The day that was in the report the panel has read, whatever has been asked for since.
    newTargetOn: kind === 'another day' ? (newTarget ?? null) : kind === 'extension agreed' ? ((asked as typeof newTarget) ?? null) : null,
  });
  if (!outcome.ok) { show(req, res, await placeOf(req), posted.refused(sentences[outcome.because])); return; }
  goTo(res, at.next ?? sittingPath(at.read.meeting.id));
}

interface Place { read: SittingRead; action: ActionContent; place: string; previous: string | undefined; next: string | undefined }

async function placeOf(req: CardRequest): Promise<Place> {
  const read = await readSitting(req.deps.db, personOf(req), req.params.id);
  const i = read.agenda.findIndex(({ reference }) => reference === req.params.reference);
  const item = read.agenda[i];
  if (item === undefined || !mayRunSitting(personOf(req), read.meeting.panelId)) throw new NotFound(`${req.params.reference} in the sitting`);
  const pathOf = (n: number): string | undefined => read.agenda[n] && sittingPath(read.meeting.id, read.agenda[n].reference);
  return { read, action: item.action, place: `${i + 1} of ${read.agenda.length}`, previous: pathOf(i - 1), next: pathOf(i + 1) };
}

function show(req: CardRequest, res: Response, at: Place, model: NoteDecisionPage['form']): void {
  const { read, action } = at;
  const { words } = req.face;
  const id = read.live.get(action.reference)?.id;
  const undo = (note: Note): FormModel => undoForm.open(req, { action: sittingPath(read.meeting.id, `notes/${note.id}/undo`), idPrefix: `${note.id}-` });
  const here = read.notes.filter(({ actionId }) => actionId === id);
  const last = read.notes.findLast(({ notedByPersonId }) => notedByPersonId === personOf(req).id);
  const title = `${action.reference} ${action.short}`;
  const options = optionsOf(action, words);
  renderPage(res, { title, section: 'meetings', back: { href: sittingPath(read.meeting.id), text: 'The whole list' } }, noteView({
    title, ...presentFrozen(at, words), moved: movedSays(at, words), form: model, options, keys: choices.flatMap((kind, i) => (options.some(({ value }) => value === kind) ? [`${(i + 1) % 10}=${kind}`] : [])).join(';'),
    notes: here.map((note) => ({ says: noteSays(note, words), words: note.words ?? undefined, by: note.notedByName, undo: undo(note) })),
    last: last === undefined || here.includes(last) ? undefined : { says: `${nameOf(read, last)}: ${noteSays(last, words)}`, undo: undo(last) },
    links: { previous: at.previous, next: at.next, anew: sittingPath(read.meeting.id, 'new'), overview: sittingPath(read.meeting.id) },
  }));
}

function nameOf({ live }: SittingRead, note: Note): string {
  return [...live.values()].find(({ id }) => id === note.actionId)?.reference ?? 'Something new';
}

function presentFrozen({ action, place, read }: Place, words: Words) {
  const [because] = action.because;
  const [update] = action.updates;
  return {
    reference: action.reference, wording: action.wording, place, state: action.state, stateText: action.stateWord, target: `target ${action.target.says}${action.target.movesSay === null ? '' : `; ${action.target.movesSay}`}`, lead: action.lead.says,
    flags: [action.overdue?.says, action.silence?.says].filter((says) => says !== undefined), because: because && { says: because.says, quote: because.quote },
    asked: [
      ...(action.closureAsked === null ? [] : [{ what: `The ${words.panel} is asked to close it: ${action.closureAsked.says}.`, reason: action.closureAsked.reason }]),
      ...(action.extensionAsked === null ? [] : [{ what: `The ${words.panel} is asked for more time, until ${action.extensionAsked.to.long}: asked by ${action.extensionAsked.by}.`, reason: action.extensionAsked.reason }]),
    ],
    update: update && { says: update.says, text: update.text }, questions: (read.content?.questions ?? []).filter(({ reference }) => reference === action.reference).map(({ text }) => text),
  };
}

function movedSays({ action, read }: Place, words: Words): string | undefined {
  const now = read.live.get(action.reference);
  if (now === undefined) return undefined;
  const parts = [
    ...(now.state === action.state ? [] : [`it is ${stateText(now.state)}`]), ...(now.targetOn === (action.target.current?.on ?? null) ? [] : [`its target is ${now.targetOn === null ? 'not set' : dayLong(now.targetOn)}`]),
  ];
  return parts.length === 0 ? undefined : `Since the ${words.panel}’s report was sent, ${parts.join(' and ')}.`;
}

/** What answers a request is offered only where the report asks for it. */
function optionsOf(action: ActionContent, words: Words): Option[] {
  const { closureAsked, extensionAsked } = action;
  const names: Record<(typeof choices)[number], string | undefined> = {
    noted: 'Noted', closed: closureAsked === null ? 'Close it' : 'Closure agreed', 'closure refused': closureAsked === null ? undefined : 'Closure not agreed',
    'extension agreed': extensionAsked === null ? undefined : `More time agreed, until ${extensionAsked.to.long}`, 'another day': extensionAsked === null ? 'A new target date' : 'More time, until another day',
    'extension refused': extensionAsked === null ? undefined : 'More time not agreed', 'further information': 'Further information', 'officer to attend': 'Officer to attend', 'chair to write': `${words.Chair} to write`, 'not accepted': 'Not accepted: off the list',
  };
  return choices.flatMap((value) => (names[value] === undefined ? [] : [{ value, text: names[value] }]));
}
