// The meeting on one page: what lies before the panel, what is noted of it, and the button that makes it take effect.
import type { Request, Response } from 'express';
import type { DecisionRefusal } from '../actions/record-decision.ts';
import { dayLong, dayOf, dayWithWeekday, timeOf } from '../calendar/day.ts';
import { count, shortened } from '../editions/wording.ts';
import { meetingPath } from '../meetings/meeting.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import type { Group } from './agenda.ts';
import { finishSitting, type FinishOutcome } from './finish-sitting.ts';
import { noteSays } from './present-note.ts';
import { readSitting, type SittingRead } from './read-sitting.ts';
import { isNew, sittingPath, type Note } from './sitting.ts';
import { mayRunSitting } from './sitting.policy.ts';
import { startSitting, type StartRefusal } from './start-sitting.ts';
import { undoNote } from './undo-note.ts';

export interface NotedLine { says: string; words: string | undefined; by: string; undo: FormModel | undefined; undoOf: string }
export interface SittingPage {
  title: string;
  panelName: string;
  stands: string;
  report: { href: string; text: string } | undefined;
  start: FormModel | undefined;
  groups: readonly { heading: string; items: readonly { href: string | undefined; reference: string; short: string; flag: string | undefined; noted: readonly NotedLine[] }[] }[];
  news: readonly NotedLine[];
  firstHref: string | undefined;
  newHref: string | undefined;
  finish: { form: FormModel; effect: string } | undefined;
  comparedHref: string | undefined;
}

const sittingView = view<SittingPage>('sittings/sitting');
/** No field: pressing it is all there is to say. */
const pressed = form({});

const startSentences: Record<StartRefusal, string> = {
  'no-report': 'No report has been dispatched for this meeting, so there is nothing to go through. Decisions can be recorded on each action’s own page.',
  'not-meeting': 'This meeting was moved, cancelled or not quorate: there is nothing to record in it.',
};

const groupNames: Record<Group, string> = { decide: 'To decide', overdue: 'Overdue', 'at risk': 'At risk', 'no update': 'No update received', 'the rest': 'The rest of the report' };

type MeetingRequest = Request<{ id: string }>;

export async function showSitting(req: MeetingRequest, res: Response): Promise<void> {
  const read = await readSitting(req.deps.db, personOf(req), req.params.id);
  show(req, res, read, { start: pressed.open(req), finish: pressed.open(req, { action: sittingPath(read.meeting.id, 'finish'), version: read.sitting?.version ?? 0 }) });
}

export async function startPosted(req: MeetingRequest, res: Response): Promise<void> {
  const read = await readSitting(req.deps.db, personOf(req), req.params.id);
  const posted = pressed.read(req);
  if (!posted.ok) return;
  const outcome = await startSitting(req.deps, doerOf(req, posted), { meetingId: read.meeting.id });
  if (!outcome.ok) { show(req, res, read, { start: posted.refused(startSentences[outcome.because]), finish: undefined }); return; }
  const [first] = read.agenda;
  goTo(res, first === undefined ? sittingPath(read.meeting.id) : sittingPath(read.meeting.id, first.reference), 'The meeting is open. Nothing you note takes effect, and nobody is written to, before you finish.');
}

export async function undoPosted(req: Request<{ id: string; note: string }>, res: Response): Promise<void> {
  const read = await readSitting(req.deps.db, personOf(req), req.params.id);
  const posted = pressed.read(req);
  if (!posted.ok) return;
  const note = read.notes.find(({ id }) => id === req.params.note);
  const outcome = await undoNote(req.deps, doerOf(req, posted), { meetingId: read.meeting.id, noteId: req.params.note });
  if (!outcome.ok) { goTo(res, sittingPath(read.meeting.id), 'The meeting is finished: what was noted has taken effect and cannot be undone here.'); return; }
  const reference = note === undefined ? undefined : referenceOf(read, note);
  goTo(res, sittingPath(read.meeting.id, reference), note === undefined ? 'Undone.' : `Undone: ${reference ?? 'what was new'}, ${noteSays(note, req.face.words).toLowerCase()}.`);
}

export async function finishPosted(req: MeetingRequest, res: Response): Promise<void> {
  const { db } = req.deps;
  await readSitting(db, personOf(req), req.params.id);
  const posted = pressed.read(req);
  if (!posted.ok) return;
  const outcome = await finishSitting(req.deps, doerOf(req, posted), { meetingId: req.params.id, version: posted.version });
  if (outcome.ok) { goTo(res, sittingPath(req.params.id), finishedSays(outcome)); return; }
  if (outcome.because === 'finished') { goTo(res, sittingPath(req.params.id), 'The meeting was finished already. What stands here has taken effect.'); return; }
  const read = await readSitting(db, personOf(req), req.params.id);
  show(req, res, read, { start: undefined, finish: posted.refused(refusalSays(outcome, read), { version: read.sitting?.version ?? 0 }) });
}

function finishedSays({ decided, made, told, untold }: Extract<FinishOutcome, { ok: true }>): string {
  return [
    `The meeting is finished. ${count(decided, 'decision')} ${decided === 1 ? 'has' : 'have'} taken effect.`, ...(made.length === 0 ? [] : [`New on the list: ${made.join(', ')}.`]),
    told.length === 0 ? 'Nobody had to be written to.' : `A letter each goes to ${told.join(', ')}.`, ...(untold.length === 0 ? [] : [`Nobody could be written to about ${untold.join(', ')}: no post, or nobody holds it.`]),
  ].join(' ');
}

