// The next report as it would be if it went now: its content, who would have it, and what stands against it. Reads only.
import { listActions } from '../actions/action.store.ts';
import { dayOf, instantOf } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db } from '../database/db.ts';
import { cycleOf, givesFiveClearDays } from '../meetings/cycle.ts';
import { beginsAt, type Meeting } from '../meetings/meeting.ts';
import { listMovedSteps } from '../meetings/meeting.store.ts';
import { listMemberships, listPredecessors } from '../panels/panel.store.ts';
import type { Membership, Panel } from '../panels/panel.ts';
import { listPosts } from '../people/post.store.ts';
import { listExemptMarks } from '../progress/exempt-note.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { whatStandsAgainst, type Against } from './against.ts';
import { publicContent, type EditionOrder } from './build-edition.ts';
import { joined } from './joined.ts';
import type { EditionContent } from './edition-content.ts';
import { findEditionSummary, findLastEdition, getPublicText } from './edition.store.ts';
import type { EditionSummary } from './edition.ts';
import { loadPublicRegister } from './load-register.ts';
import { readContent } from './read-content.ts';
import { inSentence } from './wording.ts';

export type Choices = Pick<EditionOrder, 'introduction' | 'grouping' | 'leaveOut'>;

export interface Prepared {
  content: EditionContent;
  previous: { edition: EditionSummary; content: EditionContent } | undefined;
}

export interface PrepareOrder extends Choices {
  /** The number it will have; a draft shows the one that would be next. */
  number: number;
  follows?: { kind: 'supplement' | 'replacement'; edition: EditionSummary; reason: string };
}

export async function prepareContent(deps: Deps, db: Db, panel: Panel, meeting: Meeting, order: PrepareOrder): Promise<Prepared> {
  const { follows, ...choices } = order;
  const last = await findComparison(db, panel, follows);
  const register = await loadPublicRegister(db, panel, meeting, deps.clock.today());
  const previous = last && { edition: last, content: joined(readContent(await getPublicText(db, last.id)), await readInherited(db, panel, last)) };
  const content = publicContent(register, deps.clock.now(), previous?.content, {
    ...choices, audience: 'public', kind: follows?.kind ?? 'main', ...(last === undefined ? {} : { previousDispatchedOn: dayOf(last.dispatchedAt) }),
    ...(follows === undefined ? {} : { follows: { title: inSentence(await titleOf(db, follows.edition, previous)), reason: follows.reason } }),
  });
  return { content, previous };
}

/** A replacement is read instead of what it replaces, so it is compared with what that one was compared with. */
async function findComparison(db: Db, panel: Panel, follows: PrepareOrder['follows']): Promise<EditionSummary | undefined> {
  if (follows?.kind !== 'replacement') return (await findLastEdition(db, panel.id)) ?? (await lastOfLine(db, panel))[0];
  return follows.edition.comparedWithId === null ? undefined : await findEditionSummary(db, follows.edition.comparedWithId);
}

/** The last report of each panel it took over from, the newest first. */
async function lastOfLine(db: Db, panel: Panel): Promise<EditionSummary[]> {
  const lasts = await Promise.all((await listPredecessors(db, panel.id)).map(({ id }) => findLastEdition(db, id)));
  return lasts.flatMap((edition) => edition ?? []).sort((a, b) => b.dispatchedAt.getTime() - a.dispatchedAt.getTime());
}

/** Until this panel has sent a report of its own with what it took over, those are compared with what was last said of them, by whichever panel. */
async function readInherited(db: Db, panel: Panel, last: EditionSummary): Promise<EditionContent[]> {
  const before = await listPredecessors(db, panel.id);
  const fresh = before.filter(({ endedOn }) => last.panelId !== panel.id || (endedOn !== null && endedOn >= dayOf(last.dispatchedAt)));
  const editions = (await lastOfLine(db, panel)).filter(({ id, panelId }) => id !== last.id && fresh.some((one) => one.id === panelId));
  return await Promise.all(editions.map(async ({ id }) => readContent(await getPublicText(db, id))));
}

async function titleOf(db: Db, edition: EditionSummary, previous: Prepared['previous']): Promise<string> {
  const content = previous?.edition.id === edition.id ? previous.content : readContent(await getPublicText(db, edition.id));
  return content.head.title;
}

/** The last moment of the last day on which papers may be published; a replacement after that day is published when it goes. */
export async function publishBeforeOf(deps: Deps, db: Db, panel: Panel, meeting: Meeting): Promise<Date> {
  const { publishBy } = cycleOf(meeting, panel, await getSettings(db), await listMovedSteps(db, meeting.id));
  const end = instantOf(publishBy, '23:59');
  return end > deps.clock.now() ? end : deps.clock.now();
}

/** Those who sit on the panel on the day; its clerk sends it and is not sent it. */
export async function listReaders(deps: Deps, db: Db, panelId: string): Promise<Membership[]> {
  return (await listMemberships(db, panelId, deps.clock.today())).filter((m) => m.part !== 'clerk');
}

/** Who reads the draft first. */
export async function listChairs(deps: Deps, db: Db, panelId: string): Promise<Membership[]> {
  return (await listReaders(deps, db, panelId)).filter((m) => m.part === 'chair');
}

export async function listAgainst(deps: Deps, db: Db, panel: Panel, meeting: Meeting, publishAt: Date): Promise<Against[]> {
  const actions = await listActions(db, panel.id);
  const marks = await listExemptMarks(db, actions.map((action) => action.id));
  const posts = new Map((await listPosts(db, deps.clock.today())).map((post) => [post.id, post]));
  const settings = await getSettings(db);
  const { publishBy } = cycleOf(meeting, panel, settings, await listMovedSteps(db, meeting.id));
  const publishOn = dayOf(publishAt);
  return whatStandsAgainst({
    actions: actions.map((action) => {
      const post = action.leadPostId === null ? undefined : posts.get(action.leadPostId);
      return { ...action, leadTitle: post?.title ?? null, holderExists: post !== undefined && post.holder !== null, exempt: marks.filter((mark) => mark.actionId === action.id) };
    }),
    recipients: (await listReaders(deps, db, panel.id)).length,
    // What is put right after the meeting can no longer be in time for it.
    clearDays: { publishOn, publishBy, enough: deps.clock.now() >= beginsAt(meeting) || givesFiveClearDays(publishOn, meeting.meetsOn, settings) },
  });
}
