// One's own calendar feeds: which there are, a new address shown once, and the end of one.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { aChoice } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { feedKinds, feedPath, newSecret, secretHashOf, type CalendarFeed, type FeedKind } from './calendar-feed.ts';
import { mayHaveFeed } from './calendar-feed.policy.ts';
import { listFeedsOf } from './calendar-feed.store.ts';
import { endCalendarFeed } from './end-calendar-feed.ts';
import { makeCalendarFeed } from './make-calendar-feed.ts';

export interface OneFeed { kind: FeedKind; title: string; says: string; stands: string; makeText: string; effect: string | undefined; makeForm: FormModel; endForm: FormModel | undefined }
export interface CalendarFeedsPage { /** Shown this once. */ made: { title: string; address: string } | undefined; wasMade: boolean; feeds: readonly OneFeed[] }

const feedsView = view<CalendarFeedsPage>('meetings/calendar-feeds');
const kindForm = form({ kind: aChoice(feedKinds, { missing: 'Choose which calendar' }) });
const titles: Record<FeedKind, { title: string; says: string }> = {
  meetings: { title: 'Meetings', says: 'The day, time and place of each meeting of your panels. A meeting that is moved moves in your calendar; one that is cancelled says so.' },
  'update deadlines': { title: 'Days your updates are due', says: 'The last day for updates before each meeting of the panels that follow your actions.' },
};

export async function showCalendarFeeds(req: Request, res: Response): Promise<void> {
  await show(req, res, undefined);
}

export async function makeCalendarFeedPosted(req: Request, res: Response): Promise<void> {
  const posted = kindForm.read(req);
  if (!posted.ok) return await show(req, res, undefined);
  const secret = newSecret();
  const outcome = await makeCalendarFeed(req.deps, doerOf(req, posted), { kind: posted.order.kind, secretHash: secretHashOf(secret) });
  // The same form sent twice is one address, and the second answer cannot know it.
  const isOurs = outcome.secretHash === secretHashOf(secret);
  await show(req, res, isOurs ? { title: titles[posted.order.kind].title, address: req.deps.council.baseUrl + feedPath(secret) } : undefined, !isOurs);
}

export async function endCalendarFeedPosted(req: Request, res: Response): Promise<void> {
  const posted = kindForm.read(req);
  if (!posted.ok) return await show(req, res, undefined);
  await endCalendarFeed(req.deps, doerOf(req, posted), posted.order);
  goTo(res, '/account/calendar', 'The address no longer answers.');
}

async function show(req: Request, res: Response, made: CalendarFeedsPage['made'], wasMade = false): Promise<void> {
  const person = personOf(req);
  const feeds = await listFeedsOf(req.deps.db, person.id);
  const kinds = feedKinds.filter((kind) => mayHaveFeed(person, kind));
  renderPage(res, { title: 'Your calendar', back: { href: '/account', text: 'Your account' } }, feedsView({ made, wasMade, feeds: kinds.map((kind) => present(req, kind, feeds.find((feed) => feed.kind === kind))) }));
}

function present(req: Request, kind: FeedKind, feed: CalendarFeed | undefined): OneFeed {
  const idPrefix = kind.replaceAll(' ', '-');
  return {
    kind, ...titles[kind], stands: feed === undefined ? 'There is no address for it now.' : `There is an address for it since ${dayLong(dayOf(feed.madeAt))}. It was shown once, when it was made.`,
    makeText: `${feed === undefined ? 'Make an address' : 'Make a new address'}: ${titles[kind].title}`, effect: feed === undefined ? undefined : 'The address there is now stops answering at once, and calendars that use it show nothing new.',
    makeForm: kindForm.open(req, { action: '/account/calendar', idPrefix: `${idPrefix}-make-` }),
    endForm: feed && kindForm.open(req, { action: '/account/calendar/end', idPrefix: `${idPrefix}-end-` }),
  };
}
