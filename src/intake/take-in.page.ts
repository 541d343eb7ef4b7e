// Read in a paper: a file or pasted text, and for minutes the meeting they are of.
import type { Request, Response } from 'express';
import { dayLong, dayOf, dayWithWeekday } from '../calendar/day.ts';
import { instantFrom } from '../calendar/clock.ts';
import { NotAllowed } from '../database/errors.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { listPanels } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { isClerkOf } from '../people/person.ts';
import { aChoice, aDay, aFile, anId, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { extractText, isTableFile, whyRefused } from './extract.ts';
import type { Extracted } from './extracted.ts';
import { readPaper, type Proposal } from './read-paper.ts';
import type { PaperKind } from './recognise-kind.ts';
import { emptyTable } from './table-review.ts';
import { takeIn, type TakeInRefusal } from './take-in.ts';

export interface TakeInPage { form: FormModel<'panel' | 'kind' | 'meeting' | 'meetingOn' | 'file' | 'pasted'>; panels: readonly Option[]; meetings: readonly Option[]; kinds: readonly string[] }

const fileKinds = ['.txt', '.html', '.htm', '.docx', '.pdf', '.csv', '.xlsx'];
const takeInView = view<TakeInPage>('intake/take-in');
const takeInForm = form({
  panel: anId({ missing: 'Choose the panel' }), kind: aChoice(['find out', 'minutes', 'inspection', 'table']), meeting: anId(), meetingOn: aDay('The day of the meeting'),
  file: aFile({ kinds: fileKinds }), pasted: aParagraph('The text', { max: 900_000 }),
}, ({ file, pasted }) => (file === undefined && pasted === undefined ? { file: 'Choose a file or paste the text' } : file !== undefined && pasted !== undefined ? { pasted: 'Give a file or pasted text, not both' } : {}));

const sentences: Record<TakeInRefusal, { meeting?: string; file?: string }> = {
  'no-meeting': { meeting: 'These are minutes: choose their meeting, or enter the day it was held' },
  'meeting-to-come': { meeting: 'That meeting is still to come: choose the meeting these minutes are of' },
};

export async function showTakeIn(req: Request, res: Response): Promise<void> {
  const meeting = typeof req.query['meeting'] === 'string' ? req.query['meeting'] : undefined;
  const panels = await clerksPanels(req);
  await show(req, res, takeInForm.open(req, { action: '/intake/new', values: { panel: panels[0]?.id, kind: 'find out', meeting } }));
}

export async function doTakeIn(req: Request, res: Response): Promise<void> {
  const panels = await clerksPanels(req);
  const posted = takeInForm.read(req);
  if (!posted.ok) return await show(req, res, posted.form);
  // Asked before the paper is read: reading costs time, and is done for a clerk of that panel only.
  if (!panels.some(({ id }) => id === posted.order.panel)) return await show(req, res, posted.refused({ panel: 'Choose one of your panels' }));
  const { panel, kind = 'find out', meeting = null, meetingOn = null, file, pasted = '' } = posted.order;
  const given = file ?? { bytes: Buffer.from(pasted, 'utf8'), fileName: 'pasted text.txt', mediaType: 'text/plain' };
  const read = await readGiven(given, kind);
  if ('refused' in read) return await show(req, res, posted.refused(read.isOfKind ? { kind: read.refused } : { [file === undefined ? 'pasted' : 'file']: read.refused }));
  const outcome = await takeIn(req.deps, doerOf(req, posted), { panelId: panel, bytes: given.bytes, fileName: given.fileName, mediaType: given.mediaType, ...read, meetingId: meeting, meetingOn });
  if (!outcome.ok) return await show(req, res, posted.refused(sentences[outcome.because]));
  const before = outcome.already === null ? undefined : dayLong(dayOf(instantFrom(outcome.already.startedAt)));
  goTo(res, outcome.isLike ? `/intake/${outcome.intakeId}/compare` : `/intake/${outcome.intakeId}`, before === undefined ? read.note ?? undefined : `This very file came in on ${before}; nothing was added.`);
}

type Given = { text: string | null; note: string | null; proposal: Proposal } | { refused: string; isOfKind: boolean };

/** A table is left to the worker, however long; running text is read here, its parsing in a process of its own. */
async function readGiven(given: { bytes: Buffer; fileName: string }, asked: 'find out' | PaperKind): Promise<Given> {
  if ((asked === 'table' && whyRefused(given.bytes, given.fileName) === undefined) || (asked === 'find out' && isTableFile(given.bytes, given.fileName))) return { text: null, note: null, proposal: emptyTable };
  const paper: Extracted = await extractText(given.bytes, given.fileName);
  if (!paper.ok) return { refused: paper.sentence, isOfKind: false };
  const proposal = readPaper(paper, asked === 'find out' ? null : asked);
  if (typeof proposal === 'string') return { refused: proposal, isOfKind: true };
  return proposal.kind === 'table' ? { text: null, note: null, proposal: emptyTable } : { text: paper.text, note: paper.note, proposal };
}

async function clerksPanels(req: Request): Promise<Panel[]> {
  const panels = (await listPanels(req.deps.db)).filter((panel) => isClerkOf(personOf(req), panel.id) && panel.endedOn === null);
  if (panels.length === 0) throw new NotAllowed('Papers are read in by the clerk of a panel.');
  return panels;
}

async function show(req: Request, res: Response, model: TakeInPage['form']): Promise<void> {
  const panels = await clerksPanels(req);
  const meetings: Option[] = [];
  const today = req.deps.clock.today();
  // No minutes are of a meeting still to come.
  for (const panel of panels) for (const m of (await listMeetings(req.deps.db, panel.id)).filter(({ meetsOn }) => meetsOn <= today).reverse()) meetings.push({ value: m.id, text: `${dayWithWeekday(m.meetsOn)}${panels.length > 1 ? ` (${panel.code})` : ''}` });
  renderPage(res, { title: 'Read in a paper', section: 'intake', back: { href: '/intake', text: 'Intake' } }, takeInView({ form: model, panels: panels.map((panel) => ({ value: panel.id, text: panel.name })), meetings, kinds: fileKinds }));
}
