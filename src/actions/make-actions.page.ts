// Make one action by hand, because of a finding, a resolution or an undertaking.
import type { Request, Response } from 'express';
import { dayLong, type Day } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { listFollowingPanelIds } from '../inspections/inspection.store.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { isClerkOf, partIn, type Person } from '../people/person.ts';
import { postLabel } from '../people/post.ts';
import { listOpenPostIds, listPosts } from '../people/post.store.ts';
import { aDay, aLine, anId, aParagraph, isId, someIds } from '../web/fields.ts';
import { form, type FormModel, type OrderOf } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { actionPath } from './action-path.ts';
import { readDueTarget } from './due-target.ts';
import { asAction, makeActions } from './make-actions.ts';
import { presentSource, type SourceModel } from './present-source.ts';
import { readSources, type Source, type SourceIds } from './read-sources.ts';

const actionForm = form({
  panel: anId({ missing: 'Choose the panel' }), wording: aParagraph('The wording', { missing: 'Write what will be done', max: 1000 }), willShow: aParagraph('What will show it', { max: 1000 }),
  lead: anId(), contributors: someIds(), on: aDay('The target date'), words: aLine('The words', { max: 150 }),
});
type Order = OrderOf<typeof actionForm>;

export interface MakeActionsPage {
  title: string;
  because: readonly SourceModel[];
  /** The words of the resolution about who and when. */
  hints: readonly string[];
  panels: readonly Option[];
  posts: readonly Option[];
  worked: string | undefined;
  form: FormModel<keyof Order>;
}

const makeView = view<MakeActionsPage>('actions/make-actions');

const noSuchPost = 'This post has ended, or is not on the list any more: choose another';

interface Cause { sources: readonly Source[]; panelIds: readonly string[]; saidOn: Day; minuteNumber: string | null; ownerWords: string | null; dueWords: string | null }

export async function showMakeAction(req: Request, res: Response): Promise<void> {
  const cause = await causeOf(req, personOf(req));
  const first = cause.sources[0];
  const wording = first === undefined ? '' : first.kind === 'finding' ? first.finding.text : first.kind === 'resolution' ? asAction(first.resolution.text) : asAction(first.undertaking.text);
  await show(req, res, cause, actionForm.open(req, { values: { panel: cause.panelIds[0], wording, words: cause.dueWords ?? undefined } }));
}

export async function makeActionPosted(req: Request, res: Response): Promise<void> {
  const { db, clock } = req.deps;
  const cause = await causeOf(req, personOf(req));
  const posted = actionForm.read(req);
  if (!posted.ok) { await show(req, res, cause, posted.form); return; }
  const { panel, wording, willShow = null, lead = null, contributors, on, words = null } = posted.order;
  if (!cause.panelIds.includes(panel)) { await show(req, res, cause, posted.refused({ panel: 'Choose a panel that this belongs to' })); return; }
  const open = await listOpenPostIds(db, [...(lead === null ? [] : [lead]), ...contributors], clock.today());
  if (lead !== null && !open.includes(lead)) { await show(req, res, cause, posted.refused({ lead: noSuchPost })); return; }
  if (contributors.some((postId) => !open.includes(postId))) { await show(req, res, cause, posted.refused({ contributors: noSuchPost })); return; }
  const due = words === null ? undefined : readDueTarget(words, cause.saidOn, await listMeetings(db, panel));
  if (on === undefined && words !== null) {
    if (due?.on === undefined) { await show(req, res, cause, posted.refused({ words: `${due?.because ?? ''} Enter the day yourself, or leave the words out.` })); return; }
    const filled = actionForm.open(req, { values: { ...posted.order, on: due.on } });
    await show(req, res, cause, filled, `“${words}” is ${dayLong(due.on)}. ${due.because} Check the day and save it.`);
    return;
  }
  const made = await makeActions(req.deps, doerOf(req, posted), {
    panelId: panel, agreedOn: cause.saidOn > clock.today() ? clock.today() : cause.saidOn,
    actions: [{
      wording, willShow, leadPostId: lead, contributorPostIds: contributors.filter((postId) => postId !== lead), minuteNumber: cause.minuteNumber,
      target: on === undefined ? null : { on, words, meetingId: due?.on === on ? due.meetingId : null }, sources: cause.sources.map(sourceRow),
    }],
  });
  const reference = made.references[0] ?? '';
  goTo(res, actionPath(reference), `${reference} is made. It belongs to the ${req.face.words.panel}’s list from now on.`);
}

function sourceRow(source: Source): { findingId: string } | { resolutionId: string } | { undertakingId: string } {
  if (source.kind === 'finding') return { findingId: source.finding.id };
  return source.kind === 'resolution' ? { resolutionId: source.resolution.id } : { undertakingId: source.undertaking.id };
}

/** What the address names; panels are those the person clerks and all of it belongs to. */
async function causeOf(req: Request, person: Person): Promise<Cause> {
  const { db, clock } = req.deps;
  const sources = await readSources(db, sourceIds(req));
  const panels: string[][] = [];
  for (const source of sources) panels.push(source.kind === 'finding' ? await listFollowingPanelIds(db, source.inspection.id) : [source.meeting.panelId]);
  const common = (panels[0] ?? []).filter((panelId) => panels.every((some) => some.includes(panelId)));
  if (!common.some((panelId) => partIn(person, panelId) !== undefined)) throw new NotFound('what the action would be because of');
  const panelIds = common.filter((panelId) => isClerkOf(person, panelId));
  if (panelIds.length === 0) throw new NotAllowed('Only the clerk of a panel makes its actions.');
  const resolved = sources.find((source) => source.kind !== 'finding');
  const said = resolved && (resolved.kind === 'resolution' ? resolved.resolution : resolved.undertaking);
  return { sources, panelIds, saidOn: resolved?.meeting.meetsOn ?? clock.today(), minuteNumber: said?.minuteNumber ?? null, ownerWords: said?.ownerWords ?? null, dueWords: said?.dueWords ?? null };
}

/** `?finding=…&finding=…`, `?resolution=…`, `?undertaking=…`: one action may answer several. */
function sourceIds(req: Request): SourceIds {
  const named = (name: string): string[] => [(req.query as Record<string, string | string[] | undefined>)[name] ?? []].flat().filter(isId);
  return { findingIds: named('finding'), resolutionIds: named('resolution'), undertakingIds: named('undertaking') };
}

async function show(req: Request, res: Response, cause: Cause, model: MakeActionsPage['form'], worked?: string): Promise<void> {
  const today = req.deps.clock.today();
  const posts = (await listPosts(req.deps.db, today)).filter(({ endedOn }) => endedOn === null || endedOn > today);
  const { parts } = personOf(req);
  renderPage(res, { title: 'Make an action', section: 'actions', back: { href: '/actions', text: 'All actions' } }, makeView({
    title: 'Make an action', because: cause.sources.map((source) => presentSource(source, true)), worked, form: model, posts: posts.map((post) => ({ value: post.id, text: postLabel(post) })),
    hints: [...(cause.ownerWords === null ? [] : [`Who, in the minutes: “${cause.ownerWords}”.`]), ...(cause.dueWords === null ? [] : [`When, in the minutes: “${cause.dueWords}”.`])],
    panels: parts.filter(({ panelId }) => cause.panelIds.includes(panelId)).map((part) => ({ value: part.panelId, text: part.panelName })),
  }));
}
