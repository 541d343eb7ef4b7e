// What a calendar program gets at a feed's address: the secret is the key, and opens nothing once it is ended or its person has left.
import type { Request, Response } from 'express';
import { listOpenActionsOfPosts } from '../actions/action.store.ts';
import { addDays, type Day } from '../calendar/day.ts';
import { listPanels } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import type { Person } from '../people/person.ts';
import { findPerson } from '../people/person.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { secretHashOf, type FeedKind } from './calendar-feed.ts';
import { mayHaveFeed } from './calendar-feed.policy.ts';
import { findFeedBySecretHash } from './calendar-feed.store.ts';
import { renderCalendar } from './calendar.ical.render.ts';
import { cycleOf } from './cycle.ts';
import { deadlineEvents, meetingEvents, type FeedEvent } from './feed-events.ts';
import { listMeetings, listMovedStepsOf } from './meeting.store.ts';

/** Meetings of the last year stay in the calendar. */
const KEPT_DAYS = 365;

export async function sendCalendarFeed(req: Request<{ token: string }>, res: Response): Promise<void> {
  const { db, clock, council } = req.deps;
  const feed = await findFeedBySecretHash(db, secretHashOf(req.params.token));
  const person = feed && (await findPerson(db, feed.personId, clock.today()));
  if (feed === undefined || person === undefined) {
    // Gone for good: a calendar program then stops asking.
    res.status(410).type('text').send('This calendar address is no longer good. Sign in to make a new one.\n');
    return;
  }
  const since = addDays(clock.today(), -KEPT_DAYS);
  const events = mayHaveFeed(person, feed.kind) ? await eventsOf(req, person, feed.kind, since) : [];
  const { councilName } = await getSettings(db);
  res.set('Content-Type', 'text/calendar; charset=utf-8').attachment('calendar.ics')
    .send(renderCalendar({ name: feed.kind === 'meetings' ? `${councilName}: meetings` : `${councilName}: updates due`, baseUrl: council.baseUrl, now: clock.now(), events }));
}

async function eventsOf(req: Pick<Request, 'deps'>, person: Person, kind: FeedKind, since: Day): Promise<FeedEvent[]> {
  const { db } = req.deps;
  const panelIds = kind === 'meetings' ? person.parts.map(({ panelId }) => panelId) : (await listOpenActionsOfPosts(db, person.posts.map(({ postId }) => postId))).map(({ panelId }) => panelId);
  const panels = (await listPanels(db)).filter(({ id }) => panelIds.includes(id));
  return (await Promise.all(panels.map(async (panel) => await eventsOfPanel(req, panel, kind, since)))).flat();
}

async function eventsOfPanel({ deps: { db } }: Pick<Request, 'deps'>, panel: Panel, kind: FeedKind, since: Day): Promise<FeedEvent[]> {
  const [settings, meetings] = await Promise.all([getSettings(db), listMeetings(db, panel.id)]);
  const fed = { name: panel.name, version: panel.version + settings.version, meetings };
  if (kind === 'meetings') return meetingEvents(fed, since);
  const moved = await listMovedStepsOf(db, meetings.map(({ id }) => id));
  return deadlineEvents(fed, since, (meeting) => cycleOf(meeting, panel, settings, moved.filter(({ meetingId }) => meetingId === meeting.id)).steps.find(({ step }) => step === 'update-deadline')?.on);
}
