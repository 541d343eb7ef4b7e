// The next report as it would be if it went now: its content, who would have it, and what stands against it. Reads only.
import { listActions } from '../actions/action.store.ts';
import { dayOf } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db } from '../database/db.ts';
import { cycleOf, givesFiveClearDays } from '../meetings/cycle.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMovedSteps } from '../meetings/meeting.store.ts';
import { listMemberships } from '../panels/panel.store.ts';
import type { Membership, Panel } from '../panels/panel.ts';
import { listPosts } from '../people/post.store.ts';
import { listExemptMarks } from '../progress/exempt-note.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { whatStandsAgainst, type Against } from './against.ts';
import { publicContent, type EditionOrder } from './build-edition.ts';
import type { EditionContent } from './edition-content.ts';
import { findLastEdition, getPublicText } from './edition.store.ts';
import type { EditionSummary } from './edition.ts';
import { loadPublicRegister } from './load-register.ts';
import { readContent } from './read-content.ts';

export type Choices = Pick<EditionOrder, 'introduction' | 'grouping' | 'leaveOut'>;

export interface Prepared {
  content: EditionContent;
  previous: { edition: EditionSummary; content: EditionContent } | undefined;
}

/** @param number the number it will have; a draft shows the one that would be next */
export async function prepareContent(deps: Deps, db: Db, panel: Panel, meeting: Meeting, order: Choices & { number: number }): Promise<Prepared> {
  const last = await findLastEdition(db, panel.id);
  const previous = last && { edition: last, content: readContent(await getPublicText(db, last.id)) };
  const register = await loadPublicRegister(db, panel, meeting, deps.clock.today());
  const content = publicContent(register, deps.clock.now(), previous?.content, {
    ...order, audience: 'public', kind: 'main', ...(last === undefined ? {} : { previousDispatchedOn: dayOf(last.dispatchedAt) }),
  });
  return { content, previous };
}

/** Those who sit on the panel on the day; its clerk sends it and is not sent it. */
export async function listReaders(deps: Deps, db: Db, panelId: string): Promise<Membership[]> {
  return (await listMemberships(db, panelId, deps.clock.today())).filter((m) => m.part !== 'clerk');
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
    clearDays: { publishOn, publishBy, enough: givesFiveClearDays(publishOn, meeting.meetsOn, settings) },
  });
}