const decisionSays: Record<DecisionRefusal, string> = {
  'changed-since': 'it has changed meanwhile', ended: 'it has left the list meanwhile', 'no-successor': 'no other action takes its place', 'nothing-proposed': 'what was asked for has been withdrawn or answered meanwhile',
  'not-later': 'the new target is not later than the one it has now', 'chair-may-not': 'the chair may not decide it',
};

function refusalSays(outcome: Exclude<FinishOutcome, { ok: true } | { because: 'finished' }>, read: SittingRead): string {
  switch (outcome.because) {
    case 'cannot-take-effect': return `Nothing has taken effect yet. What is noted about ${outcome.reference} cannot: ${decisionSays[outcome.why]}. Undo that note, or note it anew, and finish again.`;
    case 'changed-since': return 'Another note was added or undone since you opened this page. All of them stand here now: read them, and finish again.';
    case 'not-yet': return `The meeting is on ${dayLong(read.meeting.meetsOn)}. It can be finished on that day, not before.`;
    case 'not-meeting': return startSentences['not-meeting'];
  }
}

function show(req: MeetingRequest, res: Response, read: SittingRead, forms: { start: FormModel | undefined; finish: FormModel | undefined }): void {
  const { meeting, sitting, agenda, report } = read;
  const { words } = req.face;
  const runs = mayRunSitting(personOf(req), meeting.panelId) && sitting?.finishedAt === null;
  const line = (note: Note): NotedLine => noted(req, read, note, runs);
  const groups = [...new Set(agenda.map(({ group }) => group))].map((group) => ({
    heading: groupNames[group], items: agenda.filter((item) => item.group === group).map(({ reference, action }) => ({
      href: runs ? sittingPath(meeting.id, reference) : `/actions/${reference}`, reference, short: shortened(action.wording, 240), flag: action.overdue?.says, noted: read.notes.filter((note) => referenceOf(read, note) === reference).map(line),
    })),
  }));
  const title = `In the meeting: ${dayWithWeekday(meeting.meetsOn)}`;
  const next = agenda.find(({ reference }) => !read.notes.some((note) => referenceOf(read, note) === reference)) ?? agenda[0];
  renderPage(res, { title, section: 'meetings', back: { href: meetingPath(meeting.id), text: 'The meeting' }, explains: ['sitting', 'closure', 'extension', 'resolution', 'undertaking'] }, sittingView({
    title, panelName: read.panel.name, stands: standsSays(read, words), report: report && { href: `/editions/${report.id}`, text: read.content?.head.title ?? 'The report' },
    start: sitting === undefined && mayRunSitting(personOf(req), meeting.panelId) && report !== undefined ? forms.start : undefined, groups, news: read.notes.filter(({ kind }) => isNew(kind)).map(line),
    firstHref: runs && next !== undefined ? sittingPath(meeting.id, next.reference) : undefined, newHref: runs ? sittingPath(meeting.id, 'new') : undefined,
    finish: runs && forms.finish !== undefined ? { form: forms.finish, effect: finishEffect(read, words) } : undefined, comparedHref: sitting?.finishedAt && mayRunSitting(personOf(req), meeting.panelId) ? sittingPath(meeting.id, 'compared') : undefined,
  }));
}

function standsSays({ sitting, notes, report, agenda }: SittingRead, words: Words): string {
  if (sitting === undefined) return report === undefined ? startSentences['no-report'] : `The ${words.panel} has ${count(agenda.length, 'open action')} before it, as they were sent. Open the meeting when it begins; nothing takes effect before you finish.`;
  if (sitting.finishedAt !== null) return `Finished at ${timeOf(sitting.finishedAt)} on ${dayLong(dayOf(sitting.finishedAt))}. This is what was recorded.`;
  const about = new Set(notes.map(({ actionId }) => actionId).filter((id) => id !== null)).size;
  return `Opened at ${timeOf(sitting.startedAt)}. Something is noted about ${about} of ${agenda.length} actions. Nothing has taken effect yet.`;
}

function finishEffect({ notes }: SittingRead, words: Words): string {
  const making = notes.filter(({ kind }) => kind === 'new action' || kind === 'new undertaking').length;
  const decisions = notes.filter(({ kind }) => !isNew(kind)).length;
  return `${count(decisions, 'decision')} of the ${words.panel} and ${count(making, 'new action')} take effect at once, and the owners are written to. This cannot be undone.`;
}

function noted(req: MeetingRequest, read: SittingRead, note: Note, runs: boolean): NotedLine {
  const reference = referenceOf(read, note);
  return {
    says: noteSays(note, req.face.words), words: note.words ?? undefined, by: `${note.notedByName}, ${timeOf(note.notedAt)}`, undoOf: reference ?? note.words ?? '',
    undo: runs ? pressed.open(req, { action: sittingPath(read.meeting.id, `notes/${note.id}/undo`), idPrefix: `${note.id}-` }) : undefined,
  };
}

function referenceOf({ live }: SittingRead, note: Note): string | undefined {
  return [...live.values()].find(({ id }) => id === note.actionId)?.reference;
}
